"""From when on is it right? A rule's days or hours become a day and a moment of the employer's (decisions 1 to 3)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.calendar import DAY, WorkCalendar
from coach.playbooks import Playbook
from coach.timeline import Promised, Role, Touch


@dataclass(frozen=True, slots=True)
class Due:
    """A step is right from the moment `at` (UTC) on the employer's local `day`, says `rule`; `text` is for people.

    `exact`: they named it, so neither weekend nor hours move it (decision 8). `raw`: the day before it was rolled to a
    working day; questions to the person keep to it (decision 2).
    """

    at: datetime
    day: date
    rule: str
    text: str
    raw: date
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A moment that they named: a promise, or a callback. From `ends` (UTC) on, a touch takes them up on it.

    `binding` until they come back by themselves; then it is only a date before which nothing is planned (decision 15).
    """

    ends: datetime
    due: Due
    by: Role | None = None
    binding: bool = True


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(day: date) -> str:
    """A day as people read it."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def clocked(moment: datetime, calendar: WorkCalendar) -> str:
    """A moment as people read it, on the employer's clock."""
    local = moment.astimezone(ZoneInfo(calendar.zone))
    return f"{written(local.date())}, {local:%H:%M} their time"


def on(day: date, rule: str, text: str, calendar: WorkCalendar) -> Due:
    """The opening of that day, or of the next working day after it (decision 2)."""
    rolled = calendar.roll(day)
    moved = "" if rolled == day else f"; {written(day)} is not a working day there (decision 2)"
    return Due(calendar.opening(rolled), rolled, rule, f"{text}: {written(rolled)}{moved}", day)


def promised(promise: Promised, playbook: Playbook, calendar: WorkCalendar) -> Named:
    """When a promise has passed, and when to ask after it (W4, W5, W6)."""
    if promise.moment:
        return Named(promise.moment, _after_moment(promise.moment, playbook, calendar), promise.by)
    if promise.day:
        due = on(promise.day + playbook.day_passed.value * DAY, "W5", f"they named {written(promise.day)}", calendar)
        return Named(calendar.start_of(promise.day + DAY), due, promise.by)
    span = promise.span_days or 0
    last = calendar.day_of(promise.at) + span * DAY
    due = on(last + playbook.span_passed.value * DAY, "W6", f"they asked for {span} days, to {written(last)}", calendar)
    return Named(calendar.start_of(last + DAY), due, promise.by)


def _after_moment(moment: datetime, playbook: Playbook, calendar: WorkCalendar) -> Due:
    hours: timedelta | None = playbook.moment_passed.value
    named = f"they named {clocked(moment, calendar)}"
    if hours is None:
        return on(calendar.day_of(moment) + DAY, "W4", f"{named}; the next opening after that day", calendar)
    after = moment.astimezone(UTC) + hours
    at = calendar.next_opening(after)
    span = f"{hours // timedelta(hours=1)} hours"
    text = f"{named}; {span} after it, in working hours: {clocked(at, calendar)}"
    return Due(at, calendar.day_of(at), "W4", text, calendar.day_of(after))


def callback(touch: Touch, calendar: WorkCalendar) -> Named | None:
    """When they asked to be called back, exactly (decision 8); None if they named no time."""
    if touch.moment:
        day = calendar.day_of(touch.moment)
        at = touch.moment.astimezone(UTC)
        text = f"they asked for a call back then: {clocked(at, calendar)}"
        return Named(at, Due(at, day, "decision 8", text, day, exact=True))
    if touch.day:
        text = f"they asked for a call back on that day: {written(touch.day)}"
        due = Due(calendar.opening(touch.day), touch.day, "decision 8", text, touch.day, exact=True)
        return Named(calendar.start_of(touch.day), due)
    return None
