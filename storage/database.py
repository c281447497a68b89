"""Which database is it, and how is one chat's transaction opened on it?

SQLite (the default): one connection for the whole process, and a lock file that keeps a second process out,
because SQLite before 3.51.3 can lose rows in WAL mode with two connections. PostgreSQL: as many processes as wanted.
"""

import asyncio
import fcntl
import logging
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import seal, whole
from storage.away import DatabaseAway
from storage.types import DatabaseNow

log = logging.getLogger(__name__)

UPDATES_AT_ONCE = 8  # chats whose updates one process handles at the same time, each on a connection of its own
COMMAND_SECONDS = 10.0  # in which PostgreSQL must answer each command
FROZEN_SECONDS = 15  # after which PostgreSQL ends a transaction that its replica has left alone: it holds a chat's lock
CLOSE_SECONDS = 3.0  # how long connections may take to close before they are dropped

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


class DatabaseUnusable(Exception):
    """The database cannot be used; the message is one line for the operator."""


class Database:
    """An open database. Make it with `open_database`. `key`: what its rows are sealed with, None where they are not."""

    def __init__(self, engine: AsyncEngine, lock: int | None, key: seal.Key | None = None) -> None:
        self.engine, self.key = engine, key
        self._lock = lock
        if key is not None:
            seal.arm(engine.dialect)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that commits at the end of the block and rolls back on any exception. Raises DatabaseAway."""
        async with self.connection() as connection, connection.begin():
            try:
                yield connection
            except TimeoutError:
                # What does not answer would not answer the rollback either, nor whoever is next.
                await connection.invalidate()
                raise

    @asynccontextmanager
    async def work_of(self, chat_id: int) -> AsyncIterator[AsyncConnection]:
        """A transaction in which this chat's sealed columns can be read and written. Raises DatabaseAway."""
        with seal.within(self.key, chat_id):
            async with self.transaction() as connection:
                yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees the database as it is at one moment, whatever others commit meanwhile. Raises
        DatabaseAway.
        """
        async with self.connection() as connection:
            if self.is_sqlite:
                await connection.exec_driver_sql("BEGIN")  # in WAL mode a reader sees one moment
            else:
                await connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """A connection from the pool. Raises DatabaseAway."""
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(self.engine.connect())
            except Exception as error:
                # Drivers raise anything here (OSError, their own, SQLAlchemy's), and nobody's update is to blame.
                raise DatabaseAway(type(error).__name__) from error
            yield connection

    async def close(self) -> None:
        """Close all connections; those that do not answer are dropped."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.engine.dispose()
        except TimeoutError:
            log.warning("the database did not answer the goodbye")
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def parse_url(url: str) -> URL:
    """`url` with the asynchronous driver. Raises DatabaseUnusable for what is neither SQLite nor PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseUnusable("DATABASE_URL is no database address; try sqlite:///data/dayeight.db") from None
    driver = DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise DatabaseUnusable(f"DATABASE_URL: {parsed.get_backend_name()} is not supported, sqlite and postgresql are")
    return parsed.set(drivername=driver)


async def open_database(url: str, key: seal.Key | None = None) -> Database:
    """Connect to `url`. Raises DatabaseUnusable with one line that says what is wrong and what to do."""
    parsed = parse_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    return await _tried(
        _open_sqlite(parsed, key) if is_sqlite else Database(_postgres_engine(parsed), None, key), parsed
    )


async def open_to_read(url: str) -> Database:
    """Connect to `url` to read only, beside a bot that may be running. Raises DatabaseUnusable.

    On SQLite a second connection that only reads is harmless: it cannot reset the log that the other one writes.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() != "sqlite":
        return await open_database(url)
    path = os.path.abspath(str(parsed.database))  # noqa: PTH100, ASYNC240 - looks at no disk
    if not os.access(path, os.R_OK):
        raise DatabaseUnusable(f"there is no database {parsed.database} yet: the bot makes it when it starts")
    reading = parsed.set(database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    return await _tried(Database(create_async_engine(reading, pool_size=1, max_overflow=0), None), parsed)


async def _tried(database: Database, url: URL) -> Database:
    try:
        async with database.transaction() as connection:
            await connection.execute(select(DatabaseNow()))
    except Exception as error:
        await database.close()
        raise DatabaseUnusable(f"the database {url.render_as_string()} cannot be reached: {_reason(error)}") from error
    return database


def _reason(error: BaseException) -> str:
    """What the driver said, in one line."""
    cause = error.__cause__ if isinstance(error, DatabaseAway) and error.__cause__ else error
    said = str(getattr(cause, "orig", None) or cause).strip()
    return said.partition("\n")[0] or type(cause).__name__


def _postgres_engine(url: URL) -> AsyncEngine:
    """One connection for each update in hand, and three for the loops that lead: eleven with the one that listens.
    PostgreSQL allows a hundred as it comes, which is enough for nine replicas.

    No ping before use: it would be one more round trip for each update, and whoever finds a connection dead tries
    again anyway.
    """
    session = {
        "application_name": "dayeight",
        # A replica that is frozen, or whose machine is gone, gives its chat free after this.
        "idle_in_transaction_session_timeout": f"{FROZEN_SECONDS}s",
        "tcp_keepalives_idle": "30",
        "tcp_keepalives_interval": "10",
        "tcp_keepalives_count": "3",
    }
    return create_async_engine(
        url,
        pool_size=UPDATES_AT_ONCE,
        max_overflow=3,
        pool_timeout=10,
        connect_args={"timeout": 5, "command_timeout": COMMAND_SECONDS, "server_settings": session},
    )


def _open_sqlite(url: URL, key: seal.Key | None) -> Database:
    in_memory = url.database in (None, "", ":memory:")
    lock = None if in_memory else _lock_file(Path(str(url.database)))
    connecting = {"timeout": 2, "async_creator_fn": whole.connect}
    engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=60, connect_args=connecting)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return Database(engine, lock, key)


def _lock_file(path: Path) -> int:
    """Make the folder (0700) and the file (0600), and take the lock beside it. Raises DatabaseUnusable."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        lock = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise DatabaseUnusable(f"the database file {path} cannot be opened: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise DatabaseUnusable(
            f"another process is using {path}: stop it first, or use PostgreSQL for several"
        ) from error
    return lock


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Nobody else writes to the file but a backup or a curious shell; whoever is kept waiting longer tries again.
    connection.isolation_level = None  # some of these cannot be set in a transaction
    cursor: sqlite3.Cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=2000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    connection.isolation_level = "IMMEDIATE"
