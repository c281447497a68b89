"""Is a migration of many rows that is killed half way as if it had never begun, and done the next time?"""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select, text

from storage.database import Database, open_database
from storage.migrate import ADVISORY_LOCK, migrate
from storage.schema import chats
from tests.faults.scale import LONG, seconds
from tests.support.process import ROOT

ROWS = 100_000 if LONG else 2_000
MOST_SECONDS = seconds(240, 900)

SLOWLY = '''
import asyncio, sys
from storage import migrate
from storage.database import open_database

def upgrade(connection):
    """As a migration that rewrites each row: one transaction, which says when it is half way."""
    connection.exec_driver_sql("ALTER TABLE chats ADD COLUMN motto VARCHAR(40)")
    ids = [row[0] for row in connection.exec_driver_sql("SELECT chat_id FROM chats ORDER BY chat_id")]
    for number, chat in enumerate(ids):
        connection.exec_driver_sql(f"UPDATE chats SET motto = 'onwards', name = 'new' WHERE chat_id = {chat}")
        if number == len(ids) // 2:
            print("half way", flush=True)
            if "wait" in sys.argv:
                import time
                time.sleep(60)

migrate._upgrade = upgrade

async def main():
    database = await open_database(sys.argv[1])
    await migrate.migrate(database)
    await database.close()

asyncio.run(main())
'''


async def _run(url: str, folder: Path, *more: str) -> asyncio.subprocess.Process:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", SLOWLY, url, *more)
    return await asyncio.create_subprocess_exec(*command, env=env, cwd=folder, stdout=pipe)


async def _fill(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(chats.insert(), [{"chat_id": number, "name": "old"} for number in range(ROWS)])


async def _state(url: str) -> tuple[int, int, bool]:
    """How many rows are new, how many there are, and whether the column is there."""
    database = await open_database(url)
    async with database.transaction() as connection:
        new = text("SELECT count(*) FROM chats WHERE name = 'new'")
        every = (await connection.execute(select(func.count()).select_from(chats))).scalar_one()
        names = await connection.run_sync(lambda c: {column["name"] for column in inspect(c).get_columns("chats")})
        found = ((await connection.execute(new)).scalar_one(), every, "motto" in names)
    await database.close()
    return found


async def test_killed_half_way(database_url: str, tmp_path: Path) -> None:
    database = await open_database(database_url)
    await migrate(database)
    await _fill(database)
    await database.close()
    killed = await _run(database_url, tmp_path, "wait")
    assert killed.stdout is not None
    assert await asyncio.wait_for(killed.stdout.readline(), MOST_SECONDS) == b"half way\n"
    killed.send_signal(signal.SIGKILL)
    await killed.wait()
    assert await _state(database_url) == (0, ROWS, False)
    again = await _run(database_url, tmp_path)
    assert await asyncio.wait_for(again.wait(), MOST_SECONDS) == 0
    assert await _state(database_url) == (ROWS, ROWS, True)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_second_replica_waits_while_the_first_migrates(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
        second = asyncio.create_task(migrate(database))
        await asyncio.sleep(1.5)
        assert not second.done()
    await asyncio.wait_for(second, 30)
