"""Which replica leads? One at a time polls, nudges, sends and sweeps; another takes over when it dies."""

import asyncio
import logging
import time
from collections.abc import Callable
from secrets import token_hex

from bot.loops import keep_going
from storage import leases
from storage.away import is_passing
from storage.database import Database

log = logging.getLogger(__name__)


class Lead:
    """A lease on the database's clock that lasts `seconds` and is renewed after each third of it; `won` is called when
    this process begins to lead.
    """

    def __init__(self, database: Database, seconds: float, won: Callable[[], None] = lambda: None) -> None:
        self._database, self._seconds, self._won = database, seconds, won
        self._me = token_hex(8)
        self._until = 0.0

    def held(self) -> bool:
        """Whether this process leads now. Counted from before the lease was asked for: others count it as longer."""
        return time.monotonic() < self._until

    async def run(self, stopping: asyncio.Event) -> None:
        """Take the lead whenever nobody has it, until `stopping` is set; then let another take it at once."""
        nothing_wakes = asyncio.Event()
        try:
            await keep_going(self._renew, stopping=stopping, wake=nothing_wakes, poll_seconds=self._seconds / 3)
        finally:
            await self._give_up()

    async def _renew(self) -> bool:
        asked, led = time.monotonic(), self.held()
        mine = await leases.acquire(self._database, leases.LEADER, self._me, self._seconds)
        self._until = asked + self._seconds if mine else 0.0
        if mine and not led:
            log.info("this process leads")
            self._won()
        return False

    async def _give_up(self) -> None:
        self._until = 0.0
        try:
            await leases.release(self._database, leases.LEADER, self._me)
        except Exception as error:
            if not is_passing(error):
                raise
            log.info("the lead ends by itself in %.0f s: the database is away", self._seconds)
