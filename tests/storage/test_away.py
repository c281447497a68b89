"""Which errors of a real database pass by themselves, and which are ours?"""

import asyncio
import sqlite3
import subprocess
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.away import UNKNOWN, DatabaseAway, is_passing
from storage.database import Database, open_database
from storage.unit import unit_of_work

OURS = [
    "SELECT * FROM nowhere",
    "SELECT nothing FROM chats",
    "SELEC",
    "INSERT INTO chats (chat_id, name) VALUES (1, NULL)",
    "INSERT INTO seen_updates (chat_id, update_id, at) VALUES (99, 1, '2026-11-18')",  # no such chat
]
PASSING_ON_POSTGRESQL = [
    ["SELECT pg_terminate_backend(pg_backend_pid())"],
    ["SET LOCAL statement_timeout = 1", "SELECT pg_sleep(1)"],
    ["SET TRANSACTION READ ONLY", "DELETE FROM chats"],
    ["DO $$ BEGIN RAISE SQLSTATE '53100'; END $$"],  # disk full
    ["DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$"],  # deadlock
]
OURS_ON_POSTGRESQL = [
    "SELECT 1/0",
    "INSERT INTO chats (chat_id, zone) VALUES (1, repeat('x', 65))",  # the column takes 64
]


def _limit_files(pid: int, mib: int) -> None:
    """As the server's own user: root may not do that everywhere."""
    command = ("prlimit", f"--pid={pid}", f"--fsize={mib * 2**20}:")
    subprocess.run(command, check=True, user=Path(f"/proc/{pid}").stat().st_uid)


async def _error(database: Database, *statements: str) -> BaseException:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - which one it is, is what is asked
        async with database.transaction() as connection:
            for statement in statements:
                await connection.execute(text(statement))
    return raised.value


@pytest.mark.parametrize("statement", OURS)
async def test_our_own_mistakes_never_pass(database: Database, statement: str) -> None:
    assert not is_passing(await _error(database, statement))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_passes_and_what_does_not_on_postgresql(database: Database) -> None:
    for statements in PASSING_ON_POSTGRESQL:
        assert is_passing(await _error(database, *statements))
    for statement in OURS_ON_POSTGRESQL:
        assert not is_passing(await _error(database, statement))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_limit_to_what_the_server_may_write_passes(database: Database) -> None:
    """As a disk quota does: PostgreSQL knows neither by a SQLSTATE."""
    with pytest.raises(DBAPIError) as raised:
        async with database.transaction() as connection:
            pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            await asyncio.to_thread(_limit_files, pid, 16)  # as large as a segment of the write-ahead log may become
            large = "CREATE TABLE large AS SELECT repeat('x', 1000) FROM generate_series(1, 20000)"
            await connection.execute(text(large))
    assert "File too large" in str(raised.value)
    assert getattr(raised.value.orig, "sqlstate", None) == UNKNOWN
    assert is_passing(raised.value)
    assert not is_passing(await _error(database, "DO $$ BEGIN RAISE SQLSTATE 'XX000'; END $$"))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_number_that_no_column_takes_is_our_mistake(database: Database) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - which one it is, is what is asked
        async with unit_of_work(database, 2**70):
            pass
    assert not is_passing(raised.value)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_that_lets_nobody_in_is_away(database: Database) -> None:
    url = database.engine.url
    server = await asyncpg.connect(f"postgresql://postgres@/postgres?host={url.query['host']}")
    await server.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
    await server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", url.database)
    assert is_passing(await _error(database, "SELECT 1"))  # on a connection that was open
    error = await _error(database, "SELECT 1")  # on one that should be
    await server.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")
    await server.close()
    assert isinstance(error, DatabaseAway)
    assert is_passing(error)
    async with database.transaction() as connection:
        assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1


async def test_a_full_disk_passes(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    async with database.transaction() as connection:
        await connection.execute(text("CREATE TABLE t (x)"))
    async with database.engine.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 3"))
    error = await _error(database, "INSERT INTO t VALUES (randomblob(100000))")
    await database.close()
    assert "full" in str(error)
    assert is_passing(error)


async def test_a_locked_file_is_away(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    error = await _error(database, "SELECT 1")
    other.close()
    await database.close()
    assert isinstance(error, DatabaseAway)
    assert is_passing(error)


@pytest.mark.parametrize(
    ("error", "passes"),
    [(ConnectionResetError(), True), (TimeoutError(), True), (KeyError("x"), False), (FileNotFoundError("x"), False)],
)
def test_other_errors(error: Exception, passes: bool) -> None:
    assert is_passing(error) is passes
