"""Does a look for what is due read only what it takes, however much waits? PostgreSQL counts the rows."""

import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from storage import nudges
from storage.database import Database
from storage.schema import chats
from storage.schema import nudges as pending

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
WAITING, LIMIT = 3_000, 20

LOOKS: list[Callable[[Database], Awaitable[Any]]] = [
    nudges.next_due,
    lambda database: nudges.chats_with_due(database, NOW, LIMIT),
]


async def _fill(database: Database) -> None:
    own = {"id": 1, "application_id": 1, "kind": "call", "step": "x", "state": "pending"}
    rows = [{**own, "chat_id": number, "due_at": NOW - timedelta(seconds=number)} for number in range(1, WAITING)]
    async with database.transaction() as connection:
        await connection.execute(insert(chats), [{"chat_id": row["chat_id"]} for row in rows])
        await connection.execute(insert(pending), rows)
    async with database.transaction() as connection:
        await connection.execute(text("ANALYZE"))


def _rows(plan: dict[str, Any]) -> Iterator[float]:
    """How many rows each step of the plan gave, all its repetitions together."""
    yield plan["Actual Rows"] * plan["Actual Loops"]
    for part in plan.get("Plans", ()):
        yield from _rows(part)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("look", LOOKS, ids=["the next due moment", "chats with something due"])
async def test_a_look_reads_what_it_takes(database: Database, look: Callable[[Database], Awaitable[Any]]) -> None:
    await _fill(database)
    asked: list[tuple[str, Any]] = []

    def heard(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", heard)
    await look(database)
    event.remove(database.engine.sync_engine, "before_cursor_execute", heard)
    [(statement, parameters)] = [each for each in asked if each[0].startswith("SELECT")]
    async with database.transaction() as connection:
        explained = await connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters)
        found = explained.scalar_one()
    [whole] = json.loads(found) if isinstance(found, str) else found
    assert max(_rows(whole["Plan"])) <= 2 * LIMIT, found
