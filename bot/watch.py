"""Who warns the operator, where no Prometheus does? The replica that leads, in OWNER_CHAT, at most once an hour."""

import asyncio
from collections.abc import Callable

from bot.clock import Clock
from bot.loops import keep_going
from handlers.views import warning as views
from storage import outbox, set_aside
from storage.database import Database
from storage.stats import backlog
from storage.unit import unit_of_work

LOOK_SECONDS = 300.0  # between two looks; the first comes that long after a start, when an outage is made up for
QUIET_SECONDS = 3600.0  # after a warning


class Watch:
    """Looks after the backlog while this process `leads`. `owner`: the chat to warn, None where there is none; `posted`
    is called when there is something to send.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        leads: Callable[[], bool],
        owner: int | None,
        posted: Callable[[], None],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._database, self._clock, self._leads = database, clock, leads
        self._owner, self._posted, self._look_seconds = owner, posted, look_seconds
        self._known: int | None = None  # updates set aside that were told, or were before this process led
        self._quiet_until = 0.0

    async def run(self, stopping: asyncio.Event) -> None:
        """Warn until `stopping` is set; with nobody to warn, there is nothing to do."""
        if self._owner is not None:
            poll = self._look_seconds
            await keep_going(self._look, stopping=stopping, wake=asyncio.Event(), poll_seconds=poll)

    async def _look(self) -> bool:
        """Look once. Returns False: there is never more to do at once."""
        if not self._leads():
            self._known = None
        elif self._known is None:
            self._known = await set_aside.count(self._database)
        elif asyncio.get_running_loop().time() >= self._quiet_until:
            await self._warn(self._known)
        return False

    async def _warn(self, known: int) -> None:
        count, state = await set_aside.count(self._database), await backlog(self._database, self._clock.now())
        found = views.worries(state, max(count - known, 0))
        self._known = count
        if found and self._owner is not None:
            async with unit_of_work(self._database, self._owner) as unit:
                await outbox.put(unit, "sendMessage", views.warning(found).payload())
            self._quiet_until = asyncio.get_running_loop().time() + QUIET_SECONDS
            self._posted()
