"""Is a file of ours read whole, and everything else refused before anything is written?"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import portable, portable_reading
from storage.database import Database
from storage.portable_reading import Refused
from storage.unit import unit_of_work
from tests.support.searches import lived

NOW = datetime(2027, 11, 1, 15, tzinfo=UTC)


async def _whole(database: Database) -> dict[str, Any]:
    await lived(database, 5, NOW)
    async with unit_of_work(database, 5) as unit:
        found: dict[str, Any] = json.loads(portable.document(unit.chat, await portable.chat_parts(unit)))
    return found


def _set(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        at: Any = whole
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return change


def _without(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        at: Any = whole
        for step in path[:-1]:
            at = at[step]
        del at[path[-1]]

    return change


EVENT = ("events", 0)
BAD: list[tuple[Callable[[dict[str, Any]], None], str, str]] = [
    (_set(2, "version"), "newer", ""),
    (_set("1", "version"), "damaged", "version"),
    (_set([], "somebody_elses"), "newer", ""),
    (_set(1, "applications", 0, "tomorrow"), "newer", ""),
    (_without("applications", 1, "title"), "damaged", "applications, number 2: title is missing"),
    (_set(-5, "applications", 0, "id"), "damaged", "applications, number 1: id is no whole number"),
    (_set(1e308, "applications", 0, "id"), "damaged", "id is no whole number"),
    (_set(True, "applications", 0, "id"), "damaged", "id is no whole number"),
    (_set(2, "applications", 0, "id"), "damaged", "applications: one id stands twice"),
    (_set(77, *EVENT, "application_id"), "damaged", "events: something points to what is not there"),
    (_set("Mars/Olympus", "chat", "zone"), "damaged", "zone is no time zone"),
    (_set("+1; DROP", "chat", "phone"), "damaged", "phone"),
    (_set("reckless", "chat", "playbook"), "damaged", "playbook is none of"),
    (_set("2027-10-02T15:00:00", *EVENT, "at"), "damaged", "names no zone"),
    (_set("0001-01-01T00:00:00+14:00", *EVENT, "at"), "damaged", "is not between 1970 and 2200"),
    (_set("vanished", *EVENT, "kind"), "damaged", "kind is none of"),
    (_set({"outcome": "sent"}, *EVENT, "data"), "damaged", "data is no applied"),
    (_set({"held": 5}, "events", 3, "data"), "damaged", "data is no interview"),
    (_set({"held": "2027-10-02T15:00:00"}, "events", 3, "data"), "damaged", "data is no interview"),
    (_set({"held": "9999-10-02T15:00:00+00:00"}, "events", 3, "data"), "damaged", "data is no interview"),
    (_set({"span_days": 10**9}, "events", 5, "data"), "damaged", "data is no promised"),
    (_set("x" * 300_000, "applications", 0, "notes"), "damaged", "is longer than 200000 characters"),
    (_set("25:00-26:00", "applications", 0, "hours"), "damaged", "hours is not written as it must be"),
    (_set(-1, "rehearsals", 0, "seconds"), "damaged", "seconds"),
    (_set({}, "events"), "damaged", "events is no list"),
    (_set([5], "events"), "damaged", "events, number 1 is no object"),
]


async def test_a_changed_file_is_refused_with_the_place(database: Database) -> None:
    whole = await _whole(database)
    assert portable_reading.read(json.dumps(whole).encode()).chat_id == 5
    for change, reason, where in BAD:
        changed = json.loads(json.dumps(whole))
        change(changed)
        with pytest.raises(Refused) as refused:
            portable_reading.read(json.dumps(changed).encode())
        assert refused.value.reason == reason, (where, refused.value.where)
        assert where in refused.value.where


async def test_odd_letters_are_cleaned_on_their_way_in(database: Database) -> None:
    whole = await _whole(database)
    whole["applications"][0]["notes"] = "a\x00b\ud800c"
    whole["captures"][0]["data"]["text"] = "a\x00b\ud800c"
    read = portable_reading.read(json.dumps(whole).encode())
    assert read.parts["applications"][0]["notes"] == "abc"
    assert read.parts["captures"][0]["data"]["text"] == "abc"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b'{"format": "day-eight", "version": NaN}',
        b'{"format": "day-eight", "version": 1' + b"0" * 5000 + b"}",
        b'{"a":' * 200_000,
        b'{"format": "other"}',
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_file_of_ours(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        portable_reading.read(content)
    assert refused.value.reason == "not_ours"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), st.lists, max_leaves=8
)


@given(st.dictionaries(st.sampled_from(["chat", "chat_id", "version", "span", *portable.PARTS]), JSON))
def test_any_json_is_read_or_refused(found: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        portable_reading.read(json.dumps({"format": "day-eight", "version": 1, **found}).encode())


def test_deep_json_is_refused() -> None:
    for depth in (200, 900, 990, 5000):
        chat = b'{"settings":' * depth + b"1" + b"}" * depth
        with pytest.raises(Refused):
            portable_reading.read(b'{"format": "day-eight", "version": 1, "chat": ' + chat + b"}")
