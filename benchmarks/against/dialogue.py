"""What does an update cost beside aiogram 3, and how many a second does one core answer over HTTP?

Both frameworks get the same three messages of the same dialogue and keep its state. aiogram's handlers do in the
database what anybody would write by hand with SQLAlchemy Core: one select, one update, one insert, on SQLite. Ours does
its whole update: lock, seen, conversation, rows, outbox, commit. Sending is not counted on either side.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import count, cycle
from typing import Any, NamedTuple

import aiohttp
import psutil
import uvloop
from aiogram import Bot, Dispatcher, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from pydantic import SecretStr
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from telegram import Update

from benchmarks.support.api import TOKEN, Server, api
from benchmarks.support.process import bot_process, free_port, frugally
from benchmarks.support.table import head, line
from bot.process import running
from bot.settings import Settings
from bot.webhook import SECRET_HEADER, derived
from storage.database import open_database, parse_url
from storage.migrate import migrate
from storage.schema import chats, outbox
from storage.types import DatabaseNow
from storage.unit import unit_of_work

ROUNDS, EACH, WARM = 7, 240, 60
DIALOGUE = ("/add", "Acme", "/cancel")
PEOPLE, AT_ONCE = 600, 40
ADA = 7
CROWD = 300  # people who take turns: whoever says too much at once is not listened to (bot/flood.py)

_numbers = count(1)


def said(chat: int, text: str) -> dict[str, Any]:
    """An update with a message, as Telegram sends it."""
    number = next(_numbers)
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    person = {"id": chat, "first_name": "Ada", "is_bot": False, "language_code": "en"}
    where = {"id": chat, "type": "private", "first_name": "Ada"}
    message = {"message_id": number, "date": 1_800_000_000, "chat": where, "from": person, "text": text}
    return {"update_id": number, "message": {**message, "entities": command}}


async def _cpu(work: Callable[[str], Awaitable[object]]) -> float:
    """CPU milliseconds of one message, once it is warm."""
    words = cycle(DIALOGUE)
    for _ in range(WARM):
        await work(next(words))
    before = time.process_time()
    for _ in range(EACH):
        await work(next(words))
    return (time.process_time() - before) / EACH * 1000


async def ours(url: str) -> float:
    """Our whole update, without a network."""
    with api() as server:
        settings = Settings(_env_file=None, bot_token=SecretStr(TOKEN), bot_api_url=server.url, database_url=url)
        async with running(settings) as bot:
            application = bot.application
            application.committed = lambda: None
            now = bot.courier._clock.now()
            for person in range(ADA, ADA + CROWD):
                async with unit_of_work(bot.database, person) as unit:
                    unit.change_chat(name="Ada", zone="Europe/Berlin", started_at=now, used_at=now)
            messages = count()

            async def one(text: str) -> None:
                person = ADA + next(messages) // len(DIALOGUE) % CROWD
                await application.process_update(Update.de_json(said(person, text), application.bot))

            return await _cpu(one)


class Adding(StatesGroup):
    """The states of the same dialogue."""

    company = State()
    title = State()


def _dispatcher(engine: AsyncEngine) -> Dispatcher:
    router, written = Router(), count(1)

    async def store(chat: int) -> None:
        number = next(written)
        async with engine.begin() as connection:
            await connection.execute(select(chats).where(chats.c.chat_id == chat).with_for_update())
            await connection.execute(update(chats).where(chats.c.chat_id == chat).values(next_id=number))
            row = {"chat_id": chat, "id": number, "priority": 0, "method": "sendMessage", "state": "ready"}
            await connection.execute(insert(outbox).values(**row, payload={"text": "?"}, not_before=DatabaseNow()))

    @router.message(Command("cancel"))
    async def cancel(message: Message, state: FSMContext) -> None:
        await state.clear()
        await store(message.chat.id)

    @router.message(StateFilter(None), Command("add"))
    async def add(message: Message, state: FSMContext) -> None:
        await state.set_state(Adding.company)
        await store(message.chat.id)

    @router.message(Adding.company)
    async def company(message: Message, state: FSMContext) -> None:
        await state.update_data(company=message.text)
        await state.set_state(Adding.title)
        await store(message.chat.id)

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


async def theirs(url: str) -> float:
    """The same dialogue by aiogram, on an engine as SQLAlchemy makes it."""
    database = await open_database(url)
    await migrate(database)
    await database.close()
    engine = create_async_engine(parse_url(url))
    async with engine.begin() as connection:
        await connection.execute(insert(chats).values(chat_id=ADA))
    dispatcher, bot = _dispatcher(engine), Bot(TOKEN)
    found = await _cpu(lambda text: dispatcher.feed_raw_update(bot, said(ADA, text)))
    await bot.session.close()
    await engine.dispose()
    return found


class Rate(NamedTuple):
    """Answers a second of wall time, and a second of the bot's CPU."""

    wall: float
    cpu: float


async def over_http(folder: str, server: Server) -> tuple[Rate, Rate]:
    """Webhook in, sendMessage out, SQLite: from people who were never here, and from the same people a second time."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    key, secret = derived(TOKEN, "webhook path"), derived(TOKEN, "webhook secret")
    async with bot_process(server, f"sqlite:///{folder}/http.db", PUBLIC_URL=address, LISTEN_PORT=str(port)) as bot:
        gate = asyncio.Semaphore(AT_ONCE)
        async with aiohttp.ClientSession(headers={SECRET_HEADER: secret}) as session:

            async def post(chat: int) -> None:
                async with gate, session.post(f"{address}/telegram/{key}", json=said(chat, "/help")) as answer:
                    answer.raise_for_status()

            async def rate(people: range) -> Rate:
                server.forget()
                before, started = psutil.Process(bot.pid).cpu_times(), time.monotonic()
                await asyncio.gather(*(post(chat) for chat in people))
                counted = await server.sent(len(people))
                after = psutil.Process(bot.pid).cpu_times()
                cpu = after.user + after.system - before.user - before.system
                return Rate(len(people) / (counted.last - started), len(people) / cpu)

            await rate(range(1, 51))  # the first ones pay for what is loaded late
            crowd = range(1000, 1000 + PEOPLE)
            return await rate(crowd), await rate(crowd)


@contextmanager
def _folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        yield folder


def _by_turns() -> tuple[float, float, float]:
    """Ours, theirs on asyncio, theirs on uvloop: medians of slices by turns, for the machine's speed changes by the
    minute. Ours runs on uvloop, as `python -m bot` does; all run with its garbage collection.
    """
    frugally()
    found = []
    for _ in range(ROUNDS):
        with _folder() as folder:
            mine = uvloop.run(ours(f"sqlite:///{folder}/a.db"))
            plain = asyncio.run(theirs(f"sqlite:///{folder}/b.db"))
            found.append((mine, plain, uvloop.run(theirs(f"sqlite:///{folder}/c.db"))))
    mine, plain, fast = (statistics.median(values) for values in zip(*found, strict=True))
    return mine, plain, fast


def main() -> None:
    head()
    mine, plain, fast = _by_turns()
    line("one whole update, ms of CPU; theirs: aiogram 3 and Core by hand", mine, plain, "fewer")
    line("the same; theirs on uvloop, too, as with aiogram[fast]", mine, fast)
    with _folder() as folder:
        with api() as server:
            new, known = asyncio.run(over_http(folder, server))
        line(
            "update in, answer out over HTTP: a second of the bot's CPU; beside: new chats", known.cpu, new.cpu, "≥ 300"
        )
        line("the same a second of wall time, on this machine", known.wall, new.wall)


if __name__ == "__main__":
    main()
