"""Is a migration of many rows that is killed half way as if it had never begun, and done the next time?"""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from storage.database import Database, open_database
from storage.migrate import ADVISORY_LOCK, migrate, revision, revisions
from storage.schema import chats
from tests.faults.scale import LONG, seconds
from tests.support.process import ROOT

ROWS = 100_000 if LONG else 2_000
MOST_SECONDS = seconds(240, 900)

# The program of a later version, which migrates and ends.
LATER = """
import asyncio, sys
from dataclasses import dataclass
from pathlib import Path
from storage import migrate
from storage.database import open_database

migrate.FOLDERS.append(Path.cwd())

async def main():
    database = await open_database(sys.argv[1])
    await migrate.migrate(database)
    await database.close()

asyncio.run(main())
"""

# Its migration: a table, a column, and each row rewritten; it says when it is half way.
REWRITES = """
import sys, time
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9000", "{head}", None, None

def upgrade() -> None:
    op.create_table("mottos", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("chats", sa.Column("motto", sa.String(40), nullable=True))
    ids = list(op.get_bind().execute(sa.text("SELECT chat_id FROM chats ORDER BY chat_id")).scalars())
    for number, chat in enumerate(ids):
        op.execute(f"UPDATE chats SET motto = 'onwards', name = 'new' WHERE chat_id = {{chat}}")
        if number == len(ids) // 2:
            print("half way", flush=True)
            time.sleep(60 if "wait" in sys.argv else 0)
"""


async def _run(url: str, folder: Path, *more: str) -> asyncio.subprocess.Process:
    (folder / "9000_motto.py").write_text(REWRITES.format(head=revisions()[0]))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", LATER, url, *more)
    return await asyncio.create_subprocess_exec(*command, env=env, cwd=folder, stdout=pipe)


async def _fill(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(chats.insert(), [{"chat_id": number, "name": "old"} for number in range(ROWS)])


@dataclass(frozen=True)
class State:
    """The schema's revision, which of what is new is there, and how many rows are new, of how many."""

    revision: str | None
    columns: bool
    tables: bool
    new: int
    rows: int = ROWS


async def _state(url: str) -> State:
    database = await open_database(url)
    at = await revision(database)
    async with database.transaction() as connection:
        new = (await connection.execute(text("SELECT count(*) FROM chats WHERE name = 'new'"))).scalar_one()
        rows = (await connection.execute(text("SELECT count(*) FROM chats"))).scalar_one()
        columns = await connection.run_sync(lambda c: {column["name"] for column in inspect(c).get_columns("chats")})
        tables = await connection.run_sync(lambda c: inspect(c).get_table_names())
    await database.close()
    return State(at, "motto" in columns, "mottos" in tables, new, rows)


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
    assert await _state(database_url) == State(revisions()[0], columns=False, tables=False, new=0)
    again = await _run(database_url, tmp_path)
    assert await asyncio.wait_for(again.wait(), MOST_SECONDS) == 0
    assert await _state(database_url) == State("9000", columns=True, tables=True, new=ROWS)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_second_replica_waits_while_the_first_migrates(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
        second = asyncio.create_task(migrate(database))
        await asyncio.sleep(1.5)
        assert not second.done()
    await asyncio.wait_for(second, 30)
