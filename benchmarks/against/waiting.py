"""A million nudges waiting, and ten thousand due at one moment: ours beside JobQueue and APScheduler's store.

The others get fewer jobs, because a million would take them an hour; what one costs them is what is printed.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.ext import Application, ApplicationBuilder, CallbackContext

from benchmarks.against.api import TOKEN, Server, api
from benchmarks.against.dialogue import said
from benchmarks.against.process import bot_process
from benchmarks.against.table import head, line
from playground.clock import FileClock
from storage.database import open_database
from storage.migrate import migrate

WAITING, DUE, THEIR_WAITING = 1_000_000, 10_000, 5_000
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
    with sqlite3.connect(path) as database:
        for chat in chats:
            database.execute(_CHAT, (chat, at))
            database.execute(_APPLICATION, (chat, at, then))
            database.execute(_EVENT, (chat, at, chat))
            database.execute(_NUDGE, (chat, f"find_person:{NOW.date()}:2:0", then))
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


async def due_at_once(server: Server, path: Path) -> tuple[float, int]:
    """Nudges a second with the limits lifted, and how many were lost, when all are due as the bot starts."""
    server.forget()
    clock = FileClock(path.with_suffix(".clock"))
    clock.start_at(NOW + timedelta(minutes=1))
    async with bot_process(server, f"sqlite:///{path}", ready=False, CLOCK_FILE=str(path.with_suffix(".clock"))):
        counted = await server.sent(DUE, 900)
        await asyncio.sleep(1)
    return DUE / counted.seconds, DUE - counted.chats


async def job_queue(server: Server) -> tuple[float, float, int]:
    """python-telegram-bot's JobQueue: KiB a waiting job, jobs added a second, and lost of DUE at one moment."""
    application: Application = (  # type: ignore[type-arg]
        ApplicationBuilder().token(TOKEN).base_url(f"{server.url}/bot").updater(None).build()
    )
    server.forget()
    async with application:
        queue = application.job_queue
        if queue is None:
            raise RuntimeError("python-telegram-bot without its job queue")
        await queue.start()
        rss, before = psutil.Process().memory_info().rss, time.perf_counter()
        for number in range(THEIR_WAITING):
            queue.run_once(_remind, LATER, chat_id=number + 1)
        added = THEIR_WAITING / (time.perf_counter() - before)
        kib = (psutil.Process().memory_info().rss - rss) / THEIR_WAITING / 1024
        moment = datetime.now(UTC) + timedelta(seconds=60)  # noqa: TID251 - the scheduler has no other clock
        for number in range(DUE):
            queue.run_once(_remind, moment, chat_id=number + 1)
        await asyncio.sleep((moment - datetime.now(UTC)).total_seconds())  # noqa: TID251
        await _quiet(server)
        await queue.stop()
    return kib, added, DUE - server.counted().chats


async def _remind(context: CallbackContext) -> None:  # type: ignore[type-arg]
    await context.bot.send_message(context.job.chat_id, "call them")  # type: ignore[union-attr]


async def their_store(folder: Path) -> float:
    """APScheduler's SQLAlchemy store: jobs added a second."""
    scheduler = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{folder}/jobs.db")})
    scheduler.start()
    before, many = time.perf_counter(), THEIR_WAITING // 10
    for number in range(many):
        scheduler.add_job(print, "date", run_date=LATER, args=[number])
    added = many / (time.perf_counter() - before)
    scheduler.shutdown(wait=False)
    return added


async def _quiet(server: Server) -> None:
    """Wait until nothing was sent for ten seconds."""
    seen, still = 0, 0
    while still < 10:
        await asyncio.sleep(1)
        now = (await asyncio.to_thread(server.counted)).messages
        still, seen = (still + 1 if now == seen else 0), now


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        yield Path(folder)


async def main() -> None:
    head()
    with _folder() as folder, api() as server:
        empty, full, due = (folder / f"{name}.db" for name in ("empty", "full", "due"))
        for path in (empty, full, due):
            await _empty(path)
        _fill(full, range(1, WAITING + 1), LATER)
        _fill(due, range(1, DUE + 1), NOW)
        (seconds, mib), (none, rest) = await start(server, full), await start(server, empty)
        beside = f"{WAITING:,} nudges waiting; beside: an empty database"
        line(f"start to first answer, s: {beside}", seconds, none, "+0.2, ≤ 1.5")
        line(f"memory at rest, MiB: {beside}", mib, rest, "+10, ≤ 120")
        rate, lost = await due_at_once(server, due)
        kib, added, gone = await job_queue(server)
        line(f"{DUE:,} due at one moment, limits lifted: a second", rate, "", "≥ 1,000")
        line(f"{DUE:,} due at one moment: lost; theirs: JobQueue", float(lost), float(gone), "0")
        line("JobQueue: KiB of memory for a job that waits; jobs added a second", f"{kib:.1f}", f"{added:,.0f}")
        line("APScheduler's SQLAlchemy store: jobs added a second", "", await their_store(folder))


if __name__ == "__main__":
    asyncio.run(main())
