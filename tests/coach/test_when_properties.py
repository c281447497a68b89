"""What holds for every text: an answer or a question, no exception, nothing on the wrong side of now, bounded work."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.when import Kind, foreign, lexer, parse, promise

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("America/New_York"))
LOCALES = st.sampled_from(["en-US", "en-GB", "en", "de-DE", "fr-FR", "es-ES", "tr-TR", "uk-UA", "ja-JP", "xx", ""])
DIRECTIONS = st.sampled_from(["future", "past"])
SPOKEN = (
    "monday tues wed sat sun may march dec 3rd first twenty five 3 12 30 31 99 2026 1530 25:00 3pm 12am 14:30 2.30 "
    "11/24 5/6 24.11. 2026-12-01 2026-12-01T10:00Z next last this coming after before within in at on by until from "
    "to - , . / ( ) or and not no sorry moved now half quarter past o'clock noon midnight morning tonight today "
    "tomorrow yesterday week weeks days a an the of end month business fortnight ago later time EST UTC+2 london "
    "christmas between every any few couple 1/2 wensday morgen enero \n > originally cancelled instead wait if "
    "halb vor hace media q2 :"
)
WORDS = st.sampled_from(SPOKEN.split(" "))
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)
HOSTILE = [
    "1234567890" * 410,
    "1 " * 2048,
    "monday " * 586,
    "2-4-" * 1024,
    "from 2 to 4 between " * 205,
    "1.2." * 1024,
    "12:30:" * 683,
    "(" * 4096,
    "a@" * 2048,
    "April Bob " * 410,
    "in a week from " * 273,
    "twenty " * 586,
    "\n" * 4096,
    "From: x\n" * 512,
    "\ufdfa" * 4096,
    "Sent: Monday, November 16, 2026\ntomorrow at 4\n" * 90,
    "not monday but " * 273,
    "no wait sorry 4 " * 256,
    "\ue000" * 4096,
]


@given(st.text(max_size=200), LOCALES, DIRECTIONS)
def test_no_text_raises(text: str, locale: str, direction: str) -> None:
    answer = parse(text, NOW, locale=locale, direction=direction)
    assert (answer.value is not None) == (answer.kind in (Kind.DATE, Kind.DATETIME))


@given(PHRASES, LOCALES, DIRECTIONS)
def test_answers_lie_on_the_side_that_was_asked_for(text: str, locale: str, direction: str) -> None:
    answer = parse(text, NOW, locale=locale, direction=direction)
    for value in (answer.value, *answer.candidates):
        if value is None:
            continue
        day = value.astimezone(NOW.tzinfo).date() if isinstance(value, datetime) else value
        assert day <= NOW.date() if direction == "past" else day >= NOW.date()


@given(PHRASES)
def test_datetimes_are_aware_in_the_zone_of_now(text: str) -> None:
    value = parse(text, NOW).value
    if isinstance(value, datetime):
        assert value.tzinfo is NOW.tzinfo


@given(PHRASES)
def test_at_most_four_readings_are_offered_and_only_with_a_question(text: str) -> None:
    answer = parse(text, NOW)
    assert len(answer.candidates) <= 4
    assert not answer.candidates or answer.kind is Kind.ASK


@given(PHRASES)
def test_a_promise_sets_exactly_what_its_kind_says(text: str) -> None:
    found = promise(text, NOW)
    held = [name for name in ("moment", "day", "span_days") if getattr(found, name) is not None]
    names = {"span": "span_days"}
    assert held == ([] if found.kind in ("ask", "none") else [names.get(found.kind, found.kind.value)])


@given(
    st.dates(NOW.date(), NOW.date() + timedelta(days=700)),
    st.sampled_from(["%a %d %b %Y", "%A, %B %d, %Y", "%Y-%m-%d"]),
)
def test_the_echo_of_a_day_reads_as_that_day(day: date, form: str) -> None:
    assert parse(day.strftime(form), NOW).value == day


@given(
    st.datetimes(datetime(2026, 11, 19), datetime(2028, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),  # noqa: DTZ001 - local
    st.sampled_from(["%a %d %b %Y, %H:%M", "%A %d %B %Y at %I:%M %p"]),
)
def test_the_echo_of_a_moment_reads_as_that_moment(at: datetime, form: str) -> None:
    local = at.replace(tzinfo=NOW.tzinfo)
    exists = local.astimezone(ZoneInfo("UTC")).astimezone(NOW.tzinfo).replace(tzinfo=None) == at
    value = parse(at.strftime(form), NOW).value
    small_hours = form.startswith("%a") and 1 <= at.hour <= 6
    if exists and not small_hours:  # "02:30" is written for 14:30, too: asked
        assert value == local


@pytest.mark.parametrize("text", HOSTILE)
def test_the_work_is_bounded(text: str) -> None:
    """Tokens are what every later stage costs by; the lexer stops at a bound, and so does the reading."""
    tokens = lexer.lex(lexer.normal(text))
    assert len(tokens) <= lexer.LENGTH + 2
    assert sum(token.kind in ("NUM", "WD", "CLOCK", "ORD", "UNIT", "MO", "AB") for token in tokens) <= lexer.MOST + 1
    assert len(lexer.normal(text)) <= lexer.LONGEST
    assert parse(text, NOW).value is None


@pytest.mark.parametrize("locale", ["ja-JP", "de-DE"])
def test_dateparser_never_sees_a_long_text(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def spy(text: str, **_: object) -> None:
        seen.append(text)

    monkeypatch.setattr(dateparser, "parse", spy)
    for text in ["2027年1月12日", "x 1 " * 16, *HOSTILE]:
        parse(text, NOW, locale=locale)
    assert seen
    assert all(len(text) <= foreign.LONGEST for text in seen)
