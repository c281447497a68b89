"""How fast is what waits claimed and marked on PostgreSQL, beside procrastinate? `[WAITING]`: 1,000,000 without.

Both keep the order of each chat: ours by its rows, procrastinate by a lock. Ours takes a hundred in one statement, and
procrastinate, as its worker does, one after the other. One connection each; seconds of wall time, the best of five.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, asynccontextmanager

import asyncpg
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

from benchmarks.support.table import head, line
from storage import outbox
from storage.database import Database, open_database
from tests.support.databases import new_postgres_database, postgres_server

WAITING, BATCH, ROUNDS = 1_000_000, 100, 5

_OURS = """
    INSERT INTO chats (chat_id) SELECT generate_series(1, $1::bigint);
    INSERT INTO outbox (chat_id, id, priority, method, payload, state, not_before)
    SELECT n, 1, 1, 'sendMessage', '{"text": "x"}', 'ready', '2020-01-01' FROM generate_series(1, $1::bigint) n;
    ANALYZE
"""
_THEIRS = """
    SET session_replication_role = replica;
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args, status)
    SELECT 'letters', 'send', n::text, '{"text": "x"}', 'todo' FROM generate_series(1, $1::bigint) n;
    SET session_replication_role = origin;
    ANALYZE
"""


async def _fill(url: str, statements: str, waiting: int) -> None:
    connection = await asyncpg.connect(url)
    for statement in statements.split(";"):
        await connection.execute(statement, *([waiting] if "$1" in statement else []))
    await connection.close()


async def _rate(batch: Callable[[], Awaitable[None]]) -> float:
    """Claimed and marked a second."""
    took = []
    for _ in range(ROUNDS):
        begun = time.monotonic()
        await batch()
        took.append(time.monotonic() - begun)
    return BATCH / min(took)


async def ours(url: str, waiting: int) -> float:
    """The outbox."""
    await _fill(url, _OURS, waiting)
    database: Database = await open_database(url)

    async def batch() -> None:
        letters = await outbox.claim(database, BATCH, 60)
        await outbox.mark_sent(database, [(letter, 1) for letter in letters])

    try:
        return await _rate(batch)
    finally:
        await database.close()


@asynccontextmanager
async def _procrastinate(url: str) -> AsyncIterator[App]:
    app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=1))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        yield app


async def theirs(url: str, waiting: int) -> float:
    """procrastinate's jobs."""
    async with _procrastinate(url) as app:
        await _fill(url, _THEIRS, waiting)
        worker = await app.job_manager.register_worker()

        async def batch() -> None:
            for _ in range(BATCH):
                job = await app.job_manager.fetch_job(None, worker)
                if job is None:
                    raise RuntimeError("there is none, though many wait")
                await app.job_manager.finish_job(job, Status.SUCCEEDED, delete_job=False)

        return await _rate(batch)


async def main() -> None:
    waiting = int(sys.argv[1]) if len(sys.argv) > 1 else WAITING
    with ExitStack() as stack:
        template = await asyncio.to_thread(stack.enter_context, postgres_server())
        here, there = [await asyncio.to_thread(new_postgres_database, template) for _ in range(2)]
        head()
        found = await ours(here, waiting), await theirs(there, waiting)
        line(f"claimed and marked a second, {waiting:,} waiting; theirs: procrastinate", *found, "≥ 0.7 × by hand")


if __name__ == "__main__":
    asyncio.run(main())
