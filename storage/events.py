"""How is a timeline kept? Append-only rows, one an event; undone ones stay and are not read."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import bindparam, select

from coach.timeline import (
    Applied,
    Channel,
    Debriefed,
    Decided,
    Event,
    Heard,
    Insisted,
    Interview,
    Outcome,
    Promised,
    Role,
    StillWanted,
    Touch,
    Verdict,
)
from storage.schema import events
from storage.together import among
from storage.types import clean
from storage.unit import Unit, insert_row, update_row

KINDS: Mapping[str, type[Event]] = {
    "applied": Applied,
    "interview": Interview,
    "debriefed": Debriefed,
    "insisted": Insisted,
    "promised": Promised,
    "touch": Touch,
    "heard": Heard,
    "still_wanted": StillWanted,
    "decided": Decided,
}
NAMES = {kind: name for name, kind in KINDS.items()}

# How a value comes back from JSON; what is not named here is kept as it is.
READERS: Mapping[str, Callable[[Any], Any]] = {
    "held": datetime.fromisoformat,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "by": Role,
    "channel": Channel,
}
OUTCOMES: Mapping[str, Callable[[Any], Any]] = {"touch": Outcome, "decided": Verdict}

e = events.c
_STANDING = select(events).where(~e.gone).order_by(e.at, e.id)
_OF_CHAT = _STANDING.where(among(e.chat_id))
_OF = _STANDING.where(among(e.chat_id), among(e.application_id))
_TOUCHES = _OF_CHAT.where(e.at >= bindparam("since"), e.kind == NAMES[Touch])


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with its row's id and the user who logged it."""

    id: int
    by_user: int
    event: Event


def encode(event: Event) -> dict[str, Any]:
    """The event's fields but `at` as JSON values, the empty ones left out."""
    values = {f.name: getattr(event, f.name) for f in fields(event) if f.name != "at"}
    return {name: _plain(value) for name, value in values.items() if value is not None and value != ""}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value


def decode(kind: str, at: datetime, data: Mapping[str, Any]) -> Event:
    """The event that `encode` wrote. Raises KeyError for a kind that this version does not know."""
    readers = {**READERS, "outcome": OUTCOMES.get(kind, str)}
    values = {name: readers[name](value) if name in readers else value for name, value in data.items()}
    return KINDS[kind](at=at, **values)


async def append(unit: Unit, application_id: int, event: Event, by_user: int) -> int:
    """Add an event at the end of the list; undoable."""
    kind = NAMES[type(event)]
    return await insert_row(
        unit, events, application_id=application_id, at=event.at, kind=kind, data=encode(event), by_user=by_user
    )


async def replace(unit: Unit, old: StoredEvent, application_id: int, new: Event) -> int:
    """Put `new` in the place of an event, undoably."""
    await remove(unit, old.id)
    return await append(unit, application_id, new, old.by_user)


async def remove(unit: Unit, event_id: int) -> None:
    """Take an event out of its timeline, undoably."""
    await update_row(unit, events, event_id, {"gone": False}, {"gone": True})


async def calls_since(unit: Unit, moment: datetime) -> list[datetime]:
    """When calls were made from that moment on, for whichever application."""
    # From the day's beginning in UTC: chats of many zones ask alike.
    rows = await unit.ask(_TOUCHES, since=moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0))
    return [row.at for row in rows if row.at >= moment and row.data["channel"] == Channel.PHONE.value]


async def timeline(unit: Unit, application_id: int) -> list[StoredEvent]:
    """One application's events in the order in which they took place."""
    return (await timelines(unit, application_id)).get(application_id, [])


async def timelines(unit: Unit, *application_ids: int) -> dict[int, list[StoredEvent]]:
    """Events by application, each list in the order in which they took place; without ids, of all."""
    ids = application_ids
    found: dict[int, list[StoredEvent]] = defaultdict(list)
    for row in await (unit.ask(_OF, {"application_id": ids}) if ids else unit.ask(_OF_CHAT)):
        found[row.application_id].append(StoredEvent(row.id, row.by_user, decode(row.kind, row.at, row.data)))
    return dict(found)
