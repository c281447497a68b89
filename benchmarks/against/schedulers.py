"""What becomes of many jobs that are due at one moment, with what people use instead? python-telegram-bot's JobQueue,
and APScheduler with its SQLAlchemy store, both as their documents show them.

Each runs in a process of its own, which is killed at the end: what is due keeps its loop from everything else.
"""

import asyncio
import logging
import multiprocessing
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.ext import Application, ApplicationBuilder, CallbackContext

from benchmarks.support.api import TOKEN, Server

JOB_QUEUE, STORE = "JobQueue", "APScheduler's SQLAlchemy store"
WAITING = {JOB_QUEUE: 5_000, STORE: 500}  # the jobs that tell what one costs
SLACK = 1.5  # the time that adding is given, of what the first ones took: until then nothing may be due
STILL, PATIENCE = 30, 300  # seconds: whoever sends nothing for so long is through; nobody is waited for longer
LATER = datetime(2100, 1, 1, tzinfo=UTC)

Add = Callable[[datetime, int], object]  # a job due at a moment, for a chat
Schedules = AbstractAsyncContextManager[Add]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """`kib`: of memory for a job that waits; `added`: jobs a second; `lost`: of those due at one moment."""

    kib: float
    added: float
    lost: int


async def scheduled(kind: str, server: Server, folder: Path, due: int) -> Scheduled:
    """So many due at one moment."""
    server.forget()
    fresh = multiprocessing.get_context("spawn")
    here, there = fresh.Pipe()
    process = fresh.Process(target=_scheduling, args=(kind, server.url, folder, due, there), daemon=True)
    process.start()
    try:
        kib, added, ahead = await asyncio.to_thread(here.recv)
        await asyncio.sleep(ahead)
        await _quiet(server)
        return Scheduled(kib, added, due - server.counted().chats)
    finally:
        process.kill()
        process.join()


async def _quiet(server: Server) -> None:
    """Wait until nothing was sent for STILL, and not longer than PATIENCE."""
    seen, still, until = 0, 0, time.monotonic() + PATIENCE
    while still < STILL and time.monotonic() < until:
        await asyncio.sleep(1)
        now = (await asyncio.to_thread(server.counted)).messages
        still, seen = (still + 1 if now == seen else 0), now


def _scheduling(kind: str, url: str, folder: Path, due: int, line: Connection) -> None:
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of each job that it misses
    asyncio.run(_schedule(kind, url, folder, due, line))


async def _schedule(kind: str, url: str, folder: Path, due: int, line: Connection) -> None:
    schedules: Schedules = _job_queue(url) if kind == JOB_QUEUE else _store(url, folder)
    async with schedules as add:
        line.send(_added(add, WAITING[kind], due))
        await asyncio.Event().wait()


def _added(add: Add, waiting: int, due: int) -> tuple[float, float, float]:
    """KiB a job, jobs a second, and seconds until so many are due."""
    rss, before = psutil.Process().memory_info().rss, time.perf_counter()
    for number in range(waiting):
        add(LATER, number + 1)
    added = waiting / (time.perf_counter() - before)
    kib = (psutil.Process().memory_info().rss - rss) / waiting / 1024
    ahead = max(due / added * SLACK, 10.0)
    moment = datetime.now(UTC) + timedelta(seconds=ahead)  # noqa: TID251 - the schedulers have no other clock
    for number in range(due):
        add(moment, number + 1)
    left = (moment - datetime.now(UTC)).total_seconds()  # noqa: TID251 - as above
    if left < 0:
        raise RuntimeError("they were due before all were added")
    return kib, added, left


@asynccontextmanager
async def _job_queue(url: str) -> AsyncIterator[Add]:
    application: Application = (  # type: ignore[type-arg]
        ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").updater(None).build()
    )
    async with application:
        queue = application.job_queue
        if queue is None:
            raise RuntimeError("python-telegram-bot without its job queue")
        await queue.start()
        yield lambda moment, chat: queue.run_once(_remind, moment, chat_id=chat)


async def _remind(context: CallbackContext) -> None:  # type: ignore[type-arg]
    await context.bot.send_message(context.job.chat_id, "call them")  # type: ignore[union-attr]


@asynccontextmanager
async def _store(url: str, folder: Path) -> AsyncIterator[Add]:
    async with Bot(TOKEN, base_url=f"{url}/bot") as bot:
        _bot.set(bot)
        scheduler = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{folder}/jobs.db")})
        scheduler.start()
        yield lambda moment, chat: scheduler.add_job(_send, "date", run_date=moment, args=[chat])


# What is stored are a function's name and its arguments: what it sends with is found here.
_bot: ContextVar[Bot] = ContextVar("_bot")


async def _send(chat: int) -> None:
    await _bot.get().send_message(chat, "call them")
