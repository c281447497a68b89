"""What happened, and what is expected? A scenario file's content as applications with their events, and expectations.

Times without an offset are the person's (`timezone`), days the employer's (`employer_timezone`).
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from coach.calendar import Availability, Calendar, WorkCalendar, zone_of
from coach.playbooks import PLAYBOOKS
from coach.portfolio import Application
from coach.scenario_part import Part, day, key_of, moment_in, number, one_of, window
from coach.scenario_text import Plain, ScenarioError
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
from coach.validity import TimelineError, validate

MOST = 2000  # events, and expectations
MOST_APPLICATIONS = 500
ONLY = "the application"  # the id of the application of a file that has just one
YES_NO = {"yes": True, "no": False, "true": True, "false": False}
# These stand at the top for all applications; each application may set its own.
OF_EMPLOYER = ("playbook", "employer_timezone", "country", "hours", "contact", "number")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """At `at` (UTC) the plan of `app` should have these values, as the file writes them."""

    at: datetime
    app: str
    values: dict[str, Plain]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The applications, what happened to which of them in the order of the file, and what is expected."""

    zone: ZoneInfo
    several: bool
    blank: dict[str, Application]
    events: tuple[tuple[str, Event], ...]
    expectations: tuple[Expectation, ...]

    def applications(self, count: int | None = None) -> list[Application]:
        """The applications with the first `count` events of the file; None: with all."""
        found: dict[str, list[Event]] = defaultdict(list)
        for app, event in self.events[:count]:
            found[app].append(event)
        return [_with(application, tuple(found[key])) for key, application in self.blank.items()]


def scenario(data: Plain) -> Scenario:
    """Read a parsed file; ScenarioError names the place of whatever is wrong in it."""
    top = Part(data, "")
    zone_name = top.take("timezone")
    terms = {key: value for key in OF_EMPLOYER if (value := top.raw(key)) is not None}
    zone = _zone(zone_name or terms.get("employer_timezone"))
    person = _person(top, zone.key)
    described = top.raw("applications")
    events, expected = _rows(top.raw("events"), "events"), _rows(top.raw("expect") or [], "expect")
    top.done()
    several = described is not None
    parts = _parts(described, terms) if described is not None else {ONLY: Part(terms, "")}
    blank = {key: _application(key, part, zone.key, person) for key, part in parts.items()}
    return Scenario(
        zone=zone,
        several=several,
        blank=blank,
        events=_events(blank, events, zone, several=several),
        expectations=tuple(_expectation(part, zone, blank, several=several) for part in expected),
    )


def _zone(name: Plain | None) -> ZoneInfo:
    if not isinstance(name, str):
        raise ScenarioError("timezone", "is missing")
    try:
        return zone_of(name)
    except ValueError as error:
        raise ScenarioError("timezone", str(error)) from None


def _rows(rows: Plain | None, where: str) -> list[Part]:
    if not isinstance(rows, list):
        raise ScenarioError(where, "a list is wanted here" if rows else "is missing")
    if len(rows) > MOST:
        raise ScenarioError(where, f"more than {MOST}")
    return [Part(row, f"{where} {place}") for place, row in enumerate(rows, 1)]


def _parts(described: Plain, terms: dict[str, Plain]) -> dict[str, Part]:
    if not isinstance(described, dict) or not 1 <= len(described) <= MOST_APPLICATIONS:
        raise ScenarioError("applications", f"1 to {MOST_APPLICATIONS} names with their keys are wanted here")
    parts = {}
    for name, keys in described.items():
        where = f"applications {name}"
        parts[name] = Part({**terms, **Part(keys, where).rest()}, where)
    return parts


def _person(top: Part, zone: str) -> Availability | None:
    """When the person can ring; None where the file says nothing about it."""
    quiet = top.read("quiet", window)
    free = top.read("free", lambda value: tuple(window(part) for part in value.split(",")))
    calls = top.read("calls_a_day", number)
    if quiet is None and free is None and calls is None:
        return None
    return _told(top, "quiet", lambda: Availability(zone, quiet, free or (), 3 if calls is None else calls))


