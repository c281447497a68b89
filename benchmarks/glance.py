"""How long do the looks at the whole search take? `python -m benchmarks.glance` prints them by a chat's size.

Each application has about ten events (tools/seed.py); SQLite in a temporary folder, the handlers as the bot calls them:
a unit of work of their own, the answer put into the outbox. Milliseconds of wall time, median, without the trip to
Telegram. The last column is how much longer the largest chat takes than the one before.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter_ns
from zoneinfo import ZoneInfo

from benchmarks.chat import timed
from coach.capture import understand
from handlers import listing, logbook, stats, telling, today
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
    return await turn.say(await listing.page(turn, wanted))


async def _search_word(turn: Turn) -> object:
    return await turn.say(await listing.search(turn, "northwnd"))


async def _words(turn: Turn) -> object:
    """What is said in one's own words, against the names of all that are not archived."""
    known = telling.names(await entries.standing(turn.unit))
    here = turn.now.astimezone(ZoneInfo(ZONE))
    return understand("called northwind foods, no answer", here, locale="en-US", country="US", known=known)


LOOKS: Mapping[str, Look] = {
    "/list": partial(_list, wanted=listing.START),
    "/list, a later page": partial(_list, wanted=Page(3, "live", "company")),
    "/list northwnd": _search_word,
    "/call northwnd": partial(logbook.which, purpose="call", named="northwind foods"),
    "called northwind, …": _words,
    "/today": today.agenda,
    "/stats": stats.send,
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
    print(f"{'':22}" + "".join(f"{size:>9,}" for size in SIZES) + f"     {SIZES[-2]:,} → {SIZES[-1]:,}")
    for name in LOOKS:
        row = [found[size][name] for size in SIZES]
        print(f"{name:22}" + "".join(f"{each:9.1f}" for each in row) + f"     × {row[-1] / row[-2]:.1f}")


if __name__ == "__main__":
    asyncio.run(main())
