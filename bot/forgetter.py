"""Who forgets chats that nobody uses? The replica that leads: told once, and a week later deleted."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.loops import keep_going
from handlers import forgetting as chats
from handlers.policy import Policy
from handlers.turn import Turn
from storage import forgetting, invitations
from storage.database import Database
from storage.unit import Unit, unit_of_work

LOOK_SECONDS = 3600.0  # between two looks
BATCH = 50
MONTH = timedelta(days=30)
NOTICE = timedelta(days=7)
EMPTY_AFTER = timedelta(days=4)  # the rows of a chat of which nothing is left: longer than updates are remembered


class Forgetter:
    """Looks for unused chats while this process `leads`; `posted` is called when something is to be said."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        leads: Callable[[], bool],
        policy: Policy,
        posted: Callable[[], None],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._database, self._clock, self._leads = database, clock, leads
        self._policy, self._posted, self._look_seconds = policy, posted, look_seconds

    async def run(self, stopping: asyncio.Event) -> None:
        """Look until `stopping` is set."""
        await keep_going(self.look, stopping=stopping, wake=asyncio.Event(), poll_seconds=self._look_seconds)

    async def look(self) -> bool:
        """One look. Returns whether there may be more."""
        if not self._leads():
            return False
        now = self._clock.now()
        await forgetting.begin_to_count(self._database, now)
        await invitations.sweep(self._database, now)
        dropped = await forgetting.drop_empty(self._database, now - EMPTY_AFTER, BATCH)
        told = await self._of_unused(now) if self._policy.forget_after_months else 0
        if told:
            self._posted()
        return dropped == BATCH or told > 0

    async def _of_unused(self, now: datetime) -> int:
        unused = now - self._policy.forget_after_months * MONTH
        to_forget = await forgetting.to_forget(self._database, unused, now - NOTICE, BATCH)
        to_warn = await forgetting.to_warn(self._database, unused + NOTICE, BATCH)
        for chat_id in to_forget:
            await self._do(chat_id, now, chats.lapse, lambda unit: unit.chat.warned_at is not None)
        for chat_id in to_warn:
            await self._do(chat_id, now, chats.warn, lambda unit: unit.chat.warned_at is None)
        return len(to_forget) + len(to_warn)

    async def _do(
        self, chat_id: int, now: datetime, work: Callable[[Turn], Awaitable[None]], still: Callable[[Unit], bool]
    ) -> None:
        async with unit_of_work(self._database, chat_id) as unit:
            if still(unit):  # they may have written just now
                await work(Turn(unit, now, user_id=0, private=chat_id > 0, policy=self._policy))
