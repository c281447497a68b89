"""How do the weeks go, against the person's own goals? A good week counts; a missed one pauses the count, and nothing
more: nobody is scolded (ours).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 26  # looked back
PATIENCE = 4  # missed weeks after which a new count begins, in silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """`wanted` a week; `weeks`: how many there were, the oldest week first, the present one last."""

    wanted: int
    weeks: Sequence[int]

    @property
    def now(self) -> int:
        """How many there are this week."""
        return self.weeks[-1]

    @property
    def last(self) -> int:
        """How many there were in the week before."""
        return self.weeks[-2]

    @property
    def is_reached(self) -> bool:
        return self.now >= self.wanted

    @property
    def good_weeks(self) -> int:
        """How many weeks reached the goal. A missed week pauses the count; several in a row begin a new one."""
        good = missed = 0
        for place, count in enumerate(self.weeks, 1):
            if count >= self.wanted:
                good, missed = good + 1, 0
            elif place < len(self.weeks):  # the present week is not missed yet
                missed += 1
                good = 0 if missed >= PATIENCE else good
        return good

    @property
    def is_paused(self) -> bool:
        """Whether the last whole week was missed after good ones."""
        return self.good_weeks > 0 and not self.is_reached and self.last < self.wanted


def monday(day: date) -> date:
    """The first day of the day's week."""
    return day - timedelta(days=day.weekday())


def goal(days: Iterable[date], wanted: int, today: date) -> Goal:
    """The goal with the days on which something counted, of the last `WEEKS` weeks."""
    counted = Counter(monday(day) for day in days)
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    return Goal(wanted=wanted, weeks=[counted[first + timedelta(weeks=n)] for n in range(WEEKS)])
