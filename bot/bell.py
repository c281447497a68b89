"""How does a replica tell the one that leads that there is something to send? It rings, and the others look."""

import asyncio
import logging
from collections.abc import Callable

from bot.backoff import pause
from bot.loops import keep_going
from storage import wakeups
from storage.away import DatabaseAway
from storage.database import Database

log = logging.getLogger(__name__)

TEST_SECONDS = 15.0  # between two looks whether the line still stands
APART_SECONDS = 0.02  # from the wish to ring until it rings: whatever else is said within it needs no ring of its own


class Bell:
    """Rings the other replicas on PostgreSQL, and calls `woken` when one of them rings."""

    def __init__(self, database: Database, woken: Callable[[], None]) -> None:
        self._database, self._woken = database, woken
        self._wanted = asyncio.Event()

    def ring(self) -> None:
        """Wake the others soon."""
        self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Listen and ring until `stopping` is set; while the database is away it is tried again."""

        async def listen() -> bool:
            await self._listen(stopping)
            return True

        await keep_going(listen, stopping=stopping, wake=asyncio.Event(), poll_seconds=TEST_SECONDS)

    async def _listen(self, stopping: asyncio.Event) -> None:
        async with wakeups.listening(self._database, self._woken) as line:
            self._woken()  # for what was said while nobody listened here
            while not stopping.is_set():
                await pause(TEST_SECONDS, self._wanted, line.broken, stopping)
                try:
                    await self._use(line)
                except DatabaseAway:
                    log.info("the line to the other replicas broke, and is opened anew")
                    return

    async def _use(self, line: wakeups.Line) -> None:
        if not self._wanted.is_set():
            await line.test()
            return
        await asyncio.sleep(APART_SECONDS)
        self._wanted.clear()
        try:
            await line.ring()
        except DatabaseAway:
            self._wanted.set()
            raise
