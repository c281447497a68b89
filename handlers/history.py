"""What happened can be corrected: when it was, what came of it, or that it was not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from coach.timeline import Applied, Channel, Debriefed, Event, Interview, Outcome, Promised, Touch
from coach.validity import possible
from handlers import logbook, schedule
from handlers.buttons import Past, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.interview import read_moment
from handlers.planning import Planned, day_in
from handlers.promise import promised, read_promise, told_promise
from handlers.reading import as_moment, kept, read_ahead, read_when, unkept
from handlers.turn import Context, Turn
from handlers.views import history as views
from handlers.views import moments, reading
from handlers.views.interview import ask_forgot, ask_promised, ask_went_well, ask_with
from storage import members
from storage.events import StoredEvent

LONGEST_WITH = 80  # characters
LONGEST_NOTE = 1000


async def tap(update: Update, context: Context) -> None:
    """A button under what happened."""
    turn, wanted = context.turn, Past.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    if planned is None:
        return
    stored = next((each for each in planned.stored if each.id == wanted.event), None)
    if wanted.way == "list":
        names = {} if turn.private else await members.names(turn.unit)
        await turn.edit(views.listing(planned, names, turn.now, turn.chat.zone))
    elif stored is None:
        turn.hint(views.GONE)
    else:
        await _do(turn, planned, stored, wanted.way)


async def _do(turn: Turn, planned: Planned, stored: StoredEvent, way: str) -> None:
    way, _, value = way.partition(":")
    if way == "remove" and not isinstance(stored.event, Applied):
        if await logbook.replace_event(turn, planned, stored, None):
            await _tell(turn, planned, None)
    elif way == "outcome" and isinstance(stored.event, Touch):
        await turn.edit(views.outcomes(planned, stored, _outcomes(stored.event.channel)))
    elif way == "as" and isinstance(stored.event, Touch) and value in set(_outcomes(stored.event.channel)):
        other = Touch(at=stored.event.at, channel=stored.event.channel, outcome=Outcome(value))
        if await logbook.replace_event(turn, planned, stored, other):
            await _tell(turn, planned, other)
    elif way in views.ways_of(stored.event) and way in {step.name for step in FORM.steps}:
        about = {"application": planned.application.id, "event": stored.id, "way": way}
        await FORM.begin(turn, {**about, "head": views.head(planned, stored, turn.now, turn.chat.zone)})
    else:
        await turn.edit(views.one(planned, stored, turn.now, turn.chat.zone))


def _outcomes(channel: Channel) -> list[Outcome]:
    return [outcome for outcome in Outcome if possible(channel, outcome)]


def _read_at(turn: Turn, _draft: Draft, given: Given) -> Reading:
    found = read_when(turn, given, "past", "at", "past")
    if isinstance(found, Retry):
        return found
    ahead = found > turn.now if isinstance(found, datetime) else found > day_in(turn.chat.zone, turn.now)
    if ahead:
        return Retry(reading.not_past(moments.say_when(found, turn.now, turn.chat.zone)))
    return {"at": kept(found)}


def _read_held(turn: Turn, _draft: Draft, given: Given) -> Reading:
    found = read_moment(turn, given, "past", "held")
    if isinstance(found, Retry):
        return found
    return {"held": kept(found)} if isinstance(found, datetime) else Retry(views.need_clock())


def _read_text(name: str, longest: int) -> Callable[[Turn, Draft, Given], Reading]:
    return lambda _t, _d, given: {name: (given.name or given.text)[:longest]}


async def finish(turn: Turn, draft: Draft) -> None:
    """Put the corrected event in the place of the old one, where what follows can still have happened."""
    planned = await logbook.find(turn, draft["application"])
    stored = next((s for s in planned.stored if s.id == draft["event"]), None) if planned else None
    if planned is None or stored is None:
        return
    new = _corrected(turn, stored.event, draft)
    if new is None:
        await turn.say(views.gone())
    elif await logbook.replace_event(turn, planned, stored, new):
        await _tell(turn, planned, new)


def _corrected(turn: Turn, old: Event, draft: Draft) -> Event | None:
    match draft["way"], old:
        case "at", _:
            return replace(old, at=_same_hour(turn, old, draft["at"]))
        case "held", Interview():
            held = as_moment(unkept(draft["held"]), turn.now, turn.chat.zone)
            return replace(old, held=held, at=min(old.at, held))
        case "back", Touch():
            back = unkept(draft["back"])
            if isinstance(back, datetime):
                return replace(old, moment=back, day=None)
            return replace(old, moment=None, day=back)
        case "with", Interview():
            return replace(old, with_whom=draft["with"])
        case "promised", Promised() if draft["promised"]:
            return replace(promised(draft["promised"], old.at), by=old.by)
        case ("forgot" | "went_well") as way, Debriefed():
            changed: dict[str, Any] = {way: draft[way]}
            return replace(old, **changed)
    return None


def _same_hour(turn: Turn, old: Event, value: str) -> datetime:
    """The moment; of a day alone, the hour at which it was before."""
    clock = old.at.astimezone(ZoneInfo(turn.chat.zone)).time()
    return as_moment(unkept(value), turn.now, turn.chat.zone, at=clock)


async def _tell(turn: Turn, planned: Planned, new: Event | None) -> None:
    plans = await schedule.refresh(turn)
    action = await turn.done("corrected", planned.application.id)
    after = plans.get(planned.application.id) or planned
    await turn.edit(views.corrected(after, new, action, turn.now, turn.chat.zone))


def _told(name: str) -> Callable[[Turn, Draft], str]:
    """A date in full."""
    return lambda turn, draft: moments.say_when(unkept(draft[name]), turn.now, turn.chat.zone)


def _way(name: str) -> Callable[[Draft], bool]:
    return lambda draft: bool(draft["way"] == name)


FORM = Form(
    name="past",
    steps=(
        Step(name="at", ask=lambda *_: views.ask_at(), read=_read_at, needed=_way("at"), told=_told("at")),
        Step(name="held", ask=lambda *_: views.ask_held(), read=_read_held, needed=_way("held"), told=_told("held")),
        Step(
            name="with",
            ask=lambda *_: ask_with(),
            read=_read_text("with", LONGEST_WITH),
            needed=_way("with"),
        ),
        Step(
            name="back",
            ask=lambda *_: views.ask_back(),
            read=lambda turn, _, given: read_ahead(turn, given, "past", "back"),
            needed=_way("back"),
            told=_told("back"),
        ),
        Step(
            name="promised",
            ask=lambda *_: ask_promised("past"),
            read=read_promise,
            needed=_way("promised"),
            told=told_promise,
        ),
        Step(
            name="forgot",
            ask=lambda *_: ask_forgot(),
            read=_read_text("forgot", LONGEST_NOTE),
            needed=_way("forgot"),
        ),
        Step(
            name="went_well",
            ask=lambda *_: ask_went_well(),
            read=_read_text("went_well", LONGEST_NOTE),
            needed=_way("went_well"),
        ),
    ),
    known=lambda _, draft: str(draft["head"]),
    finish=finish,
    lasting=False,
)
