"""How is a chat forgotten? Every row of every table that carries its id, but two: which updates were handled, by number
alone, for the three days in which Telegram may repeat them (storage/retention.py), and the chat's own row, emptied.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, exists, func, select, update

from storage.database import Database
from storage.schema import applications, chats, contacts, events, metadata, proofs, seen_updates
from storage.unit import Chat, Unit

COUNTED = (applications, contacts, events, proofs)


def tables_of_chats() -> list[Table]:
    """The tables whose rows belong to a chat, but the chat's own row; what points to others first."""
    return [t for t in reversed(metadata.sorted_tables) if "chat_id" in t.columns and t is not chats]


async def counts(unit: Unit) -> Mapping[str, int]:
    """How much there is to forget, by the table's name."""
    found = {}
    for table in COUNTED:
        query = select(func.count()).select_from(table).where(table.c.chat_id == unit.chat_id, ~table.c.gone)
        found[table.name] = (await unit.connection.execute(query)).scalar_one()
    return found


async def forget(unit: Unit) -> None:
    """Delete everything of this chat; what this unit wanted to say until now as well. Ids go on: no old button fits."""
    for table in tables_of_chats():
        if table is not seen_updates:
            await unit.connection.execute(delete(table).where(table.c.chat_id == unit.chat_id))
    unit.changes.clear()
    unit.letters.clear()
    fresh = Chat(chat_id=unit.chat_id)
    unit.change_chat(**{name: getattr(fresh, name) for name in Chat.__dataclass_fields__ if name != "chat_id"})


async def to_warn(database: Database, unused_since: datetime, limit: int) -> Collection[int]:
    """Chats that nobody has used since then, and that were not told yet what comes of it."""
    return await _unused(database, unused_since, chats.c.warned_at.is_(None), limit)


async def to_forget(database: Database, unused_since: datetime, warned_before: datetime, limit: int) -> Collection[int]:
    """Those that were told long enough ago, and stayed silent."""
    return await _unused(database, unused_since, chats.c.warned_at < warned_before, limit)


async def _unused(database: Database, since: datetime, told: ColumnElement[bool], limit: int) -> Collection[int]:
    known = chats.c.started_at.is_not(None)
    query = select(chats.c.chat_id).where(known, chats.c.used_at < since, told).order_by(chats.c.used_at).limit(limit)
    async with database.transaction() as connection:
        return (await connection.execute(query)).scalars().all()


async def begin_to_count(database: Database, now: datetime) -> None:
    """Chats from before it was written down when they are used: they count as used now."""
    async with database.transaction() as connection:
        await connection.execute(update(chats).where(chats.c.used_at.is_(None)).values(used_at=now))


async def drop_empty(database: Database, unused_since: datetime, limit: int) -> int:
    """Delete the rows of chats that never introduced themselves, or were forgotten, and of which nothing else is left:
    then nothing tells that they were here.
    """
    nothing_left = [~exists().where(table.c.chat_id == chats.c.chat_id) for table in tables_of_chats()]
    query = select(chats.c.chat_id).where(chats.c.started_at.is_(None), chats.c.used_at < unused_since, *nothing_left)
    batch = query.limit(limit).with_for_update(skip_locked=True)
    async with database.transaction() as connection:
        ids = (await connection.execute(batch)).scalars().all()
        await connection.execute(delete(chats).where(chats.c.chat_id.in_(ids)))
        return len(ids)
