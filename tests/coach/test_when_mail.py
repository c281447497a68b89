"""Is a forwarded mail read as of the day on which it was written, and is its envelope no date?"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coach.when import Kind, parse

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("America/New_York"))  # a Wednesday
MONDAY = (
    "From: Kim\nSent: Monday, November 16, 2026 4:12 PM\nTo: Sam\nSubject: Interview\n\n",
    "---------- Forwarded message ---------\nFrom: Kim <kim@acme.com>\nDate: Mon, Nov 16, 2026 at 2:21 PM\n"
    "Subject: Interview\nTo: <sam@example.com>\n\n",
    "On Mon, Nov 16, 2026 at 9:03 AM Kim Roe <kim@acme.com> wrote:\n> ",
    "[11/16/2026, 14:32] Kim: ",
)


@pytest.mark.parametrize("envelope", MONDAY)
def test_the_day_of_the_mail_is_no_answer(envelope: str) -> None:
    assert parse(envelope + "see you soon", NOW).value is None


@pytest.mark.parametrize("envelope", MONDAY)
def test_a_full_date_stands_for_itself(envelope: str) -> None:
    value = parse(envelope + "Could you come on Tuesday, December 1 at 2 PM?", NOW).value
    assert value == datetime(2026, 12, 1, 14, 0, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize("envelope", MONDAY)
@pytest.mark.parametrize("text", ["tomorrow at 2pm", "in two hours", "in 3 days", "this afternoon at 3"])
def test_tomorrow_of_monday_is_not_the_readers(envelope: str, text: str) -> None:
    assert parse(envelope + text, NOW).kind is Kind.ASK


@pytest.mark.parametrize("envelope", MONDAY)
def test_a_weekday_that_is_the_same_from_both_days_is_read(envelope: str) -> None:
    assert parse(envelope + "Friday at 2pm works", NOW).value == datetime(2026, 11, 20, 14, 0, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize("envelope", MONDAY)
def test_a_weekday_that_has_passed_since_is_asked(envelope: str) -> None:
    assert parse(envelope + "Tuesday at 2pm?", NOW).kind is Kind.ASK


def test_a_calendar_entry_keeps_its_zone() -> None:
    text = (
        "DTSTAMP:20261117T120000Z\nDTSTART;TZID=Europe/Berlin:20261202T140000\nDTEND;TZID=Europe/Berlin:20261202T150000"
    )
    assert parse(text, NOW).value == datetime(2026, 12, 2, 8, 0, tzinfo=NOW.tzinfo)
    assert parse("DTSTART;TZID=Mars/Base:20261202T140000", NOW).value is None
