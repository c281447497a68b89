"""What does a table of applications say? Each row as an application with its contact and its events, or why not.

The rows become the parts of a portable document (storage/portable.py), so that a table comes in by the same way as our
own file does.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coach.exchange import cells
from coach.exchange.columns import Columns
from coach.exchange.sheet import Record
from coach.exchange.stages import Stage, stage_of
from coach.timeline import Applied, Decided, Event, Heard, Interview, Role, Verdict
from handlers.reading import as_moment, locale_of, parse_when, read_email, read_phone
from handlers.turn import Turn
from storage.applications import key_of
from storage.events import NAMES, encode
from storage.portable import Parts
from storage.types import clean

LONGEST_LINE = 200  # characters of a company or a title
LONGEST_TEXT = 20_000
DATES = ("applied", "saved", "updated", "interview")
NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}")
EXCEL_DAYS = range(20_000, 80_000)  # a day as a number: counted from 30 December 1899

Known = Collection[tuple[str, str]]  # the marks of the applications that are there


@dataclass(slots=True)
class Tabular:
    """What was understood. `bad`: the number of a row and why it cannot be used; `saved`: rows that were never applied
    for; `known`: those that are there already; `undated`: those without a day of applying, which count from `now`;
    `guessed`: a date whose order of day and month nothing in the list tells; `told_today`: what happened at a time that
    the list does not say, and is dated today.
    """

    parts: Parts = field(default_factory=lambda: {"contacts": [], "applications": [], "events": []})
    stages: Counter[Stage] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)
    saved: int = 0
    known: int = 0
    undated: int = 0
    guessed: str = ""
    told_today: int = 0


def mark(company: str, title: str) -> tuple[str, str]:
    """By what two applications are taken for one: "Acme, Inc." is "ACME Inc"."""
    return " ".join(re.findall(r"\w+", company.casefold())), " ".join(title.casefold().split())


class _Bad(Exception):
    """A row that cannot be used, and why."""


def read(turn: Turn, records: Sequence[Record], columns: Columns, known: Known) -> Tabular:
    """Read the rows below the one with the names."""
    below = [record for record in records if record.number > columns.head]
    reader = _Reader(turn, columns, {*known}, _order(below, columns))
    for record in below:
        reader.take(record)
    return reader.found


def _order(records: Sequence[Record], columns: Columns) -> str:
    """Whether days or months come first in the list, where any of its dates tells: "dm", "md", or empty."""
    places = [place for name in DATES for place in columns.fields.get(name, ())]
    said = [NUMERIC.match(record.cells[place]) for record in records for place in places if place < len(record.cells)]
    pairs = [(int(found[1]), int(found[2])) for found in said if found]
    days_first, months_first = any(one > 12 for one, _ in pairs), any(two > 12 for _, two in pairs)
    return "" if days_first == months_first else "dm" if days_first else "md"


class _Reader:
    def __init__(self, turn: Turn, columns: Columns, known: set[tuple[str, str]], order: str) -> None:
        self.found = Tabular()
        self._order = order
        self._turn, self._columns, self._known = turn, columns, known
        self._zone = ZoneInfo(turn.chat.zone)
        self._days: dict[tuple[str, str], date | datetime | None] = {}
        self._contacts: dict[tuple[str, ...], int] = {}

    def take(self, record: Record) -> None:
        """Read one row."""
        try:
            self._take(record, {name: self._value(record, name) for name in self._columns.fields})
        except _Bad as bad:
            self.found.bad.append((record.number, str(bad)))

    def _value(self, record: Record, name: str) -> str:
        given = [record.cells[place] for place in self._columns.fields[name] if place < len(record.cells)]
        return " – ".join(clean(cells.plain(cell)) for cell in given if cell)

    def _take(self, record: Record, row: Mapping[str, str]) -> None:
        if record.broken:
            raise _Bad("a quotation mark is opened and never closed")
        company, title = _line(row, "company", "company"), _line(row, "title", "job title")
        if not company:
            raise _Bad("no company")
        key = mark(company, title)
        if key in self._known:
            self.found.known += 1
            return
        stage = stage_of(row.get("status", ""))
        applied = self._applied(row, stage)
        if applied is None:
            self.found.saved += 1
            return
        self._known.add(key)
        self._add(record, row, company, title, stage or Stage.APPLIED, applied)

    # -- dates ---------------------------------------------------------------------------------------------------------

    def _applied(self, row: Mapping[str, str], stage: Stage | None) -> datetime | None:
        """When the application went out; None where it never did. Without a day, it counts from the day it was saved,
        else from now.
        """
        said = row.get("applied", "")
        if not said and stage is Stage.SAVED:
            return None
        if not said:
            self.found.undated += 1
            saved = self._day(row.get("saved", ""))
            return self._turn.now if saved is None else min(self._moment(saved), self._turn.now)
        day = self._day(said)
        if day is None:
            raise _Bad(f"“{said[:40]}” is no date that I can read")
        moment = self._moment(day)
        if moment > self._turn.now:
            raise _Bad(f"“{said[:40]}” is still ahead, and nobody applies tomorrow")
        return moment

    def _moment(self, value: date | datetime) -> datetime:
        return as_moment(value, self._turn.now, self._turn.chat.zone)

    def _day(self, said: str, direction: str = "past") -> date | datetime | None:
        if (said, direction) not in self._days:
            self._days[said, direction] = self._read_day(said, direction)
        return self._days[said, direction]

    def _read_day(self, said: str, direction: str) -> date | datetime | None:
        if not said or len(said) > 60:
            return None
        if said.isdecimal():
            return date(1899, 12, 30) + timedelta(days=int(said)) if int(said) in EXCEL_DAYS else None
        try:
            value = datetime.fromisoformat(said)
        except ValueError:
            when = parse_when(self._turn, said, direction)
            return when.value or self._numeric(said, when.candidates)
        if not 1970 <= value.year <= 2200:
            return None
        if len(said) == len("2026-11-26") or value.time() == time():
            return value.date()
        return value if value.tzinfo else value.replace(tzinfo=self._zone)

    def _numeric(self, said: str, candidates: Sequence[date | datetime]) -> date | datetime | None:
        """5/6/2026 has two readings: as the other dates of the list are written, else as the person writes them."""
        found = NUMERIC.match(said)
        if found is None:
            return None
        if not self._order:
            self.found.guessed = said
        months_first = (self._order or ("md" if locale_of(self._turn.chat) == "en-US" else "dm")) == "md"
        month = int(found[1] if months_first else found[2])
        return next((one for one in candidates if one.month == month), None)

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _add(
        self, record: Record, row: Mapping[str, str], company: str, title: str, stage: Stage, applied: datetime
    ) -> None:
        application = len(self.found.parts["applications"]) + 1
        self.found.stages[stage] += 1
        over = stage in (Stage.SILENT, Stage.ARCHIVED) or bool(row.get("archived"))
        self.found.parts["applications"].append(
            {
                "id": application,
                "company": company,
                "title": title,
                "contact_id": self._contact(row, company),
                **{
                    name: _text(row, name)
                    for name in ("posting", "referred_by", "needs", "deadline", "salary", "resume")
                },
                "notes": self._notes(record, row),
                "playbook": None,
                "zone": None,
                "country": None,
                "hours": None,
                "snoozed_until": None,
                "archived_at": self._turn.now if over else None,
                "created_at": applied,
            }
        )
        for event in self._events(row, stage, applied):
            told = {"at": event.at, "kind": NAMES[type(event)], "data": encode(event), "by_user": self._turn.user_id}
            number = len(self.found.parts["events"]) + 1
            self.found.parts["events"].append({"id": number, "application_id": application, **told})

    def _events(self, row: Mapping[str, str], stage: Stage, applied: datetime) -> list[Event]:
        found: list[Event] = [Applied(at=applied)]
        updated = self._day(row.get("updated", ""))
        told = min(max(self._moment(updated), applied), self._turn.now) if updated else self._turn.now
        held = self._day(row.get("interview", ""), "future")
        if isinstance(held, date) and (moment := self._moment(held)) > applied:
            found.append(Interview(at=min(told, moment), held=moment, with_whom=row.get("contact", "")[:80]))
        elif stage is Stage.INTERVIEW:
            found.append(Heard(at=told))  # they were in touch; when the interview is, the list does not say
            self.found.told_today += not updated
        verdict = {Stage.OFFER: Verdict.OFFER, Stage.REJECTED: Verdict.REJECTED, Stage.WITHDRAWN: Verdict.WITHDRAWN}
        if stage in verdict:
            found.append(Decided(at=max(told, found[-1].at), outcome=verdict[stage]))
            self.found.told_today += not updated
        return found

    def _contact(self, row: Mapping[str, str], company: str) -> int | None:
        name = " ".join(row.get("contact", "").split())[:LONGEST_LINE]
        phone = read_phone(row.get("phone", ""), self._turn.chat) or ""
        email = read_email(row.get("email", "")) or ""
        if not (name or phone or email):
            return None
        # The same person where a number or an address is shared (L8), else of one name at one company.
        key = (phone, email.casefold()) if phone or email else (name.casefold(), key_of(company))
        if key not in self._contacts:
            number = self._contacts[key] = len(self.found.parts["contacts"]) + 1
            who: dict[str, Any] = {"name": name, "role": _role(row.get("role", "")), "phone": phone, "email": email}
            self.found.parts["contacts"].append({"id": number, **who})
        return self._contacts[key]

    def _notes(self, record: Record, row: Mapping[str, str]) -> str:
        """The notes, and under them what no field of ours holds, so that nothing is lost."""
        rest = [
            f"{name}: {clean(cells.plain(record.cells[place]))}"
            for place, name in self._columns.rest.items()
            if place < len(record.cells) and record.cells[place]
        ]
        unread = ["phone"] if row.get("phone") and not read_phone(row["phone"], self._turn.chat) else []
        unread += ["status"] if stage_of(row.get("status", "")) is None else []
        unread += ["interview"] if row.get("interview") and self._day(row["interview"], "future") is None else []
        lost = [f"{name.capitalize()}: {row[name]}" for name in unread]
        return "\n".join([part for part in (row.get("notes", ""), *rest, *lost) if part])[:LONGEST_TEXT]


def _line(row: Mapping[str, str], name: str, what: str) -> str:
    line = " ".join(row.get(name, "").split())
    if len(line) > LONGEST_LINE:
        raise _Bad(f"the {what} is longer than {LONGEST_LINE} characters")
    return line


def _text(row: Mapping[str, str], name: str) -> str:
    return row.get(name, "")[:LONGEST_TEXT]


def _role(said: str) -> str:
    words = said.casefold().replace("_", " ")
    known = {"hiring": Role.HIRING_MANAGER, "recruit": Role.RECRUITER, "assist": Role.ASSISTANT}
    found = next((role for word, role in known.items() if word in words), None)
    return (found or (Role.HR if {"hr", "human"} & set(words.split()) else Role.NONE)).value
