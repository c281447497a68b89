"""What do three replicas do that one does not? Real processes on a real PostgreSQL, behind a balancer that takes turns.

    python -m benchmarks.replicas [UPDATES]     3,000 without

Each update goes to the next replica, one in ten to two of them at once. Measured until each has its answer at the Bot
API server. The machine's cores are shared by the replicas, the database, that server and who posts; so the CPU of each
is told, and the rate at which all cores would be busy, which no number of replicas can pass. The leader sends for all:
its CPU for an update is what would bound replicas that have cores enough.
"""

import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count

import aiohttp
import asyncpg
import psutil
from sqlalchemy import insert

from benchmarks.against.api import TOKEN, Server, api
from benchmarks.against.process import bot_process, free_port
from benchmarks.growth import of_process, of_server, server_of
from benchmarks.spine import DIALOGUE, NOW
from bot.webhook import SECRET_HEADER, derived
from storage.database import open_database
from storage.schema import chats
from tests.support.databases import new_postgres_database, postgres_server

UPDATES, AT_ONCE, TWICE = 3_000, 40, 10  # one in TWICE is delivered to two replicas
PUBLIC = "https://bench.example.org"
FIRST = 5_000_000_000
HEADERS = {SECRET_HEADER: derived(TOKEN, "webhook secret"), "Content-Type": "application/json"}

_numbers = count(1)


@dataclass(frozen=True)
class Measured:
    """`own`: each replica's ms of CPU for an update of all; `database` and `others` likewise; `waiting`: connections
    that waited for another's lock, on average."""

    rate: float
    own: Sequence[float]
    database: float
    others: float
    waiting: float

    @property
    def ceiling(self) -> float:
        """Updates a second with all cores busy."""
        return (os.cpu_count() or 1) * 1000 / (sum(self.own) + self.database + self.others)


def _body(chat: int, text: str) -> bytes:
    number = next(_numbers)
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    person = {"id": chat, "first_name": "Ada", "is_bot": False}
    where = {"id": chat, "type": "private", "first_name": "Ada"}
    said = {"message_id": number, "date": 1_800_000_000, "chat": where, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": {**said, "entities": command}}).encode()


async def _people(url: str, number: int) -> psutil.Process:
    """So many people who are known; gives the database server's process."""
    database = await open_database(url)
    rows = [{"chat_id": FIRST + n, "name": "Ada", "zone": "Europe/Berlin", "started_at": NOW} for n in range(number)]
    async with database.transaction() as connection:
        await connection.execute(insert(chats), rows)
    server = await server_of(database)
    await database.close()
    return server


class Balancer:
    """Posts as Telegram does, each update to the next replica."""

    def __init__(self, session: aiohttp.ClientSession, ports: Sequence[int]) -> None:
        path = f"telegram/{derived(TOKEN, 'webhook path')}"
        self._session, self._urls = session, [f"http://127.0.0.1:{port}/{path}" for port in ports]
        self._turn = count()

    async def deliver(self, body: bytes) -> None:
        """Until it is taken. Raises RuntimeError where it is not."""
        turn = next(self._turn)
        copies = 2 if turn % TWICE == 0 else 1
        to = [self._urls[(turn + copy) % len(self._urls)] for copy in range(copies)]
        codes = await asyncio.gather(*(self._post(url, body) for url in to))
        if any(code != 200 for code in codes):
            raise RuntimeError(f"a replica answered {codes}")

    async def _post(self, url: str, body: bytes) -> int:
        async with self._session.post(url, data=body, headers=HEADERS) as answer:
            return answer.status


async def _converse(balancer: Balancer, people: Iterator[int]) -> None:
    """One person after the other says the whole dialogue."""
    for person in people:
        for text in DIALOGUE:
            await balancer.deliver(_body(FIRST + person, text))


@asynccontextmanager
async def _watched(url: str) -> AsyncIterator[list[int]]:
    """How many connections wait for a lock, twenty times a second."""
    seen: list[int] = []
    connection = await asyncpg.connect(url)

    async def look() -> None:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while True:
            seen.append(await connection.fetchval(query))
            await asyncio.sleep(0.05)

    looking = asyncio.create_task(look())
    try:
        yield seen
    finally:
        looking.cancel()
        await asyncio.wait([looking])
        await connection.close()


async def measure(server: Server, url: str, replicas: int, updates: int) -> Measured:
    """So many updates through so many replicas."""
    people = updates // len(DIALOGUE)
    postgres = await _people(url, people + AT_ONCE)
    async with AsyncExitStack() as stack:
        ports = [free_port() for _ in range(replicas)]
        starting = [bot_process(server, url, LISTEN_PORT=str(port), PUBLIC_URL=PUBLIC) for port in ports]
        bots = [psutil.Process((await stack.enter_async_context(each)).pid) for each in starting]
        session = await stack.enter_async_context(aiohttp.ClientSession())
        balancer = Balancer(session, ports)
        await _said_by(balancer, range(people, people + AT_ONCE))  # until everything is compiled
        await server.sent(AT_ONCE * len(DIALOGUE))
        await asyncio.sleep(1)
        server.forget()
        us = psutil.Process()
        others = [us, *(child for child in us.children() if child not in bots)]
        async with _watched(url) as waiting:
            before, begun = _spent(bots, postgres, others), time.monotonic()
            await _said_by(balancer, range(people))
            last = (await server.sent(people * len(DIALOGUE))).last
            own, database, rest = _spent(bots, postgres, others)
    number = people * len(DIALOGUE)
    parts = [(now - was) / number for now, was in zip(own, before[0], strict=True)]
    of_database, of_others = (database - before[1]) / number, (rest - before[2]) / number
    return Measured(number / (last - begun), parts, of_database, of_others, statistics.mean(waiting))


def _spent(
    bots: Sequence[psutil.Process], postgres: psutil.Process, others: Sequence[psutil.Process]
) -> tuple[list[float], float, float]:
    """Milliseconds of CPU so far: each bot's, the database's, the others'."""
    return [of_process(bot) for bot in bots], of_server(postgres), sum(of_process(other) for other in others)


async def _said_by(balancer: Balancer, people: range) -> None:
    turns = iter(people)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(_converse(balancer, turns))


def _line(replicas: int, found: Measured) -> None:
    own = " + ".join(f"{part:.2f}" for part in found.own)
    print(
        f"{replicas:8} {found.rate:10.0f} {sum(found.own):10.2f} {found.database:10.2f} {found.others:10.2f} "
        f"{found.waiting:10.2f} {found.ceiling:10.0f}   {own}",
        flush=True,
    )


async def main() -> None:
    updates = int(sys.argv[1]) if len(sys.argv) > 1 else UPDATES
    with ExitStack() as stack:
        template = await asyncio.to_thread(stack.enter_context, postgres_server())
        server = stack.enter_context(api())
        names = ("replicas", "a second", "bots, ms", "database", "others", "waiting", "ceiling")
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(
            " ".join(f"{name:>{8 if name == 'replicas' else 10}}" for name in names) + "   each replica, ms an update"
        )
        found = {}
        for replicas in (1, 3):
            url = await asyncio.to_thread(new_postgres_database, template)
            found[replicas] = await measure(server, url, replicas, updates)
            _line(replicas, found[replicas])
    one, three = found[1], found[3]
    print(f"three against one: {three.rate / one.rate:.2f} ×; at most {three.ceiling / one.rate:.2f} × on these cores")
    print(f"with cores enough, bound by the leader: {sum(one.own) / max(three.own):.2f} ×")


if __name__ == "__main__":
    asyncio.run(main())
