"""The one question that an answer leaves open: when they will decide, when to call back, what they were missing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.timeline import Decided, Outcome, Promised, Touch
from coach.when import promise
from handlers import logbook
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned, day_in
from handlers.reading import kept, locale_of, read_ahead, read_when, unkept
from handlers.turn import Turn
from handlers.views import interview as views
from handlers.views import moments, reading, timeline
from handlers.views.card import who
from storage import events


def read_promise(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A moment, a day, a span, or nothing."""
    if given.choice:
        try:
            return {"promised": _chosen_promise(turn, given.choice)}
        except (ValueError, TypeError, OverflowError):  # a forged button
            return Retry(views.no_promise(given.choice))
    now = turn.now.astimezone(ZoneInfo(turn.chat.zone))
    found = promise(given.text, now, locale=locale_of(turn.chat))
    match found.kind:
        case "span":
            return {"promised": {"span_days": found.span_days}}
        case "day" | "moment" if value := found.moment or found.day:
            return {"promised": {str(found.kind): kept(value)}}
        case "ask":
            step, form = "promised", next(n for n in turn.open if turn.open[n].active)
            rows = moments.choices(form, step, found.candidates, now.date())
            return Retry(reading.which_date(given.text, rows))
    return Retry(views.no_promise(given.text))


def _chosen_promise(turn: Turn, choice: str) -> dict[str, Any] | None:
    if choice == "none":
        return None
    if choice.startswith("span"):
        return {"span_days": int(choice.removeprefix("span"))}
    if choice.startswith("day"):
        day = day_in(turn.chat.zone, turn.now) + timedelta(days=int(choice.removeprefix("day")))
        return {"day": day.isoformat()}
    value = _value(choice, turn)
    return {"moment" if isinstance(value, datetime) else "day": kept(value)}


def _value(choice: str, turn: Turn) -> date | datetime:
    """The value of a candidate's button."""
    value = read_when(turn, Given(choice=choice), "", "", "future")
    if isinstance(value, Retry):
        raise TypeError("a button's value is a date")
    return value


def promised(values: dict[str, Any], at: datetime) -> Promised:
    """The event for a draft's promise."""
    fields: dict[str, Any] = {name: v if name == "span_days" else unkept(v) for name, v in values.items()}
    return Promised(at=at, **fields)


def told_promise(turn: Turn, draft: Draft) -> str:
    """What they promised, so that a misreading shows."""
    return timeline.promise(promised(draft["promised"], turn.now), turn.now, turn.chat.zone)


def _about(planned: Planned) -> Draft:
    return {"application": planned.application.id, "who": who(planned.application)}


async def ask_promise(turn: Turn, planned: Planned, *, owed: bool = False) -> None:
    """Which day, moment or span did they name? `owed`: they did name one."""
    await PROMISE.begin(turn, {**_about(planned), "owed": owed})


async def ask_callback(turn: Turn, planned: Planned) -> None:
    """When did they ask to be called back?"""
    await CALLBACK.begin(turn, _about(planned))


async def ask_missing(turn: Turn, planned: Planned) -> None:
    """What were they missing?"""
    await MISSING.begin(turn, _about(planned))


def read_callback(turn: Turn, _draft: Draft, given: Given) -> Reading:
    """A day or a moment ahead."""
    if given.choice.startswith("day"):
        return {"when": (read_promise(turn, {}, given) or {})["promised"]["day"]}  # type: ignore[index]
    return read_ahead(turn, given, "callback", "when")


async def finish_promise(turn: Turn, draft: Draft) -> None:
    """The promise replaces every other wait (W7)."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    if draft.get("promised"):
        await logbook.write(turn, planned, [promised(draft["promised"], turn.now)], "promised")
    else:
        await turn.edit(views.no_day_named(planned, turn.now, turn.chat.zone))


async def finish_callback(turn: Turn, draft: Draft) -> None:
    """The callback that was logged gets its day or moment."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None or not draft.get("when"):
        return
    stored = planned.stored[-1]
    if not isinstance(stored.event, Touch) or stored.event.outcome is not Outcome.CALLBACK:
        return
    name = "moment" if "T" in draft["when"] else "day"
    timed = replace(stored.event, **{name: unkept(draft["when"])})  # type: ignore[arg-type]
    await events.replace(turn.unit, stored, planned.application.id, timed)
    await logbook.conclude(turn, planned.application.id, "logged")


async def finish_missing(turn: Turn, draft: Draft) -> None:
    """The decision that was logged gets its reason."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None or not draft.get("missing"):
        return
    stored = planned.stored[-1]
    if isinstance(stored.event, Decided):
        noted = replace(stored.event, missing=draft["missing"])
        await events.replace(turn.unit, stored, planned.application.id, noted)
        await logbook.conclude(turn, planned.application.id, "decided")


def _known(_turn: Turn, draft: Draft) -> str:
    return f"<b>{draft['who']}</b>"


PROMISE = Form(
    name="promise",
    steps=(Step(name="promised", ask=lambda *_: views.ask_promised("promise"), read=read_promise, told=told_promise),),
    known=_known,
    finish=finish_promise,
)
CALLBACK = Form(
    name="callback",
    steps=(
        Step(
            name="when",
            ask=lambda *_: views.ask_callback(),
            read=read_callback,
            told=lambda turn, draft: moments.say_when(unkept(draft["when"]), turn.now, turn.chat.zone),
            optional=True,
        ),
    ),
    known=_known,
    finish=finish_callback,
)
MISSING = Form(
    name="missing",
    steps=(
        Step(
            name="missing",
            ask=lambda *_: views.ask_missing(),
            read=lambda _t, _d, given: {"missing": given.text[:200]},
            optional=True,
        ),
    ),
    known=_known,
    finish=finish_missing,
)
