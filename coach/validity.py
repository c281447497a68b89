"""Can these events have happened, in this order? The structural errors of a timeline, each naming its event."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.timeline import Applied, Channel, Decided, Event, Interview, Outcome, Promised, Timeline, Touch

FIRST_YEAR, LAST_YEAR = 1970, 2200
LONGEST_SPAN = 3660  # days; ten years, so that no date leaves the calendar
WESTERNMOST = timedelta(hours=12)

# What a call cannot end in, and what an email, a post or a text message can (ours): somebody may answer it on the spot.
NOT_BY_PHONE = frozenset({Outcome.SENT})
WRITTEN_OUTCOMES = frozenset(
    {
        Outcome.SENT,
        Outcome.REACHED,
        Outcome.INTERVIEW_OFFERED,
        Outcome.REFERRAL,
        Outcome.CALLBACK,
        Outcome.BRUSH_OFF,
        Outcome.CLEAR_NO,
    }
)


class TimelineError(ValueError):
    """An event that cannot follow those before it. `index` counts from 0; the text names the event in plain words."""

    def __init__(self, index: int, event: Event, why: str) -> None:
        super().__init__(f"event {index + 1} ({type(event).__name__.lower()} at {event.at:%Y-%m-%d %H:%M}): {why}")
        self.index = index
        self.event = event
        self.why = why


def check(timeline: Timeline, event: Event, zone: str | None = None) -> None:
    """Raise `TimelineError` if `event` cannot be appended. `zone`: the employer's; with it days are checked exactly."""
    validate((*timeline.events, event), zone)


def validate(events: Iterable[Event], zone: str | None = None) -> None:
    """Raise `TimelineError` for the first event that cannot be; no events are fine (nothing was sent yet)."""
    applied: Applied | None = None
    decided = False
    last: datetime | None = None
    for index, event in enumerate(events):
        why = _moment_fault(event.at, last) or _order_fault(event, applied, decided) or _own_fault(event, zone)
        if why:
            raise TimelineError(index, event, why)
        last = event.at
        applied = event if isinstance(event, Applied) else applied
        decided = decided or isinstance(event, Decided)


def _moment_fault(at: datetime, last: datetime | None) -> str | None:
    if fault := _clock_fault(at):
        return fault
    if last and at < last:
        return "it lies before the event in front of it"
    return None


def _clock_fault(at: datetime) -> str | None:
    if at.tzinfo is None:
        return "a time without a zone"
    return _year_fault(at)


def _year_fault(day: date) -> str | None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return f"the year {day.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
    return None


def _order_fault(event: Event, applied: Applied | None, decided: bool) -> str | None:
    match event:
        case Applied() if applied:
            return "there is an application already"
        case Interview() if applied is None or (event.held.tzinfo and event.held < applied.at):
            return "an interview before the application"
        case Decided() if decided:
            return "there is a decision already"
        case _ if applied is None and not isinstance(event, Applied):
            return "nothing can happen before the application"
    return None


def _own_fault(event: Event, zone: str | None) -> str | None:
    match event:
        case Interview():
            return _clock_fault(event.held)
        case Promised():
            return _promise_fault(event, zone)
        case Touch():
            return _touch_fault(event, zone)
    return None


def _promise_fault(event: Promised, zone: str | None) -> str | None:
    if sum(part is not None for part in (event.moment, event.day, event.span_days)) != 1:
        return "a promise names exactly one of a moment, a day, a span"
    if event.span_days is not None and not 1 <= event.span_days <= LONGEST_SPAN:
        return f"a span has 1 to {LONGEST_SPAN} days, not {event.span_days}"
    return _named_fault(event, zone)


def _touch_fault(event: Touch, zone: str | None) -> str | None:
    if not possible(event.channel, event.outcome):
        return f"{event.channel} cannot end in {event.outcome}"
    if event.outcome is not Outcome.CALLBACK and (event.moment or event.day):
        return f"only a callback has a day or a moment, not {event.outcome}"
    if event.moment and event.day:
        return "a callback has a day or a moment, not both"
    return _named_fault(event, zone)


def possible(channel: Channel, outcome: Outcome) -> bool:
    """Whether a touch by this channel can end so."""
    if channel is Channel.PHONE:
        return outcome not in NOT_BY_PHONE
    if channel is Channel.NOTE:
        return outcome is Outcome.SENT
    return outcome in WRITTEN_OUTCOMES


def _named_fault(event: Promised | Touch, zone: str | None) -> str | None:
    """What they named lies in front of the naming, or outside the calendar."""
    if event.moment:
        return _clock_fault(event.moment) or ("it ends before it was made" if event.moment < event.at else None)
    if event.day:
        made = event.at.astimezone(ZoneInfo(zone)) if zone else event.at.astimezone(UTC) - WESTERNMOST
        return _year_fault(event.day) or ("it ends before it was made" if event.day < made.date() else None)
    return None
