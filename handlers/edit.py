"""What can be changed about an application, from its card? Each field is one tap and one answer, and can be undone."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from telegram import Update

from coach.timeline import Applied
from handlers import logbook, merging, planning, schedule
from handlers.add import LONGEST_LINE, read_day
from handlers.buttons import Edit, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned, day_in
from handlers.reading import as_moment, read_ahead, unkept
from handlers.turn import Context, Turn
from handlers.views import edit as views
from handlers.views import moments, reading
from storage import applications

CAN_BE_EMPTY = frozenset({"referred_by", "notes", "resume"})
MORNING = time(9)  # when a nudge that was put off to a day comes


async def field(update: Update, context: Context) -> None:
    """A field was chosen."""
    turn, tap = context.turn, Edit.unpack(data_of(update))
    planned = await logbook.find(turn, tap.application)
    if planned is None:
        return
    if tap.field in MENU:
        await MENU[tap.field](turn, planned)
    elif any(step.name == tap.field for step in FORM.steps):
        now = str(getattr(planned.application, tap.field, ""))
        known = {"application": planned.application.id, "employer": planned.application.company}
        await FORM.begin(turn, {**known, "field": tap.field, "now": now})
    else:
        turn.hint(views.OLD)


async def menu(turn: Turn, planned: Planned) -> None:
    """Everything that can be changed, with what it is now."""
    await turn.edit(views.menu(planned, turn.now, turn.chat.zone))


async def delete(turn: Turn, planned: Planned) -> None:
    """Delete the application; Undo brings it back."""
    await applications.remove(turn.unit, planned.application)
    await schedule.refresh(turn)
    await turn.edit(views.deleted(planned.application, await turn.done("deleted", planned.application.id)))


MENU: Mapping[str, Callable[[Turn, Planned], Awaitable[None]]] = {"menu": menu, "delete": delete}


def _is(name: str) -> Callable[[Draft], bool]:
    return lambda draft: draft["field"] == name


def _read_line(name: str) -> Callable[[Turn, Draft, Given], Reading]:
    def read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
        line = " ".join(given.text.split())
        if given.choice == "none" and name in CAN_BE_EMPTY:
            return {name: ""}
        fits = 0 < len(line) <= LONGEST_LINE
        return {name: line} if fits else Retry(reading.need_line(views.FIELDS[name], LONGEST_LINE))

    return read


def _read_text(name: str) -> Callable[[Turn, Draft, Given], Reading]:
    def read(_turn: Turn, _draft: Draft, given: Given) -> Reading:
        return {name: "" if given.choice == "none" else given.text}

    return read


async def finish(turn: Turn, draft: Draft) -> None:
    """Write the field, plan anew, and show what is so now."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    if not await _change(turn, planned, draft["field"], draft[draft["field"]]):
        return
    plans = await schedule.refresh(turn)
    action = await turn.done("edited", planned.application.id)
    after = plans.get(planned.application.id) or await planning.load(turn, planned.application.id) or planned
    await turn.edit(views.changed(after, draft["field"], action, turn.now, turn.chat.zone))


async def _change(turn: Turn, planned: Planned, name: str, value: str) -> bool:
    match name:
        case "applied":
            return await _change_applied(turn, planned, value)
        case "company":
            await merging.rename(turn, planned.application, value)
        case "snoozed_until":
            until = as_moment(unkept(value), turn.now, turn.chat.zone, at=MORNING)
            await applications.change(turn.unit, planned.application, snoozed_until=until)
        case _:
            await applications.change(turn.unit, planned.application, **{name: value})
    return True


async def _change_applied(turn: Turn, planned: Planned, value: str) -> bool:
    """On a day on which more happened, applying came first."""
    stored = next(s for s in planned.stored if isinstance(s.event, Applied))
    at, zone = as_moment(unkept(value), turn.now, turn.chat.zone), turn.chat.zone
    same_day = [s.event.at for s in planned.stored if s is not stored and day_in(zone, s.event.at) == day_in(zone, at)]
    return await logbook.replace_event(turn, planned, stored, replace(stored.event, at=min([at, *same_day])))


def _known(_turn: Turn, draft: Draft) -> str:
    return views.head(draft["employer"])


def _step(name: str, read: Callable[[Turn, Draft, Given], Reading], **more: Any) -> Step:
    return Step(name=name, ask=lambda _, draft: views.ask(name, draft["now"]), read=read, needed=_is(name), **more)


FORM = Form(
    name="edit",
    steps=(
        _step("company", _read_line("company")),
        _step("title", _read_line("title")),
        Step(
            name="applied",
            ask=lambda *_: views.ask_applied(),
            read=lambda turn, _, given: read_day(turn, given, "edit"),
            needed=_is("applied"),
            told=lambda turn, draft: moments.say_when(unkept(draft["applied"]), turn.now, turn.chat.zone),
        ),
        _step("referred_by", _read_line("referred_by")),
        _step("resume", _read_line("resume")),
        _step("notes", _read_text("notes")),
        Step(
            name="snoozed_until",
            ask=lambda *_: views.ask_snooze(),
            read=lambda turn, _, given: read_ahead(turn, given, "edit", "snoozed_until"),
            needed=_is("snoozed_until"),
            told=lambda turn, draft: moments.say_when(unkept(draft["snoozed_until"]), turn.now, turn.chat.zone),
        ),
    ),
    known=_known,
    finish=finish,
    lasting=False,
)
