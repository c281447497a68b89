"""What does an update cost, and how fast is the outbox? Beside the same database work written by hand, in one run.

CPU time of this process, the median of five; the client's side only, because a database server's CPU is its own.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import insert, select, text, update
from telegram import Update

from bot.process import running
from playground.server import Playground
from storage import outbox
from storage.database import Database
from storage.schema import chats, seen_updates
from storage.schema import outbox as letters
from storage.types import DatabaseNow
from storage.unit import unit_of_work
from tests.support.bot import World, world
from tests.support.databases import new_postgres_database, postgres_server

ROUNDS, EACH = 5, 100
WAITING = 50_000
BATCH = 100
DIALOGUE = ("/add", "Acme", "/cancel")
CROWD = 200
NOW = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)

_numbers = count(1)


async def _cpu(work: Callable[[], Awaitable[None]], times: int) -> float:
    """CPU milliseconds of one, the median of the rounds."""
    found = []
    for _ in range(ROUNDS):
        before = time.process_time()
        for _ in range(times):
            await work()
        found.append((time.process_time() - before) / times * 1000)
    return statistics.median(found)


async def _by_hand(database: Database) -> None:
    """One select, one update, one insert, as anybody would write them with SQLAlchemy Core."""
    number = next(_numbers)
    async with database.engine.begin() as connection:
        await connection.execute(select(chats).where(chats.c.chat_id == 1).with_for_update())
        await connection.execute(update(chats).where(chats.c.chat_id == 1).values(next_id=number))
        await connection.execute(insert(seen_updates).values(chat_id=1, update_id=number, at=NOW))


def message(playground: Playground, chat_id: int, text: str) -> dict[str, object]:
    """An update with a message, as Telegram sends it."""
    number = next(_numbers)
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    person = {"id": chat_id, "first_name": "Ada", "is_bot": False}
    chat = {"id": chat_id, "type": "private", "first_name": "Ada"}
    message = {"message_id": number, "date": 1_800_000_000, "chat": chat, "from": person, "text": text}
    return {"update_id": number + 10_000_000, "message": {**message, "entities": command}}


async def updates(here: World) -> tuple[float, float]:
    """CPU ms of one whole update of a conversation, and of the transaction by hand."""
    async with running(here.settings, here.clock) as bot:
        application = bot.application
        application.committed = lambda: None
        # Many take turns: whoever says too much at once is not listened to (bot/flood.py).
        people = [here.playground.user("Ada").user.id for _ in range(CROWD)]
        for person in people:
            async with unit_of_work(bot.database, person) as unit:
                unit.change_chat(name="Ada", zone="America/New_York", started_at=NOW, used_at=NOW)
        said = count()

        async def one() -> None:
            number = next(said)
            person = people[number // len(DIALOGUE) % CROWD]
            data = message(here.playground, person, DIALOGUE[number % len(DIALOGUE)])
            await application.process_update(Update.de_json(data, application.bot))

        async with bot.database.transaction() as connection:
            await connection.execute(insert(chats).values(chat_id=1))
        ours, theirs = await _cpu(one, EACH), await _cpu(lambda: _by_hand(bot.database), EACH)
        return ours, theirs


async def claims(here: World) -> tuple[float, float]:
    """Letters a second, claimed and marked in batches while many wait: ours, and on the same table by hand."""
    async with running(here.settings, here.clock) as bot:
        database = bot.database
        rows = [
            {"chat_id": number, "id": 1, "priority": 1, "method": "sendMessage", "payload": {"text": "x"}}
            | {"state": "ready", "not_before": NOW.replace(year=2020)}
            for number in range(1, WAITING + 1)
        ]
        for start in range(0, WAITING, 5000):
            part = rows[start : start + 5000]
            async with database.transaction() as connection:
                await connection.execute(insert(chats), [{"chat_id": row["chat_id"]} for row in part])
                await connection.execute(insert(letters), part)

        async with database.transaction() as connection:
            await connection.execute(text("ANALYZE"))  # as PostgreSQL's autovacuum does within a minute

        async def ours() -> None:
            claimed = await outbox.claim(database, BATCH, 60)
            await outbox.mark_sent(database, [(letter, 1) for letter in claimed])

        async def by_hand() -> None:
            async with database.engine.begin() as connection:
                oldest = select(letters.c.chat_id).where(letters.c.state == "ready").order_by(letters.c.not_before)
                mine = (await connection.execute(oldest.limit(BATCH))).scalars().all()
                claimed = update(letters).where(letters.c.chat_id.in_(mine)).values(state="sending")
                await connection.execute(claimed.values(lease_until=DatabaseNow(60)))
            async with database.engine.begin() as connection:
                done = update(letters).where(letters.c.chat_id.in_(mine)).values(state="sent", message_id=1)
                await connection.execute(done)

        return await _rate(ours), await _rate(by_hand)


async def _rate(work: Callable[[], Awaitable[None]]) -> float:
    found = []
    for _ in range(ROUNDS):
        before = time.monotonic()
        for _ in range(5):
            await work()
        found.append(5 * BATCH / (time.monotonic() - before))
    return statistics.median(found)


@asynccontextmanager
async def databases() -> AsyncIterator[list[tuple[str, Callable[[], str]]]]:
    """Both kinds of database, and what makes a fresh one of each."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dayeight-bench-")))
        template = await asyncio.to_thread(stack.enter_context, postgres_server())
        fresh = (f"sqlite:///{folder}/{number}.db" for number in count())
        yield [("SQLite", lambda: next(fresh)), ("PostgreSQL", lambda: new_postgres_database(template))]


async def _on(url: str, measure: Callable[[World], Awaitable[tuple[float, float]]]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        async with world(url, Path(folder), NOW) as here:
            return await measure(here)


def _line(what: str, ours: float, hand: float) -> None:
    print(f"{what:60}{ours:12,.2f}{hand:12,.2f}{ours / hand:8.2f}", flush=True)


async def main() -> None:
    async with databases() as kinds:
        print(f"{'':60}{'ours':>12}{'by hand':>12}{'ratio':>8}")
        for name, new in kinds:
            ours, hand = await _on(await asyncio.to_thread(new), updates)
            _line(f"{name}: one whole update, ms of CPU", ours, hand)
            ours, hand = await _on(await asyncio.to_thread(new), claims)
            _line(f"{name}: claimed and marked a second, {WAITING:,} waiting", ours, hand)


if __name__ == "__main__":
    asyncio.run(main())
