"""A million nudges waiting, and ten thousand due at one moment: ours beside JobQueue and APScheduler's store.

The others get fewer jobs, because a million would take them an hour; what one costs them is what is printed.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import psutil

from benchmarks.against.dialogue import said
from benchmarks.against.schedulers import JOB_QUEUE, STORE, scheduled
from benchmarks.support.api import Server, api
from benchmarks.support.process import bot_process
from benchmarks.support.table import head, line
from playground.clock import FileClock
from storage.database import open_database
from storage.migrate import migrate

WAITING, DUE = 1_000_000, 10_000
STARTS = 5
IN_PACE = 1_800  # a minute's worth at Telegram's pace
TELEGRAMS = 30.0  # messages a second that Telegram takes from a bot
MIB = 2**20
NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)  # a Monday morning
LATER = datetime(2100, 1, 1, tzinfo=UTC)


async def _empty(path: Path) -> None:
    database = await open_database(f"sqlite:///{path}")
    await migrate(database)
    await database.close()


def _fill(path: Path, chats: Iterable[int], due: datetime) -> None:
    """An application of today and its nudge in each of the chats, as the bot would have left them."""
    at, then = (moment.strftime("%Y-%m-%d %H:%M:%S.%f") for moment in (NOW, due))
    step = f"find_person:{NOW.date()}:2:0"
    with sqlite3.connect(path) as database:
        database.executemany(_CHAT, ((chat, at) for chat in chats))
        database.executemany(_APPLICATION, ((chat, at, then) for chat in chats))
        database.executemany(_EVENT, ((chat, at, chat) for chat in chats))
        database.executemany(_NUDGE, ((chat, step, then) for chat in chats))
    database.close()


_CHAT = "INSERT INTO chats (chat_id, name, zone, started_at, next_id) VALUES (?, 'Ada', 'UTC', ?, 9)"
_APPLICATION = (
    "INSERT INTO applications (chat_id, id, company, employer_key, title, created_at, next_due, next_step)"
    " VALUES (?, 1, 'Acme', 'acme', 'Nurse', ?, ?, 'find_person')"
)
_EVENT = (
    "INSERT INTO events (chat_id, id, application_id, at, kind, data, by_user) VALUES (?, 2, 1, ?, 'applied', '{}', ?)"
)
_NUDGE = (
    "INSERT INTO nudges (chat_id, id, application_id, kind, step, due_at, state)"
    " VALUES (?, 3, 1, 'find_person', ?, ?, 'pending')"
)


async def start(server: Server, path: Path) -> tuple[float, float]:
    """Seconds from the start of the process to its first answer, and MiB at rest a second later."""
    server.forget()
    server.push([said(5_000_000_000, "/help")])
    before = time.monotonic()
    async with bot_process(server, f"sqlite:///{path}", ready=False) as bot:
        counted = await server.sent(1)
        await asyncio.sleep(2)
        return counted.last - before, psutil.Process(bot.pid).memory_info().rss / MIB


async def starts(server: Server, path: Path) -> tuple[float, float]:
    """The medians of several: one start alone says little."""
    seconds, mib = zip(*[await start(server, path) for _ in range(STARTS)], strict=True)
    return median(seconds), median(mib)


@dataclass(frozen=True, slots=True)
class Said:
    """Nudges a second of wall time, and of the bot's CPU time; how many were lost, and how many came twice."""

    a_second: float
    a_cpu_second: float
    lost: int
    twice: int


async def due_at_once(server: Server, path: Path, due: int, **more: str) -> Said:
    """All are due as the bot starts. `more`: settings; the limits are lifted where they do not say otherwise."""
    server.forget()
    clock = FileClock(path.with_suffix(".clock"))
    clock.start_at(NOW + timedelta(minutes=1))
    file = str(path.with_suffix(".clock"))
    async with bot_process(server, f"sqlite:///{path}", ready=False, CLOCK_FILE=file, **more) as bot:
        await server.sent(1)
        before = psutil.Process(bot.pid).cpu_times()
        counted = await server.sent(due, 900)
        after = psutil.Process(bot.pid).cpu_times()
        await asyncio.sleep(1)
        cpu = after.user + after.system - before.user - before.system
        found = server.counted()
    return Said((due - 1) / counted.seconds, due / cpu, due - found.chats, found.messages - found.chats)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        yield Path(folder)


async def main() -> None:
    head()
    with _folder() as folder, api() as server:
        empty, full, due, paced = (folder / f"{name}.db" for name in ("empty", "full", "due", "paced"))
        for path in (empty, full, due, paced):
            await _empty(path)
        _fill(full, range(1, WAITING + 1), LATER)
        _fill(due, range(1, DUE + 1), NOW)
        _fill(paced, range(1, IN_PACE + 1), NOW)
        (seconds, mib), (none, rest) = await starts(server, full), await starts(server, empty)
        beside = f"{WAITING:,} nudges waiting; beside: an empty database"
        line(f"start to first answer, s: {beside}", seconds, none, "+0.2, ≤ 1.5")
        line(f"memory at rest, MiB: {beside}", mib, rest, "+10, ≤ 120")
        all_, calm = await due_at_once(server, due, DUE), await due_at_once(server, paced, IN_PACE, KEEP_PACE="true")
        line(f"{DUE:,} due at one moment, limits lifted: a second", all_.a_second, "", "≥ 1,000")
        line("the same a second of the bot's CPU", all_.a_cpu_second, "")
        line(
            f"{IN_PACE:,} due at one moment: the share of Telegram's 30/s that is used",
            calm.a_second / TELEGRAMS,
            "",
            "≥ 0.99",
        )
        line("of all these: lost, and twice", f"{all_.lost + calm.lost}, {all_.twice + calm.twice}", "", "0, 0")
        for kind in (JOB_QUEUE, STORE):
            theirs = await scheduled(kind, server, folder, DUE)
            line(f"{DUE:,} due at one moment, lost; theirs: {kind}", float(all_.lost), float(theirs.lost), "0")
            line(f"{kind}: KiB of memory for a job that waits; jobs added a second", f"{theirs.kib:.1f}", theirs.added)


if __name__ == "__main__":
    asyncio.run(main())
