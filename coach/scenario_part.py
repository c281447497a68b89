"""How is one value of a scenario file read? A mapping with its place in the file, and readers of times and days."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from coach.calendar import Window, instant
from coach.scenario_text import Plain, ScenarioError
from coach.validity import FIRST_YEAR, LAST_YEAR

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class Part:
    """A mapping of the file. Keys are taken one by one; `done` complains of those left. Errors name the place."""

    def __init__(self, data: Plain, where: str) -> None:
        if not isinstance(data, dict):
            raise ScenarioError(where, "keys with values are wanted here")
        self._data = dict(data)
        self.where = where

    def fault(self, key: str, why: str) -> ScenarioError:
        return ScenarioError(f"{self.where} {key}".strip(), why)

    def raw(self, key: str) -> Plain | None:
        return self._data.pop(key, None)

    def has(self, key: str) -> bool:
        return key in self._data

    def rest(self) -> dict[str, Plain]:
        """All that was not taken; nothing is left after it."""
        rest, self._data = self._data, {}
        return rest

    def take(self, key: str) -> str | None:
        """The value; None where the key is missing."""
        value = self.raw(key)
        if value is not None and (not isinstance(value, str) or not value):
            raise self.fault(key, "one value is wanted here")
        return value

    def need(self, key: str) -> str:
        value = self.take(key)
        if value is None:
            raise self.fault(key, "is missing")
        return value

    def read(self, key: str, reader: Callable[[str], Value]) -> Value | None:
        """The value through a reader, whose ValueError is told with its place; None where the key is missing."""
        value = self.take(key)
        try:
            return None if value is None else reader(value)
        except ValueError as error:
            raise self.fault(key, str(error)) from None

    def read_needed(self, key: str, reader: Callable[[str], Value]) -> Value:
        value = self.read(key, reader)
        if value is None:
            raise self.fault(key, "is missing")
        return value

    def done(self) -> None:
        for key in self._data:
            raise self.fault(str(key), "is no key that belongs here")


def one_of(choices: type[Choice]) -> Callable[[str], Choice]:
    """A reader of an enumeration's values."""

    def read(value: str) -> Choice:
        if value not in {choice.value for choice in choices}:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return choices(value)

    return read


def key_of(table: Mapping[str, Value]) -> Callable[[str], Value]:
    """A reader of a table's keys, which gives what stands there."""

    def read(value: str) -> Value:
        if value not in table:
            raise ValueError(f"{value!r} is none of {', '.join(table)}")
        return table[value]

    return read


def moment_in(zone: ZoneInfo) -> Callable[[str], datetime]:
    """A reader of ISO moments, in that zone where they have no offset; UTC."""

    def read(value: str) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} is not a time such as 2026-11-09T12:10") from None
        _check_year(moment.date())
        return moment.astimezone(UTC) if moment.tzinfo else instant(moment, zone)

    return read


def day(value: str) -> date:
    """An ISO date."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a day such as 2026-11-09") from None
    _check_year(found)
    return found


def _check_year(found: date) -> None:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"the year {found.year} is outside {FIRST_YEAR} to {LAST_YEAR}")


def number(value: str) -> int:
    """A plain whole number, not below zero."""
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ValueError(f"{value!r} is not a whole number")
    return int(value)


def window(value: str) -> Window:
    """Two clock times: 09:00-17:00."""
    try:
        start, end = (time.fromisoformat(part.strip()) for part in value.split("-"))
    except ValueError:
        raise ValueError(f"{value!r} are not hours such as 09:00-17:00") from None
    return start, end
