"""What do three replicas do that one does not? Real processes on a real PostgreSQL, behind a balancer.

    python -m benchmarks.replicas [UPDATES]     3,000 without

An update goes to the next replica, or to the one that has the fewest in hand, as with the proxy in `deploy/`; one in
ten goes to two of them at once. Measured until each has its answer at the Bot API server.

First each replica has a quarter of a core, as on a small machine of its own, so that the database, that server and who
posts have cores to spare, as they have where replicas are wanted. Then all share all cores: the CPU of each is told,
and the rate at which all cores would be busy, which no number of replicas can pass.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass

import aiohttp
import asyncpg
import psutil
from sqlalchemy import insert

from benchmarks.growth import of_process, of_server, server_of
from benchmarks.spine import DIALOGUE, NOW
from benchmarks.support.api import Server, api
from benchmarks.support.balancer import Balancer, said
from benchmarks.support.process import bot_process, free_port
from benchmarks.support.slice import NoSlices, slice_of_core
from storage.database import open_database
from storage.schema import chats
from tests.support.databases import new_postgres_database, postgres_server

UPDATES, AT_ONCE = 3_000, 40
SHARE = 0.25  # of a core, for each replica
PUBLIC = "https://bench.example.org"
FIRST = 5_000_000_000


@dataclass(frozen=True)
class How:
    """`share`: of a core, for each replica; without it they take what there is. `fewest`: see Balancer."""

    share: float | None
    fewest: bool


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


async def _people(url: str, number: int) -> psutil.Process:
    """So many people who are known; gives the database server's process."""
    database = await open_database(url)
    rows = [{"chat_id": FIRST + n, "name": "Ada", "zone": "Europe/Berlin", "started_at": NOW} for n in range(number)]
    async with database.transaction() as connection:
        await connection.execute(insert(chats), rows)
    server = await server_of(database)
    await database.close()
    return server


async def _converse(balancer: Balancer, people: Iterator[int]) -> None:
    """One person after the other says the whole dialogue."""
    for person in people:
        for text in DIALOGUE:
            await balancer.deliver(said(FIRST + person, text))


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


async def measure(server: Server, url: str, replicas: int, updates: int, how: How) -> Measured:
    """So many updates through so many replicas."""
    people = updates // len(DIALOGUE)
    postgres = await _people(url, people + AT_ONCE)
    async with AsyncExitStack() as stack:
        ports = [free_port() for _ in range(replicas)]
        starting = [bot_process(server, url, LISTEN_PORT=str(port), PUBLIC_URL=PUBLIC) for port in ports]
        bots = [psutil.Process((await stack.enter_async_context(each)).pid) for each in starting]
        session = await stack.enter_async_context(aiohttp.ClientSession())
        balancer = Balancer(session, ports, how.fewest)
        await _said_by(balancer, range(people, people + AT_ONCE))  # until everything is compiled
        await server.sent(AT_ONCE * len(DIALOGUE))
        await asyncio.sleep(1)
        server.forget()
        if how.share is not None:
            for bot in bots:
                stack.enter_context(slice_of_core(bot.pid, how.share))
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


def _line(replicas: int, how: How, found: Measured) -> None:
    own = " + ".join(f"{part:.2f}" for part in found.own)
    print(
        f"{replicas:8} {'fewest' if how.fewest else 'next':>8} {found.rate:10.0f} {sum(found.own):10.2f} "
        f"{found.database:10.2f} {found.others:10.2f} {found.waiting:10.2f}   {own}",
        flush=True,
    )


HEAD = " replicas  taken by  a second  bots, ms   database     others    waiting   each replica, ms an update"


async def _compared(server: Server, template: str, updates: int, share: float | None) -> None:
    """One replica, and three, by turns and by the fewest in hand."""
    print(HEAD)
    found = {}
    for replicas, fewest in ((1, False), (3, False), (3, True)):
        url, how = await asyncio.to_thread(new_postgres_database, template), How(share, fewest)
        found[replicas, fewest] = await measure(server, url, replicas, updates, how)
        _line(replicas, how, found[replicas, fewest])
    one = found.pop((1, False))
    for (_, fewest), three in found.items():
        print(
            f"three against one, {'to the one with the fewest in hand' if fewest else 'taking turns'}: "
            f"{three.rate / one.rate:.2f} ×; all cores would be busy at {three.ceiling / one.rate:.2f} ×"
        )


async def main() -> None:
    updates = int(sys.argv[1]) if len(sys.argv) > 1 else UPDATES
    with ExitStack() as stack:
        template = await asyncio.to_thread(stack.enter_context, postgres_server())
        server = stack.enter_context(api())
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n\neach replica with {SHARE} of a core")
        try:
            await _compared(server, template, updates // 3, SHARE)
        except NoSlices as error:
            print(f"not measured: {error}")
        print("\nall on the same cores")
        await _compared(server, template, updates, None)


if __name__ == "__main__":
    asyncio.run(main())
