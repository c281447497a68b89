"""What is the next step? An ordered list of rules looks at the application; the first that has a step decides.

The order is the etiquette's: what is over stays over; an interview ahead is waited for; then the thank-you note; then
the employer (call before email); and when nothing is left to do, silence speaks. Pure: the same events and the same
`now` give the same plan, so an undo is a plan without the last event.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach.calendar import DAY, Calendar
from coach.case import Case, case_of
from coach.dates import written
from coach.playbooks import Playbook
from coach.remarks import remarks
from coach.steps import Limits, Next, Plan, Trace
from coach.timeline import Role, Timeline
from coach.validity import TimelineError, check, validate

__all__ = ["TimelineError", "check", "plan"]

Rule = Callable[[Case], Plan | None]


def plan(timeline: Timeline, playbook: Playbook, calendar: Calendar, now: datetime) -> Plan:
    """The one next step of an application at `now` (aware), from its events up to then.

    Raises `TimelineError` for events that cannot be, ValueError for a `now` without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a zone")
    now = now.astimezone(UTC)
    validate(timeline.events, calendar.employer.zone)
    if not timeline.events or timeline.events[0].at > now:
        return _not_applied(timeline, playbook, now)
    case = case_of(timeline, playbook, calendar, now)
    return next(step for rule in RULES if (step := rule(case)))


def touch_plan(timeline: Timeline, playbook: Playbook, calendar: Calendar, now: datetime) -> Plan:
    """The plan as if the thank-you note were written: what may be done towards the employer. Same errors as `plan`."""
    found = plan(timeline, playbook, calendar, now)
    if found.next is not Next.THANK_YOU_NOTE:
        return found
    case = case_of(timeline, playbook, calendar, now)
    return next(step for rule in RULES if rule is not _thank_you and (step := rule(case)))


def _not_applied(timeline: Timeline, playbook: Playbook, now: datetime) -> Plan:
    """P6: the person is found before the application is sent."""
    known = timeline.contact is Role.HIRING_MANAGER
    budget = playbook.budget
    return Plan(
        next=Next.NOTHING if known else Next.FIND_PERSON,
        day=None,
        opens=None if known else now,
        until=None,
        rule="P6",
        limits=Limits(calls=budget.conversations, messages=budget.messages, emails=budget.emails),
        trace=(Trace(rule="P6", text="the application is not out yet; find the person before it is"),),
    )


def _over(case: Case) -> Plan | None:
    """Decision 16. An interview ahead reopens what a brush-off or a no of one's own had closed."""
    ending = case.standing.ending
    if ending is None or (case.standing.ahead and not ending.final):
        return None
    trace = (Trace(rule=ending.rule, text=ending.text),)
    return Plan(next=Next.NOTHING, day=None, opens=None, until=None, rule=ending.rule, limits=case.limits, trace=trace)


def _interview_ahead(case: Case) -> Plan | None:
    """Decision 4: until it is held there is nothing to chase."""
    if case.standing.ahead is None:
        return None
    held = case.standing.ahead.astimezone(UTC)
    day = case.calendar.employer.day_of(held)
    note = _thank_you(case)
    others = (*(note.trace[:1] if note else ()), *case.timing.trace)
    trace = (
        Trace(rule="decision 4", text=f"the interview is ahead: {written(day)}"),
        *(replace(line, overridden_by="decision 4") for line in others),
    )
    return Plan(next=Next.WAIT, day=day, opens=held, until=held, rule="decision 4", limits=case.limits, trace=trace)


def _thank_you(case: Case) -> Plan | None:
    """W9. A call that they asked for and whose time has come goes first (ours): it would be missed, the note not."""
    standing, employer = case.standing, case.calendar.employer
    if not standing.stage.interview or standing.note_sent:
        return None
    day = employer.day_of(standing.stage.at)
    # Notes are written in the evening, too: the day ends at its last minute, not when the office closes (ours).
    until = employer.start_of(employer.roll(day + DAY) + DAY) - timedelta(minutes=1)
    called = case.way is Next.CALL and case.timing.invited and case.due.at <= case.now
    if case.now >= until or called:
        return None
    text = f"a thank-you note by the end of {written(employer.day_of(until))}"
    trace = (Trace(rule="W9", text=text), *(replace(line, overridden_by="W9") for line in case.timing.trace))
    opens = case.calendar.undisturbed(case.now)
    return Plan(next=Next.THANK_YOU_NOTE, day=day, opens=opens, until=until, rule="W9", limits=case.limits, trace=trace)


def _find_person(case: Case) -> Plan | None:
    """P1, P3, decision 17: while the call is not due, or not wanted with this contact, the person is looked for."""
    way, due = case.way, case.due
    if way is None or not case.find_first:
        return None
    rule = "P3" if case.timeline.contact in (Role.NONE, Role.ASSISTANT) else "P1"
    return Plan(
        next=Next.FIND_PERSON,
        day=case.calendar.employer.day_of(case.standing.stage.at),
        opens=case.calendar.undisturbed(case.now),
        until=due.at if case.today < due.day else None,
        rule=rule,
        limits=case.limits,
        trace=(*remarks(case, way), *case.timing.trace),
    )


def _touch(case: Case) -> Plan | None:
    """Call or email, when it is due."""
    way, due, named = case.way, case.due, case.timing.named
    if way is None:
        return None
    return Plan(
        next=way,
        day=due.day,
        opens=_opens(case),
        until=None,
        rule=due.rule,
        limits=case.limits,
        trace=(*case.timing.trace, *remarks(case, way)),
        whom=named.by if named and named.by else case.timeline.contact,
    )


def _opens(case: Case) -> datetime:
    """Decision 3; what they named exactly is kept exactly, when late until that day's closing time (decision 8)."""
    due, now = case.due, case.now
    late = due.day == case.today and now < case.calendar.employer.closing(due.day)
    if due.exact and (now <= due.at or late):
        return max(now, due.at)
    return case.calendar.dialable(max(now, due.at))


def _silence(case: Case) -> Plan:
    """W8, decisions 12 to 14: wait for the silence to open the door; then ask: still wanted? And later: close?"""
    standing, employer, days = case.standing, case.calendar.employer, case.playbook.silence
    named = case.timing.named
    quiet = employer.day_of(standing.silent_since) + days.value * DAY
    by_promise = named is not None and named.due.raw > quiet
    day = named.due.raw if named and by_promise else quiet
    start = employer.start_of(day)
    ahead = case.today < day
    question = Next.ASK_CLOSE if standing.wanted_at else Next.ASK_STILL_WANTED
    rule = named.due.rule if named and by_promise else days.rule
    text = f"{days.value} days of silence are over on {written(quiet)}"
    trace = Trace(rule=days.rule, text=text, overridden_by=rule if by_promise else None)
    others = (replace(line, overridden_by=None if line.rule == rule else rule) for line in case.timing.trace)
    return Plan(
        next=Next.WAIT if ahead else question,
        day=day,
        opens=start if ahead else case.calendar.undisturbed(case.now),
        until=start if ahead else None,
        rule=rule,
        limits=replace(case.limits, opens_on=day if ahead else None),
        trace=(trace, *remarks(case, None), *others),
    )


RULES: tuple[Rule, ...] = (_over, _interview_ahead, _thank_you, _find_person, _touch, _silence)
