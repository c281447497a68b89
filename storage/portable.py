"""What of a chat can leave, and come in again? Everything that a person entered, row by row, in one JSON document.

The tables and columns stand here one by one, and a test walks storage/schema.py: a new one cannot be forgotten. Within
a document rows are counted from 1 in each part, so that the same search is the same document wherever it was kept.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from storage import schema
from storage.events import KINDS
from storage.portable_kinds import (
    COUNTRY,
    FLAG,
    HOURS,
    ID,
    LANGUAGE,
    LINE,
    LINES,
    MOMENT,
    OBJECT,
    PERSON,
    PHONE,
    PLAYBOOK,
    ROLE,
    SECONDS,
    TEXT,
    WORD,
    ZONE,
    Kind,
    number,
    one_of,
    written,
)
from storage.unit import Chat, Unit

FORMAT, VERSION = "day-eight", 1
Row = dict[str, Any]
Parts = dict[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table's rows in a document. `points_to`: the column that holds another part's number → that part; a row whose
    target is gone goes with it, unless the column may be empty (`may_point_nowhere`).
    """

    table: Table
    columns: Mapping[str, Kind]
    points_to: Mapping[str, str] = field(default_factory=dict)
    may_point_nowhere: Collection[str] = ()

    @property
    def is_numbered(self) -> bool:
        """Whether its rows have ids."""
        return "id" in self.table.c


_OF_APPLICATION = {"application_id": "applications"}

# In this order they come in: what is pointed to first.
PARTS: Mapping[str, Part] = {
    "contacts": Part(table=schema.contacts, columns={"name": TEXT, "role": ROLE, "phone": PHONE, "email": TEXT}),
    "applications": Part(
        table=schema.applications,
        columns={
            "company": TEXT,
            "title": TEXT,
            "contact_id": ID.or_none,
            "posting": TEXT,
            "referred_by": TEXT,
            "needs": TEXT,
            "deadline": TEXT,
            "salary": TEXT,
            "notes": TEXT,
            "resume": TEXT,
            "playbook": PLAYBOOK.or_none,
            "zone": ZONE.or_none,
            "country": COUNTRY.or_none,
            "hours": HOURS.or_none,
            "snoozed_until": MOMENT.or_none,
            "archived_at": MOMENT.or_none,
            "created_at": MOMENT,
        },
        points_to={"contact_id": "contacts"},
        may_point_nowhere=("contact_id",),
    ),
    "application_contacts": Part(
        table=schema.application_contacts,
        columns={"application_id": ID, "contact_id": ID},
        points_to={**_OF_APPLICATION, "contact_id": "contacts"},
    ),
    "events": Part(
        table=schema.events,
        columns={"application_id": ID, "at": MOMENT, "kind": one_of(*KINDS), "data": OBJECT, "by_user": PERSON},
        points_to=_OF_APPLICATION,
    ),
    "attachments": Part(
        table=schema.attachments,
        columns={
            "application_id": ID,
            "kind": one_of("photo", "document"),
            "file_id": LINE,
            "name": TEXT,
            "at": MOMENT,
        },
        points_to=_OF_APPLICATION,
    ),
    "proofs": Part(
        table=schema.proofs,
        columns={"application_id": ID.or_none, "text": TEXT},
        points_to=_OF_APPLICATION,
        may_point_nowhere=("application_id",),
    ),
    "picks": Part(
        table=schema.picks,
        columns={"application_id": ID, "need": TEXT, "proof_id": ID},
        points_to={**_OF_APPLICATION, "proof_id": "proofs"},
    ),
    "pitches": Part(
        table=schema.pitches,
        columns={
            "application_id": ID,
            "kind": WORD,
            "variant": number(0, 10_000),
            "subject": TEXT,
            "paragraphs": LINES,
        },
        points_to=_OF_APPLICATION,
    ),
    "rehearsals": Part(
        table=schema.rehearsals,
        columns={
            "application_id": ID,
            "at": MOMENT,
            "round": number(0, 1_000_000),
            "role": WORD,
            "kind": WORD,
            "seconds": SECONDS,
            "rules": LINES,
            "voice": TEXT,
        },
        points_to=_OF_APPLICATION,
    ),
    "captures": Part(table=schema.captures, columns={"by_user": PERSON, "at": MOMENT, "data": OBJECT}),
    "members": Part(table=schema.members, columns={"user_id": PERSON, "name": TEXT}),
    "conversations": Part(
        table=schema.conversations,
        columns={
            "user_id": PERSON,
            "name": WORD,
            "state": WORD,
            "data": OBJECT,
            "active": FLAG,
            "touched_at": MOMENT,
            "offer_at": MOMENT.or_none,
        },
    ),
}

