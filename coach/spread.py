"""How many calls does one day take? The courage budget (F4): at most so many a day, and those of one day together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from coach.calendar import DAY, Availability, Calendar, instant, zone_of

Key = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """A call that is planned. `opens` (UTC): when it may be made; `day`: the employer's local day of its step.

    `fixed`: they asked for that moment, so nothing moves it. `applied`: when the application was sent (UTC).
    """

    id: Key
    opens: datetime
    day: date
    fixed: bool
    applied: datetime
    calendar: Calendar

    @property
    def order(self) -> tuple[bool, datetime, date, datetime, str]:
        """Who comes first: what they asked for, then whoever may be called earlier, then the older; never a tie."""
        return not self.fixed, self.opens, self.day, self.applied, f"{self.id:>20}"


def queue(dials: Iterable[Dial], made: Mapping[date, int]) -> dict[Key, datetime]:
    """When each call opens (UTC): at most `calls_a_day` on a day of the person's, the rest on the next with room.

    `made`: the calls that were made already, by the person's day.
    """
    used, last, opens = Counter(made), date.min, {}
    for dial in sorted(dials, key=lambda dial: dial.order):
        person, moment = dial.calendar.person, dial.opens
        if person is not None:
            if used[person.day_of(moment)] >= person.calls_a_day and not dial.fixed:
                moment = _with_room(dial, person, used, last)
                last = person.day_of(moment)
            used[person.day_of(moment)] += 1
        opens[dial.id] = moment
    return opens


def _with_room(dial: Dial, person: Availability, used: Mapping[date, int], last: date) -> datetime:
    """The first moment with room, not before the day on which the queue ends: nobody overtakes."""
    moment = dial.opens
    day = max(person.day_of(moment), last)
    while used[day] >= person.calls_a_day or day > person.day_of(moment):
        if used[day] >= person.calls_a_day:
            day += DAY
        moment = dial.calendar.dialable(instant(datetime.combine(day, time()), zone_of(person.zone)))
        day = person.day_of(moment)
    return moment


def sittings(dials: Sequence[Dial]) -> dict[Key, datetime]:
    """When to ring each call, so that the calls of one day sit together (UTC).

    All wait for the last of the day to open, if they can still be made then; what was asked for exactly stays put.
    """
    last: dict[date, datetime] = {}
    for dial in dials:
        if dial.calendar.person:
            day = dial.calendar.person.day_of(dial.opens)
            last[day] = max(dial.opens, last.get(day, dial.opens))
    return {dial.id: _together(dial, last) for dial in dials}


def _together(dial: Dial, last: Mapping[date, datetime]) -> datetime:
    if dial.fixed or dial.calendar.person is None:
        return dial.opens
    sitting = last[dial.calendar.person.day_of(dial.opens)]
    return sitting if dial.calendar.dialable(sitting) == sitting else dial.opens
