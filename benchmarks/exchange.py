"""How long does a search take on its way out and in? `python -m benchmarks.exchange` prints it by the chat's size.

Each application has about ten events (tools/seed.py); SQLite in a temporary folder, without the trips to Telegram.
Milliseconds. "lock": the longest that one transaction held the chat, and with it SQLite's database; all else waits for
nobody. A list comes in as a table of as many rows with eight columns, our own file with everything that is in it.
"""

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import func, select

from handlers import errands, exporting, importing
from handlers.files import File
from handlers.turn import Turn
from handlers.views.message import Document
from storage import errands as rows
from storage import quotas, schema
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.unit import unit_of_work
from tools.seed import ZONE, fill

SIZES = (10, 100, 500, 5000)
NOW = datetime(2027, 11, 10, 15, 0, tzinfo=UTC)
FORMATS = ("json", "csv", "ics", "log")


class Watch:
    """Milliseconds: of all that was done, and the longest transaction."""

    def __init__(self) -> None:
        self.all = self.lock = 0.0

    async def transact(self, database: Database, chat_id: int, work: Callable[[Turn], Any]) -> Any:
        """Do it in a unit of its own."""
        begun = perf_counter()
        async with unit_of_work(database, chat_id) as unit:
            result = await work(Turn(unit, NOW, user_id=1))
        self.lock = max(self.lock, self._passed(begun))
        self.all += self._passed(begun)
        return result

    def alone(self, work: Callable[[], Any]) -> Any:
        """Do it outside of any transaction."""
        begun = perf_counter()
        result = work()
        self.all += self._passed(begun)
        return result

    @staticmethod
    def _passed(begun: float) -> float:
        return (perf_counter() - begun) * 1000


async def take_out(database: Database, chat_id: int, wanted: str) -> tuple[Watch, bytes]:
    """The files of a format, from the word to the letters."""
    watch = Watch()

    async def order(turn: Turn) -> int:
        return await rows.add(turn.unit, 1, NOW, exporting.KIND, {"format": wanted, "span": None})

    errand = await watch.transact(database, chat_id, order)
    made = await watch.transact(database, chat_id, lambda turn: errands.step(turn, errand))
    documents = watch.alone(made)
    await watch.transact(database, chat_id, lambda turn: errands.deliver(turn, errand, documents))
    first = documents[0]
    return watch, first.content if isinstance(first, Document) else b""


async def bring_in(database: Database, chat_id: int, content: bytes, name: str) -> tuple[Watch, Watch]:
    """A list, from the file to the last row: what is shown, and what follows on the tap."""
    shown, done = Watch(), Watch()
    file = File(name, "", content)
    await shown.transact(database, chat_id, lambda turn: importing.came(turn, file))
    async with database.transaction() as connection:
        newest = select(func.max(schema.errands.c.id)).where(schema.errands.c.chat_id == chat_id)
        errand_id = (await connection.execute(newest)).scalar_one()

    async def accept(turn: Turn) -> None:
        errand = await rows.load(turn.unit, errand_id)
        if errand is not None:
            await importing.accept(turn, errand)

    await done.transact(database, chat_id, accept)
    while (await rows.ready(database, 1)) != []:
        await done.transact(database, chat_id, lambda turn: errands.step(turn, errand_id))
    return shown, done


def table(count: int) -> bytes:
    """A list as another tracker has it."""
    stages = ("Applied", "Rejected", "Interview", "Ghosted", "Applied", "Applied")
    lines = ["Job Title,Company,List,Location,Date Applied,Contact,Email,Notes"]
    for n in range(count):
        day = f"{NOW - timedelta(days=1 + n % 300):%m/%d/%Y}"
        lines.append(f"Nurse,Firm {n},{stages[n % 6]},Boston,{day},Person {n},p{n}@firm{n}.example,Note {n}")
    return "\n".join(lines).encode()


async def main() -> None:
    """Print a line for each size and way."""
    quotas.QUOTAS = {}  # the largest chat here is larger than one may be
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite:///{Path(folder) / 'bench.db'}")
        await migrate(database)
        for place, size in enumerate(SIZES):
            chat = 10 * place + 1
            async with unit_of_work(database, chat) as unit:
                unit.change_chat(zone=ZONE, started_at=NOW)
                await fill(unit, NOW, size)
            for wanted in FORMATS:
                watch, content = await take_out(database, chat, wanted)
                print(
                    f"{size:5}  out {wanted:5} {watch.all:8.0f} ms  lock {watch.lock:7.0f} ms  {len(content):9,} bytes"
                )
                if wanted == "json":
                    whole = content
            for name, content in (("list.csv", table(size)), ("copy.json", whole)):
                chat += 1
                shown, done = await bring_in(database, chat, content, name)
                lock = max(shown.lock, done.lock)
                print(f"{size:5}  in  {name:9} {shown.all:6.0f} ms, then {done.all:7.0f} ms  lock {lock:6.0f} ms")
        await database.close()


if __name__ == "__main__":
    asyncio.run(main())
