"""Is a message understood as its writer meant it, and is nothing made up where it is not?"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.capture import Intent, Own, Understanding, is_courtesy, understand
from tests.coach import capture_data
from tests.coach.capture_data import NOW

KNOWN, CASES = capture_data.load()


@pytest.mark.parametrize("case", CASES, ids=[case["say"][:50] for case in CASES])
def test_a_message_gives_its_card(case: Mapping[str, Any]) -> None:
    assert capture_data.read(case["say"], KNOWN) == capture_data.wanted(case)


def test_the_table_is_long_enough_and_says_nothing_twice() -> None:
    said = [case["say"] for case in CASES]
    assert len(said) == len(set(said)) >= 150


def test_what_the_how_to_says_that_one_may_write_is_understood() -> None:
    table = capture_data.HOW_TO.read_text().split("## ")[1]
    said = re.findall(r"`([^`]+)`", "".join(row.split(" | ")[0] for row in table.splitlines() if row.startswith("| `")))
    assert len(said) > 8
    meant = {text: capture_data.read(text, KNOWN)["intent"] for text in said}
    assert [text for text, intent in meant.items() if intent == Intent.UNKNOWN] == []


def _read(text: str, known: list[Own] = KNOWN) -> Understanding:
    return understand(text, NOW, locale="en-US", country="US", known=known)


@given(st.text(max_size=300))
@example("interview at \x00\ud800 next tue 3pm")
@example("applied to " * 90)
@example("Jane " * 200)
def test_any_text_is_read_without_a_failure_and_names_only_what_there_is(text: str) -> None:
    found = _read(text)
    assert set(found.applications) <= {own.id for own in KNOWN}
    assert found.company in text or any(found.company == own.company for own in KNOWN)


_WORDS = sorted({word for case in CASES for word in case["say"].split()})


@given(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))
def test_words_that_matter_in_any_order_are_read_without_a_failure(text: str) -> None:
    found = _read(text)
    assert not found.applications or found.intent is not Intent.APPLIED


@given(st.sampled_from(CASES), st.sampled_from(["  {} ", "{}!!", "{} :)", "hey, {}", "{}\n"]))
def test_marks_and_greetings_around_a_message_change_nothing(case: Mapping[str, Any], frame: str) -> None:
    plain, framed = _read(case["say"]), _read(frame.format(case["say"]))
    assert (plain.intent, plain.applications) == (framed.intent, framed.applications)


def test_a_long_text_is_no_chat_message() -> None:
    assert _read("Applied to Acme. " * 100) == Understanding()


def test_without_any_application_nothing_is_named() -> None:
    found = _read("left a voicemail for Jane", known=[])
    assert (found.intent, found.applications, found.reach.person) == (Intent.TOUCH, (), "Jane")


def test_the_same_first_name_twice_is_asked_about() -> None:
    janes = [Own(id=1, company="Acme", people=("Jane Roe",)), Own(id=2, company="Globex", people=("Jane Poe",))]
    assert _read("Jane called", known=janes).applications == (1, 2)
    assert _read("Jane from Globex called", known=janes).applications == (2,)
    assert _read("Jane Poe called", known=janes).applications == (2,)


@pytest.mark.parametrize(
    "text", ["called northwind foods, no answer", "northwind foods no answer", "nortwind foods said no"]
)
def test_a_whole_name_is_not_taken_for_a_longer_one(text: str) -> None:
    known = [Own(id=1, company="Northwind Foods"), Own(id=2, company="Northwind Foods 46")]
    assert _read(text, known).applications == (1,)


def test_the_moment_is_in_the_zone_of_the_person() -> None:
    now = datetime(2026, 11, 18, 19, 0, tzinfo=UTC)
    found = understand("Interview at Acme tomorrow 3pm", now, locale="en-GB", known=KNOWN)
    assert found.held is not None
    assert found.held.value == datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


def test_what_is_only_polite_is_no_news() -> None:
    assert all(map(is_courtesy, ("thanks!", "ok", "Hi there", "👍", "great, thank you so much", "lol ok thx")))
    assert not any(map(is_courtesy, ("hi jane called", "ok called her", "great interview", "Acme", "?", "???")))
    news = [case["say"] for case in CASES if case["card"]["intent"] != "unknown"]
    assert not any(map(is_courtesy, news))
