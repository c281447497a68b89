"""While replicas of a new version take over from those of an old one, over a migration, is anybody kept waiting?"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot.settings import Settings
from storage import installation
from storage.database import open_database
from storage.migrate import revision, revisions
from tests.bot.test_command_line import assert_one_line
from tests.bot.test_webhook import free_port
from tests.faults.conftest import Report, newcomers
from tests.faults.scale import chance
from tests.support.balancer import Balancer
from tests.support.bot import World
from tests.support.lives import Lives, RunCommand
from tests.support.oracle import Oracle
from tests.support.process import environment

LEASE_SECONDS = 4.0

# The program of a later version: this one, with one more migration.
NEW_VERSION = """
import os, sys
from pathlib import Path
from storage import migrate

migrate.FOLDERS.append(Path(os.environ["LATER"]))
from bot.__main__ import main
sys.exit(main())
"""

ADDS_A_COLUMN = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9000", "{head}", None, None

def upgrade() -> None:
    op.add_column("chats", sa.Column("motto", sa.String(40), nullable=True))
"""


@asynccontextmanager
async def _new_version(settings: Settings, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """A replica of the later version; killed at the end where it still runs."""
    later = folder / "later"
    later.mkdir()
    (later / "9000_motto.py").write_text(ADDS_A_COLUMN.format(head=revisions()[0]))
    env = {**environment(settings), "LEASE_SECONDS": str(LEASE_SECONDS), "LATER": str(later)}
    with (folder / "new.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", NEW_VERSION, "run"), env=env, cwd=folder, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _state(url: str) -> tuple[str | None, bool]:
    """The schema's revision, and whether the new column is there."""
    database = await open_database(url)
    at = await revision(database)
    async with database.transaction() as connection:
        names = await connection.run_sync(lambda c: {column["name"] for column in inspect(c).get_columns("chats")})
    await database.close()
    return at, "motto" in names


async def _all_answered(here: World, oracle: Oracle) -> None:
    newcomers(here, oracle, 8)
    assert (await oracle.satisfied(60)).missing == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_old_and_new_side_by_side_over_one_migration(
    here: World, lives: Lives, oracle: Oracle, report: Report, database_url: str, tmp_path: Path
) -> None:
    ports = [free_port() for _ in range(3)]
    async with Balancer(ports, chance("upgrade"), twice=0.1) as balancer:
        own = [{"public_url": balancer.url, "listen_port": port, "log_level": "INFO"} for port in ports]
        settings = [here.settings.model_copy(update=each) for each in own]
        old = [await lives.begin(each, lease_seconds=LEASE_SECONDS) for each in settings[:2]]
        await _all_answered(here, oracle)
        async with _new_version(settings[2], tmp_path) as new:
            async with asyncio.timeout(60):
                while (await _state(database_url))[0] != "9000":
                    newcomers(here, oracle, 1)  # nobody waits while it migrates
                    await asyncio.sleep(0.1)
            await _all_answered(here, oracle)
            # An old one that dies in between comes back: the schema says that it may.
            await old[0].kill()
            old[0] = await lives.begin(settings[0], lease_seconds=LEASE_SECONDS)
            await _all_answered(here, oracle)
            assert [await each.stop() for each in old] == [0, 0]
            await _all_answered(here, oracle)
            new.terminate()
            assert await asyncio.wait_for(new.wait(), 20) == 0, (tmp_path / "new.log").read_text()
        verdict = oracle.judge()
        report(f"{balancer.passed} deliveries over an upgrade", verdict)
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert await _state(database_url) == ("9000", True)
    assert len(here.playground.calls.of("setWebhook")) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_schema_that_old_code_cannot_work_with_refuses_it_in_one_line(
    here: World, run_command: RunCommand
) -> None:
    database = await open_database(here.settings.database_url)
    async with database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9001'")
        await installation.put(connection, installation.OLDEST_CODE, "9001")
    await database.close()
    ended = await run_command("run", **environment(here.settings))
    assert_one_line(ended, "newer than this version of Day Eight", "update the program")
