"""The look at the week, on Monday morning: how the search stands, what is due, who went silent, what may be closed
(F2, F3).
"""

from collections.abc import Mapping

from coach.shelves import Shelf
from coach.stream import weekly_look
from handlers import goals, planning, preferences
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import goals as goal_views
from handlers.views import weekly as views
from handlers.views.message import Message
from storage import listing


async def look(turn: Turn, plans: Mapping[int, Planned]) -> Message | None:
    """The message of this week; none where nothing is live and somebody made an offer: the search may be over."""
    cases = [planned.case for planned in plans.values()]
    today = planning.day_in(turn.chat.zone, turn.now)
    found = weekly_look(cases, {i: p.plan for i, p in plans.items()}, preferences.of(turn.chat).goal, today)
    if not found.live and Shelf.OFFER in await listing.counts(turn.unit):
        return None
    week = goal_views.last_week(await goals.current(turn))
    return views.look(found, plans, week, turn.now, turn.chat.zone)
