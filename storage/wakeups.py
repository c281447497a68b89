"""How do replicas wake each other? By PostgreSQL's LISTEN and NOTIFY, on a connection of its own.

A call only hastens what a slow poll would find anyway, so nothing depends on its arrival. It is sent after the commit,
not in it: a NOTIFY inside a transaction makes all commits of the database wait for one another.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from storage.away import DatabaseAway
from storage.database import Database

CHANNEL = "dayeight"
ANSWER_SECONDS = 5.0  # in which the database must answer, or the connection counts as broken


class Line:
    """An open line to the other replicas; `broken` is set when it is known to be. Make it with `listening`."""

    def __init__(self, connection: Any, heard: Callable[[], None]) -> None:
        self._connection, self._heard = connection, heard
        self.broken = asyncio.Event()

    async def open(self) -> None:
        """Begin to listen. Raises DatabaseAway."""
        self._connection.add_termination_listener(lambda _: self.broken.set())
        await self._do(self._connection.add_listener(CHANNEL, self._notified))

    async def ring(self) -> None:
        """Call the others. Raises DatabaseAway."""
        await self._do(self._connection.execute(f"NOTIFY {CHANNEL}"))

    async def test(self) -> None:
        """Find out whether the line still stands: a dead socket says nothing by itself. Raises DatabaseAway."""
        await self._do(self._connection.execute("SELECT 1"))

    async def _do(self, work: Any) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await work
        except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise DatabaseAway(type(error).__name__) from error

    def _notified(self, _connection: Any, sender: int, _channel: str, _payload: object) -> None:
        if sender != self._connection.get_server_pid():
            self._heard()


@asynccontextmanager
async def listening(database: Database, heard: Callable[[], None]) -> AsyncIterator[Line]:
    """A line on which `heard` is called whenever another replica rings. Raises DatabaseAway."""
    async with database.connection() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        line = Line(raw, heard)
        try:
            await line.open()
            yield line
        finally:
            await connection.invalidate()  # never back into the pool: it listens
