"""What would an operator want to know of a database? Numbers and ages; never what anybody wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.installation import PAUSED
from storage.leases import LEADER, SILENCE
from storage.nudges import PENDING
from storage.outbox import FAILED, WAITING
from storage.schema import applications, chats, installation, leases, nudges, outbox, seen_updates, set_aside
from storage.types import DatabaseNow, constant


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a database still has to do, and whether somebody does it.

    `waiting`: letters in the outbox, `waiting_for`: how long the oldest has; `late`: nudges that are due, `late_by`:
    the longest; `leads`: whether a process leads; `silent`: whether Telegram wants to hear nothing; `paused`: whether
    the operator is to decide what is said (storage/pauses.py).
    """

    waiting: int
    waiting_for: timedelta
    late: int
    late_by: timedelta
    leads: bool
    silent: bool
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Stats:
    """How a database is. `refused`: letters that Telegram never took; `set_aside`: updates that could not be handled,
    by kind of error.
    """

    chats: int
    blocked: int
    applications: int
    updates: int
    refused: int
    pending: int
    set_aside: Mapping[str, int]
    backlog: Backlog


async def backlog(database: Database, now: datetime) -> Backlog:
    """Count what waits, by partial indices alone: it may be asked for every few seconds. `now` is the program's moment,
    by which nudges are due; the outbox goes by the database's.
    """
    async with database.transaction() as connection:
        return await _backlog(_Reader(connection), now)


async def _backlog(here: "_Reader", now: datetime) -> Backlog:
    waits = outbox.c.state.in_(WAITING)
    oldest = await here.one(select(func.min(outbox.c.not_before)).where(waits))
    reached = nudges.c.chat_id.in_(select(chats.c.chat_id).where(chats.c.blocked_at.is_(None)))
    is_late = (nudges.c.state == constant(PENDING)) & (nudges.c.due_at <= now) & reached
    due = await here.one(select(func.min(nudges.c.due_at)).where(is_late))
    held = set(await here.column(select(leases.c.name).where(leases.c.until > DatabaseNow())))
    return Backlog(
        waiting=await here.count(outbox, waits),
        waiting_for=_since(oldest, await here.one(select(DatabaseNow()))),
        late=await here.count(nudges, is_late),
        late_by=_since(due, now),
        leads=LEADER in held,
        silent=SILENCE in held,
        paused=bool(await here.count(installation, installation.c.name == PAUSED)),
    )


async def collect(database: Database, now: datetime) -> Stats:
    """Count everything. `now`: as for `backlog`."""
    async with database.transaction() as connection:
        here = _Reader(connection)
        errors = select(set_aside.c.error, func.count()).group_by(set_aside.c.error).order_by(set_aside.c.error)
        return Stats(
            chats=await here.count(chats),
            blocked=await here.count(chats, chats.c.blocked_at.is_not(None)),
            applications=await here.count(applications, ~applications.c.gone, applications.c.archived_at.is_(None)),
            updates=await here.count(seen_updates),
            refused=await here.count(outbox, outbox.c.state == FAILED, outbox.c.error.is_not(None)),
            pending=await here.count(nudges, nudges.c.state == constant(PENDING)),
            set_aside={row[0]: row[1] for row in await connection.execute(errors)},
            backlog=await _backlog(here, now),
        )


class _Reader:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def one(self, query: Any) -> Any:
        return (await self._connection.execute(query)).scalar_one()

    async def column(self, query: Any) -> Sequence[Any]:
        return (await self._connection.execute(query)).scalars().all()

    async def count(self, table: Table, *where: Any) -> int:
        return int(await self.one(select(func.count()).select_from(table).where(*where)))


def _since(moment: datetime | None, now: datetime) -> timedelta:
    return max(now - moment, timedelta(0)) if moment is not None else timedelta(0)
