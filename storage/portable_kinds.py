"""Which values may a portable file hold? Each kind with how it is written, read and described (JSON Schema)."""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import available_timezones

from coach.playbooks import PLAYBOOKS
from coach.timeline import Role
from storage.types import clean

FIRST_YEAR, LAST_YEAR = 1970, 2200
LONGEST = 200_000  # characters of a text, and of a structure written down
LARGEST = 2**53 - 1  # what every reader of JSON keeps exactly


class BadValue(Exception):
    """The value is none of its kind; why, in words for people that follow on the name of the value."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`read`: from the file's value to the row's; raises BadValue with a reason for people. `schema`: as JSON Schema
    says it.
    """

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]

    @property
    def or_none(self) -> "Kind":
        """The same, or null."""
        return Kind(
            lambda value: None if value is None else self.read(value), {"anyOf": [self.schema, {"type": "null"}]}
        )


def written(value: Any) -> Any:
    """A row's value as the file holds it: moments in UTC, days, and all else as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _text(longest: int) -> Kind:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise BadValue("is no text")
        if len(value) > longest:
            raise BadValue(f"is longer than {longest} characters")
        return clean(value)

    return Kind(read, {"type": "string", "maxLength": longest})


def one_of(*words: str) -> Kind:
    """One of these words."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise BadValue(f"is none of {', '.join(words)}")
        return value

    return Kind(read, {"enum": list(words)})


def _like(pattern: str) -> Kind:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise BadValue("is not written as it must be")
        return value

    return Kind(read, {"type": "string", "pattern": f"^({pattern})$"})


def number(least: int, most: int) -> Kind:
    """A whole number in a range."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise BadValue(f"is no whole number from {least} to {most}")
        return value

    return Kind(read, {"type": "integer", "minimum": least, "maximum": most})


def _read_seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadValue("is no number")
    if not 0 <= value <= 86_400:
        raise BadValue("is no length of a recording")
    return float(value)


def _read_moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadValue("is no moment such as 2026-11-18T15:30:00+00:00") from None
    if moment.tzinfo is None:
        raise BadValue("names no zone: write +00:00 behind it")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise BadValue(f"is not between {FIRST_YEAR} and {LAST_YEAR}")
    return moment.astimezone(UTC)


def _read_flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValue("is neither true nor false")
    return value


def _read_zone(value: Any) -> str:
    if not isinstance(value, str) or value not in available_timezones():
        raise BadValue("is no time zone of this world, such as Europe/Berlin")
    return value


def _structure(kind: type, name: str) -> Kind:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise BadValue(f"is no {name}")
        if len(json.dumps(value)) > LONGEST:
            raise BadValue(f"is longer than {LONGEST} characters")
        return _cleaned(value)

    return Kind(read, {"type": name})


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {clean(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return clean(value) if isinstance(value, str) else value


def _read_lines(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > 1000 or not all(isinstance(line, str) for line in value):
        raise BadValue("is no list of texts")
    return [TEXT.read(line) for line in value]


TEXT, LINE, WORD = _text(LONGEST), _text(1000), _text(32)
ID, PERSON = number(1, LARGEST), number(0, LARGEST)
MOMENT = Kind(_read_moment, {"type": "string", "format": "date-time"})
FLAG = Kind(_read_flag, {"type": "boolean"})
SECONDS = Kind(_read_seconds, {"type": "number", "minimum": 0, "maximum": 86_400})
ZONE = Kind(_read_zone, {"type": "string", "description": "an IANA time zone"})
PHONE = _like(r"|\+\d{6,15}")
COUNTRY = _like(r"[A-Z]{2}")
HOURS = _like(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d")
LANGUAGE = _like(r"[A-Za-z0-9-]{0,16}")
PLAYBOOK = one_of(*PLAYBOOKS)
ROLE = one_of(*(role.value for role in Role))
OBJECT = _structure(dict, "object")
LINES = Kind(_read_lines, {"type": "array", "items": TEXT.schema, "maxItems": 1000})
