"""How do rows get another seal? They are read by the old key and written by the new one, a chat at a time."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.schema import chats, metadata
from storage.seal import Key, Scope, fingerprint, within
from storage.types import Sealed


def sealed_columns(table: Table) -> list[Column[Any]]:
    """The columns of a table that are sealed where there is a key."""
    return [column for column in table.columns if isinstance(column.type, Sealed)]


async def reseal(
    connection: AsyncConnection, old: Scope, new: Scope, tables: Iterable[Table] = metadata.sorted_tables
) -> None:
    """Let the rows of chat `old.chat_id`, sealed as `old` says, be sealed as `new` says. Raises SealBroken."""
    if old == new or old.key is new.key is None:
        return
    for table in tables:
        if columns := sealed_columns(table):
            await _reseal(connection, table, columns, old, new)


async def _reseal(
    connection: AsyncConnection, table: Table, columns: Sequence[Column[Any]], old: Scope, new: Scope
) -> None:
    key = list(table.primary_key.columns)
    query = select(*key, *columns).where(table.c.chat_id == old.chat_id)
    with within(old.key, old.chat_id):
        rows = [dict(row._mapping) for row in await connection.execute(query)]
    if not rows:
        return
    where = [column == bindparam(f"old_{column.name}") for column in key]
    values = {column.name: bindparam(f"new_{column.name}", type_=column.type) for column in columns}
    given = [
        {f"old_{c.name}": row[c.name] for c in key} | {f"new_{c.name}": row[c.name] for c in columns} for row in rows
    ]
    with within(new.key, new.chat_id):
        await connection.execute(update(table).where(*where).values(**values), given)


async def seals(database: Database) -> Mapping[str, int]:
    """By the fingerprint of the key that sealed them: how many chats there are."""
    query = select(chats.c.sealed_by, func.count()).group_by(chats.c.sealed_by)
    async with database.transaction() as connection:
        return {row[0]: row[1] for row in await connection.execute(query)}


async def all_sealed_by(database: Database, key: Key | None) -> bool:
    """Whether no chat is sealed by another key. The index has those at its ends, however many chats there are."""
    ends = [select(end(chats.c.sealed_by)).scalar_subquery() for end in (func.min, func.max)]
    async with database.transaction() as connection:
        found = (await connection.execute(select(*ends))).one()
    return set(found) <= {None, fingerprint(key)}


async def reseal_all(database: Database, known: Mapping[str, Key | None], new: Key | None) -> AsyncIterator[int]:
    """Let every chat be sealed by `new`, each in a transaction of its own; gives how many are done. Killed half way it
    is to be run again. `known`: by fingerprint, the keys of now.

    `database` is opened with any key: only so are its columns opened and sealed.
    """
    waiting = select(chats.c.chat_id).where(chats.c.sealed_by != fingerprint(new)).order_by(chats.c.chat_id)
    async with database.transaction() as connection:
        ids = (await connection.execute(waiting)).scalars().all()
    for done, chat_id in enumerate(ids, start=1):
        await _reseal_chat(database, chat_id, known, new)
        yield done


async def _reseal_chat(database: Database, chat_id: int, known: Mapping[str, Key | None], new: Key | None) -> None:
    own = chats.c.chat_id == chat_id
    async with database.transaction() as connection:
        query = select(chats.c.sealed_by).where(own).with_for_update()
        by = (await connection.execute(query)).scalar_one_or_none()
        if by is None:
            return  # the chat moved, or is gone
        await reseal(connection, Scope(known[by], chat_id), Scope(new, chat_id))
        await connection.execute(update(chats).where(own).values(sealed_by=fingerprint(new)))
