"""Who clears away what is over? The replica that leads, in small batches, so that nobody waits for it."""

import asyncio
from collections.abc import Callable

from bot.backoff import pause
from bot.clock import Clock
from bot.loops import keep_going
from storage import retention
from storage.compact import shorten_log
from storage.database import Database

SWEEP_SECONDS = 600.0  # between two looks
FOLLOWING_SECONDS = 60.0  # between two looks whether this replica leads
REST_SECONDS = 0.05  # between two batches


class Sweeper:
    """Deletes what storage/retention.py calls old, while this process `leads`."""

    def __init__(self, database: Database, clock: Clock, leads: Callable[[], bool]) -> None:
        self._database, self._clock, self._leads = database, clock, leads
        self._sweep_at = 0.0

    async def run(self, stopping: asyncio.Event) -> None:
        """Sweep until `stopping` is set."""

        async def sweep() -> bool:
            now = asyncio.get_running_loop().time()
            if not self._leads() or now < self._sweep_at:
                return False
            swept = await retention.sweep(self._database, self._clock.now())
            if not swept:
                await shorten_log(self._database)
                self._sweep_at = now + SWEEP_SECONDS
            await pause(REST_SECONDS, stopping)
            return bool(swept)

        await keep_going(sweep, stopping=stopping, wake=asyncio.Event(), poll_seconds=FOLLOWING_SECONDS)
