"""Which interview is which round: moved ones stay the same, others count on."""

from datetime import UTC, datetime

from coach.calendar import Calendar, WorkCalendar
from coach.plan import plan
from coach.playbooks import PLAYBOOKS
from coach.rounds import round_of, rounds
from coach.steps import Next
from coach.timeline import Applied, Event, Interview, Role, Timeline


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


APPLIED = Applied(at=at(2))


def test_the_only_interview_has_no_number() -> None:
    only = Interview(at=at(4), held=at(10))
    assert rounds([APPLIED, only]) == [(only, 1)]
    assert round_of(only, [APPLIED, only]) == 0


def test_a_second_one_after_the_first_was_held() -> None:
    first, second = Interview(at=at(4), held=at(10)), Interview(at=at(12), held=at(17))
    events: list[Event] = [APPLIED, first, second]
    assert [number for _, number in rounds(events)] == [1, 2]
    assert (round_of(first, events), round_of(second, events), round_of(APPLIED, events)) == (1, 2, 0)


def test_a_new_time_before_the_old_one_came_is_the_same_round() -> None:
    events: list[Event] = [APPLIED, Interview(at=at(4), held=at(10)), Interview(at=at(5), held=at(11))]
    assert [number for _, number in rounds(events)] == [1, 1]


def test_another_one_beside_one_that_is_ahead() -> None:
    events: list[Event] = [
        APPLIED,
        Interview(at=at(4), held=at(12)),
        Interview(at=at(5), held=at(10), another=True),
    ]
    assert [number for _, number in rounds(events)] == [1, 2]


def test_the_coach_waits_for_each_of_two_that_are_ahead() -> None:
    events = (APPLIED, Interview(at=at(4), held=at(12)), Interview(at=at(5), held=at(10), another=True))
    timeline = Timeline(events=events, contact=Role.HIRING_MANAGER)
    calendar = Calendar(WorkCalendar("Europe/Berlin", None))
    for now, until in ((at(6), at(10)), (at(11), at(12))):
        found = plan(timeline, PLAYBOOKS["balanced"], calendar, now)
        if found.next is Next.WAIT:
            assert found.until == until
        else:
            assert (now, found.next) == (at(11), Next.THANK_YOU_NOTE)
    replaced = Timeline(events=(*events[:2], Interview(at=at(5), held=at(10))), contact=Role.HIRING_MANAGER)
    assert plan(replaced, PLAYBOOKS["balanced"], calendar, at(11)).until != at(12)
