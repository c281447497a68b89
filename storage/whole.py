"""How does a statement reach SQLite? In one piece: executed, read and closed in one hop to the connection's thread.

aiosqlite makes a hop each for a new cursor, for the statement, for its rows and for the cursor's end, and the hops are
what a small statement costs. SQLAlchemy reads all rows at once anyway. Both hooks are public (`async_creator_fn`, a
class of one's own); of aiosqlite's insides `_execute` is used, and tests/storage/test_whole.py watches it.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite


class WholeCursor(aiosqlite.Cursor):
    """A cursor that has all rows of its statement as soon as that is done."""

    _rows: Sequence[Any] = ()
    _done: sqlite3.Cursor | None = None

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._conn = connection

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Any = None) -> Self:
        return await self._whole(lambda cursor: cursor.execute(sql, () if parameters is None else parameters))

    async def executemany(self, sql: str, parameters: Any) -> Self:
        return await self._whole(lambda cursor: cursor.executemany(sql, parameters))

    async def _whole(self, work: Callable[[sqlite3.Cursor], object]) -> Self:
        def done() -> tuple[sqlite3.Cursor, Sequence[Any]]:
            cursor = self._conn._conn.cursor()  # made here, because it belongs to the thread that makes it
            try:
                work(cursor)
                return cursor, cursor.fetchall() if cursor.description else ()
            finally:
                cursor.close()

        self._done, self._rows = await self._conn._execute(done)  # type: ignore[no-untyped-call]
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open."""

    @property
    def description(self) -> Any:
        return None if self._done is None else self._done.description

    @property
    def rowcount(self) -> int:
        return -1 if self._done is None else self._done.rowcount

    @property
    def lastrowid(self) -> int | None:
        return None if self._done is None else self._done.lastrowid


class WholeConnection(aiosqlite.Connection):
    """A connection with such cursors."""

    def cursor(self) -> Any:
        return WholeCursor(self)


def connect(database: str, **options: Any) -> WholeConnection:
    """A connection to be awaited; `options` are sqlite3.connect's. Its thread ends with the process at the latest."""
    connection = WholeConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True
    return connection
