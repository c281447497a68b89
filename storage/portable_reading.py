"""Is that a file of ours, and whole? Every value is checked before anything is written; hostile bytes are refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from storage import events
from storage.portable import CHAT, FORMAT, PARTS, VERSION, Part, Parts, Row, numbered
from storage.portable_kinds import FIRST_YEAR, ID, LAST_YEAR, BadValue

MOST_ROWS = 200_000
FLAGS = frozenset({"another", "answer"})  # fields of events that are no text, beside `span_days`
SPAN_MOST = 3650

Reason = Literal["not_ours", "newer", "damaged"]


class Refused(Exception):
    """The file cannot come in. `where`: the place and what is wrong there, for people; empty where all of it is."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(reason, where)
        self.reason, self.where = reason, where


@dataclass(frozen=True, slots=True, kw_only=True)
class Portable:
    """A file of ours. `chat_id`: where it was taken out; `chat`: what was set there; `parts`: rows as the tables have
    them, counted from 1.
    """

    chat_id: int
    chat: Mapping[str, Any]
    parts: Parts


def read(content: bytes) -> Portable:
    """Read a file. Raises Refused, for any bytes."""
    try:
        return _read(content)
    except RecursionError:
        raise Refused("not_ours") from None


def _read(content: bytes) -> Portable:
    found = _loaded(content)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused("not_ours")
    version = found.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Refused("damaged", "the version is no number")
    if version > VERSION or found.keys() - {"format", "version", "span", "chat_id", "chat", *PARTS}:
        raise Refused("newer")
    chat = _values(found.get("chat"), CHAT, "the chat's settings")
    parts = {name: _part(name, part, found.get(name, [])) for name, part in PARTS.items()}
    if sum(map(len, parts.values())) > MOST_ROWS:
        raise Refused("damaged", f"there are more than {MOST_ROWS} rows")
    whole = numbered(parts)
    for name, rows in parts.items():
        if len(whole[name]) < len(rows):
            raise Refused("damaged", f"{name}: something points to what is not there")
    chat_id = found.get("chat_id")
    return Portable(chat_id=chat_id if isinstance(chat_id, int) else 0, chat=chat, parts=whole)


def _loaded(content: bytes) -> Any:
    def no_number(name: str) -> None:
        raise ValueError(name)

    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=no_number)
    except ValueError:  # UnicodeDecodeError and JSONDecodeError among them
        raise Refused("not_ours") from None


def _part(name: str, part: Part, rows: Any) -> list[Row]:
    if not isinstance(rows, list):
        raise Refused("damaged", f"{name} is no list")
    columns = {"id": ID, **part.columns} if part.is_numbered else part.columns
    found = [_row(name, place, row, columns) for place, row in enumerate(rows, 1)]
    if part.is_numbered and len({row["id"] for row in found}) < len(found):
        raise Refused("damaged", f"{name}: one id stands twice")
    return found


def _row(name: str, place: int, row: Any, columns: Mapping[str, Any]) -> Row:
    where = f"{name}, number {place}"
    values = _values(row, columns, where)
    if name == "events" and not _is_event(values):
        raise Refused("damaged", f"{where}: data is no {values['kind']}")
    return values


def _values(row: Any, columns: Mapping[str, Any], where: str) -> Row:
    if not isinstance(row, dict):
        raise Refused("damaged", f"{where} is no object")
    if row.keys() - columns.keys():
        raise Refused("newer")
    values = {}
    for column, kind in columns.items():
        if column not in row:
            raise Refused("damaged", f"{where}: {column} is missing")
        try:
            values[column] = kind.read(row[column])
        except BadValue as bad:
            raise Refused("damaged", f"{where}: {column} {bad}") from None
    return values


def _is_event(row: Row) -> bool:
    """Whether the coach could have written these data."""
    data = row["data"]
    try:
        event = events.decode(row["kind"], row["at"], data)
        same = events.encode(event) == data
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
        return False
    moments = [value for value in (getattr(event, name, None) for name in ("held", "moment")) if value is not None]
    days = [*moments, *(day for day in [getattr(event, "day", None)] if day is not None)]
    return (
        same
        and all(_fits(name, value) for name, value in data.items())
        and all(moment.tzinfo is not None for moment in moments)
        and all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days)
    )


def _fits(name: str, value: Any) -> bool:
    if name in FLAGS:
        return isinstance(value, bool)
    if name == "span_days":
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= SPAN_MOST
    return isinstance(value, str)
