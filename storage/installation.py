"""What is so of the whole installation, and of no chat? A handful of named facts."""

import json
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import installation
from storage.unit import upsert

OLDEST_CODE = "oldest_code"  # the oldest revision of the schema whose code may work with the present one
PAUSED = "paused"  # that nothing is said unasked, until the operator decides (storage/pauses.py)


async def get(connection: AsyncConnection, name: str) -> Any:
    """The fact, a JSON value; None where there is none."""
    query = select(installation.c.value).where(installation.c.name == name)
    found = (await connection.execute(query)).scalar_one_or_none()
    return None if found is None else json.loads(found)


async def put(connection: AsyncConnection, name: str, value: Any) -> None:
    """Keep the fact, instead of what it was."""
    text = json.dumps(value)
    statement = upsert(connection, installation).values(name=name, value=text)
    await connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": text}))


async def drop(connection: AsyncConnection, name: str) -> None:
    """The fact is one no more."""
    await connection.execute(delete(installation).where(installation.c.name == name))
