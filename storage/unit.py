"""What is one unit of work? One chat, locked, in one transaction, its changes recorded so that they can be undone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Integer, Row, Select, Table, UpdateBase, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import quotas
from storage.database import Database
from storage.schema import chats, outbox, seen_updates
from storage.seal import Key, SealBroken, fingerprint, within
from storage.together import Keys, Together, among
from storage.types import DatabaseNow

# An INSERT that can say ON CONFLICT: both databases have it, each in a dialect of its own.
INSERTS: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

# What every update does, built once: building a statement costs as much as sending it.
_LOCKED = select(chats).where(chats.c.chat_id == bindparam("chat")).with_for_update()
_FREE = select(chats).where(among(chats.c.chat_id)).order_by(chats.c.chat_id).limit(bindparam("most", type_=Integer))
_FREE = _FREE.with_for_update(skip_locked=True)
_NEW = {name: new(chats).on_conflict_do_nothing() for name, new in INSERTS.items()}
_CHANGED = update(chats).where(chats.c.chat_id == bindparam("chat"))
_LETTERS = insert(outbox).values(not_before=DatabaseNow())
_SEEN = {name: new(seen_updates).values(at=DatabaseNow()).on_conflict_do_nothing() for name, new in INSERTS.items()}

Result = TypeVar("Result")


class Duplicate(Exception):
    """This update was committed before; nothing is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What is known of a chat. `phone`: +E.164 or empty; `zone`: an IANA name; `settings`: small preferences.

    `used_at`: when the person did something last, to the day; `warned_at`: when they were told that they will be
    forgotten; `admitted_at`: when they came with an invitation.
    """

    chat_id: int
    language: str = "en"
    name: str = ""
    phone: str = ""
    zone: str = "UTC"
    playbook: str = "balanced"
    settings: Mapping[str, Any] = field(default_factory=dict)
    started_at: datetime | None = None
    blocked_at: datetime | None = None
    used_at: datetime | None = None
    warned_at: datetime | None = None
    admitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed from `before` to `after` (columns by name, JSON values)."""

    table: str
    row: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(slots=True)
class Unit:
    """An open unit of work. Repositories take it as their first argument; it is over when its block is."""

    together: Together
    chat: Chat
    next_id: int
    changes: list[Change] = field(default_factory=list)
    letters: list[dict[str, Any]] = field(default_factory=list)  # what is to be said, written when the unit ends
    _stored_chat: Chat = field(init=False)
    _stored_next_id: int = field(init=False)

    def __post_init__(self) -> None:
        self._stored_chat, self._stored_next_id = self.chat, self.next_id

    @property
    def chat_id(self) -> int:
        return self.chat.chat_id

    @property
    def connection(self) -> AsyncConnection:
        """For the statements that this chat alone has."""
        return self.together.connection

    async def ask(self, statement: Select[Any], keys: Keys | None = None, **same: Any) -> Sequence[Row[Any]]:
        """This chat's rows, by a statement that serves many chats at once (storage/together.py)."""
        return await self.together.ask(self.chat_id, statement, keys or {}, same)

    async def tell(self, statement: UpdateBase, rows: Iterable[Mapping[str, Any]]) -> None:
        """Change rows of this chat by such a statement: once for each of `rows`, its parameters."""
        await self.together.tell(self.chat_id, statement, rows)

    def new_id(self) -> int:
        """The chat's next id: unique within the chat, never used again."""
        self.next_id += 1
        return self.next_id - 1

    def change_chat(self, **values: Any) -> None:
        """Set fields of the chat; they are written when the unit ends."""
        self.chat = replace(self.chat, **values)

    def set_chat(self, **values: Any) -> None:
        """Set fields of the chat, undoably."""
        before = {name: getattr(self.chat, name) for name in values}
        self.changes.append(Change(chats.name, 0, before, values))
        self.change_chat(**values)

    async def write(self) -> None:
        """Write what was put off until the end: a statement each for all letters and for all of the chat's changes."""
        await self.tell(_LETTERS, [{"chat_id": self.chat_id, **letter} for letter in self.letters])
        await self._write_chat()

    async def _write_chat(self) -> None:
        values: dict[str, Any] = {}
        if self.chat is not self._stored_chat:
            names = (n for n in Chat.__dataclass_fields__ if getattr(self.chat, n) != getattr(self._stored_chat, n))
            values = {name: getattr(self.chat, name) for name in names}
        if self.next_id != self._stored_next_id:
            values["next_id"] = self.next_id
        if values:
            await self.tell(_CHANGED, [{"chat": self.chat_id, **values}])