def _told(part: Part, key: str, make: Callable[[], Value]) -> Value:
    try:
        return make()
    except ValueError as error:
        raise part.fault(key, str(error)) from None


def _application(key: str, part: Part, zone: str, person: Availability | None) -> Application:
    """An application without events. The contact is the hiring manager unless the file says otherwise."""
    hours = part.read("hours", window)
    employer_zone, country = part.take("employer_timezone") or zone, part.take("country")
    calendar = _told(part, "employer_timezone", lambda: WorkCalendar(employer_zone))
    if country is not None:
        calendar = _told(part, "country", lambda: replace(calendar, country=country))
    if hours is not None:
        calendar = _told(part, "hours", lambda: replace(calendar, opens=hours[0], closes=hours[1]))
    known = part.read("number", key_of(YES_NO))
    application = Application(
        id=key,
        employer=part.take("employer") or key,
        person=part.take("person"),
        timeline=Timeline(
            events=(),
            contact=part.read("contact", one_of(Role)) or Role.HIRING_MANAGER,
            has_number=True if known is None else known,
        ),
        playbook=part.read("playbook", key_of(PLAYBOOKS)) or PLAYBOOKS["balanced"],
        calendar=Calendar(calendar, person),
    )
    part.done()
    return application


def _with(application: Application, events: tuple[Event, ...]) -> Application:
    return replace(application, timeline=replace(application.timeline, events=events))


def _events(
    blank: dict[str, Application], rows: list[Part], zone: ZoneInfo, *, several: bool
) -> tuple[tuple[str, Event], ...]:
    found = []
    places: dict[str, list[str]] = defaultdict(list)
    for part in rows:
        app = _app(part, blank, several=several)
        found.append((app, _event(part, zone)))
        places[app].append(f"{part.where} ({type(found[-1][1]).__name__.lower()})")
        part.done()
    for key, application in blank.items():
        _check([event for app, event in found if app == key], places[key], application)
    return tuple(found)


def _check(events: list[Event], places: list[str], application: Application) -> None:
    try:
        validate(events, application.calendar.employer.zone)
    except TimelineError as error:
        raise ScenarioError(places[error.index], error.why) from None


def _app(part: Part, applications: dict[str, Application], *, several: bool) -> str:
    if not several:
        return ONLY
    key = part.need("app")
    if key not in applications:
        raise part.fault("app", f"{key!r} is none of {', '.join(applications)}")
    return key


def _event(part: Part, zone: ZoneInfo) -> Event:
    at = part.read_needed("at", moment_in(zone))
    kind = part.read_needed("kind", key_of(KINDS))
    return kind(part, at, zone)


def _promised(part: Part, at: datetime, zone: ZoneInfo) -> Event:
    return Promised(
        at=at,
        by=part.read("by", one_of(Role)),
        moment=part.read("moment", moment_in(zone)),
        day=part.read("day", day),
        span_days=part.read("span_days", number),
    )


def _touch(part: Part, at: datetime, zone: ZoneInfo) -> Event:
    return Touch(
        at=at,
        channel=part.read_needed("channel", one_of(Channel)),
        outcome=part.read_needed("outcome", one_of(Outcome)),
        moment=part.read("moment", moment_in(zone)),
        day=part.read("day", day),
    )


KINDS: dict[str, Callable[[Part, datetime, ZoneInfo], Event]] = {
    "applied": lambda part, at, zone: Applied(at=at),
    "interview": lambda part, at, zone: Interview(at=at, held=part.read_needed("held", moment_in(zone))),
    "promised": _promised,
    "touch": _touch,
    "heard": lambda part, at, zone: Heard(at=at),
    "still_wanted": lambda part, at, zone: StillWanted(at=at, answer=part.read_needed("answer", key_of(YES_NO))),
    "decided": lambda part, at, zone: Decided(at=at, outcome=part.read_needed("outcome", one_of(Verdict))),
}


def _expectation(part: Part, zone: ZoneInfo, applications: dict[str, Application], *, several: bool) -> Expectation:
    at = part.read_needed("at", moment_in(zone))
    return Expectation(at=at, app=_app(part, applications, several=several), values=part.rest(), where=part.where)
