"""Which pushes are waiting, and which were made? A cache of the timelines: at most one is pending for each application.

`step` identifies the step that a nudge is about (see handlers/planning.py): a tap acts only while that step is
still the next one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, bindparam, delete, exists, func, insert, select, update

from storage.database import Database
from storage.installation import PAUSED
from storage.schema import chats, conversations, errands, installation, nudges
from storage.types import constant
from storage.unit import Unit

PENDING, SENT = "pending", "sent"

_Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Nudge:
    """A push for one step of one application. `kind` is the step's name; `courage` the line told with a call (F4)."""

    id: int
    application_id: int
    kind: str
    step: str
    due_at: datetime
    state: str
    courage: str = ""


def _nudges(rows: object) -> list[Nudge]:
    return [Nudge(r.id, r.application_id, r.kind, r.step, r.due_at, r.state, r.courage) for r in rows]  # type: ignore[attr-defined]


def _soonest(limit: int, wanted: Callable[[ColumnElement[int], ColumnElement[datetime]], _Conditions]) -> Subquery:
    """What the bot will say of its own accord in chats that can be written to: pending nudges, and conversations to be
    offered again. The soonest of each kind alone, found by its index: the cost is that of `limit`, however much waits.
    """

    def first(chat_id: ColumnElement[int], due_at: ColumnElement[datetime], *kind: ColumnElement[bool]) -> Select[Any]:
        query = select(chat_id, due_at.label("due_at")).join(chats, chats.c.chat_id == chat_id)
        query = query.where(chats.c.blocked_at.is_(None), *kind, *wanted(chat_id, due_at))
        return query.order_by(due_at).limit(limit).subquery().select()  # a union takes no part that is ordered

    n, c = nudges.c, conversations.c
    pending = first(n.chat_id, n.due_at, n.state == constant(PENDING))
    return pending.union_all(first(c.chat_id, c.offer_at, c.offer_at.is_not(None))).subquery()


async def chats_with_due(database: Database, now: datetime, limit: int, without: Collection[int] = ()) -> Sequence[int]:
    """The chats that have a push due by `now` and can be written to, the longest waiting first. None while paused; none
    of a chat in which a list comes in, so that all of it is told at once.

    At most as many as `limit` nudges belong to; `without`: chats to leave out.
    """
    waiting = _soonest(limit, lambda chat_id, due: (due <= now, chat_id.not_in(without), ~_busy(chat_id)))
    query = select(waiting).where(~exists().where(installation.c.name == PAUSED)).order_by(waiting.c.due_at)
    async with database.transaction() as connection:
        return list(dict.fromkeys(row.chat_id for row in await connection.execute(query.limit(limit))))


def _busy(chat_id: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(errands.c.chat_id == chat_id, errands.c.state == constant("ready"))


async def next_due(database: Database) -> datetime | None:
    """When the next pending nudge is due, of all chats that can be written to."""
    waiting = _soonest(1, lambda *_: ())
    async with database.transaction() as connection:
        soonest: datetime | None = (await connection.execute(select(func.min(waiting.c.due_at)))).scalar_one()
    return soonest


async def due(unit: Unit, now: datetime) -> list[Nudge]:
    """This chat's pending nudges due by `now`, in the order in which they fell due."""
    query = select(nudges).where(nudges.c.chat_id == unit.chat_id, nudges.c.state == PENDING, nudges.c.due_at <= now)
    return _nudges(await unit.connection.execute(query.order_by(nudges.c.due_at, nudges.c.id)))


async def load(unit: Unit, nudge_id: int) -> Nudge | None:
    """One nudge of this chat."""
    query = select(nudges).where(nudges.c.chat_id == unit.chat_id, nudges.c.id == nudge_id)
    return next(iter(_nudges(await unit.connection.execute(query))), None)


async def current(unit: Unit, application_ids: Collection[int] | None = None) -> Mapping[int, Sequence[Nudge]]:
    """The pending and sent nudges by application; None: of the whole chat."""
    query = select(nudges).where(nudges.c.chat_id == unit.chat_id, nudges.c.state.in_((PENDING, SENT)))
    if application_ids is not None:
        query = query.where(nudges.c.application_id.in_(application_ids))
    found: dict[int, list[Nudge]] = {}
    for nudge in _nudges(await unit.connection.execute(query)):
        found.setdefault(nudge.application_id, []).append(nudge)
    return found


async def add(unit: Unit, application_id: int, kind: str, step: str, due_at: datetime) -> int:
    """Schedule a nudge."""
    row = unit.new_id()
    values = {"application_id": application_id, "kind": kind, "step": step, "due_at": due_at, "state": PENDING}
    await unit.connection.execute(insert(nudges).values(chat_id=unit.chat_id, id=row, **values))
    return row


async def add_all(unit: Unit, wanted: Sequence[tuple[int, str, str, datetime]]) -> None:
    """Schedule nudges, each by its application, kind, step and moment."""
    names = ("application_id", "kind", "step", "due_at")
    own = {"chat_id": unit.chat_id, "state": PENDING}
    rows = [{**own, "id": unit.new_id(), **dict(zip(names, nudge, strict=True))} for nudge in wanted]
    if rows:
        await unit.connection.execute(insert(nudges), rows)


async def move(unit: Unit, moments: Mapping[int, datetime]) -> None:
    """Let pending nudges come at other moments, by their ids."""
    if moments:
        where = (nudges.c.chat_id == unit.chat_id) & (nudges.c.id == bindparam("own"))
        statement = update(nudges).where(where).values(due_at=bindparam("moment"))
        await unit.connection.execute(statement, [{"own": own, "moment": due} for own, due in moments.items()])


async def mark_sent(unit: Unit, nudge_id: int, letter_id: int) -> None:
    """The nudge is in the outbox: this letter says it, perhaps with others."""
    await _set(unit, nudge_id, state=SENT, letter_id=letter_id)


async def pass_over(unit: Unit, nudge_id: int) -> None:
    """The nudge counts as said, and is not."""
    await _set(unit, nudge_id, state=SENT)


async def encourage(unit: Unit, nudge_id: int, line: str) -> None:
    """Keep the line of courage that is told with a nudge."""
    await _set(unit, nudge_id, courage=line)


async def last_courage(unit: Unit) -> str:
    """The line that was told last in this chat; empty where none was."""
    query = select(nudges.c.courage).where(nudges.c.chat_id == unit.chat_id, nudges.c.courage != "")
    query = query.order_by(nudges.c.letter_id.desc().nulls_last(), nudges.c.id.desc()).limit(1)
    return (await unit.connection.execute(query)).scalar_one_or_none() or ""


async def drop(unit: Unit, *nudge_ids: int) -> None:
    """Pending nudges that are no longer wanted."""
    n = nudges.c
    if nudge_ids:
        await unit.connection.execute(delete(nudges).where(n.chat_id == unit.chat_id, n.id.in_(nudge_ids)))


async def _set(unit: Unit, nudge_id: int, **values: object) -> None:
    where = (nudges.c.chat_id == unit.chat_id) & (nudges.c.id == nudge_id)
    await unit.connection.execute(update(nudges).where(where).values(**values))