@asynccontextmanager
async def unit_of_work(database: Database, chat_id: int) -> AsyncIterator[Unit]:
    """Lock the chat (made if it is new), give the unit, write and commit; roll back on any exception."""
    async with database.work_of(chat_id) as connection:
        unit = await _lock(connection, chat_id, database.key)
        yield unit
        await unit.write()


async def work_together(
    database: Database, chat_ids: Collection[int], work: Callable[[Unit], Awaitable[Result]], *, most: int
) -> Mapping[int, Result]:
    """Do the work in `most` of these chats, all in one transaction; what it gave, by chat. Where it fails in one,
    nothing is done in any, and that error is raised.

    A chat that somebody else works in is left out: nobody waits for it.
    """
    async with database.transaction() as connection:
        with within(None, 0):
            rows = (await connection.execute(_FREE, {"chat_id": list(chat_ids), "most": most})).all()
        together, given = Together(connection, len(rows)), dict[int, Result]()

        async def member(row: Row[Any]) -> None:
            async with together.member():
                with within(database.key, row.chat_id):
                    unit = _unit(together, together.opened([row], _FREE)[0], database.key)
                    given[row.chat_id] = await work(unit)
                    await unit.write()

        await asyncio.gather(*(member(row) for row in rows))
        together.check()
        return given


async def _lock(connection: AsyncConnection, chat_id: int, key: Key | None) -> Unit:
    # On SQLite the transaction itself is the lock (BEGIN IMMEDIATE) and FOR UPDATE is not rendered.
    row = (await connection.execute(_LOCKED, {"chat": chat_id})).one_or_none()
    if row is None:
        await connection.execute(_NEW[connection.dialect.name], {"chat_id": chat_id, "sealed_by": fingerprint(key)})
        row = (await connection.execute(_LOCKED, {"chat": chat_id})).one()
    return _unit(Together(connection), row, key)


def _unit(together: Together, row: Row[Any], key: Key | None) -> Unit:
    if row.sealed_by != fingerprint(key):
        raise SealBroken("a chat's rows are sealed by another key than this process has")
    return Unit(together, Chat(**{name: getattr(row, name) for name in Chat.__dataclass_fields__}), row.next_id)


async def insert_ignoring(connection: AsyncConnection, table: Table, **values: Any) -> bool:
    """Insert the row unless its key is there already. Returns whether it was inserted."""
    result = await connection.execute(upsert(connection, table).values(**values).on_conflict_do_nothing())
    return bool(result.rowcount)


def upsert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that can say ON CONFLICT, for this database."""
    return INSERTS[connection.dialect.name](table)


async def mark_seen(unit: Unit, update_id: int) -> None:
    """Remember the update as handled, at the database's moment. Raises Duplicate where it was: updates come in any
    order, and more than once.
    """
    statement = _SEEN[unit.connection.dialect.name]
    result = await unit.connection.execute(statement, {"chat_id": unit.chat_id, "update_id": update_id})
    if not result.rowcount:
        raise Duplicate(update_id)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


async def insert_row(unit: Unit, table: Table, **values: Any) -> int:
    """Insert a row under the chat's next id and record it as a change: undone, it is `gone`. Raises QuotaReached."""
    await quotas.check(unit.connection, table, unit.chat_id, unit.next_id)
    row = unit.new_id()
    await unit.connection.execute(insert(table).values(chat_id=unit.chat_id, id=row, **values))
    unit.changes.append(Change(table.name, row, {"gone": True}, {"gone": False}))
    return row


async def update_row(unit: Unit, table: Table, row: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Set a row's columns to `after` and record the change; columns whose value stays are left out."""
    changed = {name: value for name, value in after.items() if before[name] != value}
    if not changed:
        return
    await unit.connection.execute(
        update(table).where(table.c.chat_id == unit.chat_id, table.c.id == row).values(**changed)
    )
    old = {name: _plain(before[name]) for name in changed}
    unit.changes.append(Change(table.name, row, old, {name: _plain(value) for name, value in changed.items()}))
