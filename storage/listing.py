"""What do the lists know of a chat's applications? Their few columns, what is cached of their plans among them: no
timeline is read, nothing is planned.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from coach.shelves import LIVE
from storage.schema import applications, contacts
from storage.unit import Unit

ARCHIVED = "archived"  # a shelf of its own, whatever an archived application was before
ALL_LIVE = "live"  # the shelves of LIVE together

a = applications.c
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "next": (a.next_due.is_(None), a.next_due, a.id),
    "newest": (a.created_at.desc(), a.id.desc()),
    "company": (a.id,),  # sorted in `page`: where there is a key the database cannot read the names
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An application as a list tells it. `person`: the contact's name, if any; `shelf`: as in coach/shelves.py.

    `next_step` to `next_rule` are cached of its plan by handlers/schedule.py: `next_due` in UTC, `next_day` local to
    the employer.
    """

    id: int
    company: str
    title: str
    person: str
    shelf: str
    next_step: str
    next_due: datetime | None
    next_day: date | None
    next_rule: str
    archived_at: datetime | None


COLUMNS = [applications.c[f.name] for f in fields(Entry) if f.name != "person"]


def _entries() -> Select[Any]:
    on = (contacts.c.chat_id == a.chat_id) & (contacts.c.id == a.contact_id)
    return select(*COLUMNS, contacts.c.name.label("person")).join_from(applications, contacts, on, isouter=True)


def _entry(row: Row[Any]) -> Entry:
    values = row._mapping
    return Entry(**{**values, "person": values["person"] or ""})


def _on(shelf: str) -> ColumnElement[bool]:
    if shelf == ARCHIVED:
        return a.archived_at.is_not(None)
    return a.archived_at.is_(None) & (a.shelf.in_(LIVE) if shelf == ALL_LIVE else a.shelf == shelf)


async def _read(unit: Unit, query: Select[Any]) -> list[Entry]:
    rows = await unit.connection.execute(query.where(a.chat_id == unit.chat_id, ~a.gone))
    return [_entry(row) for row in rows]


async def page(unit: Unit, shelf: str, order: str, first: int, count: int) -> list[Entry]:
    """`count` applications of a shelf from the one at place `first` on. KeyError for an order that there is not."""
    if order != "company":
        return await _read(unit, _entries().where(_on(shelf)).order_by(*ORDERS[order]).offset(first).limit(count))
    query = select(a.id, a.employer_key).where(a.chat_id == unit.chat_id, ~a.gone, _on(shelf))
    named = sorted((row.employer_key, row.id) for row in await unit.connection.execute(query))
    ids = [id_ for _, id_ in named[first : first + count]]
    return sorted(await _read(unit, _entries().where(a.id.in_(ids))), key=lambda entry: ids.index(entry.id))


async def counts(unit: Unit) -> dict[str, int]:
    """How many applications lie on each shelf; a shelf with none is not there."""
    away = a.archived_at.is_not(None)
    query = select(a.shelf, away.label("away"), func.count().label("many")).group_by(a.shelf, away)
    found: dict[str, int] = {}
    for row in await unit.connection.execute(query.where(a.chat_id == unit.chat_id, ~a.gone)):
        for shelf in [ARCHIVED] if row.away else [row.shelf, *([ALL_LIVE] if row.shelf in LIVE else [])]:
            found[shelf] = found.get(shelf, 0) + row.many
    return found


async def standing(unit: Unit) -> dict[int, Entry]:
    """All that are not archived, closed ones included, by id: the next due first."""
    found = await _read(unit, _entries().where(a.archived_at.is_(None)).order_by(*ORDERS["next"]))
    return {entry.id: entry for entry in found}


async def everything(unit: Unit) -> list[Entry]:
    """All, archived ones included, the newest first."""
    return await _read(unit, _entries().order_by(*ORDERS["newest"]))
