"""Does an operator see what is wrong, also while the bot runs, and nothing of what people wrote?"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import demo
from bot.process import running
from bot.report import stats, table
from bot.settings import Settings
from playground.clock import FileClock
from storage import installation, leases, outbox, set_aside
from storage.database import DatabaseUnusable
from storage.stats import Backlog, Stats
from storage.unit import mark_seen, unit_of_work
from tests.bot.stage import Stage
from tests.bot.test_command_line import assert_one_line
from tests.bot.test_nudger import DUE
from tests.support.bot import World
from tests.support.lives import RunCommand


def _line(said: str, name: str) -> str:
    return next(re.sub(r" +", " ", line) for line in said.splitlines() if line.startswith(name))


async def test_it_tells_what_waits_and_what_was_given_up_while_the_bot_runs(stage: Stage) -> None:
    ada = stage.person().participant.chat.id
    async with unit_of_work(stage.database, ada) as unit:
        await mark_seen(unit, 1)
        await set_aside.add(unit, 1, stage.here.clock.now(), "KeyError")
        await outbox.put(unit, "sendMessage", {"text": "a secret of Ada's"})
    await leases.silence(stage.database, 60)
    said = await stats(stage.here.settings)
    assert _line(said, "letters waiting") == "letters waiting 1 the oldest for 0 s"
    assert _line(said, "updates set aside") == "updates set aside 1 1 × KeyError"
    assert _line(said, "told to wait").startswith("told to wait yes")
    assert _line(said, "leader") == "leader none nobody sends just now"
    assert "secret" not in said


async def test_late_nudges_are_told(stage: Stage) -> None:
    await stage.applied(stage.person())
    said = await stats(stage.here.settings)
    assert _line(said, "live applications") == "live applications 1"
    assert _line(said, "nudges planned").startswith("nudges planned ")
    assert _line(said, "nudges late") == "nudges late 0"
    stage.here.clock.move_to(DUE + timedelta(hours=1))  # the bot does not run
    assert _line(await stats(stage.here.settings), "nudges late").endswith("by up to 2 h")


def test_without_a_token_it_goes_by_the_playgrounds_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    demo.DATA.mkdir(parents=True)
    FileClock(demo.DATA / "clock").start_at(DUE)
    assert demo.clock_of(Settings(_env_file=None)).now() - DUE < timedelta(minutes=1)


def test_ages_are_short() -> None:
    backlog = Backlog(3, timedelta(hours=50), 2, timedelta(seconds=61), leads=True, silent=False)
    said = table(Stats(0, 0, 0, 0, 0, 0, {}, backlog))
    assert _line(said, "letters waiting") == "letters waiting 3 the oldest for 2 d"
    assert _line(said, "nudges late") == "nudges late 2 by up to 1 min"
    assert _line(said, "leader") == "leader yes"


async def test_the_command_reads_a_database_that_nobody_uses(here: World, run_command: RunCommand) -> None:
    async with running(here.settings, here.clock):
        pass
    ended = await run_command("stats", DATABASE_URL=here.settings.database_url)
    assert ended.code == 0, ended.err
    assert _line(ended.out, "chats").startswith("chats 0")


async def test_on_tables_of_another_version_it_says_so(stage: Stage) -> None:
    async def at(version: str, oldest: str) -> None:
        async with stage.database.transaction() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
            await installation.put(connection, installation.OLDEST_CODE, oldest)

    await at("0009", "0009")
    with pytest.raises(DatabaseUnusable, match=r"older than this version.*python -m bot migrate"):
        await stats(stage.here.settings)
    await at("9999", "9999")
    with pytest.raises(DatabaseUnusable, match="newer than this version"):
        await stats(stage.here.settings)
    await at("9999", "0014")
    assert "chats" in await stats(stage.here.settings)


async def test_without_a_database_it_says_so(run_command: RunCommand) -> None:
    assert_one_line(await run_command("stats"), "there is no database", "when it starts")
