"""Which pushes are waiting, and which were made? A cache of the timelines: at most one is pending for each application.

`step` identifies the step that a nudge is about (see handlers/planning.py): a tap acts only while that step is
still the next one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Subquery,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from storage.database import Database
from storage.installation import PAUSED
from storage.schema import chats, conversations, errands, installation, nudges
from storage.together import among
from storage.types import constant
from storage.unit import Unit

PENDING, SENT = "pending", "sent"

_Conditions = Sequence[ColumnElement[bool]]

n = nudges.c
_OURS = select(nudges).where(among(n.chat_id))
_DUE = _OURS.where(n.state == PENDING, n.due_at <= bindparam("now")).order_by(n.due_at, n.id)
_CURRENT = n.state.in_((PENDING, SENT))
_CURRENT_OF_CHAT = _OURS.where(_CURRENT)
_CURRENT_OF = select(nudges).where(among(n.chat_id), among(n.application_id), _CURRENT)
_TOLD_LAST = func.row_number().over(partition_by=n.chat_id, order_by=(n.letter_id.desc().nulls_last(), n.id.desc()))
_COURAGE = select(n.chat_id, n.courage, _TOLD_LAST.label("place")).where(among(n.chat_id), n.courage != "")
_LAST_COURAGE = select(told := _COURAGE.subquery()).where(told.c.place == 1)

_ONE = (n.chat_id == bindparam("chat")) & (n.id == bindparam("own"))
_ADDED = insert(nudges)
_MOVED = update(nudges).where(_ONE).values(due_at=bindparam("moment"))
_SET = update(nudges).where(_ONE)
_DROPPED = delete(nudges).where(_ONE)


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


_COLUMNS = tuple(field.name for field in fields(Nudge))


def _nudges(rows: object) -> list[Nudge]:
    return [Nudge(r.id, r.application_id, r.kind, r.step, r.due_at, r.state, r.courage) for r in rows]  # type: ignore[attr-defined]


def _soonest(
    limit: int | BindParameter[int], wanted: Callable[[ColumnElement[int], ColumnElement[datetime]], _Conditions]
) -> Subquery:
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


def _busy(chat_id: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(errands.c.chat_id == chat_id, errands.c.state == constant("ready"))


def _asking_for_due() -> Select[Any]:
    limit, without = bindparam("limit", type_=Integer), bindparam("without", type_=BigInteger, expanding=True)
    waiting = _soonest(limit, lambda chat_id, due: (due <= bindparam("now"), chat_id.not_in(without), ~_busy(chat_id)))
    query = select(waiting.c.chat_id).where(~exists().where(installation.c.name == PAUSED)).order_by(waiting.c.due_at)
    return query.limit(limit)


_WITH_DUE = _asking_for_due()  # built once: it is asked ten times a second while there is traffic


async def chats_with_due(database: Database, now: datetime, limit: int, without: Collection[int] = ()) -> Sequence[int]:
    """The chats that have a push due by `now` and can be written to, the longest waiting first. None while paused; none
    of a chat in which a list comes in, so that all of it is told at once.

    At most as many as `limit` nudges belong to; `without`: chats to leave out.
    """
    given = {"now": now, "limit": limit, "without": list(without)}
    async with database.transaction() as connection:
        return list(dict.fromkeys((await connection.execute(_WITH_DUE, given)).scalars()))


async def next_due(database: Database) -> datetime | None:
    """When the next pending nudge is due, of all chats that can be written to."""
    waiting = _soonest(1, lambda *_: ())
    async with database.transaction() as connection:
        soonest: datetime | None = (await connection.execute(select(func.min(waiting.c.due_at)))).scalar_one()
    return soonest


async def due(unit: Unit, now: datetime) -> list[Nudge]:
    """This chat's pending nudges due by `now`, in the order in which they fell due."""
    return _nudges(await unit.ask(_DUE, now=now))


async def load(unit: Unit, nudge_id: int) -> Nudge | None:
    """One nudge of this chat."""
    query = select(nudges).where(nudges.c.chat_id == unit.chat_id, nudges.c.id == nudge_id)
    return next(iter(_nudges(await unit.connection.execute(query))), None)


async def current(unit: Unit, application_ids: Collection[int] | None = None) -> Mapping[int, Sequence[Nudge]]:
    """The pending and sent nudges by application; None: of the whole chat."""
    ids = application_ids
    rows = await (unit.ask(_CURRENT_OF_CHAT) if ids is None else unit.ask(_CURRENT_OF, {"application_id": ids}))
    found: dict[int, list[Nudge]] = {}
    for nudge in _nudges(rows):
        found.setdefault(nudge.application_id, []).append(nudge)
    return found


async def add(unit: Unit, application_id: int, kind: str, step: str, due_at: datetime) -> int:
    """Schedule a nudge."""
    (added,) = await add_all(unit, [(application_id, kind, step, due_at)])
    return added.id


async def add_all(unit: Unit, wanted: Sequence[tuple[int, str, str, datetime]]) -> Sequence[Nudge]:
    """Schedule nudges, each by its application, kind, step and moment."""
    added = [Nudge(unit.new_id(), *each, state=PENDING) for each in wanted]
    rows = ({name: getattr(nudge, name) for name in _COLUMNS} for nudge in added)
    await unit.tell(_ADDED, [{"chat_id": unit.chat_id, **row} for row in rows])
    return added


async def move(unit: Unit, moments: Mapping[int, datetime]) -> None:
    """Let pending nudges come at other moments, by their ids."""
    await unit.tell(_MOVED, [{"chat": unit.chat_id, "own": own, "moment": due} for own, due in moments.items()])


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
    return next((row.courage for row in await unit.ask(_LAST_COURAGE)), "")


async def drop(unit: Unit, *nudge_ids: int) -> None:
    """Pending nudges that are no longer wanted."""
    await unit.tell(_DROPPED, [{"chat": unit.chat_id, "own": own} for own in nudge_ids])


async def _set(unit: Unit, nudge_id: int, **values: object) -> None:
    await unit.tell(_SET, [{"chat": unit.chat_id, "own": nudge_id, **values}])
