"""One field of a card, asked for and put right."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.when import PromiseKind, promise
from handlers import saving, understood
from handlers.contact_steps import read_contact
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.promise import promised
from handlers.reading import kept, locale_of, parse_when, read_place, read_when, unkept
from handlers.turn import Turn
from handlers.views import capture as views
from handlers.views import interview as interview_views
from handlers.views import moments, reading, timeline
from handlers.views.message import Message, plain
from storage import captures, listing
from storage.captures import Capture

LONGEST_LINE = 80  # characters of a company's name or a job title


async def ask(turn: Turn, card: Capture, *fields: str, then_save: bool = False) -> None:
    """Ask for the fields; afterwards the card is shown again, or saved."""
    start = {"card": card.id, "fields": list(fields), "then_save": then_save, "owed": then_save}
    start["text"] = card.data.get("text", "")
    start["held_here"] = card.data.get("held", "")
    if "held" in fields and (known := card.data.get("held")) and "T" not in known:
        start["day"] = known
    await FORM.begin(turn, start, as_edit=True)


def _ask(name: str) -> Any:
    def asked(turn: Turn, draft: Draft) -> Message:
        if name == "held" and "day" in draft:
            day = unkept(draft["day"])
            return interview_views.need_clock(moments.say_when(day, turn.now, turn.chat.zone))
        return Message(views.ASKED[name])

    return asked


def _line(name: str) -> Any:
    def read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
        line = " ".join(given.text.split())
        what = {"company": "the company's name", "title": "the job's title"}[name]
        return {name: line} if 0 < len(line) <= LONGEST_LINE else Retry(reading.need_line(what, LONGEST_LINE))

    return read


def _date(name: str, direction: str) -> Any:
    def read(turn: Turn, draft: Draft, given: Given) -> Reading:
        if "day" in draft and given.text:
            whole = parse_when(turn, f"{unkept(draft['day']):%d %B %Y} at {given.text}", "future")
            if whole.value is not None:
                return {name: kept(whole.value)}
        value = read_when(turn, given, "fix", name, direction)
        return value if isinstance(value, Retry) else {name: kept(value)}

    return read


def _promise(turn: Turn, _draft: Draft, given: Given) -> Reading:
    if given.choice:
        value = read_when(turn, given, "fix", "promise", "future")
        return (
            value
            if isinstance(value, Retry)
            else {"promise": {"moment" if "T" in given.choice else "day": kept(value)}}
        )
    now = turn.now.astimezone(ZoneInfo(turn.chat.zone))
    found = promise(given.text, now, locale=locale_of(turn.chat))
    if found.kind is PromiseKind.ASK:
        return Retry(reading.which_date(given.text, moments.choices("fix", "promise", found.candidates, now.date())))
    named = understood.promise_values(found)
    return {"promise": named} if named else Retry(interview_views.no_promise(given.text))


def _person(turn: Turn, draft: Draft, given: Given) -> Reading:
    found = read_contact(turn, draft, given)
    if isinstance(found, Retry):
        return found
    named = {"person": found["contact"], "role": found.get("contact_role"), "phone": found.get("phone")}
    return {**named, "email": found.get("email")}


def _zone(turn: Turn, draft: Draft, given: Given) -> Reading:
    """The same time on the clock, of another place."""
    found = read_place(given, "fix")
    if isinstance(found, Retry):
        return found
    held = unkept(draft["held_here"])
    if not isinstance(held, datetime):
        return {"zone": found["zone"]}
    here = held.astimezone(ZoneInfo(turn.chat.zone))
    return {"zone": found["zone"], "held": kept(here.replace(tzinfo=ZoneInfo(found["zone"])))}


BRIEF = ("company", "title")  # what is answered by a name
READERS = {
    "company": _line("company"),
    "title": _line("title"),
    "person": _person,
    "at": _date("at", "past"),
    "held": _date("held", "future"),
    "promise": _promise,
    "until": _date("until", "future"),
    "zone": _zone,
}


def _is_asked(name: str) -> Any:
    return lambda draft: name in draft.get("fields", ())  # a version before asked by another key


async def finish(turn: Turn, draft: Draft) -> None:
    """Put the answer on the card, and show or save it."""
    card = await captures.load(turn.unit, draft["card"])
    if card is None:
        await turn.say(Message(views.GONE))
        return
    new = {name: draft[name] for name in ("person", "role", "phone", "email", *READERS) if name in draft}
    new.pop("zone", None)
    if "company" in new:
        new["application"] = None
    values = understood.changed(card.data, **new)
    await captures.change(turn.unit, card, values)
    live = await listing.standing(turn.unit)
    here = turn.now.astimezone(ZoneInfo(turn.chat.zone))
    if draft["then_save"] and not understood.unclear(values) and not understood.missing(values, here):
        if await saving.save(turn, values, live):
            await captures.drop(turn.unit, card)
        return
    await turn.edit(views.card(card.id, values, live, turn.now, turn.chat.zone))


def _known(_turn: Turn, draft: Draft) -> str:
    """The words that the card is made of."""
    words = " ".join(str(draft.get("text", "")).split())
    return f"<i>“{plain(words, LONGEST_LINE)}”</i>" if words else ""


def _told(name: str) -> Callable[[Turn, Draft], str]:
    """What was understood, dates in full."""

    def told(turn: Turn, draft: Draft) -> str:
        if name == "promise":
            return timeline.promise(promised(draft[name], turn.now), turn.now, turn.chat.zone)
        if name == "zone":
            return moments.say_when(unkept(draft["held"]), turn.now, draft["zone"])
        if name in understood.DATES:
            return moments.say_when(unkept(draft[name]), turn.now, turn.chat.zone)
        return plain(draft[name])

    return told


FORM = Form(
    name="fix",
    steps=tuple(
        Step(name=name, ask=_ask(name), read=read, needed=_is_asked(name), told=_told(name), brief=name in BRIEF)
        for name, read in READERS.items()
    ),
    known=_known,
    finish=finish,
)
