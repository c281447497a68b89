"""How does a statement reach SQLite? In one piece: executed, read and closed in one hop to the connection's thread.

aiosqlite makes a hop each for a new cursor, for the statement, for its rows and for the cursor's end, and the hops are
what a small statement costs. SQLAlchemy reads all rows at once anyway. A transaction begins in the hop of its first
statement, at once and for writing, and one that is over is not rolled back once more. Both hooks are public
(`async_creator_fn`, a class of one's own); of aiosqlite's insides `_execute` is used, and tests/storage/test_whole.py
watches it.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite

from storage.away import DatabaseAway


class WholeCursor(aiosqlite.Cursor):
    """A cursor that has all rows of its statement as soon as that is done."""

    _rows: Sequence[Any] = ()
    _done: sqlite3.Cursor | None = None

    def __init__(self, connection: "WholeConnection") -> None:
        self._conn: WholeConnection = connection

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
                _begin(cursor)
                work(cursor)
                return cursor, cursor.fetchall() if cursor.description else ()
            finally:
                cursor.close()

        self._conn.is_used = True
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


def _begin(cursor: sqlite3.Cursor) -> None:
    """Take the lock for writing before the first statement, whatever it is: left alone, Python takes it late."""
    if cursor.connection.isolation_level == "IMMEDIATE" and not cursor.connection.in_transaction:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise DatabaseAway(type(error).__name__) from error


class WholeConnection(aiosqlite.Connection):
    """A connection with such cursors. With the isolation level IMMEDIATE every statement is in a transaction.

    `is_used`: whether a statement was given to it since the last transaction ended.
    """

    is_used = False

    def cursor(self) -> Any:
        return WholeCursor(self)

    async def commit(self) -> None:
        await super().commit()
        self.is_used = False

    async def rollback(self) -> None:
        """Also called by SQLAlchemy after each commit, when there is nothing to do."""
        if self.is_used:
            await super().rollback()
            self.is_used = False


def connect(database: str, **options: Any) -> WholeConnection:
    """A connection to be awaited; `options` are sqlite3.connect's. Its thread ends with the process at the latest."""
    connection = WholeConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True
    return connection
