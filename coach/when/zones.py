"""Whose time is it? Zone names and abbreviations as people write them after an hour; the result is an IANA name (C11).

"EST" and "ET" both mean whatever is in force in New York then.
"""

import re
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from coach import lazy
from coach.when.words import listed

_NAMES = {
    "America/New_York": "et est edt eastern boston atlanta miami philadelphia washington nyc ny "
    "newyork charlotte orlando pittsburgh dc",
    "America/Chicago": "ct cst cdt central dallas houston austin nashville minneapolis milwaukee",
    "America/Denver": "mt mst mdt mountain colorado boulder",
    "America/Los_Angeles": "pt pst pdt pacific la sf seattle sanfrancisco california portland westcoast sandiego",
    "America/Anchorage": "akst akdt alaska",
    "Pacific/Honolulu": "hst hawaii",
    "America/Halifax": "ast adt",
    "America/Sao_Paulo": "brt brasilia",
    "Etc/UTC": "utc gmt z zulu",
    "Europe/London": "bst uk british london edinburgh manchester glasgow cardiff leeds bristol",
    "Europe/Dublin": "irish dublin ireland cork galway",
    "Europe/Lisbon": "wet west lisbon",
    "Europe/Berlin": "cet cest mez mesz german germany munich hamburg frankfurt cologne",
    "Europe/Paris": "french lyon",
    "Europe/Amsterdam": "dutch rotterdam",
    "Europe/Zurich": "swiss geneva basel",
    "Europe/Madrid": "barcelona spanish",
    "Europe/Rome": "milan italian",
    "Europe/Athens": "eet eest greek",
    "Europe/Kyiv": "kiev kyiv",
    "Europe/Moscow": "msk",
    "Asia/Kolkata": "ist india indian mumbai delhi bangalore bengaluru chennai hyderabad pune kolkata",
    "Asia/Karachi": "pkt pakistan",
    "Asia/Dubai": "gst uae gulf",
    "Asia/Singapore": "sgt",
    "Asia/Hong_Kong": "hkt hongkong",
    "Asia/Shanghai": "beijing china shenzhen",
    "Asia/Tokyo": "jst japan",
    "Asia/Seoul": "kst korea",
    "Asia/Manila": "pht",
    "Australia/Sydney": "aest aedt aet canberra",
    "Australia/Adelaide": "acst acdt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt nzt wellington",
    "Africa/Johannesburg": "sast capetown",
    "Africa/Lagos": "wat",
    "Africa/Nairobi": "eat",
}
ABBREVIATIONS = listed(
    "et est edt ct cst cdt mt mst mdt pt pst pdt akst akdt hst utc gmt bst cet cest mez mesz eet eest msk "
    "ist pkt sgt hkt jst kst pht aest aedt acst acdt awst nzst nzdt sast z gst wat eat brt ast adt wet "
    "aet nzt"
)
REGIONS = frozenset(("eastern", "central", "mountain", "pacific"))
# Abbreviations that mean somewhere else for a person who lives there.
_LOCAL = {
    "ist": {"Europe/Dublin": "Europe/Dublin", "Asia/Jerusalem": "Asia/Jerusalem"},
    "cst": {"Asia/Shanghai": "Asia/Shanghai", "Asia/Taipei": "Asia/Taipei"},
    "pst": {"Asia/Manila": "Asia/Manila"},
}
_OFFSET = lazy.pattern(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Lower-case place or abbreviation, without blanks, to IANA name.

    From one file of tzdata: `zoneinfo.available_timezones` opens 600.
    """
    found = {
        name.rsplit("/", 1)[-1].replace("_", "").lower(): name
        for name in sorted(files("tzdata").joinpath("zones").read_text("utf-8").split())
        if name.count("/") and not name.startswith(("Etc/", "US/", "SystemV/"))
    }
    return found | {word: name for name, words in _NAMES.items() for word in words.split()}


def named(word: str, home: str) -> tzinfo | None:
    """The zone of an abbreviation or place; `home` is the IANA name of the person's zone."""
    name = _LOCAL.get(word, {}).get(home) or places().get(word.replace(" ", "").replace(".", ""))
    return ZoneInfo(name) if name else None


def of_key(key: str) -> tzinfo | None:
    """The zone of an IANA name in any case ("europe/berlin")."""
    name = places().get(key.rpartition("/")[2].replace("_", "").lower(), "")
    return ZoneInfo(name) if name.lower() == key.lower() else None


def offset(text: str) -> tzinfo | None:
    """The zone of "UTC+2", "+02:00", "GMT-5:30"; None where it is no offset that exists."""
    found = _OFFSET.fullmatch(text.strip())
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    sign = 1 if found[1] == "+" else -1
    return timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3] or 0)))
