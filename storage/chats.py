"""What happens to a chat as a whole? It is blocked, comes back, or moves when its group becomes a supergroup."""

from sqlalchemy import delete, func, select, update

from storage.database import Database
from storage.schema import chats, leases, metadata


async def migrate(database: Database, old: int, new: int) -> None:
    """Let everything that belongs to chat `old` belong to `new`, its id from now on. Done twice, it does nothing."""
    tables = [table for table in metadata.sorted_tables if table is not leases]
    async with database.transaction() as connection:
        moved = (await connection.execute(select(chats).where(chats.c.chat_id == old).with_for_update())).one_or_none()
        if moved is None:
            return
        for table in reversed(tables):
            # What arrived under the new id before we heard of the move has no data of its own yet.
            await connection.execute(delete(table).where(table.c.chat_id == new))
        await connection.execute(chats.insert().values({**moved._mapping, "chat_id": new}))
        for table in tables:
            if table is not chats:
                await connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
        await connection.execute(delete(chats).where(chats.c.chat_id == old))


async def count(database: Database) -> int:
    """How many chats there are."""
    async with database.transaction() as connection:
        return (await connection.execute(select(func.count()).select_from(chats))).scalar_one()
