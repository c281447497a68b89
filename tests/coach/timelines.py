"""Random applications for the properties: any valid order of events, any zone of the world, 2024 to 2040."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import available_timezones

import holidays
from hypothesis import strategies as st

from coach.calendar import Availability, Calendar, WorkCalendar
from coach.playbooks import PLAYBOOKS, Playbook
from coach.timeline import (
    Applied,
    Channel,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    Role,
    StillWanted,
    Timeline,
    Touch,
    Verdict,
)
from coach.validity import TimelineError, check, possible

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2040, 6, 1, tzinfo=UTC)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
COUNTRIES = sorted(holidays.list_supported_countries(include_aliases=False))
PAIRS = [(channel, outcome) for channel in Channel for outcome in Outcome if possible(channel, outcome)]
CALLS = [(channel, outcome) for channel, outcome in PAIRS if channel is Channel.PHONE]


@dataclass(frozen=True)
class World:
    """All that `plan` takes."""

    timeline: Timeline
    playbook: Playbook
    calendar: Calendar
    now: datetime

    def with_events(self, *events: Event) -> "World":
        return replace(self, timeline=replace(self.timeline, events=events))

    def later(self, span: timedelta) -> "World":
        return replace(self, now=self.now + span)


minutes = st.integers(0, 12 * 24 * 60).map(lambda count: timedelta(minutes=count))
hours = st.sampled_from([(9, 17), (9, 17), (9, 17), (0, 23), (1, 4), (2, 3), (13, 22)])


def _touch(at: datetime, draw: Callable[[Any], Any]) -> Touch:
    channel, outcome = draw(st.one_of(st.sampled_from(CALLS), st.sampled_from(PAIRS)))
    touch = Touch(at=at, channel=channel, outcome=outcome)
    if outcome is not Outcome.CALLBACK:
        return touch
    named = draw(st.sampled_from(["", "day", "moment"]))
    later = at + draw(minutes)
    if named == "day":
        return replace(touch, day=later.date() + timedelta(days=1))
    return replace(touch, moment=later) if named else touch


def _promise(at: datetime, draw: Callable[[Any], Any]) -> Promised:
    by = draw(st.sampled_from([None, Role.HR, Role.RECRUITER, Role.HIRING_MANAGER]))
    later = at + draw(minutes)
    kind = draw(st.sampled_from(["moment", "day", "span"]))
    if kind == "moment":
        return Promised(at=at, by=by, moment=later)
    if kind == "day":
        return Promised(at=at, by=by, day=later.date() + timedelta(days=1))
    return Promised(at=at, by=by, span_days=draw(st.integers(1, 30)))


def _interview(at: datetime, draw: Callable[[Any], Any]) -> Interview:
    return Interview(at=at, held=at + draw(minutes) - timedelta(days=draw(st.sampled_from([0, 0, 2]))))


MAKERS: list[Callable[[datetime, Callable[[Any], Any]], Event]] = [
    _touch,
    _touch,
    _touch,
    _promise,
    _interview,
    lambda at, draw: Heard(at=at),
    lambda at, draw: StillWanted(at=at, answer=draw(st.sampled_from([True, True, False]))),
]


def decided(at: datetime, draw: Callable[[Any], Any]) -> Decided:
    return Decided(at=at, outcome=draw(st.sampled_from(list(Verdict))))


@st.composite
def events(draw: Any, most: int = 10, ends: bool = True) -> tuple[Event, ...]:
    """A valid life of one application; what cannot follow is left out."""
    start = FIRST + draw(st.integers(0, int((LAST - FIRST).total_seconds() // 60)).map(lambda m: timedelta(minutes=m)))
    found: tuple[Event, ...] = (Applied(at=start),)
    makers = [*MAKERS, decided] if ends and draw(st.integers(0, 9)) == 0 else MAKERS
    for _ in range(draw(st.integers(0, most))):
        event = draw(st.sampled_from(makers))(found[-1].at + draw(minutes), draw)
        found = (*found, event) if fits(found, event) else found
    return found


def fits(before: tuple[Event, ...], event: Event) -> bool:
    try:
        check(Timeline(events=before), event, "Pacific/Kiritimati")
    except TimelineError:
        return False
    return True


@st.composite
def calendars(draw: Any, person: bool = True) -> Calendar:
    opens, closes = draw(hours)
    country = draw(st.one_of(st.none(), st.sampled_from(COUNTRIES)))
    employer = WorkCalendar(draw(st.sampled_from(ZONES)), country, time(opens), time(closes))
    own = st.builds(
        Availability,
        st.sampled_from(ZONES),
        st.sampled_from([None, (time(21), time(8))]),
        st.sampled_from([(), ((time(12), time(13)),)]),
    )
    return Calendar(employer, draw(st.one_of(st.none(), own)) if person else None)


@st.composite
def worlds(draw: Any, most: int = 10, ends: bool = True, person: bool = False) -> World:
    happened = draw(events(most, ends))
    timeline = Timeline(
        events=happened,
        contact=draw(st.sampled_from(list(Role))),
        has_number=draw(st.sampled_from([True, True, False])),
    )
    now = happened[-1].at + timedelta(minutes=draw(st.integers(0, draw(st.sampled_from([1, 3, 40])) * 24 * 60)))
    return World(timeline, draw(st.sampled_from(list(PLAYBOOKS.values()))), draw(calendars(person)), now)
