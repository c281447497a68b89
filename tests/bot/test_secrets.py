"""Do the token, a password, or what people write ever show? At LOG_LEVEL=DEBUG, with errors of every kind forced."""

import asyncio
import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram import Bot

from bot.logs import Discreet, begin, secrets_of
from bot.settings import Settings
from playground import faults
from playground.errors import ApiError
from tests.bot.conftest import START
from tests.support.bot import World, world
from tests.support.lives import RunCommand
from tests.support.person import Person
from tests.support.process import ROOT, BotProcess, run_process

TOKEN = "1234567890:AAF-sentinel-of-a-token-abcdefghijklmn"
PASSWORD = "sentinel-of-a-password"
SAID = ("Quixote Industries", "Dulcinea", "12125550123", "Rocinante")


MISFORTUNES = (
    faults.refused("can't parse entities: Quixote Industries", method="sendMessage"),
    faults.server_error(method="sendMessage"),
    faults.bad_gateway(method="sendMessage"),
    faults.dropped(effect=False, method="sendMessage"),
    faults.too_many(1, method="sendMessage"),
)


async def _suffers(here: World, fault: faults.Fault) -> None:
    """Something goes wrong while somebody says what nobody is to read."""
    someone = here.person("Dulcinea")
    here.playground.faults.add(fault := replace(fault, chat_id=someone.participant.chat.id))
    await someone.says("/add Quixote Industries, nurse, today, with Dulcinea +1 212 555 0123")
    await someone.says("/cancel")
    await someone.sees("")
    assert fault.hits == 1


def _break(path: Path) -> None:
    """Let every statement on a table fail, the values in its exception's text."""
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE captures RENAME TO captures_gone")


async def test_neither_the_token_nor_words_show_in_a_debug_log(tmp_path: Path) -> None:
    async with world(f"sqlite:///{tmp_path}/test.db", tmp_path, START) as here:
        token = here.playground.token
        async with BotProcess(here.playground, here.settings, tmp_path, LOG_LEVEL="DEBUG") as bot:
            await bot.start()
            ada = Person(here.playground.user("Dulcinea"), timeout=60)
            here.playground.faults.add(faults.refused("query is too old", method="answerCallbackQuery"))
            for answer in ("/start", "Dulcinea", "New York", "Balanced"):
                await (ada.says(answer) if answer == "/start" else ada.taps(answer))
            await ada.sees("Good to meet you")
            await asyncio.gather(*(_suffers(here, fault) for fault in MISFORTUNES))
            await asyncio.to_thread(_break, tmp_path / "test.db")
            await ada.says("Rocinante called, Quixote Industries decide by Friday")
            await ada.sees("Sorry, something of mine broke")
            command = await asyncio.to_thread(Path(f"/proc/{bot.pid}/cmdline").read_bytes)
            here.playground.faults.add(
                faults.Fault(kind="refuse", method="getUpdates", times=None, error=ApiError(401, "Unauthorized"))
            )
            await ada.says("Rocinante")  # the poll that waits ends with it, and the next one is refused
            while bot.running:  # noqa: ASYNC110 - a process that ends has no event here
                await asyncio.sleep(0.05)
        said = bot.log
        assert "set aside" in said or "failed" in said, "nothing went wrong: this proves nothing"
        assert "Traceback" in said or "File " in said
        assert "DEBUG" in said or "INFO" in said
        for secret in (token, token.partition(":")[2], *SAID):
            assert secret not in said
        assert token.encode() not in command


async def test_a_crash_tells_its_way_and_no_secret(tmp_path: Path) -> None:
    """The composition root's own errors: whatever python-telegram-bot puts into their texts."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import bot.process\n"
        "async def run(settings):\n"
        "    from telegram import Bot\n"
        "    token = settings.bot_token.get_secret_value()\n"
        "    raise RuntimeError(repr(Bot(token)) + settings.database_url + 'Roci' + 'nante')\n"
        "bot.process.run = run\n"
    )
    url = f"postgresql://ada:{PASSWORD}@127.0.0.1:1/x"
    ended = await run_process(tmp_path, BOT_TOKEN=TOKEN, DATABASE_URL=url, PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert ended.code == 1, ended.err
    assert "RuntimeError" in ended.err
    assert "sitecustomize.py" in ended.err
    for secret in (TOKEN, TOKEN.partition(":")[2], PASSWORD, "Rocinante"):
        assert secret not in ended.err + ended.out


@pytest.mark.parametrize("database_url", [f"postgresql://ada:{PASSWORD}@127.0.0.1:1/x"])
async def test_a_database_that_is_away_does_not_tell_its_password(database_url: str, run_command: RunCommand) -> None:
    ended = await run_command(BOT_TOKEN=TOKEN, DATABASE_URL=database_url, LOG_LEVEL="DEBUG")
    assert ended.code == 2
    assert "cannot be reached" in ended.err
    for secret in (TOKEN, PASSWORD):
        assert secret not in ended.err + ended.out


def test_what_is_secret_is_struck_out_of_lines_and_of_exceptions() -> None:
    settings = Settings(bot_token=SecretStr(TOKEN), database_url=f"postgresql://ada:{PASSWORD}@h/x")
    discreet = Discreet(secrets_of(settings))
    try:
        try:
            int(PASSWORD)
        except ValueError as error:
            raise RuntimeError(f"{SAID} {TOKEN}") from error
    except RuntimeError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("httpx", logging.INFO, "", 1, f"POST /bot{TOKEN}/getMe by {Bot(TOKEN)!r}", (), info)
    line = discreet.format(record)
    assert "POST /bot[secret]/getMe" in line
    assert "ValueError" in line
    assert "RuntimeError" in line
    for secret in (TOKEN, PASSWORD, "Rocinante"):
        assert secret not in line


def test_only_our_own_modules_log_below_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bot", "handlers", "storage", "coach", "playground", "__main__"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        root.handlers.clear()
        begin(Settings(bot_token=SecretStr(TOKEN), log_level="DEBUG"))
        assert logging.getLogger("bot.courier").isEnabledFor(logging.DEBUG)
        for name in ("telegram.Bot", "httpx", "aiohttp.client", "sqlalchemy.engine", "asyncpg", "pypdf", "anything"):
            assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        for name in ("bot", "handlers", "storage", "coach", "playground", "__main__"):
            logging.getLogger(name).setLevel(logging.NOTSET)
