"""Do replicas wake each other, and does it come back by itself when the line breaks?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.bell import Bell
from storage.database import Database, open_database
from tests.support.databases import through

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@asynccontextmanager
async def _bell(database: Database, woken: asyncio.Event) -> AsyncIterator[Bell]:
    """A bell that listens."""
    bell, stopping = Bell(database, woken.set), asyncio.Event()
    task = asyncio.create_task(bell.run(stopping))
    async with asyncio.timeout(20):
        await woken.wait()  # whoever begins to listen looks at once
        woken.clear()
        yield bell
    stopping.set()
    await task


async def _heard(woken: asyncio.Event) -> None:
    async with asyncio.timeout(10):
        await woken.wait()
    woken.clear()


async def test_a_ring_wakes_the_others_and_not_the_one_that_rings(database: Database) -> None:
    one_woken, other_woken = asyncio.Event(), asyncio.Event()
    async with _bell(database, one_woken) as one, _bell(database, other_woken) as other:
        one.ring()
        await _heard(other_woken)
        assert not one_woken.is_set()
        other.ring()
        await _heard(one_woken)
        assert not other_woken.is_set()


async def test_a_line_that_breaks_is_opened_anew_and_looks_at_once(database: Database) -> None:
    woken = asyncio.Event()
    async with _bell(database, woken):
        async with database.transaction() as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%LISTEN%' AND pid <> "
            await connection.execute(text(f"{others} pg_backend_pid() AND datname = current_database()"))
        await _heard(woken)


async def test_a_line_that_falls_silent_is_found_out_and_opened_anew(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.bell.TEST_SECONDS", 0.2)
    monkeypatch.setattr("storage.wakeups.ANSWER_SECONDS", 0.3)
    woken = asyncio.Event()
    async with through(database_url) as (proxy, url):
        database = await open_database(url)
        async with _bell(database, woken):
            proxy.silent = True
            await asyncio.sleep(1)
            proxy.silent = False
            await _heard(woken)
        await database.close()
