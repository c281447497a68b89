"""Do the loops find what they look for by an index, however much waits? Asked of SQLite's own planner."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from storage import nudges, outbox, reseal, retention
from storage.database import Database, open_database
from storage.migrate import migrate

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)

LOOPS: list[tuple[str, Callable[[Database], Awaitable[Any]], str]] = [
    ("the courier's claim", lambda database: outbox.claim(database, 100, 30), "ix_outbox_waiting"),
    ("a letter behind another", lambda database: outbox.claim(database, 100, 30), "ix_outbox_chat_waiting"),
    ("the nudger's look", lambda database: nudges.chats_with_due(database, NOW, 100), "ix_nudges_pending"),
    ("the next due moment", nudges.next_due, "ix_nudges_pending"),
    ("what was said long ago", lambda database: retention.sweep(database, NOW), "ix_outbox_said"),
    ("updates seen long ago", lambda database: retention.sweep(database, NOW), "ix_seen_updates_at"),
    ("whether one key seals all", lambda database: reseal.all_sealed_by(database, None), "ix_chats_sealed_by"),
]


@pytest.mark.parametrize(("look", "index"), [loop[1:] for loop in LOOPS], ids=[loop[0] for loop in LOOPS])
async def test_a_look_uses_its_index(tmp_path: Path, look: Callable[[Database], Awaitable[Any]], index: str) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/a.db")
    await migrate(database)
    asked: list[tuple[str, Any]] = []

    def heard(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", heard)
    await look(database)
    event.remove(database.engine.sync_engine, "before_cursor_execute", heard)
    plans: list[str] = []
    async with database.transaction() as connection:
        for statement, parameters in asked:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans += plan.scalars("detail").all()
    await database.close()
    assert any(f"INDEX {index}" in step for step in plans), plans
