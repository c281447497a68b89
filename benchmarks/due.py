"""How fast are many nudges that fall due at one moment made and sent, by one replica and by three?

    python -m benchmarks.due [NUDGES [SHARE]]     3,000 and 0.25 without

Real processes on a real PostgreSQL, each with SHARE of a core (benchmarks/support/slice.py), Telegram's limits lifted.
All make nudges, one sends.
"""

import asyncio
import os
import sys
import tempfile
from contextlib import AsyncExitStack, ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from sqlalchemy import insert

from benchmarks.growth import FIRST, of_process
from benchmarks.support.api import Server, api
from benchmarks.support.process import bot_process, free_port
from benchmarks.support.slice import slice_of_core
from playground.clock import FileClock
from storage.database import open_database
from storage.schema import applications, chats, events, nudges
from tests.support.crowd import copied
from tests.support.databases import new_postgres_database, postgres_server

NUDGES, SHARE = 3_000, 0.25
NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)  # a Monday morning
PUBLIC = "https://bench.example.org"


async def _crowd(url: str, number: int) -> None:
    """So many chats with an application of today, and its nudge due now."""
    own = {"chat_id": FIRST, "application_id": 1}
    step = f"find_person:{NOW.date()}:2:0"
    rows = {
        chats: {"chat_id": FIRST, "name": "Ada", "zone": "UTC", "started_at": NOW, "next_id": 9},
        applications: {
            "chat_id": FIRST,
            "id": 1,
            "company": "Acme",
            "employer_key": "acme",
            "title": "Nurse",
            "created_at": NOW,
            "next_due": NOW,
            "next_step": "find_person",
        },
        events: own | {"id": 2, "at": NOW, "kind": "applied", "data": {}, "by_user": FIRST},
        nudges: own | {"id": 3, "kind": "find_person", "step": step, "due_at": NOW, "state": "pending"},
    }
    database = await open_database(url)
    async with database.transaction() as connection:
        for table, row in rows.items():
            await connection.execute(insert(table).values(row))
    await copied(database, FIRST, range(FIRST + 1, FIRST + number))
    await database.close()


async def measure(server: Server, url: str, replicas: int, number: int, share: float) -> tuple[float, list[float]]:
    """Nudges a second, and each replica's milliseconds of CPU for one of all."""
    await _crowd(url, number)
    async with AsyncExitStack() as stack:
        file = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dayeight-bench-"))) / "clock"
        clock = FileClock(file)
        clock.start_at(NOW - timedelta(hours=1))
        ports = [str(free_port()) for _ in range(replicas)]
        starting = [
            bot_process(server, url, LISTEN_PORT=port, PUBLIC_URL=PUBLIC, CLOCK_FILE=str(file)) for port in ports
        ]
        bots = [psutil.Process((await stack.enter_async_context(each)).pid) for each in starting]
        for bot in bots:
            stack.enter_context(slice_of_core(bot.pid, share))
        await asyncio.sleep(2)
        server.forget()
        before = [of_process(bot) for bot in bots]
        clock.move_to(NOW + timedelta(minutes=1))
        counted = await server.sent(number, 300)
        spent = [(of_process(bot) - was) / number for bot, was in zip(bots, before, strict=True)]
    return (number - 1) / counted.seconds, spent


async def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUDGES
    share = float(sys.argv[2]) if len(sys.argv) > 2 else SHARE
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {number:,} due at once, {share} of a core each")
    print("replicas  a second   each replica, ms of CPU a nudge")
    rates = []
    with ExitStack() as stack:
        template = await asyncio.to_thread(stack.enter_context, postgres_server())
        server = stack.enter_context(api())
        for replicas in (1, 3):
            url = await asyncio.to_thread(new_postgres_database, template)
            rate, spent = await measure(server, url, replicas, number, share)
            print(f"{replicas:8} {rate:9.0f}   {' + '.join(f'{part:.2f}' for part in spent)}", flush=True)
            rates.append(rate)
    print(f"three against one: {rates[1] / rates[0]:.2f} ×")


if __name__ == "__main__":
    asyncio.run(main())
