"""What does encryption at rest cost? The same work with and without a key, in turns; CPU time of this process."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from coach.timeline import Applied
from storage import applications, events, outbox
from storage.contacts import Contact
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.seal import Key
from storage.unit import unit_of_work

NOW = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)
APPLICATIONS, ROUNDS = 100, 9
POSTING = "We look for somebody who builds data pipelines. " * 40  # 1,900 characters
JANE = Contact(name="Jane Roe", phone="+12125550100", email="jane@example.org")


async def filled(path: Path, key: Key | None) -> Database:
    """A chat with many applications."""
    database = await open_database(f"sqlite:///{path}", key)
    await migrate(database)
    async with unit_of_work(database, 7) as unit:
        for number in range(APPLICATIONS):
            company = f"Acme {number}"
            one = await applications.add(
                unit, company=company, title="Nurse", contact=JANE, created_at=NOW, posting=POSTING
            )
            await events.append(unit, one, Applied(at=NOW), 7)
    return database


async def read_all(database: Database) -> None:
    """Every application with its events, as for /list."""
    async with unit_of_work(database, 7) as unit:
        await applications.live(unit)
        await events.timelines(unit)


async def small_update(database: Database) -> None:
    """One event and one answer, as of a tap."""
    async with unit_of_work(database, 7) as unit:
        await applications.load(unit, 1)
        await events.append(unit, 1, Applied(at=NOW), 7)
        await outbox.put(unit, "sendMessage", {"text": POSTING})


async def compared(work: Callable[[Database], Awaitable[None]], *databases: Database) -> list[float]:
    """CPU milliseconds on each, the median of the rounds, in turns so that a loaded machine is fair."""
    found: list[list[float]] = [[] for _ in databases]
    for _ in range(ROUNDS):
        for database, times in zip(databases, found, strict=True):
            before = time.process_time()
            for _ in range(10):
                await work(database)
            times.append((time.process_time() - before) * 100)
    return [statistics.median(times) for times in found]


async def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        plain = await filled(Path(folder, "plain.db"), None)
        sealed = await filled(Path(folder, "sealed.db"), Key(b"k" * 32))
        print(f"{'CPU ms':44}{'no key':>8}{'a key':>8}{'ratio':>8}")
        for name, work in (
            (f"{APPLICATIONS} applications with postings, read", read_all),
            ("one event and one answer", small_update),
        ):
            without, with_key = await compared(work, plain, sealed)
            print(f"{name:44}{without:8.2f}{with_key:8.2f}{with_key / without:8.2f}")
        for database in (plain, sealed):
            await database.close()


if __name__ == "__main__":
    asyncio.run(main())
