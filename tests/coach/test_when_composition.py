"""Does a day keep its hour, in whatever order and company they stand? Read rightly or asked, never wrong in silence."""

from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from coach.when import Kind, parse

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("America/New_York"))  # a Wednesday
DAYS = {
    "friday": date(2026, 11, 20),
    "next friday": date(2026, 11, 27),
    "tmrw": date(2026, 11, 19),
    "the day after tomorrow": date(2026, 11, 20),
    "24th november": date(2026, 11, 24),
    "the 24th": date(2026, 11, 24),
    "tue, nov 24": date(2026, 11, 24),
    "11/24": date(2026, 11, 24),
    "2026-11-24": date(2026, 11, 24),
    "24.11.2026": date(2026, 11, 24),
    "tuesday next week": date(2026, 11, 24),
    "a week from friday": date(2026, 11, 27),
    "in two weeks": date(2026, 12, 2),
    "dec 1st": date(2026, 12, 1),
    "the last monday of november": date(2026, 11, 30),
    "thanksgiving": date(2026, 11, 26),
    "sat": date(2026, 11, 21),
}
HOURS = {
    "3pm": (15, 0),
    "15:00": (15, 0),
    "3.15pm": (15, 15),
    "10:30": (10, 30),
    "2-4pm": (14, 0),
    "10:00-11:00": (10, 0),
    "half past ten": (10, 30),
    "noon": (12, 0),
    "three thirty pm": (15, 30),
    "11 in the morning": (11, 0),
    "between 2pm and 4pm": (14, 0),
    "8pm UTC": (15, 0),
}
FRAMES = (
    "{day} {hour}",
    "{hour} {day}",
    "{day} at {hour}",
    "{hour} on {day}",
    "{day}, {hour}",
    "{day} ({hour})",
    "Date: {day}\nTime: {hour}",
    "interview with Acme {day} at {hour} with Jane Roe",
    "{hour} interview at Acme on {day}",
    "call is {day}. Starts at {hour}",
    "so it's {day} {hour} on zoom, 2 people",
    "got it, {day} then, {hour} at their office",
    "applied last week, interview {day} {hour}",
    "it was meant to be monday but now it's {day} at {hour}",
    "Please confirm by thursday 19 nov. The interview is {day} at {hour}",
)
PHRASES = {"friday 3pm": "2026-11-20T15:00", "on Nov 24 at 10am": "2026-11-24T10:00", "by friday": "2026-11-20"}
ASIDES = (
    *(
        "room 1430",
        "2nd floor",
        "call me on 646 555 0199",
        "+1 212 555 0123",
        "salary 120k",
        "pays $45/hr",
        "5 years experience",
    ),
    *(
        "for 45 minutes",
        "ref #20431",
        "Python 3.11",
        "12 Main Street",
        "SW1A 1AA",
        "https://zoom.us/j/98212345678",
        "24/7 support",
    ),
    *(
        "Meeting ID: 845 2231 9987",
        "100% remote",
        "they may call",
        "May Lee",
        "3rd round",
        "version 2.4.1",
        "1:1 chat",
        "9/10 rating",
    ),
)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_day_keeps_its_hour(frame: str) -> None:
    wrong, right = [], 0
    for (day, on), (hour, (h, m)) in product(DAYS.items(), HOURS.items()):
        answer = parse(frame.format(day=day, hour=hour), NOW)
        if answer.kind is Kind.DATETIME and answer.value == datetime(
            on.year, on.month, on.day, h, m, tzinfo=NOW.tzinfo
        ):
            right += 1
        elif answer.kind is not Kind.ASK:
            wrong.append((day, hour, answer))
    assert not wrong
    assert right >= 0.98 * len(DAYS) * len(HOURS)


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("frame", ["{aside}, {phrase}", "{phrase}, {aside}", "{aside}. {phrase}", "{phrase}\n{aside}"])
def test_what_is_no_date_stands_aside(aside: str, frame: str) -> None:
    for phrase, expected in PHRASES.items():
        value = parse(frame.format(aside=aside, phrase=phrase), NOW).value
        assert value is not None
        assert expected == (f"{value:%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value.isoformat())
