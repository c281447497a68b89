"""The figures of the whole search, from timelines whose figures are known."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics import Funnel, Statistics, Tried, statistics
from coach.timeline import (
    Applied,
    Channel,
    Debriefed,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    StillWanted,
    Touch,
    Verdict,
)
from tests.coach.timelines import events as lives

NOW = datetime(2027, 11, 10, 15, 0, tzinfo=UTC)  # a Wednesday


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def call(days: float, outcome: Outcome = Outcome.NOBODY) -> Touch:
    return Touch(at=ago(days), channel=Channel.PHONE, outcome=outcome)


def mail(days: float) -> Touch:
    return Touch(at=ago(days), channel=Channel.EMAIL, outcome=Outcome.SENT)


def set_(days: float, held: float | None = None) -> Interview:
    return Interview(at=ago(days), held=ago(days - 1 if held is None else held))


def ended(days: float, verdict: Verdict) -> Decided:
    return Decided(at=ago(days), outcome=verdict)


def of(*timelines: Sequence[Any]) -> Statistics:
    return statistics(dict(enumerate(timelines)), NOW, "America/New_York")


APPLIED = Applied(at=ago(40))
PLACES: list[tuple[str, list[Any]]] = [
    ("waiting", [Applied(at=ago(13))]),
    ("waiting", [APPLIED, mail(3)]),
    ("silent", [APPLIED, call(14)]),
    ("gave_up", [APPLIED, StillWanted(at=ago(2), answer=False)]),
    ("gave_up", [APPLIED, ended(2, Verdict.WITHDRAWN)]),
    ("talking", [APPLIED, Heard(at=ago(30))]),
    ("talking", [APPLIED, call(20, Outcome.BRUSH_OFF), Heard(at=ago(10))]),
    ("turned_down", [APPLIED, ended(20, Verdict.REJECTED)]),
    ("turned_down", [APPLIED, call(20, Outcome.CLEAR_NO)]),
    ("withdrawn", [APPLIED, Promised(at=ago(20), span_days=7), ended(2, Verdict.WITHDRAWN)]),
    ("open", [APPLIED, set_(20), Debriefed(at=ago(18), forgot="x")]),
    ("turned_down_after", [APPLIED, set_(20), ended(10, Verdict.NOT_A_FIT)]),
    ("withdrawn_after", [APPLIED, set_(20), StillWanted(at=ago(10), answer=False)]),
    ("offer", [APPLIED, set_(20), ended(10, Verdict.OFFER)]),
    ("offer", [APPLIED, ended(10, Verdict.OFFER)]),
]
BEYOND = {"applied", "answered", "interview"}


@pytest.mark.parametrize(("place", "events"), PLACES)
def test_every_application_is_counted_once_at_the_furthest_that_it_came(place: str, events: list[Event]) -> None:
    found = of(events).funnel
    ends = {name: getattr(found, name) for name in Funnel.__slots__ if name not in BEYOND}
    assert {name for name, count in ends.items() if count} == {place}
    assert sum(ends.values()) == found.applied == 1


def test_the_parts_of_the_funnel_add_up() -> None:
    f = of(*(events for _, events in PLACES)).funnel
    assert f.applied == f.answered + f.waiting + f.silent + f.gave_up == len(PLACES)
    assert f.answered == f.interview + f.talking + f.turned_down + f.withdrawn
    assert f.interview == f.offer + f.open + f.turned_down_after + f.withdrawn_after


@given(st.lists(lives(), min_size=1, max_size=6))
def test_they_add_up_whatever_happened(timelines: list[tuple[Event, ...]]) -> None:
    """And each application is answered, silent, waiting or given up, not two of them."""
    found = statistics(dict(enumerate(timelines)), max(t[-1].at for t in timelines), "Asia/Kathmandu")
    f = found.funnel
    assert f.applied == f.answered + f.waiting + f.silent + f.gave_up == len(timelines)
    assert f.answered == f.interview + f.talking + f.turned_down + f.withdrawn
    assert f.interview == f.offer + f.open + f.turned_down_after + f.withdrawn_after
    assert len(found.silent) == f.silent
    assert all(0 <= each.answered <= each.tries for each in (*found.channels.values(), *found.weekdays))
    assert sum(each.tries for each in found.channels.values()) == found.touches


def test_a_touch_is_credited_with_what_followed_it_and_no_later_one() -> None:
    found = of(
        [APPLIED, call(30), mail(25), Heard(at=ago(20))],  # the mail's
        [APPLIED, mail(30), Heard(at=ago(10))],  # nobody's: after more than two weeks
        [APPLIED, call(30, Outcome.REACHED)],
        [APPLIED, mail(12)],
    )
    assert found.channels == {Channel.PHONE: Tried(2, 1), Channel.EMAIL: Tried(3, 1)}


def test_a_thank_you_note_asks_for_no_answer_and_linkedin_is_a_message() -> None:
    note = Touch(at=ago(18), channel=Channel.NOTE, outcome=Outcome.SENT)
    post = Touch(at=ago(17), channel=Channel.LINKEDIN, outcome=Outcome.SENT)
    found = of([APPLIED, set_(20), note, post])
    assert found.channels == {Channel.SOCIAL: Tried(1, 0)}
    assert (found.touches, found.interviews, found.touches_an_interview) == (1, 1, 1.0)


def test_days_to_the_first_answer_are_the_median_once_there_are_five() -> None:
    answered = [[APPLIED, Heard(at=ago(40 - days))] for days in (2, 3, 9, 30)]
    assert of(*answered).days_to_answer is None
    assert of(*answered, [APPLIED, set_(35)]).days_to_answer == 5


def test_who_is_silent_comes_first_who_is_so_for_longest() -> None:
    found = of([APPLIED, call(15)], [APPLIED], [APPLIED, Heard(at=ago(30))], [APPLIED, mail(2)])
    assert found.silent == [1, 0]


def test_a_weekday_stands_out_only_beyond_chance() -> None:
    tuesdays = [[APPLIED, call(8 + 0.001 * n, Outcome.REACHED)] for n in range(12)]
    others = [[APPLIED, call(9 + n % 3 + 0.001 * n)] for n in range(30)]
    assert of(*tuesdays, *others).best_weekday == 1
    assert of(*tuesdays[:4], *others[:12]).best_weekday is None, "four calls are chance"
    assert of(*others).best_weekday is None
    assert of([APPLIED]).best_weekday is None


def test_a_rescheduled_interview_is_one_and_what_is_ahead_of_now_is_not_counted() -> None:
    moved = [APPLIED, set_(20, held=10), set_(15, held=8)]
    later = [Applied(at=NOW + timedelta(days=1))]
    found = of(moved, later)
    assert (found.interviews, found.funnel.applied) == (1, 1)
