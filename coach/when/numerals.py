"""What does a row of digits say? Clock times, written dates, ordinals, offsets; each with its token kind and its
value.
"""

import re
from datetime import datetime

from coach.when import calendar, zones
from coach.when.model import Clock


def numeral(kind: str, text: str) -> tuple[str, object]:
    """The token kind and value of what the lexer's group `kind` matched."""
    if kind == "num":
        return _number(text)
    if kind in ("isodt", "icsdt"):
        place, _, stamp = text.rpartition(":") if text.startswith("tzid=") else ("", "", text)
        return _instant(stamp.upper().replace(" ", "T"), place.removeprefix("tzid="))
    digits = [int(part) for part in re.findall(r"\d+", text)[:3]]
    if kind in ("clock", "num_mer"):
        return "CLOCK", _clock(text)
    if kind == "ymd":
        y, a, b = digits
        return ("BADDATE", None) if not (found := calendar.make(y, a, b) or calendar.make(y, b, a)) else ("ISO", found)
    if kind == "dmy":
        return "DMY", (*digits, "." in text)
    if kind == "zone":
        zone = zones.offset(text)
        return ("ZONE", zone) if zone else ("W", None)
    if kind == "ord":
        return ("ORD", digits[0]) if 1 <= digits[0] <= 31 else ("BADORD", None)
    if kind == "dec":
        return "DEC", text
    if kind == "year":
        return "YR", 2000 + digits[0]
    return "AB", tuple(digits)


def _clock(text: str) -> Clock:
    """A clock time written in digits; `bad` where there is no such time."""
    found = re.match(r"(\d+)(?:[:.h](\d\d))?", text)
    assert found is not None  # noqa: S101 - the lexer's own pattern says so
    half = "am" if re.search(r"a\.?\s?m?\b", text) else "pm" if "p" in text else ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[2] is None and len(found[1]) > 2:
        hour, minute = divmod(int(found[1]), 100)
    return clock(hour, minute, half, zero=text.startswith("0") and len(found[1]) == 2)


def clock(hour: int, minute: int, half: str, *, zero: bool = False) -> Clock:
    """A clock time, checked. A leading zero (08:40) or an hour above 12 or 0 says that it is the 24-hour clock; 01:00
    to 06:59 does not.
    """
    if hour == 24 and minute == 0 and not half:
        return Clock(hour=0, half="24", midnight=True)
    bad = hour > 24 or minute > 59 or (hour == 24 and minute > 0) or (half == "am" and hour > 12)
    if half == "pm" and hour > 12:
        bad = bad or hour == 24 or minute == 0  # "15:30 pm" is a slip that says one thing; "15 pm" may say two
        return Clock(hour=hour % 24, minute=minute % 60, half="24", bad=bad)
    if not half and (hour > 12 or hour == 0 or (zero and hour >= 7)):
        half = "24"
    impossible = bad or (half in ("am", "pm") and hour == 0)
    return Clock(hour=hour % 24, minute=minute % 60, half=half, bad=impossible, zero=zero and not half)


def _number(text: str) -> tuple[str, object]:
    """A bare number; four digits may be a year, more are no part of any date."""
    if len(text) > 4:
        return "W", None
    return "YR" if len(text) == 4 and 1900 <= int(text) <= 2100 else "NUM", int(text)


def _instant(text: str, place: str) -> tuple[str, object]:
    """2026-12-03T14:00:00Z, 20261203T140000Z, and the latter in the zone of a place."""
    try:
        found = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text))
    except ValueError:
        return "BADDATE", None
    if not place:
        return "ISODT", found
    zone = zones.of_key(place)
    return ("ISODT", found.replace(tzinfo=zone)) if zone else ("BADDATE", None)
