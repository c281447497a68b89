"""When does a nudge leave? Each one that is due is planned again against its timeline, rendered, and put into the
outbox.

Which replica does it does not matter: the chat's lock makes them take turns, and the second finds nothing pending.
"""

import asyncio
import logging
from datetime import datetime

from bot.clock import Clock
from bot.loops import keep_going
from handlers import nudging
from handlers.turn import Turn
from storage import nudges
from storage.database import Database
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

BATCH = 100
POLL_SECONDS = 1.0


class Nudger:
    """Looks for due nudges. `wake` says that time was moved or a nudge set; `posted` is set when something was put
    out.
    """

    def __init__(self, database: Database, clock: Clock, posted: asyncio.Event) -> None:
        self._database, self._clock, self._posted = database, clock, posted
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Nudge until `stopping` is set."""
        await keep_going(self._round, stopping=stopping, wake=self.wake, poll_seconds=POLL_SECONDS)

    async def _round(self) -> bool:
        now = self._clock.now()
        chats = await nudges.chats_with_due(self._database, now, BATCH)
        for chat_id in chats:
            await self._nudge(chat_id, now)
        if chats:
            self._posted.set()
        return bool(chats)

    async def _nudge(self, chat_id: int, now: datetime) -> None:
        async with unit_of_work(self._database, chat_id) as unit:
            await nudging.push_due(Turn(unit, now, user_id=0))
