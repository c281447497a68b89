"""/proofs: what the person has done, in short lines. Added one by one, as a list, or picked out of a résumé."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from coach.pitch.shorten import shorten
from coach.posting.language import language
from coach.resume import Found, is_resume, proof_lines
from handlers import pasting
from handlers.buttons import Proofs, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.turn import Context, Turn
from handlers.views import proofs as views
from handlers.views.message import Message
from storage import proofs as stored

SOFT, HARD = 16, 20  # words of a line that is kept as it is; a script takes less of it
LONGEST = 200  # characters
MOST = 200  # proof points of a chat
PASTED = 20_000  # characters of a résumé
LIST_LINES, LIST_LENGTH = 25, 2000  # lines and characters: a longer list is read as a résumé is


async def proofs(_update: Update, context: Context) -> None:
    """The list; where it is empty, the question that fills it."""
    found = await stored.all_of(context.turn.unit)
    if found:
        await context.turn.say(views.listing(found, 0))
    else:
        await FORM.begin(context.turn)


async def tap(update: Update, context: Context) -> None:
    """A button under the list."""
    turn, wanted = context.turn, Proofs.unpack(data_of(update))
    if wanted.way == "page":
        await turn.edit(views.listing(await stored.all_of(turn.unit), wanted.number))
        return
    if wanted.way == "add":
        await FORM.begin(turn)
        return
    proof = await stored.load(turn.unit, wanted.number)
    match wanted.way:
        case _ if proof is None:
            turn.hint(views.GONE)
        case "open":
            await turn.edit(views.one(proof))
        case "edit":
            await EDIT.begin(turn, {"proof": proof.id, "old": proof.text})
        case "delete":
            await stored.remove(turn.unit, proof)
            await turn.edit(views.deleted(proof.text, await turn.done("proof_deleted")))


async def offer(turn: Turn, name: str, text: str) -> None:
    """Offer the lines of a text that came unasked, as those of a résumé; `name`: of its file."""
    found = _resume(text)
    if isinstance(found, Retry):
        await turn.say(found.message)
    else:
        await FORM.begin(turn, {**found, "name": name}, pasted=pasting.kept("lines", text, turn.now))


def read_lines(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """Short lines as they are; a résumé as the lines that are worth saying, to be ticked."""
    rows = [line for row in given.text.splitlines() if (line := _bare(row))]
    if not rows:
        return Retry(views.no_words())
    if given.document or is_resume(given.text) or len(rows) > LIST_LINES or len(given.text) > LIST_LENGTH:
        return _resume(given.text)
    short = {row: _short(row) for row in rows}
    kept = [text for text in short.values() if text]
    long = [row for row, text in short.items() if not text]
    cut = sum(bool(text) and text != row for row, text in short.items())
    return {"lines": kept, "long": long, "cut": cut}


def _resume(text: str) -> Reading:
    tongue = language(text)
    if tongue not in (None, "en"):
        return Retry(views.foreign_resume(tongue))
    found = proof_lines(text)
    if not found:
        return Retry(views.nothing_found())
    ticked = [number for number, line in enumerate(found) if line.strong]
    return {"lines": [], "found": [[line.text, line.strong] for line in found], "ticked": ticked, "page": 0}


def read_proof(text: str) -> str:
    """One proof as it was typed; empty where it holds no words, or is too long and cannot be cut honestly."""
    return _short(_bare(text))


def _bare(row: str) -> str:
    """A line of a list without its bullet or number."""
    plain = " ".join(row.split()).lstrip("-–—•*·▪●‣>✓✔ ").strip()
    return plain if any(sign.isalpha() for sign in plain) else ""


def _short(row: str) -> str:
    """The line as it is kept; empty where it is too long, and cannot be cut without changing what it claims."""
    kept = row if len(row) <= LONGEST and len(row.split()) <= HARD else shorten(row.rstrip("."), SOFT, HARD)
    return kept if len(kept) <= LONGEST else ""


def read_keep(_turn: Turn, draft: Draft, given: Given) -> Reading:
    """A tick, another page, or that it is done."""
    value = given.choice
    if value == "done":
        found, ticked = draft["found"], set(draft["ticked"])
        return {"keep": True, "lines": [text for number, (text, _) in enumerate(found) if number in ticked]}
    if value[:1] == "p" and value[1:].isdigit():
        return {"page": min(int(value[1:]), (len(draft["found"]) - 1) // views.PER_PAGE)}
    if value[:1] == "t" and value[1:].isdigit() and int(value[1:]) < len(draft["found"]):
        return {"ticked": sorted(set(draft["ticked"]) ^ {int(value[1:])})}
    return Retry(_ask_keep(draft))


def _ask_keep(draft: Draft) -> Message:
    return views.keep([Found(*line) for line in draft["found"]], draft["ticked"], draft["page"])


def read_shorter(_turn: Turn, draft: Draft, given: Given) -> Reading:
    """The first line that was too long, in fewer words; then the next one."""
    text = read_proof(given.text.partition("\n")[0])
    if not text:
        return Retry(views.ask_shorter(given.text))
    rest: Mapping[str, Any] = {"lines": [*draft["lines"], text], "long": draft["long"][1:]}
    return rest if rest["long"] else {**rest, "shorter": True}


async def finish(turn: Turn, draft: Draft) -> None:
    """Keep what is new."""
    had = await stored.all_of(turn.unit)
    known = {proof.text.casefold() for proof in had}
    wanted = list({line.casefold(): line for line in draft["lines"]}.values())
    new = [line for line in wanted if line.casefold() not in known]
    if len(had) + len(new) > MOST:
        await turn.edit(views.full(MOST))
    elif not new:
        await turn.edit(views.nothing_new(len(wanted)))
    else:
        for line in new:
            await stored.add(turn.unit, line, None)
        action = await turn.done("proofs")
        await turn.edit(views.kept(new, len(wanted) - len(new), draft.get("cut") or 0, action))


def read_text(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A proof in other words, on one line."""
    text = read_proof(given.text)
    return {"text": text} if text else Retry(views.ask_shorter(given.text))


async def finish_edit(turn: Turn, draft: Draft) -> None:
    """Put the new words in place of the old ones."""
    proof = await stored.load(turn.unit, draft["proof"])
    if proof is None:
        await turn.say(Message(views.GONE))
        return
    await stored.change(turn.unit, proof, draft["text"])
    await turn.edit(views.changed(draft["text"], await turn.done("proof_changed")))


FORM = Form(
    name="proofs",
    steps=(
        Step(name="lines", ask=lambda *_: views.ask_lines(), read=read_lines, longest=PASTED),
        Step(
            name="keep",
            ask=lambda _, draft: _ask_keep(draft),
            read=read_keep,
            needed=lambda draft: "found" in draft,
        ),
        Step(
            name="shorter",
            ask=lambda _, draft: views.ask_shorter(draft["long"][0]),
            read=read_shorter,
            needed=lambda draft: bool(draft.get("long")),
            optional=True,
        ),
    ),
    known=lambda _, draft: views.came(draft["name"]) if "name" in draft else "",
    finish=finish,
)
EDIT = Form(
    name="proof",
    steps=(Step(name="text", ask=lambda _, draft: views.ask_text(draft["old"]), read=read_text),),
    known=lambda *_: "",
    finish=finish_edit,
)
