"""When may the person be disturbed, and how much do they want to do? Small preferences, kept as JSON with the chat."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import time
from typing import Any

from coach.calendar import Availability
from storage.unit import Chat

Hours = tuple[str, str]
CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`quiet`: no push comes. `free`: when calls can be made, empty for any time. Local times as HH:MM, end exclusive.

    `calls_a_day`: the courage budget. `morning`: when the day is told on working mornings, empty for never.
    `weekly`: whether the look on Monday morning comes. `goal`: live applications. `applications_a_week`,
    `calls_a_week`: goals, 0 for none. `pictures`: light or dark.
    """

    quiet: Hours = ("21:00", "08:00")
    free: tuple[Hours, ...] = ()
    calls_a_day: int = 3
    morning: str = ""
    weekly: bool = True
    goal: int = 5
    applications_a_week: int = 0
    calls_a_week: int = 0
    pictures: str = "light"


NAMES = frozenset(field.name for field in fields(Preferences))


def of(chat: Chat) -> Preferences:
    """The chat's preferences; what it has not set is the default."""
    known = {name: value for name, value in chat.settings.items() if name in NAMES}
    if "free" in known:
        known["free"] = tuple((start, end) for start, end in known["free"])
    if "quiet" in known:
        known["quiet"] = (known["quiet"][0], known["quiet"][1])
    return Preferences(**known)


def changed(chat: Chat, values: Mapping[str, Any]) -> dict[str, Any]:
    """The chat's settings with these preferences set."""
    if unknown := values.keys() - NAMES:
        raise ValueError(f"no preferences: {unknown}")
    return {**chat.settings, **values}


def availability(chat: Chat) -> Availability:
    """When the person can be disturbed, and how many calls a day they make."""
    wanted = of(chat)
    free = tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in wanted.free)
    quiet = (time.fromisoformat(wanted.quiet[0]), time.fromisoformat(wanted.quiet[1]))
    return Availability(chat.zone, quiet=quiet, free=free, calls_a_day=wanted.calls_a_day)


def leaves_time(chat: Chat, values: Mapping[str, Any]) -> bool:
    """Whether with these preferences there is still a time at which the person can call."""
    try:
        availability(replace(chat, settings=changed(chat, values)))
    except ValueError:
        return False
    return True


def is_sound(values: Mapping[str, Any]) -> bool:
    """Whether settings that come from a file (a zone, and preferences under `settings`) could have been made here."""
    wanted, default = values["settings"], asdict(Preferences())
    kinds = {name: list if isinstance(value, tuple) else type(value) for name, value in default.items()}
    if any(type(value) is not kinds.get(name, type(value)) for name, value in wanted.items()):
        return False
    if any(type(value) is int and not 0 <= value <= 1000 for value in wanted.values()):
        return False
    try:
        chat = Chat(chat_id=0, zone=values["zone"], settings=wanted)
        availability(chat)
        return not of(chat).morning or time.fromisoformat(of(chat).morning) is not None
    except (ValueError, TypeError, IndexError, AttributeError):
        return False


def read_hours(text: str) -> tuple[Hours, ...] | None:
    """Spans such as "12-1pm and 17:30–18:30" as hours; None where there is no whole span."""
    clocks = [_clock(*found) for found in CLOCK.findall(text)]
    if not clocks or len(clocks) % 2 or None in clocks:
        return None
    whole = [clock for clock in clocks if clock is not None]
    spans = tuple(zip(whole[::2], whole[1::2], strict=True))
    return spans if all(start < end for start, end in spans) else None


def _clock(hour: str, minute: str, half: str) -> str | None:
    hours = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
    # "12-1" is lunch time: an hour before seven that names no half of the day is in the afternoon.
    hours += 12 if not half and 1 <= hours < 7 else 0
    return f"{hours:02}:{int(minute or 0):02}" if hours < 24 and int(minute or 0) < 60 else None