CHAT: Mapping[str, Kind] = {
    "language": LANGUAGE,
    "name": TEXT,
    "phone": PHONE,
    "zone": ZONE,
    "playbook": PLAYBOOK,
    "settings": OBJECT,
}

# What waits for a word in this very chat: questions and cards hold the numbers of its messages.
WAITING_WORDS = ("captures", "conversations")
# Where those hold the number of a row: the key, and the part that it points to.
NESTED: Mapping[str, str] = {
    "application": "applications",
    "among": "applications",
    "live": "applications",
    "event": "events",
    "card": "captures",
    "contact_id": "contacts",
    "person_id": "contacts",
}


async def chat_parts(unit: Unit, applications: Collection[int] | None = None) -> Parts:
    """Every part of the chat; `applications`: only these, with what belongs to them and to the chat as a whole."""
    found: Parts = {}
    for name, part in PARTS.items():
        found[name] = [] if applications is not None and name in WAITING_WORDS else await _read(unit, part)
    if applications is not None:
        found["applications"] = [row for row in found["applications"] if row["id"] in applications]
        meant = {row["contact_id"] for row in found["applications"]}
        links = [row for row in found["application_contacts"] if row["application_id"] in applications]
        meant |= {row["contact_id"] for row in links}
        found["contacts"] = [row for row in found["contacts"] if row["id"] in meant]
    return numbered(found)


async def _read(unit: Unit, part: Part) -> list[Row]:
    table = part.table
    order = [table.c.id] if part.is_numbered else list(table.primary_key.columns)
    names = [*(["id"] if part.is_numbered else []), *part.columns]
    query = select(*(table.c[name] for name in names)).where(table.c.chat_id == unit.chat_id).order_by(*order)
    if "gone" in table.c:
        query = query.where(~table.c.gone)
    return [dict(row) for row in (await unit.connection.execute(query)).mappings()]


def numbered(found: Mapping[str, list[Row]]) -> Parts:
    """The parts with their rows counted from 1, and every pointer following; rows that point nowhere are left out."""
    numbers: dict[str, dict[int, int]] = defaultdict(dict)
    whole: Parts = {}
    for name, part in PARTS.items():
        rows = [pointed for row in found.get(name, []) if (pointed := _pointed(row, part, numbers)) is not None]
        whole[name] = [{**row, "id": place} for place, row in enumerate(rows, 1)] if part.is_numbered else rows
        numbers[name] = {row["id"]: place for place, row in enumerate(rows, 1)} if part.is_numbered else {}
        if name in WAITING_WORDS:
            whole[name] = [{**row, "data": renumbered(row["data"], numbers)} for row in whole[name]]
    return whole


def _pointed(row: Row, part: Part, numbers: Mapping[str, Mapping[int, int]]) -> Row | None:
    targets = {column: numbers[target].get(row[column]) for column, target in part.points_to.items()}
    if any(target is None and column not in part.may_point_nowhere for column, target in targets.items()):
        return None
    return {**row, **targets}


def renumbered(value: Any, numbers: Mapping[str, Mapping[int, int]], part: str = "") -> Any:
    """A structure with the numbers of rows in it replaced; what points nowhere becomes 0, which there is not."""
    if isinstance(value, dict):
        return {key: renumbered(each, numbers, NESTED.get(key, "")) for key, each in value.items()}
    if isinstance(value, list):
        return [renumbered(each, numbers, part) for each in value]
    if part and isinstance(value, int) and not isinstance(value, bool):
        return numbers.get(part, {}).get(value, 0)
    return value


def document(chat: Chat, parts: Parts, span: tuple[date, date] | None = None) -> bytes:
    """The file: one row a line, so that people and programs can compare two of them. The same search is the same
    bytes.
    """
    days = [day.isoformat() for day in span] if span else None
    head = {"format": FORMAT, "version": VERSION, "span": days, "chat_id": chat.chat_id}
    own = {name: getattr(chat, name) for name in CHAT}
    lines = [f'"{name}": {_json(value)}' for name, value in {**head, "chat": own}.items()]
    for name, rows in parts.items():
        told = ",\n".join(_json({column: written(value) for column, value in row.items()}) for row in rows)
        lines.append(f'"{name}": [\n{told}\n]' if rows else f'"{name}": []')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
