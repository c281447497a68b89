"""Does a statement reach SQLite in one hop, and do errors, rows and counts come back as from aiosqlite's own cursor?"""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import whole
from storage.database import open_database
from storage.whole import WholeConnection


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[WholeConnection]:
    opened = await whole.connect(str(tmp_path / "a.db"))
    assert isinstance(opened, WholeConnection)
    yield opened
    await opened.close()


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is done on the connection's thread from now on."""
    hops: list[object] = []
    real = aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, *given: object) -> object:
        hops.append(given)
        return await real(self, *given)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    return hops


async def test_each_statement_is_one_hop(connection: WholeConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    hops = _counted(monkeypatch)
    async with connection.cursor() as cursor:
        await cursor.execute("CREATE TABLE a (x INTEGER PRIMARY KEY)")
        await cursor.executemany("INSERT INTO a VALUES (?)", [(1,), (2,), (3,)])
        assert cursor.rowcount == 3
        await cursor.execute("SELECT x FROM a WHERE x > ? ORDER BY x", (1,))
        assert cursor.description[0][0] == "x"
        assert await cursor.fetchall() == [(2,), (3,)]
    assert len(hops) == 3


async def test_an_error_is_the_drivers_own_and_leaves_the_connection_usable(connection: WholeConnection) -> None:
    async with connection.cursor() as cursor:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await cursor.execute("SELECT * FROM nowhere")
        await cursor.execute("SELECT 8")
        assert await cursor.fetchall() == [(8,)]


async def test_sqlalchemy_uses_it_and_rolls_back_what_fails(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    async with database.transaction() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert isinstance(driver, WholeConnection)
        await connection.execute(text("CREATE TABLE a (x INTEGER PRIMARY KEY)"))
    with pytest.raises(IntegrityError):
        async with database.transaction() as connection:
            await connection.execute(text("INSERT INTO a VALUES (1)"))
            await connection.execute(text("INSERT INTO a VALUES (1)"))
    async with database.transaction() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM a"))).scalar_one() == 0
    await database.close()


async def test_a_transaction_takes_the_lock_with_its_first_statement_and_ends_in_one_hop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None, timeout=0)
    hops = _counted(monkeypatch)
    async with database.transaction() as connection:
        await connection.execute(text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    assert len(hops) == 2
    other.execute("BEGIN IMMEDIATE")
    other.close()
    await database.close()
