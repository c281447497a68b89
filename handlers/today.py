"""/today: what to do today, in the order of the day, what is overdue, and what comes tomorrow. On working mornings it
comes by itself, where that is wanted.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from coach.calendar import instant
from coach.steps import Next
from handlers import goals, planning, preferences, schedule
from handlers.planning import Planned, day_in
from handlers.schedule import INTERVIEW_OVER, LOOK
from handlers.turn import Context, Turn
from handlers.views import goals as goal_views
from handlers.views import today as views
from handlers.views.message import Message
from handlers.views.today import Item
from storage import applications, events, listing, nudges

INTERVIEW = "interview"  # one that is ahead: nothing to do but to go there
TOGETHER = 24  # applications that are planned at once: more than are shown, far less than a long search has
MATTERS = (Next.CALL, Next.EMAIL)  # steps that have a day of their own, and can be late


async def today(_update: Update, context: Context) -> None:
    """Tell it, also where there is nothing to do."""
    await context.turn.say(await agenda(context.turn) or await _nothing(context.turn))


async def agenda(turn: Turn) -> Message | None:
    """The day; None where neither today nor tomorrow has anything."""
    found, more = await _items(turn)
    if not found:
        return None
    tomorrow = day_in(turn.chat.zone, turn.now) + timedelta(days=1)
    ahead = [item for item in found if day_in(turn.chat.zone, item.at) >= tomorrow]
    now = [item for item in found if item not in ahead]
    week = goal_views.this_week(await goals.current(turn))
    made = len(await events.calls_since(turn.unit, _midnight(turn, tomorrow - timedelta(days=1))))
    budget = preferences.of(turn.chat)
    around = views.Around(more, made, budget.calls_a_day, bool(budget.morning), week)
    return views.agenda(now, ahead, around, turn.now, turn.chat.zone)


async def _items(turn: Turn) -> tuple[list[Item], int]:
    """The day's first things in their order, and how many applications have more: those are not planned."""
    end = _midnight(turn, day_in(turn.chat.zone, turn.now) + timedelta(days=2))
    ids = await applications.due_before(turn.unit, end)
    found: list[Item] = []
    while ids and len(found) < views.SHOWN:
        some, ids = ids[:TOGETHER], ids[TOGETHER:]
        found += [item for item in await _planned(turn, some) if item.at < end]
    return sorted(found, key=lambda item: (item.at, item.planned.application.id)), len(ids)


async def _planned(turn: Turn, ids: Sequence[int]) -> list[Item]:
    plans = (await planning.outlook(turn, ids)).plans
    known = await nudges.current(turn.unit, ids)
    by_step = {nudge.step: nudge.id for own in known.values() for nudge in own}
    return [item for key in ids if key in plans for item in _of(turn, plans[key], by_step)]


def _of(turn: Turn, planned: Planned, by_step: dict[str, int]) -> Iterator[Item]:
    held = planned.interview.held if planned.interview else None
    if held is not None and held > turn.now and planned.plan.next is not Next.NOTHING:
        yield Item(planned, INTERVIEW, held, None, 0)
    for wish in schedule.wishes(planned, turn.now):
        ahead = wish.kind == INTERVIEW_OVER and held is not None and held > turn.now
        if wish.kind != LOOK and not ahead:
            yield Item(planned, wish.kind, wish.due_at, _since(turn, planned, wish.kind), by_step.get(wish.step, 0))


def _since(turn: Turn, planned: Planned, kind: str) -> date | None:
    day = planned.plan.day
    late = kind in MATTERS and day is not None and day < planned.case.calendar.employer.day_of(turn.now)
    return day if late else None


def _midnight(turn: Turn, day: date) -> datetime:
    return instant(datetime.combine(day, time()), ZoneInfo(turn.chat.zone))


async def _nothing(turn: Turn) -> Message:
    """The next thing after tomorrow, if there is any."""
    following = await listing.page(turn.unit, listing.ALL_LIVE, "next", 0, 1)
    week = goal_views.this_week(await goals.current(turn))
    return views.nothing(following[0] if following else None, week, turn.now, turn.chat.zone)
