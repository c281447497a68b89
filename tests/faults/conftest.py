"""A playground, processes of the bot to be killed beside it, and the oracle that counts what arrived."""

import asyncio
from collections.abc import AsyncIterator, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.database import open_database
from storage.outbox import READY, SENDING
from storage.schema import outbox as letters
from tests.bot.stage import Stage
from tests.faults.scale import LONG, MINUTES
from tests.support.bot import World, world
from tests.support.lives import Lives, started
from tests.support.oracle import Oracle, Verdict

HELP = "How this works"  # in the answer to /help
MOST_WAITING = 300  # updates; where a test is about more, they come all at once
ORACLE = "oracle"  # a test's property that is a line of the table
START = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)  # a Monday evening


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In a run of hours a failure is told at once, not at the end."""
    report = yield
    if LONG and report.failed:
        item.config.get_terminal_writer().line(f"\n{item.nodeid} FAILED\n{report.longreprtext}")
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The oracle's table, in a run at length: what parallel workers print is shown nowhere."""
    if not (LONG or MINUTES):
        return
    terminalreporter.section("the oracle's table")
    for report in terminalreporter.getreports(""):
        for _, told in (each for each in getattr(report, "user_properties", ()) if each[0] == ORACLE):
            terminalreporter.line(told)


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A playground that remembers every call, and the settings of a bot for it, once on each kind of database."""
    async with world(database_url, tmp_path, START, keep_calls=1_000_000) as made:
        yield made


@pytest.fixture
async def stage(here: World) -> AsyncIterator[Stage]:
    """The bot's parts in this process; nothing runs yet."""
    async with Stage.built(here) as built:
        yield built


@pytest.fixture
def oracle(here: World) -> Oracle:
    """What must arrive, and what did."""
    return Oracle(here.playground)


@pytest.fixture
def report(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> "Report":
    """Prints a line of the oracle's table, which `make chaos` shows once more at the end."""
    return Report(request.node, capsys)


class Report:
    """The oracle's table, a line a test."""

    def __init__(self, node: pytest.Item, capsys: pytest.CaptureFixture[str]) -> None:
        self._node, self._capsys = node, capsys

    def __call__(self, *what: object) -> None:
        told = " ".join([f"{self._node.name:90}", *map(str, what)])
        self._node.user_properties.append((ORACLE, told))
        with self._capsys.disabled():
            print(f"\n{told}")


def newcomers(here: World, oracle: Oracle, number: int) -> None:
    """So many people ask something at once; a chat each, so that each answer is its own target. Nobody comes while very
    many wait: a machine that is too busy would never be done.
    """
    for _ in range(number if len(here.playground.world.updates) < MOST_WAITING else 0):
        oracle.ask(here.playground.user("Ada"), "/help", HELP)


async def calls(here: World, number: int, seconds: float = 60) -> None:
    """Wait until the bot has made so many calls in all."""
    async with asyncio.timeout(seconds):
        with here.playground.world.changes.subscribe() as changes:
            while len(here.playground.calls) < number:
                await changes.get()


async def concluded(
    here: World, lives: Lives, oracle: Oracle, lease_seconds: float = 6, seconds: float = 120
) -> Verdict:
    """Let the bot run, in a new process, until nothing is missing and nothing waits to be said; then judge.

    What came in while it was killed again and again may be much: `seconds` and a third for each target are granted.
    """
    seconds += oracle.targets / 3
    async with asyncio.timeout(seconds):
        while True:
            bot = await started(here, lives, lease_seconds)
            await oracle.satisfied(seconds)
            await asyncio.sleep(0.3)
            assert await bot.stop() == 0
            if not await _unsaid(here):
                return oracle.judge()


async def _unsaid(here: World) -> int:
    """How many letters wait in the outbox, while no process runs."""
    database = await open_database(here.settings.database_url)
    query = select(func.count()).where(letters.c.state.in_((READY, SENDING)))
    async with database.transaction() as connection:
        waiting: int = (await connection.execute(query)).scalar_one()
    await database.close()
    return waiting
