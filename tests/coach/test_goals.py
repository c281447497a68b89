"""The weeks against one's own goals: counted, paused, never scolded."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from coach.goals import Goal, goal
from handlers.views import goals as views

WEDNESDAY = date(2027, 11, 10)


def weeks(*counts: int, wanted: int = 3) -> Goal:
    return Goal(wanted=wanted, weeks=[0] * 6 + list(counts))


def test_weeks_begin_on_monday_and_the_present_one_is_the_last() -> None:
    days = [date(2027, 11, 8), date(2027, 11, 10), date(2027, 11, 7), WEDNESDAY - timedelta(weeks=60)]
    found = goal(days, 3, WEDNESDAY)
    assert (found.now, found.last, sum(found.weeks), len(found.weeks)) == (2, 1, 3, 26)


@pytest.mark.parametrize(
    ("counts", "good", "paused", "said"),
    [
        ((0, 0), 0, False, ""),
        ((0, 3), 1, False, "Reached. One good week so far."),
        ((3, 0), 1, False, "One good week so far."),
        ((3, 5, 1), 2, False, "2 good weeks so far."),
        ((3, 3, 0, 1), 2, True, "2 good weeks so far; the count waits for the next one."),
        ((3, 3, 0, 3), 3, False, "Reached. 3 good weeks so far."),
        ((3, 0, 0, 0, 0), 1, True, "One good week so far; the count waits for the next one."),
        ((3, 0, 0, 0, 0, 0), 0, False, ""),
        ((3, 0, 0, 0, 0, 3), 1, False, "Reached. One good week so far."),
    ],
)
def test_a_missed_week_pauses_the_count(counts: Sequence[int], good: int, paused: bool, said: str) -> None:
    found = weeks(*counts)
    assert (found.good_weeks, found.is_paused, views.streak(found)) == (good, paused, said)
