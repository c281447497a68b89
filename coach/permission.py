"""May I call now? Yes, or no: by which rule, from when on it is fine, and what may be done instead."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.calendar import Calendar
from coach.plan import plan, touch_plan
from coach.playbooks import Playbook
from coach.steps import Next, Plan, Trace
from coach.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """The answer. `fine_from` (UTC), `fine_day` (of the employer): when a call is right, None where that is open.

    `instead`: the step that may be done now, None where there is none. `trace`: the rules, as in a plan.
    """

    allowed: bool
    rule: str
    text: str
    fine_from: datetime | None
    fine_day: date | None
    instead: Next | None
    trace: tuple[Trace, ...]


INSTEAD = {
    Next.NOTHING: "it is over; nothing is left to call about",
    Next.WAIT: "the next move is theirs",
    Next.ASK_STILL_WANTED: "they have been silent for long; first decide whether you still want it",
    Next.ASK_CLOSE: "they stay silent and everything polite has been tried",
    Next.FIND_PERSON: "first find the person who can hire",
    Next.EMAIL: "it is time to write, not to call",
}


def may_call(timeline: Timeline, playbook: Playbook, calendar: Calendar, now: datetime) -> Permission:
    """Whether a call is right at `now`. Same errors as `plan`. A thank-you note that is due forbids no call."""
    return permission(
        plan(timeline, playbook, calendar, now), touch_plan(timeline, playbook, calendar, now), calendar, now
    )


def permission(step: Plan, touch: Plan, calendar: Calendar, now: datetime) -> Permission:
    """The same from plans at hand: `step`, the next step, and `touch`, the next one towards the employer."""
    called = touch.next is Next.CALL
    allowed = called and touch.opens is not None and touch.opens <= now
    today = calendar.employer.day_of(now)
    closed_now = called and touch.day is not None and touch.day <= today
    known = called or (touch.next is Next.FIND_PERSON and touch.until)
    return Permission(
        allowed=allowed,
        rule="decision 3" if closed_now and not allowed else touch.rule,
        text=_text(touch, allowed=allowed, closed_now=closed_now),
        fine_from=(touch.opens if called else touch.until) if known else None,
        fine_day=_day(touch, calendar) if known else None,
        instead=None if allowed else _instead(step, touch, now),
        trace=touch.trace,
    )


def _day(touch: Plan, calendar: Calendar) -> date | None:
    if touch.next is Next.CALL:
        return touch.day
    return calendar.employer.day_of(touch.until) if touch.until else None


def _text(touch: Plan, *, allowed: bool, closed_now: bool) -> str:
    if allowed:
        return "a call is right now"
    if closed_now:
        return "not now: outside their working hours or your free time"
    if touch.next is Next.CALL:
        return next((line.text for line in touch.trace if line.rule == touch.rule), "it is not time yet")
    return INSTEAD[touch.next]


def _instead(step: Plan, touch: Plan, now: datetime) -> Next | None:
    """Something to do now: the note, the search, the question, or an email that is due."""
    if step.next in (Next.THANK_YOU_NOTE, Next.FIND_PERSON, Next.ASK_STILL_WANTED, Next.ASK_CLOSE):
        return step.next
    due = touch.next is Next.EMAIL and touch.opens is not None and touch.opens <= now
    return Next.EMAIL if due else None
