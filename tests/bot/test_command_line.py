"""What does an operator see? One line that names what stands in the way, exit code 2, never a traceback."""

import asyncio
import signal
import socket
import sys
from pathlib import Path

import pytest

from bot.settings import OWN, Settings
from playground.errors import ApiError
from playground.faults import Fault
from storage.database import open_database
from tests.bot.conftest import START
from tests.support.bot import world
from tests.support.lives import RunCommand
from tests.support.process import BotProcess, Ended, environment, run_process

TOKEN = "1234567890:AAF-abcdefghijklmnopqrstuvwxyz012345"


def assert_one_line(ended: Ended, *words: str) -> None:
    """Exit code 2, and exactly one line on stderr that holds the words."""
    assert ended.code == 2, ended.err
    assert ended.err.count("\n") == 1, ended.err
    assert ended.err.startswith("dayeight: ")
    assert all(word in ended.err for word in words), ended.err
    assert TOKEN not in ended.err


async def test_help_lists_every_setting(tmp_path: Path) -> None:
    ended = await run_process(tmp_path, "--help")
    assert ended.code == 0
    for name in Settings.model_fields:
        assert (name.upper() in ended.out) == (name not in OWN)


async def test_a_bad_value(run_command: RunCommand) -> None:
    assert_one_line(await run_command(LOG_LEVEL="loud"), "LOG_LEVEL")


async def test_a_bad_value_in_the_file(tmp_path: Path, run_command: RunCommand) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=nonsense\n")
    assert_one_line(await run_command(), "BOT_TOKEN", "BotFather")


async def test_a_port_that_is_taken(run_command: RunCommand) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert_one_line(await run_command(PLAYGROUND_PORT=port), "PLAYGROUND_PORT", port)


@pytest.mark.parametrize(
    ("url", "said"), [("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"), ("none", "DATABASE_URL")]
)
async def test_a_database_that_cannot_be_reached(url: str, said: str, run_command: RunCommand) -> None:
    ended = await run_command(BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert_one_line(ended, said)
    assert "secret" not in ended.err


async def test_a_file_that_is_no_database(tmp_path: Path, run_command: RunCommand) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 1000)
    assert_one_line(await run_command(BOT_TOKEN=TOKEN, DATABASE_URL="sqlite:///a.db"), "a.db")


async def test_a_second_process_on_the_same_file(tmp_path: Path, run_command: RunCommand) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    ended = await run_command(BOT_TOKEN=TOKEN, DATABASE_URL="sqlite:///a.db")
    await database.close()
    assert_one_line(ended, "another process", "a.db")


async def test_a_token_that_is_refused(tmp_path: Path, run_command: RunCommand) -> None:
    async with world(f"sqlite:///{tmp_path}/a.db", tmp_path, START) as here:
        env = {**environment(here.settings), "BOT_TOKEN": TOKEN}
        assert_one_line(await run_command(**env), "BOT_TOKEN", "refuses")


async def test_a_token_that_is_revoked_while_it_runs(tmp_path: Path, run_command: RunCommand) -> None:
    async with world(f"sqlite:///{tmp_path}/a.db", tmp_path, START) as here:
        ada = here.person()
        revoked = ApiError(401, "Unauthorized")
        here.playground.faults.add(
            Fault(kind="refuse", error=revoked, method="sendMessage", times=None),
            Fault(kind="refuse", error=revoked, method="getUpdates", skip=2, times=None),
        )
        await ada.says("/help")
        ended = await run_command(**environment(here.settings))
        assert_one_line(ended, "BOT_TOKEN", "refuses")
        assert here.playground.token not in ended.err


async def test_it_ends_gracefully_when_asked(tmp_path: Path) -> None:
    async with world(f"sqlite:///{tmp_path}/a.db", tmp_path, START) as here:
        async with BotProcess(here.playground, here.settings, tmp_path) as bot:
            await bot.start()
            ada = here.person()
            ada.timeout = 20
            await ada.says("/help")
            await ada.sees("/add")
            assert await bot.stop() == 0
        assert len(here.playground.world.updates) == 0, "the last update was not confirmed"
        assert "Traceback" not in bot.log


async def test_it_ends_gracefully_though_telegram_cannot_be_reached(tmp_path: Path) -> None:
    env = environment(Settings(_env_file=None))
    env |= {"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://127.0.0.1:1", "DATABASE_URL": "sqlite:///a.db"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"), cwd=tmp_path, env=env, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(60):
            said = await process.stderr.readline()
            assert b"Telegram does not answer" in said
            process.send_signal(signal.SIGINT)
            assert await process.wait() == 0
            assert b"Traceback" not in await process.stderr.read()
    finally:
        if process.returncode is None:
            process.kill()
