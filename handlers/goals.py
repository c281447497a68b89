"""/goals: how many applications and calls the person wants to make a week, and how the weeks go."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from coach.calendar import instant
from coach.goals import WEEKS, Goal, goal, monday
from handlers import preferences
from handlers.planning import day_in
from handlers.turn import Context, Turn
from handlers.views import goals as views
from storage import applications, events

APPLICATIONS, CALLS = "applications", "calls"


async def goals(_update: Update, context: Context) -> None:
    """Tell how the weeks go, with a way to set the goals."""
    await context.turn.say(views.goals(await current(context.turn)))


async def show(turn: Turn) -> None:
    """The same in the place of the settings."""
    await turn.edit(views.goals(await current(turn)))


async def current(turn: Turn) -> Mapping[str, Goal]:
    """The goals that are set, with the weeks so far."""
    wanted = preferences.of(turn.chat)
    today = day_in(turn.chat.zone, turn.now)
    since = _midnight(turn, monday(today) - timedelta(weeks=WEEKS - 1))
    found: dict[str, Goal] = {}
    if wanted.applications_a_week:
        sent = await applications.applied_since(turn.unit, since)
        found[APPLICATIONS] = goal(_days(turn, sent), wanted.applications_a_week, today)
    if wanted.calls_a_week:
        made = await events.calls_since(turn.unit, since)
        found[CALLS] = goal(_days(turn, made), wanted.calls_a_week, today)
    return found


def _days(turn: Turn, moments: Iterable[datetime]) -> list[date]:
    return [day_in(turn.chat.zone, moment) for moment in moments if moment <= turn.now]


def _midnight(turn: Turn, day: date) -> datetime:
    return instant(datetime.combine(day, time()), ZoneInfo(turn.chat.zone))
