"""What was understood and not yet confirmed? One row a card, so that any process can go on with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from storage.schema import captures
from storage.unit import Unit

KEPT = 20  # cards of a chat that can still be saved; older ones are dropped


@dataclass(frozen=True, slots=True)
class Capture:
    """A card that waits for Save. `data` holds what was understood, as JSON values; `by_user`: whose message it was;
    `at`: when, in UTC.
    """

    id: int
    by_user: int
    data: Mapping[str, Any]
    at: datetime


def _capture(row: Any) -> Capture:
    return Capture(row.id, row.by_user, row.data, row.at)


async def add(unit: Unit, by_user: int, at: datetime, data: Mapping[str, Any]) -> int:
    """Keep what was understood until it is saved or discarded."""
    row = unit.new_id()
    values = {"chat_id": unit.chat_id, "id": row, "by_user": by_user, "at": at, "data": data}
    await unit.connection.execute(insert(captures).values(**values))
    own = captures.c.chat_id == unit.chat_id
    oldest = select(captures.c.id).where(own).order_by(captures.c.id.desc()).offset(KEPT - 1).limit(1)
    await unit.connection.execute(delete(captures).where(own, captures.c.id < oldest.scalar_subquery()))
    return row


async def load(unit: Unit, capture_id: int) -> Capture | None:
    """One card of this chat; None once it is saved or discarded."""
    query = select(captures).where(captures.c.chat_id == unit.chat_id, captures.c.id == capture_id)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else _capture(row)


async def of_message(unit: Unit, message_id: int) -> list[Capture]:
    """The cards that wait of what this message said (`said` in their data)."""
    rows = await unit.connection.execute(select(captures).where(captures.c.chat_id == unit.chat_id))
    return [_capture(row) for row in rows if row.data.get("said") == message_id]


async def newest(unit: Unit, user_id: int, count: int = KEPT) -> list[Capture]:
    """The person's cards that wait, the newest first."""
    own = (captures.c.chat_id == unit.chat_id) & (captures.c.by_user == user_id)
    query = select(captures).where(own).order_by(captures.c.id.desc()).limit(count)
    return [_capture(row) for row in await unit.connection.execute(query)]


async def change(unit: Unit, capture: Capture, data: Mapping[str, Any]) -> None:
    """Keep other values."""
    where = (captures.c.chat_id == unit.chat_id) & (captures.c.id == capture.id)
    await unit.connection.execute(update(captures).where(where).values(data=data))


async def drop(unit: Unit, capture: Capture) -> None:
    """It is saved or discarded."""
    where = (captures.c.chat_id == unit.chat_id) & (captures.c.id == capture.id)
    await unit.connection.execute(delete(captures).where(where))
