"""How fast do messages leave? Ours beside python-telegram-bot's own client and bare aiohttp; 2,000 answers at once."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import aiohttp
import uvloop
from pydantic import SecretStr
from sqlalchemy import insert
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from benchmarks.support.api import TOKEN, Server, api
from benchmarks.support.process import frugally
from benchmarks.support.table import head, line
from bot.calls import call
from bot.process import running
from bot.request import AiohttpRequest
from bot.settings import Settings
from storage.outbox import Letter
from storage.schema import chats, outbox

ROUNDS, MESSAGES, AT_ONCE = 5, 1000, 100
ANSWERS, ROUND_TRIP = 2000, 0.05
PATIENCE = 120.0  # seconds after which the stock client's answers count as lost
HELLO = {"text": "hello"}
EARLIER = datetime(2020, 1, 1, tzinfo=UTC)


async def _rate(send: Callable[[int], Awaitable[object]]) -> float:
    """Messages a second at AT_ONCE at the same time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with gate:
            await send(number)

    before = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for number in range(1, MESSAGES + 1):
            tasks.create_task(one(number))
    return MESSAGES / (time.perf_counter() - before)


def _bot(server: Server, request: BaseRequest) -> ExtBot[None]:
    return ExtBot(TOKEN, base_url=f"{server.url}/bot", request=request)


async def concurrency(server: Server) -> tuple[float, float, float]:
    """Messages a second: ours as the courier sends them, the stock client's, bare aiohttp's; medians, in turns."""
    ours, stock = _bot(server, AiohttpRequest()), _bot(server, HTTPXRequest(connection_pool_size=256))
    found: dict[str, list[float]] = {"ours": [], "stock": [], "bare": []}
    async with ours, stock, aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256)) as session:

        async def bare(chat: int) -> None:
            url, data = f"{server.url}/bot{TOKEN}/sendMessage", {"chat_id": chat, "text": "hello"}
            async with session.post(url, json=data) as answer:
                await answer.read()

        for _ in range(ROUNDS):
            found["ours"].append(await _rate(lambda chat: call(ours, Letter(chat, 1, "sendMessage", HELLO, 1))))
            found["stock"].append(await _rate(lambda chat: stock.send_message(chat, "hello")))
            found["bare"].append(await _rate(bare))
    a, b, c = (statistics.median(values) for values in found.values())
    return a, b, c


async def stock_answers(server: Server) -> tuple[float, int]:
    """Seconds for all answers at once by the stock client as it comes, and how many were lost."""
    before, lost = time.perf_counter(), 0

    async def answer(chat: int) -> None:
        nonlocal lost
        try:
            async with asyncio.timeout(PATIENCE):
                await stock.send_message(chat, "hello")
        except (TelegramError, TimeoutError):
            lost += 1

    async with _bot(server, HTTPXRequest(connection_pool_size=256)) as stock, asyncio.TaskGroup() as tasks:
        for chat in range(1, ANSWERS + 1):
            tasks.create_task(answer(chat))
    return time.perf_counter() - before, lost


async def our_answers(server: Server) -> tuple[float, int]:
    """The same through the outbox and the courier, the limits lifted: claimed, sent and marked."""
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(TOKEN),
            bot_api_url=server.url,
            database_url=f"sqlite:///{folder}/a.db",
            keep_pace=False,
            log_level="WARNING",
        )
        async with running(settings) as bot:
            rows = [{"chat_id": number} for number in range(1, ANSWERS + 1)]
            letter = {"id": 1, "priority": 0, "method": "sendMessage", "state": "ready", "not_before": EARLIER}
            letters = [{**row, **letter, "payload": {"text": "hello"}} for row in rows]
            async with bot.database.transaction() as connection:
                await connection.execute(insert(chats), rows)
                await connection.execute(insert(outbox), letters)
            server.forget()
            before = time.perf_counter()
            working = asyncio.create_task(bot.run())
            counted = await server.sent(ANSWERS)
            seconds = time.perf_counter() - before
            bot.stopping.set()
            await working
        return seconds, ANSWERS - counted.chats


async def main() -> None:
    head()
    frugally()
    with api() as server:
        ours, stock, bare = await concurrency(server)
    line(f"sendMessage a second, {AT_ONCE} at once; theirs: the stock client", ours, stock, "≥ 8")
    line(f"sendMessage a second, {AT_ONCE} at once; theirs: bare aiohttp", ours, bare, "≥ 0.8")
    with api(ROUND_TRIP) as server:
        seconds, lost = await our_answers(server)
        theirs, gone = await stock_answers(server)
    line(
        f"{ANSWERS:,} answers at once, {ROUND_TRIP * 1000:.0f} ms round trip: seconds; stock client",
        seconds,
        theirs,
        "≤ 5 s",
    )
    line(f"{ANSWERS:,} answers at once: lost", float(lost), float(gone), "none")


if __name__ == "__main__":
    uvloop.run(main())
