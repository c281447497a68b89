"""The words for an application: every kind of script at hand, said differently, or changed sentence by sentence."""

from dataclasses import replace
from zlib import crc32

from telegram import Update

from coach.lint import Rule, check
from coach.pitch import Kind, Script, replace_sentence, sentences
from coach.pitch.model import WITH_SUBJECT
from coach.pitch.variants import variants
from handlers import logbook
from handlers.buttons import Sentence, Words, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned
from handlers.scripts import Said, kind_for, next_variant, said
from handlers.turn import Context, Turn
from handlers.views import pitches as views
from handlers.views import trouble
from handlers.views.message import Message
from storage import pitches
from storage.pitches import Pitch

LONGEST = 400  # characters of a sentence in own words
LONGEST_SCRIPT = 2500  # characters of a script
SUBJECT = "subject"  # stands for the sentence where the subject is changed
HINTS = 2  # hints that are shown on a script


async def show(turn: Turn, planned: Planned) -> None:
    """The words for the next step; where it has none, what there is to choose from."""
    kind = kind_for(planned, planned.plan.next.value)
    if kind is None:
        await menu(turn, planned)
    else:
        await offer(turn, planned, kind)


async def menu(turn: Turn, planned: Planned) -> None:
    """Every kind of script."""
    await turn.edit(views.menu(planned))


async def offer(turn: Turn, planned: Planned, kind: Kind) -> None:
    """A script of this kind, in a message of its own."""
    await turn.say(await _script(turn, planned, kind))


async def _script(turn: Turn, planned: Planned, kind: Kind, *, undo: int = 0) -> Message:
    found = await said(turn, planned, kind)
    return views.script(planned, found.script, found.own, hints(found), undo)


def hints(found: Said) -> list[str]:
    """What could be better, the most important first, at most HINTS; nothing of it is a must."""
    findings = check(found.script, found.script.kind, found.facts)[:HINTS]
    unknown = not found.facts.my_phone
    return [views.NO_NUMBER if unknown and each.rule is Rule.NUMBER else each.message for each in findings]


async def tap(update: Update, context: Context) -> None:
    """A button under a script."""
    turn, wanted = context.turn, Words.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    if planned is None or wanted.kind not in set(Kind):
        turn.hint(turn.toast or trouble.OLD_BUTTON)
        return
    kind = Kind(wanted.kind)
    match wanted.way:
        case "show":
            await turn.edit(await _script(turn, planned, kind))
        case "edit":
            await turn.edit(views.edit(planned, (await said(turn, planned, kind)).script, key_of))
        case "other" | "fresh":
            await _compose_anew(turn, planned, kind, other=wanted.way == "other")
        case _:
            turn.hint(trouble.OLD_BUTTON)


async def _compose_anew(turn: Turn, planned: Planned, kind: Kind, *, other: bool) -> None:
    """The composed words instead of the person's own; `other`: in another wording, which is used from now on."""
    found = await said(turn, planned, kind)
    pitch = found.pitch or Pitch(application_id=planned.application.id, kind=kind)
    variant = next_variant(found, pitch.variant, turn, planned) if other else pitch.variant
    fresh = replace(pitch, variant=variant, subject="", paragraphs=())
    await pitches.keep(turn.unit, fresh, before=found.pitch)
    action = await turn.done("pitch", planned.application.id)
    await turn.edit(await _script(turn, planned, kind, undo=action))


def key_of(sentence: str) -> str:
    """A sentence in the data of a button: its place may change, its words are what it is."""
    return f"{crc32(sentence.encode()):08x}"


async def sentence(update: Update, context: Context) -> None:
    """A sentence was picked, or is to be changed."""
    turn, wanted = context.turn, Sentence.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    if planned is None or wanted.kind not in set(Kind):
        turn.hint(turn.toast or trouble.OLD_BUTTON)
        return
    kind = Kind(wanted.kind)
    found = await said(turn, planned, kind)
    place = next((n for n, each in enumerate(sentences(found.script)) if key_of(each) == wanted.key), None)
    if wanted.key == SUBJECT and kind in WITH_SUBJECT:
        await _reword(turn, planned, kind, SUBJECT, found.script.subject or "")
    elif place is None:
        turn.hint(views.CHANGED)
    else:
        await _on_sentence(turn, planned, found, place, wanted)


async def _on_sentence(turn: Turn, planned: Planned, found: Said, place: int, wanted: Sentence) -> None:
    text = sentences(found.script)[place]
    others = variants(found.script.kind, found.facts, found.script, place, found.variant)
    match wanted.way:
        case "open":
            await turn.edit(views.sentence(planned, found.script, wanted.key, text, others))
        case "reword":
            await _reword(turn, planned, found.script.kind, wanted.key, text)
        case "drop" if len(sentences(found.script)) > 1:
            await _keep(turn, planned, found, replace_sentence(found.script, place, ""))
        case "0" | "1" | "2" if int(wanted.way) < len(others):
            await _keep(turn, planned, found, replace_sentence(found.script, place, others[int(wanted.way)]))
        case _:
            turn.hint(views.LAST_ONE if wanted.way == "drop" else trouble.OLD_BUTTON)


async def _keep(turn: Turn, planned: Planned, found: Said, script: Script) -> None:
    """These words are the ones from now on, in nudges as well."""
    kind, before = script.kind, found.pitch
    new = before or Pitch(application_id=planned.application.id, kind=kind)
    own = replace(new, subject=script.subject or "", paragraphs=script.paragraphs)
    await pitches.keep(turn.unit, own, before=before)
    action = await turn.done("pitch", planned.application.id)
    await turn.edit(await _script(turn, planned, kind, undo=action))


async def _reword(turn: Turn, planned: Planned, kind: Kind, key: str, old: str) -> None:
    await REWORD.begin(turn, {"application": planned.application.id, "kind": kind, "key": key, "old": old})


def _read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    text = " ".join(given.text.split())
    return {"text": text} if 0 < len(text) <= LONGEST else Retry(views.one_sentence(LONGEST))


async def _finish(turn: Turn, draft: Draft) -> None:
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    found = await said(turn, planned, Kind(draft["kind"]))
    if draft["key"] == SUBJECT:
        await _keep(turn, planned, found, replace(found.script, subject=draft["text"]))
        return
    place = next((n for n, each in enumerate(sentences(found.script)) if key_of(each) == draft["key"]), None)
    if place is None:
        await turn.say(Message(views.CHANGED))
    elif len(found.script.text) + len(draft["text"]) > LONGEST_SCRIPT:
        await turn.say(views.too_long())
    else:
        await _keep(turn, planned, found, replace_sentence(found.script, place, draft["text"]))


REWORD = Form(
    name="reword",
    steps=(Step(name="text", ask=lambda _, draft: views.ask_text(draft["old"]), read=_read),),
    known=lambda *_: "",
    finish=_finish,
)
