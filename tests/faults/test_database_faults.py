"""Does everything go on by itself after the database was killed, hung, locked or full; and does a stop never hang?"""

import asyncio
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from bot.process import END_SECONDS
from storage.database import COMMAND_SECONDS
from tests.bot.stage import Stage, until
from tests.faults.conftest import HELP, Report, calls, newcomers
from tests.faults.scale import seconds
from tests.support.bot import World, settings_for
from tests.support.databases import bare_server, through
from tests.support.disk import is_over, short_of_disk, small_disk
from tests.support.lives import Life, Lives, started
from tests.support.oracle import Oracle
from tests.support.process import STOP_SECONDS

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def _goes_on(here: World, oracle: Oracle, report: Report) -> None:
    """Whoever asks now is answered, and whoever asked before; nobody twice but for an unknown outcome."""
    newcomers(here, oracle, 3)
    report(verdict := await oracle.satisfied(90))
    assert (verdict.missing, verdict.strange) == (0, 0)
    await until(lambda: len(here.playground.world.updates) <= 3)  # confirmed, but for those of the poll that waits


async def test_locked_or_unreachable_for_a_while(stage: Stage, oracle: Oracle, report: Report) -> None:
    here = stage.here
    newcomers(here, oracle, 3)
    async with stage.polling(), stage.nudging(), stage.delivering():
        await oracle.satisfied(30)
        async with stage.database_away():
            newcomers(here, oracle, 3)
            await asyncio.sleep(seconds(2, 10))
        await _goes_on(here, oracle, report)
    assert oracle.judge().extra == 0


@SQLITE
async def test_no_more_room_on_the_disk(
    here: World, lives: Lives, oracle: Oracle, report: Report, tmp_path: Path
) -> None:
    with small_disk() as disk:
        if disk is not None:
            here.settings = settings_for(here.playground, f"sqlite:///{disk.place}/bot.db", tmp_path / "clock")
        bot = await started(here, lives)
        newcomers(here, oracle, 3)
        await oracle.satisfied(60)
        disk.fill() if disk else _let_files_grow(bot, 4096)
        newcomers(here, oracle, 3)
        await asyncio.sleep(seconds(2, 10))
        assert oracle.judge().missing == 3, "the disk was not full"
        disk.free() if disk else _let_files_grow(bot, resource.RLIM_INFINITY)
        await _goes_on(here, oracle, report)
        assert await bot.stop() == 0
    assert oracle.judge().extra <= lives.unknown


def _let_files_grow(bot: Life, size: int) -> None:
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@POSTGRESQL
async def test_no_more_room_on_the_servers_disk(
    here: World, lives: Lives, oracle: Oracle, report: Report, tmp_path: Path
) -> None:
    with short_of_disk() as disk, bare_server(disk.place) as server:
        here.settings = settings_for(here.playground, server.get_uri(), tmp_path / "clock")
        bot = await started(here, lives)
        newcomers(here, oracle, 3)
        await oracle.satisfied(60)
        for run_out in disk.ways:
            newcomers(here, oracle, 5)
            await run_out(server)
            newcomers(here, oracle, 40)  # more than fit into the pages that there are
            await asyncio.sleep(seconds(2, 10))
            assert oracle.judge().missing, "the disk was not full"
            disk.free(server)
            await asyncio.to_thread(server.ensure_postgres_running)
            await _goes_on(here, oracle, report)
        assert await bot.stop() == 0
    assert oracle.judge().extra <= lives.unknown
    assert not [said for said in ("Ada", "/help", HELP) if said in lives.log]


@POSTGRESQL
async def test_restarted_in_immediate_mode(
    here: World, lives: Lives, oracle: Oracle, report: Report, tmp_path: Path
) -> None:
    with bare_server() as server:
        here.settings = settings_for(here.playground, server.get_uri(), tmp_path / "clock")
        bot = await started(here, lives)
        newcomers(here, oracle, 5)
        await calls(here, len(here.playground.calls) + 3)
        pid = server.get_pid()
        os.kill(pid, signal.SIGQUIT)  # as `pg_ctl stop -m immediate` does: no goodbye, no checkpoint
        await until(lambda: is_over(pid))
        newcomers(here, oracle, 5)
        await asyncio.sleep(1)
        await asyncio.to_thread(server.ensure_postgres_running)
        await _goes_on(here, oracle, report)
        assert await bot.stop() == 0
    assert oracle.judge().extra <= 5 + lives.unknown


@POSTGRESQL
async def test_a_database_socket_that_falls_silent(
    here: World, lives: Lives, oracle: Oracle, report: Report, tmp_path: Path
) -> None:
    async with through(here.settings.database_url) as (proxy, url):
        here.settings = settings_for(here.playground, url, tmp_path / "clock")
        answers = {"storage.database.COMMAND_SECONDS": seconds(4, COMMAND_SECONDS)}
        bot = await started(here, lives, constants=answers)
        newcomers(here, oracle, 3)
        await oracle.satisfied(60)
        proxy.silent = True
        newcomers(here, oracle, 3)
        await asyncio.sleep(1)
        proxy.silent = False  # the old connections stay half open: what was asked in the meantime is never answered
        await _goes_on(here, oracle, report)
        assert await bot.stop() == 0
    assert oracle.judge().extra <= lives.unknown


@POSTGRESQL
async def test_a_stop_ends_in_time_though_the_database_hangs(
    here: World, lives: Lives, oracle: Oracle, tmp_path: Path
) -> None:
    async with through(here.settings.database_url) as (proxy, url):
        here.settings = settings_for(here.playground, url, tmp_path / "clock")
        most = seconds(5, END_SECONDS)
        bot = await started(here, lives, constants={"bot.process.END_SECONDS": most})
        newcomers(here, oracle, 3)
        await oracle.satisfied(60)
        proxy.silent = True
        newcomers(here, oracle, 3)
        await asyncio.sleep(0.5)
        asked = time.monotonic()
        assert await bot.stop() in (0, 1)
        assert time.monotonic() - asked < most + STOP_SECONDS - END_SECONDS
    assert "Traceback" not in lives.log
