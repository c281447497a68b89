"""How long do the looks at the whole search take? `python -m benchmarks.glance` prints them by a chat's size.

Each application has about ten events (tools/seed.py); SQLite in a temporary folder, the handlers as the bot calls them:
a unit of work of their own, the answer put into the outbox. Milliseconds of wall time, median, without the trip to
Telegram. The last column is how much longer ten times as many take.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter_ns

from benchmarks.chat import timed
from handlers import listing, logbook, today
from handlers.buttons import Page
from handlers.turn import Turn
from storage import listing as entries
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.unit import unit_of_work
from tools.seed import ZONE, fill

SIZES = (10, 100, 500, 5000)
RUNS = 11
NOW = datetime(2027, 11, 10, 15, 0, tzinfo=UTC)

Look = Callable[[Turn], Awaitable[object]]


async def _list(turn: Turn, *, wanted: Page) -> object:
    return await turn.say(await listing._page(turn, wanted))


async def _search(turn: Turn) -> object:
    return await turn.say(await listing._search(turn, "northwnd"))


LOOKS: Mapping[str, Look] = {
    "/list": partial(_list, wanted=listing.START),
    "/list, a later page": partial(_list, wanted=Page(3, "live", "company")),
    "/list northwnd": _search,
    "/call northwnd": partial(logbook.which, purpose="call", named="northwind foods"),
    "words: all names": lambda turn: entries.standing(turn.unit),
    "/today": today.agenda,
}


async def measure(database: Database, chat_id: int, size: int) -> Mapping[str, float]:
    """Fill the chat, and take the time of each look."""
    async with unit_of_work(database, chat_id) as unit:
        unit.change_chat(zone=ZONE, started_at=NOW)
        begun = perf_counter_ns()
        await fill(unit, NOW, size)
        print(f"   filled {size} in {(perf_counter_ns() - begun) / 1e9:.1f} s", flush=True)
    return {name: await timed_as(database, chat_id, look) for name, look in LOOKS.items()}


async def timed_as(database: Database, chat_id: int, look: Look) -> float:
    return await timed(database, chat_id, look, RUNS, NOW)


async def main() -> None:
    """A line a look."""
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite:///{Path(folder) / 'bench.db'}")
        await migrate(database)
        found = {size: await measure(database, number, size) for number, size in enumerate(SIZES, 1)}
        await database.close()
    print(f"{'':22}" + "".join(f"{size:>9,}" for size in SIZES) + "     500 → 5,000")
    for name in LOOKS:
        row = [found[size][name] for size in SIZES]
        print(f"{name:22}" + "".join(f"{each:9.1f}" for each in row) + f"     × {row[-1] / row[-2]:.1f}")


if __name__ == "__main__":
    asyncio.run(main())
