"""What waits for the operator after a backup was restored? What fell due since may have been said already, or not.

While paused the bot answers whoever writes, and says nothing of its own accord: letters that waited when the backup was
made are `held`, and due nudges are not looked for (storage/nudges.py). The operator decides once, and what they decide
is carried out chat by chat.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import installation
from storage.database import Database
from storage.nudges import PENDING
from storage.outbox import FAILED, READY, WAITING
from storage.schema import chats, conversations, nudges, outbox
from storage.types import DatabaseNow, constant
from storage.unit import Unit

HELD = "held"  # the state of a letter that waits for the decision
SEND, SKIP, NUDGES = "send", "skip", "nudges"  # everything, late; nothing; the nudges, but none of the old answers
DECISIONS = (SEND, SKIP, NUDGES)
BATCH = 100


@dataclass(frozen=True, slots=True)
class Pause:
    """`made_at`: when the backup was made (ISO 8601, UTC); `owner`: the chat that was asked, 0 before; `decision`:
    empty until there is one.
    """

    made_at: str
    owner: int = 0
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """What waits: `held` letters, `nudges` by kind, in so many `chats`; `oldest`: the moment of the oldest nudge."""

    held: int
    nudges: Mapping[str, int]
    chats: int
    oldest: datetime | None

    def __bool__(self) -> bool:
        return bool(self.held or self.nudges)


async def begin(connection: AsyncConnection, made_at: datetime) -> None:
    """Pause: hold what waits in the outbox. The connection's transaction commits it."""
    waiting = outbox.c.state.in_(WAITING)
    await connection.execute(update(outbox).where(waiting).values(state=HELD, lease_until=None))
    await installation.put(connection, installation.PAUSED, asdict(Pause(made_at.isoformat())))


async def current(database: Database) -> Pause | None:
    """The pause that the installation is in."""
    async with database.transaction() as connection:
        return await standing(connection)


async def standing(connection: AsyncConnection) -> Pause | None:
    """The pause that the installation is in."""
    found = await installation.get(connection, installation.PAUSED)
    return None if found is None else Pause(**found)


async def asked(database: Database, owner: int) -> None:
    """This chat was asked, and no other may decide."""
    async with database.transaction() as connection:
        if (pause := await standing(connection)) is not None:
            await _put(connection, Pause(pause.made_at, owner))


async def decide(connection: AsyncConnection, decision: str, chat_id: int | None = None) -> bool:
    """Decide, once: for a chat, only the one that was asked can; None: the operator at the command line. Whether it
    counted.
    """
    pause = await standing(connection)
    may = chat_id is None or (pause is not None and chat_id == pause.owner)
    if pause is None or pause.decision or not may or decision not in DECISIONS:  # a button may be forged
        return False
    await _put(connection, Pause(pause.made_at, pause.owner, decision))
    return True


async def _put(connection: AsyncConnection, pause: Pause) -> None:
    await installation.put(connection, installation.PAUSED, asdict(pause))


async def end(database: Database) -> None:
    """Everything is carried out: speak again."""
    async with database.transaction() as connection:
        await installation.drop(connection, installation.PAUSED)


def _due(now: datetime) -> ColumnElement[bool]:
    reached = nudges.c.chat_id.in_(select(chats.c.chat_id).where(chats.c.blocked_at.is_(None)))
    return (nudges.c.state == constant(PENDING)) & (nudges.c.due_at <= now) & reached


async def overdue(connection: AsyncConnection, now: datetime) -> Overdue:
    """Count what waits, in chats that can be written to."""
    letters = list((await connection.execute(select(outbox.c.chat_id).where(outbox.c.state == HELD))).scalars())
    query = select(nudges.c.chat_id, nudges.c.kind, nudges.c.due_at).where(_due(now))
    due = (await connection.execute(query)).all()
    return Overdue(
        held=len(letters),
        nudges=Counter(row.kind for row in due),
        chats=len({*letters, *(row.chat_id for row in due)}),
        oldest=min((row.due_at for row in due), default=None),
    )


async def chats_to_settle(
    database: Database, decision: str, now: datetime, without: Collection[int] = ()
) -> Sequence[int]:
    """Some of the chats in which the decision is not carried out yet; `without`: chats to leave out."""
    found: list[Select[Any]] = [select(outbox.c.chat_id).where(outbox.c.state == HELD)]
    if decision == SKIP:
        found.append(select(nudges.c.chat_id).where(_due(now)))
        found.append(select(conversations.c.chat_id).where(conversations.c.offer_at <= now))
    waiting = union(*found).subquery()
    query = select(waiting.c.chat_id).where(waiting.c.chat_id.not_in(without)).limit(BATCH)
    async with database.transaction() as connection:
        return list((await connection.execute(query)).scalars())


async def release(unit: Unit) -> None:
    """Let this chat's held letters be sent now."""
    values = {"state": READY, "not_before": DatabaseNow()}
    await unit.connection.execute(update(outbox).where(_held_in(unit)).values(**values))


async def forgo(unit: Unit) -> None:
    """Let this chat's held letters never be sent."""
    values = {"state": FAILED, "error": "skipped after a restore", "file": None}
    await unit.connection.execute(update(outbox).where(_held_in(unit)).values(**values))


async def forgo_offers(unit: Unit, now: datetime) -> None:
    """Let no conversation of this chat be offered again that would be by now; each is still in the list."""
    left = (conversations.c.chat_id == unit.chat_id) & (conversations.c.offer_at <= now)
    await unit.connection.execute(update(conversations).where(left).values(offer_at=None))


def _held_in(unit: Unit) -> ColumnElement[bool]:
    return (outbox.c.chat_id == unit.chat_id) & (outbox.c.state == HELD)
