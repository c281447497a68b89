"""A hundred thousand people who all lived the same: one chat's rows, copied to other chats."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from storage.database import Database
from storage.schema import metadata

AT_ONCE = 1000  # chats that are written in one transaction


async def copied(database: Database, original: int, others: Sequence[int]) -> None:
    """Let each of the other chats have the rows that `original` has; only where nothing is sealed."""
    tables = [table for table in metadata.sorted_tables if "chat_id" in table.c]
    async with database.transaction() as connection:
        rows = {
            table: [
                dict(row._mapping) for row in await connection.execute(select(table).where(table.c.chat_id == original))
            ]
            for table in tables
        }
    for start in range(0, len(others), AT_ONCE):
        async with database.transaction() as connection:
            for table, lived in rows.items():
                if lived:
                    new = [{**row, "chat_id": chat} for chat in others[start : start + AT_ONCE] for row in lived]
                    await connection.execute(insert(table), new)
