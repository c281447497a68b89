"""How does a chat's size tell? `python -m benchmarks.chat` prints what planning costs at 10, 100 and 500 applications.

Each application has ten events; four share a contact, each has an employer of its own. SQLite in a temporary folder,
milliseconds of wall time, median. "one": a change of one application plans what hangs together; "all": the whole chat.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from benchmarks.plan import START, life
from coach.timeline import Role
from handlers import planning, schedule
from handlers.turn import Turn
from storage import applications, events
from storage.contacts import Contact
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.unit import unit_of_work

SIZES = (10, 100, 500)
NOW = START + timedelta(days=23)


async def fill(database: Database, chat_id: int, count: int) -> int:
    """A chat with that many applications, planned; the id of the last one."""
    async with unit_of_work(database, chat_id) as unit:
        unit.change_chat(zone="America/New_York", started_at=START)
        for n in range(count):
            jane = Contact(name=f"P{n // 4}", role=Role.HIRING_MANAGER, phone=f"+1212{5550000 + n // 4}")
            last = await applications.add(unit, company=f"Firm {n}", title="Nurse", contact=jane, created_at=START)
            for event in life(10).events:
                await events.append(unit, last, event, 1)
        await schedule.refresh(Turn(unit, NOW, user_id=1))
        return last


async def timed(
    database: Database, chat_id: int, work: Callable[[Turn], Awaitable[object]], runs: int, now: datetime = NOW
) -> float:
    """Median milliseconds of some work in a unit of its own."""
    times = []
    for _ in range(runs):
        begun = perf_counter_ns()
        async with unit_of_work(database, chat_id) as unit:
            await work(Turn(unit, now, user_id=1))
        times.append(perf_counter_ns() - begun)
    return median(times) / 1e6


async def _plan_one(turn: Turn, *, application_id: int) -> object:
    return await schedule.refresh(turn, application_id)


async def main() -> None:
    """Print a line a size."""
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite:///{Path(folder) / 'bench.db'}")
        await migrate(database)
        for chat_id, size in enumerate(SIZES, start=1):
            last = await fill(database, chat_id, size)
            card = await timed(database, chat_id, partial(planning.load, application_id=last), 20)
            one = await timed(database, chat_id, partial(_plan_one, application_id=last), 20)
            whole = await timed(database, chat_id, schedule.refresh, 5)
            print(f"{size:4} applications: card {card:6.1f} ms · plan one {one:6.1f} ms · plan all {whole:7.1f} ms")
        await database.close()


if __name__ == "__main__":
    asyncio.run(main())
