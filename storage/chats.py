"""What happens to a chat as a whole? A group becomes a supergroup, and everything of it gets a new chat id."""

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.outbox import WAITING, in_flight
from storage.reseal import reseal
from storage.schema import chats, metadata, outbox, seen_updates, set_aside
from storage.seal import Key, Scope, within

LOOKS, LOOK_SECONDS = 30, 0.1  # for what is in flight: most sends land sooner


async def migrate(database: Database, old: int, new: int) -> None:
    """Let everything that belongs to chat `old` belong to `new`, its id from now on. Done twice, it does nothing.

    A letter in flight is awaited for a moment: Telegram's answer would not find it under another id, and it would be
    sent again.

    Where both ids have rows already (an update overtook the news of the move, in either direction), the one where
    people introduced themselves is kept, the old one if both; of the other remain what waits to be said and which
    updates were handled.
    """
    for patience in range(LOOKS, -1, -1):
        if await _migrate(database, old, new, patient=patience > 0):
            return
        await asyncio.sleep(LOOK_SECONDS)


async def _migrate(database: Database, old: int, new: int, *, patient: bool) -> bool:
    """Whether it is done; if `patient` not while something is in flight."""
    async with database.transaction() as connection:
        rows = await _lock(connection, old, new)
        if old not in rows:
            return True
        if patient and await in_flight(connection, rows):
            return False
        kept = new if new in rows and rows[old].started_at is None and rows[new].started_at is not None else old
        if new in rows:
            await _absorb(connection, rows[kept], rows[new if kept == old else old], database.key)
        if kept == old:
            await _rename(connection, Scope(database.key, old), Scope(database.key, new))
    return True


async def _lock(connection: AsyncConnection, *ids: int) -> Mapping[int, Row[Any, Any, Any]]:
    columns = (chats.c.chat_id, chats.c.started_at, chats.c.next_id)
    query = select(*columns).where(chats.c.chat_id.in_(ids)).order_by(chats.c.chat_id).with_for_update()
    return {row.chat_id: row for row in await connection.execute(query)}


async def _absorb(
    connection: AsyncConnection, kept: Row[Any, Any, Any], other: Row[Any, Any, Any], key: Key | None
) -> None:
    """Take over from `other` what waits to be said and which updates were handled; delete the rest of it."""
    await reseal(connection, Scope(key, other.chat_id), Scope(key, kept.chat_id), tables=(outbox,))
    waiting = (outbox.c.chat_id == other.chat_id) & outbox.c.state.in_(WAITING)
    renumbered = {"chat_id": kept.chat_id, "id": outbox.c.id + kept.next_id}
    await connection.execute(update(outbox).where(waiting).values(**renumbered))
    for table in (seen_updates, set_aside):
        known = select(table.c.update_id).where(table.c.chat_id == kept.chat_id)
        theirs = (table.c.chat_id == other.chat_id) & table.c.update_id.not_in(known)
        await connection.execute(update(table).where(theirs).values(chat_id=kept.chat_id))
    next_id = kept.next_id + other.next_id
    await connection.execute(update(chats).where(chats.c.chat_id == kept.chat_id).values(next_id=next_id))
    await connection.execute(delete(chats).where(chats.c.chat_id == other.chat_id))


async def _rename(connection: AsyncConnection, old: Scope, new: Scope) -> None:
    await reseal(connection, old, new)
    own = chats.c.chat_id == old.chat_id
    with within(new.key, new.chat_id):
        row = (await connection.execute(select(chats).where(own))).one()
        await connection.execute(chats.insert().values({**row._mapping, "chat_id": new.chat_id}))
    for table in metadata.sorted_tables:
        if table is not chats and "chat_id" in table.c:
            theirs = table.c.chat_id == old.chat_id
            await connection.execute(update(table).where(theirs).values(chat_id=new.chat_id))
    await connection.execute(delete(chats).where(own))


async def is_known(database: Database, chat_id: int) -> bool:
    """Whether there is such a chat."""
    async with database.transaction() as connection:
        return (await connection.execute(select(chats.c.chat_id).where(chats.c.chat_id == chat_id))).first() is not None


async def count(database: Database) -> int:
    """How many chats there are."""
    async with database.transaction() as connection:
        return (await connection.execute(select(func.count()).select_from(chats))).scalar_one()
