"""Does an update cost more where many people are? And a plan, or a list, where one person has many applications?

    python -m benchmarks.growth [CHATS …]      1, 1,000 and 100,000 without

CPU milliseconds, the least of five rounds: of this process (for SQLite that is all there is), and of the PostgreSQL
server's processes. Each chat is a copy of one that has applied, with its nudge, its events and what was said.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import psutil
from sqlalchemy import text
from telegram import Update

from benchmarks.chat import fill
from benchmarks.spine import DIALOGUE, NOW, databases, message
from bot.process import Running, running
from handlers import listing, schedule
from handlers.turn import Turn
from playground.server import Playground
from storage import nudges, outbox
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.unit import unit_of_work
from tests.bot.stage import Stage
from tests.support.bot import World, world
from tests.support.crowd import copied

CHATS = (1, 1_000, 100_000)
APPLICATIONS = (10, 100, 500)
ROUNDS, EACH = 5, 60
PEOPLE = 20  # of the many, who say something
FIRST = 5_000_000_000  # the id of the first copied chat


def of_process(process: psutil.Process) -> float:
    """What the process has spent so far."""
    times = process.cpu_times()
    return float(times.user + times.system) * 1000


def of_server(server: psutil.Process) -> float:
    """What all processes of a PostgreSQL server have spent so far, those that ended included."""
    times = server.cpu_times()
    spent = of_process(server) + float(times.children_user + times.children_system) * 1000
    for child in server.children():
        with suppress(psutil.NoSuchProcess):  # a worker that ended just now
            spent += of_process(child)
    return spent


async def server_of(database: Database) -> psutil.Process | None:
    """The PostgreSQL server's own process, which the connections' descend from; None on SQLite."""
    if database.is_sqlite:
        return None
    async with database.transaction() as connection:
        backend: int = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    return psutil.Process(psutil.Process(backend).ppid())


class Cpu:
    """Milliseconds of CPU: this process's, and those of the database's server where there is one."""

    def __init__(self, server: psutil.Process | None) -> None:
        self._server = server

    @classmethod
    async def of(cls, database: Database) -> "Cpu":
        """Of what this database takes."""
        return cls(await server_of(database))

    def _of_server(self) -> float:
        return 0.0 if self._server is None else of_server(self._server)

    async def least(self, work: Callable[[], Awaitable[object]], each: int = EACH) -> tuple[float, float]:
        """Of one piece of the work, the least of the rounds; the server's clock is coarse, so its mean."""
        rounds, before = [], self._of_server()
        for _ in range(ROUNDS):
            begun = time.process_time()
            for _ in range(each):
                await work()
            rounds.append((time.process_time() - begun) / each * 1000)
        return min(rounds), (self._of_server() - before) / ROUNDS / each


async def _peopled(here: World, bot: Running, chats: int) -> list[int]:
    """So many chats; gives some of them, taken from all over."""
    stage = Stage(here, bot.application, bot.database)
    ada = stage.person()
    original = ada.participant.chat.id
    await stage.applied(ada)
    await stage.put(original, *(f"What was said, {number}." for number in range(5)))
    letters = await outbox.claim(bot.database, 1, 60)
    await outbox.mark_sent(bot.database, [(letter, 1) for letter in letters])
    others = range(FIRST, FIRST + chats - 1)
    await copied(bot.database, original, others)
    async with bot.database.transaction() as connection:
        await connection.execute(text("ANALYZE"))  # as PostgreSQL's autovacuum does within a minute
    return [original, *others[:: max(chats // PEOPLE, 1)]]


def _speaks(playground: Playground, bot: Running, people: list[int]) -> Callable[[], Awaitable[None]]:
    turns = iter(range(10_000_000))

    async def one() -> None:
        number = next(turns)
        chat = people[number // len(DIALOGUE) % len(people)]
        data = message(playground, chat, DIALOGUE[number % len(DIALOGUE)])
        await bot.application.process_update(Update.de_json(data, bot.application.bot))

    return one


async def growth(here: World, chats: int) -> dict[str, tuple[float, float]]:
    """What an update and the loops' looks cost beside so many chats."""
    async with running(here.settings, here.clock) as bot:
        bot.application.committed = lambda: None
        people, cpu = await _peopled(here, bot, chats), await Cpu.of(bot.database)
        one, database = _speaks(here.playground, bot, people), bot.database
        await cpu.least(one, 3 * len(DIALOGUE))  # until everything is compiled
        return {
            "one whole update": await cpu.least(one),
            "the nudger's look": await cpu.least(partial(nudges.chats_with_due, database, NOW, 100)),
            "the next due moment": await cpu.least(partial(nudges.next_due, database)),
        }


async def glance(folder: Path) -> dict[str, list[float]]:
    """What a plan after a change and the list's first page cost in a chat of many applications; SQLite."""
    database = await open_database(f"sqlite:///{folder}/glance.db")
    await migrate(database)
    cpu, found = await Cpu.of(database), dict[str, list[float]]()
    for chat, size in enumerate(APPLICATIONS, start=1):
        last = await fill(database, chat, size)
        work: dict[str, Callable[[Turn], Awaitable[object]]] = {
            "a plan after a change": partial(_plan, last),
            "/list": _list,
        }
        for name, each in work.items():
            found.setdefault(name, []).append((await cpu.least(partial(_in_a_unit, database, chat, each), 20))[0])
    await database.close()
    return found


async def _plan(last: int, turn: Turn) -> object:
    return await schedule.refresh(turn, last)


async def _list(turn: Turn) -> object:
    return await turn.say(await listing.page(turn, listing.START))


async def _in_a_unit(database: Database, chat: int, work: Callable[[Turn], Awaitable[object]]) -> None:
    async with unit_of_work(database, chat) as unit:
        await work(Turn(unit, NOW, user_id=1))


@asynccontextmanager
async def _world(url: str) -> AsyncIterator[World]:
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        async with world(url, Path(folder), NOW) as here:
            yield here


def _table(title: str, columns: list[str], rows: dict[str, list[float]]) -> None:
    print(f"\n{title:58}{''.join(f'{column:>12}' for column in columns)}{'last/first':>12}")
    for name, values in rows.items():
        print(f"{name:58}{''.join(f'{value:12.2f}' for value in values)}{values[-1] / max(values[0], 0.001):12.2f}")


async def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(CHATS)
    async with databases() as kinds:
        for kind, new in kinds:
            rows: dict[str, list[float]] = {}
            for size in sizes:
                async with _world(await asyncio.to_thread(new)) as here:
                    for name, (own, server) in (await growth(here, size)).items():
                        rows.setdefault(name, []).append(own)
                        if server:
                            rows.setdefault(f"  the server's part of {name}", []).append(server)
            _table(f"{kind}, ms of CPU; chats:", [f"{size:,}" for size in sizes], rows)
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        _table("ms of CPU; applications in the chat:", [str(n) for n in APPLICATIONS], await glance(Path(folder)))


if __name__ == "__main__":
    asyncio.run(main())
