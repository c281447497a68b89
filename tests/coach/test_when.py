"""The conventions C1 to C12 of when-phrases, one table each, and the promises that they make."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.when import Kind, PromiseKind, When, parse, promise, span_days

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=NEW_YORK)  # a Wednesday


def _read(text: str, *, past: bool = False, locale: str = "en-US", now: datetime = NOW) -> str:
    """The answer in one word: a day, a local minute, or the kind."""
    answer = parse(text, now, locale=locale, direction="past" if past else "future")
    if answer.kind is Kind.DATE:
        assert answer.value is not None
        return answer.value.isoformat()
    if isinstance(answer.value, datetime):
        return answer.value.strftime("%Y-%m-%dT%H:%M")
    return answer.kind.value


FUTURE = [
    ("C1 a bare weekday is the next one", "Friday", "2026-11-20"),
    ("C1 strictly after today", "Wednesday", "2026-11-25"),
    ("C1 today's weekday with an hour that is still ahead", "Wednesday at 3pm", "ask"),
    ("C1 today's weekday with an hour that has passed", "Wednesday at 9am", "2026-11-25T09:00"),
    ("C2 this Friday", "this Friday", "2026-11-20"),
    ("C2 next Friday", "next Friday", "2026-11-27"),
    ("C2 next Monday", "next Monday", "2026-11-23"),
    ("C2 Monday after next", "Monday after next", "2026-11-30"),
    ("C3 month first in the US", "12/5", "2026-12-05"),
    ("C3 unless impossible", "30/11", "2026-11-30"),
    ("C3 both possible, not near", "5/6", "ask"),
    ("C4 eight to eleven is morning", "Friday at 8", "2026-11-20T08:00"),
    ("C4 twelve to six is afternoon", "Friday at 6", "2026-11-20T18:00"),
    ("C4 seven is asked", "Friday at 7", "ask"),
    ("C4 alone it is asked", "at 3", "ask"),
    ("C5 month and day", "January 5", "2027-01-05"),
    ("C5 a day of the month", "the 3rd", "2026-12-03"),
    ("C6 a part of the day is the day", "tomorrow morning", "2026-11-19"),
    ("C7 days are calendar days", "in two weeks", "2026-12-02"),
    ("C7 hours are exact", "in 2 hours", "2026-11-18T12:30"),
    ("C8 business days", "in 3 business days", "2026-11-23"),
    ("C9 end of day", "EOD Thursday", "2026-11-19"),
    ("C9 end of week", "by EOW", "2026-11-20"),
    ("C9 end of month", "end of the month", "2026-11-30"),
    ("C10 a range gives its start", "tomorrow 2-4pm", "2026-11-19T14:00"),
    ("C10 a correction gives the new one", "moved from Tuesday to Thursday at 11am", "2026-11-19T11:00"),
    ("C10 no sorry", "Tuesday at 3pm, no sorry, Thursday", "2026-11-19T15:00"),
    (
        "C10 what was settled in the end",
        "they offered Monday, I asked for Tuesday, we settled on Friday at 2",
        "2026-11-20T14:00",
    ),
    ("C10 the month of the old day is the new one's", "pushed from the 1st of December to the 15th", "2026-12-15"),
    ("C10 the hour stays", "moved from Thursday 12/3 to Wednesday 12/2. Time stays at 1 PM", "2026-12-02T13:00"),
    ("C10 the meeting among other days", "fly in on the 6th, interview on the 7th at 9am", "2026-12-07T09:00"),
    ("C11 a zone is converted", "tomorrow 15:00 CET", "2026-11-19T09:00"),
    ("C11 behind an ISO moment, too", "2026-12-03 14:00 UTC", "2026-12-03T09:00"),
    ("C11 whose time is it", "10:00 my time (Berlin) on Friday", "ask"),
    ("C11 EST is what is in force there", "Fri 4:30pm EST", "2026-11-20T16:30"),
    ("C12 a period", "next week", "ask"),
    ("C12 a month", "in December", "ask"),
    ("C12 a vague word", "in a few days", "ask"),
    ("C12 a weekday that contradicts its date", "Friday Nov 21", "ask"),
    ("C12 two offers", "either Tue or Wed", "ask"),
    ("C12 an hour that nothing took", "Friday, the doors open 9", "ask"),
    ("C12 a loose day", "around the 3rd of December", "ask"),
    ("C12 called off, and nothing instead", "Friday at 3pm fell through", "ask"),
    ("C12 impossible", "Feb 30", "none"),
    ("C12 nothing", "call me at 555 0142", "none"),
]
PAST = [
    ("C1 the last one, strictly before today", "applied Wednesday", "2026-11-11"),
    ("C2 last Friday", "last Friday", "2026-11-13"),
    ("C3 within the last 90 days", "applied 11/2", "2026-11-02"),
    ("C5 the last one", "on the 20th", "2026-10-20"),
    ("C7 two weeks ago", "two weeks ago", "2026-11-04"),
]


@pytest.mark.parametrize(("convention", "text", "expected"), FUTURE)
def test_conventions(convention: str, text: str, expected: str) -> None:
    assert _read(text) == expected, convention


@pytest.mark.parametrize(("convention", "text", "expected"), PAST)
def test_conventions_of_the_past(convention: str, text: str, expected: str) -> None:
    assert _read(text, past=True) == expected, convention


def test_day_comes_first_in_britain() -> None:
    assert _read("5/12", locale="en-GB") == "2026-12-05"


def test_a_language_without_a_country_does_not_say_the_order() -> None:
    assert _read("5/12", locale="en") == "ask"
    assert _read("30/11", locale="en") == "2026-11-30"


def test_an_hour_in_the_gap_is_the_first_that_exists() -> None:
    london = datetime(2027, 3, 26, 9, 0, tzinfo=ZoneInfo("Europe/London"))
    assert _read("1:30am on 28 March", locale="en-GB", now=london) == "2027-03-28T02:00"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    answer = parse("Nov 1 at 1:30am", datetime(2026, 10, 30, 9, 0, tzinfo=NEW_YORK))
    assert isinstance(answer.value, datetime)
    assert answer.value.utcoffset() == timedelta(hours=-4)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("either Tue or Wed", ["2026-11-24", "2026-11-25"]),
        ("Friday at 7", ["2026-11-20T07:00", "2026-11-20T19:00"]),
        ("Monday the 24th", ["2026-11-23", "2026-11-24"]),
        ("Wednesday at 3pm", ["2026-11-18T15:00", "2026-11-25T15:00"]),
        ("next week", ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]),
        ("today at 9am", ["2026-11-19T09:00"]),
        ("they decide on dec 1 and I want it before that", ["2026-12-01"]),
    ],
)
def test_what_is_asked_comes_with_its_readings(text: str, candidates: list[str]) -> None:
    offered = [
        one.strftime("%Y-%m-%dT%H:%M") if isinstance(one, datetime) else one.isoformat()
        for one in parse(text, NOW).candidates
    ]
    assert [one for one in offered if one in candidates] == candidates


@pytest.mark.parametrize("text", ["can't do Monday", "spoke to Jane on Monday", "cancelled tomorrow's interview"])
def test_what_was_refused_or_is_over_is_not_offered(text: str) -> None:
    assert parse(text, NOW) == When(kind=Kind.ASK)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a week", PromiseKind.SPAN, 7),
        ("they asked for two weeks", PromiseKind.SPAN, 14),
        ("give us 10 days", PromiseKind.SPAN, 10),
        ("within a week", PromiseKind.SPAN, 7),
        ("in three days", PromiseKind.SPAN, 3),
        ("by Friday", PromiseKind.DAY, date(2026, 11, 20)),
        ("on the 20th", PromiseKind.DAY, date(2026, 11, 20)),
        ("end of next week", PromiseKind.DAY, date(2026, 11, 27)),
        ("a week from Friday", PromiseKind.DAY, date(2026, 11, 27)),
        ("Friday at 3pm", PromiseKind.MOMENT, datetime(2026, 11, 20, 15, 0, tzinfo=NEW_YORK)),
        ("in two hours", PromiseKind.MOMENT, datetime(2026, 11, 18, 12, 30, tzinfo=NEW_YORK)),
        ("in a day or two", PromiseKind.ASK, None),
        ("at 2", PromiseKind.ASK, None),
        ("they were nice", PromiseKind.NONE, None),
    ],
)
def test_a_promise_is_a_moment_a_day_or_a_span(text: str, kind: PromiseKind, value: object) -> None:
    found = promise(text, NOW)
    assert found.kind is kind
    assert next((one for one in (found.moment, found.day, found.span_days) if one is not None), None) == value


def test_business_days_are_a_span_of_the_calendar_days_they_take() -> None:
    assert span_days("within 5 working days", NOW) == 7  # Wednesday to Wednesday


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        parse("tomorrow", datetime(2026, 11, 18, 10, 30))  # noqa: DTZ001 - the point of the test
