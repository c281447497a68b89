"""Which long work did a person ask for? One row an errand, done piece by piece beside the updates.

An errand waits for the person's word, then it is ready: whoever leads does it (bot/errands.py). Each piece is deleted
in the transaction that does it, so that a crash repeats none and loses none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, bindparam, delete, func, insert, select, update

from storage.database import Database
from storage.schema import chats, errand_parts, errands
from storage.types import constant
from storage.unit import Unit

WAITING, READY = "waiting", "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """`kind`: what is to be done, with what `data` says; `by_user`: whoever asked."""

    id: int
    by_user: int
    at: datetime
    kind: str
    state: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an errand that is still to be done."""

    id: int
    data: Mapping[str, Any]


async def add(
    unit: Unit,
    by_user: int,
    at: datetime,
    kind: str,
    data: Mapping[str, Any],
    *,
    pieces: Sequence[Mapping[str, Any]] = (),
    state: str = READY,
) -> int:
    """Ask for something to be done, in these pieces."""
    row = unit.new_id()
    values = {"by_user": by_user, "at": at, "kind": kind, "state": state, "data": data}
    await unit.connection.execute(insert(errands).values(chat_id=unit.chat_id, id=row, **values))
    if pieces:
        own = {"chat_id": unit.chat_id, "errand_id": row}
        await unit.connection.execute(
            insert(errand_parts), [{**own, "id": unit.new_id(), "data": piece} for piece in pieces]
        )
    return row


def _asking_for_ready() -> Select[Any]:
    e = errands.c
    query = select(e.chat_id, func.min(e.id)).join(chats, chats.c.chat_id == e.chat_id)
    query = query.where(e.state == constant(READY), chats.c.blocked_at.is_(None)).group_by(e.chat_id)
    return query.limit(bindparam("limit", type_=Integer))


_READY = _asking_for_ready()


async def ready(database: Database, limit: int) -> Sequence[tuple[int, int]]:
    """The chat and the id of errands that are to be done, the oldest one of each chat."""
    async with database.transaction() as connection:
        return [(row[0], row[1]) for row in await connection.execute(_READY, {"limit": limit})]


async def load(unit: Unit, errand_id: int) -> Errand | None:
    """One errand of this chat; None once it is done or was called off."""
    e = errands.c
    query = select(errands).where(e.chat_id == unit.chat_id, e.id == errand_id)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else Errand(**{name: getattr(row, name) for name in Errand.__dataclass_fields__})


async def change(unit: Unit, errand: Errand, **values: Any) -> None:
    """Set its state or its data."""
    where = (errands.c.chat_id == unit.chat_id) & (errands.c.id == errand.id)
    await unit.connection.execute(update(errands).where(where).values(**values))


async def next_piece(unit: Unit, errand: Errand) -> Piece | None:
    """The first piece that is still to be done."""
    p = errand_parts.c
    query = select(p.id, p.data).where(p.chat_id == unit.chat_id, p.errand_id == errand.id).order_by(p.id).limit(1)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else Piece(row.id, row.data)


async def done(unit: Unit, piece: Piece) -> None:
    """The piece is done with this unit of work."""
    where = (errand_parts.c.chat_id == unit.chat_id) & (errand_parts.c.id == piece.id)
    await unit.connection.execute(delete(errand_parts).where(where))


async def drop(unit: Unit, errand: Errand) -> None:
    """It is done, or called off."""
    p = errand_parts.c
    await unit.connection.execute(delete(errand_parts).where(p.chat_id == unit.chat_id, p.errand_id == errand.id))
    where = (errands.c.chat_id == unit.chat_id) & (errands.c.id == errand.id)
    await unit.connection.execute(delete(errands).where(where))
