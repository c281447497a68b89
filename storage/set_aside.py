"""Which updates could not be handled? Kept by number and kind of error, so that an operator sees them; never their
text.
"""

from datetime import datetime

from sqlalchemy import func, insert, select

from storage.database import Database
from storage.schema import set_aside
from storage.unit import Unit


async def add(unit: Unit, update_id: int, at: datetime, error: str) -> None:
    """Remember the update as given up."""
    await unit.connection.execute(
        insert(set_aside).values(chat_id=unit.chat_id, update_id=update_id, at=at, error=error)
    )


async def count(database: Database) -> int:
    """How many updates were given up."""
    async with database.transaction() as connection:
        return (await connection.execute(select(func.count()).select_from(set_aside))).scalar_one()
