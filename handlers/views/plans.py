"""How is a plan said? What is next and when, what is left, and why, each in one line."""

from datetime import datetime

from coach.steps import Limits, Next, Plan
from handlers.views.message import plain
from handlers.views.moments import day_name, distance, say_moment
from handlers.views.words import NEXT


def next_line(plan: Plan, who: str, now: datetime, zone: str) -> str:
    """What comes next and when: "Next: call Jane Roe, Mon 23 Nov, in 5 days"."""
    match plan.next:
        case Next.NOTHING:
            return "Nothing more to do: this one is closed."
        case Next.WAIT if plan.until:
            return f"Next: nothing to do until {say_moment(plan.until, now, zone)}."
        case Next.WAIT:
            return "Next: nothing to do for now. I'll speak up."
        case Next.CALL | Next.EMAIL:
            return f"Next: {NEXT[plan.next].lower()} {plain(who, 60)}, {_day(plan, now, zone)}."
        case Next.THANK_YOU_NOTE:
            by = f", by {say_moment(plan.until, now, zone)}" if plan.until else ""
            return f"Next: a thank-you note to {plain(who, 60)}{by}."
    return f"Next: {NEXT[plan.next].lower()}, {_day(plan, now, zone)}."


def _day(plan: Plan, now: datetime, zone: str) -> str:
    if plan.opens is not None and plan.opens > now:
        return say_moment(plan.opens, now, zone)
    if plan.day is None:
        return "now"
    today = now.date()
    return (
        f"since {day_name(plan.day, today)}"
        if plan.day < today
        else f"{day_name(plan.day, today)}, {distance(plan.day, today)}"
    )


def short_next(plan: Plan, now: datetime, zone: str) -> str:
    """What comes next, for a row of a list."""
    if plan.next in (Next.NOTHING, Next.WAIT):
        when = plan.until
        return NEXT[plan.next].lower() + (f" until {say_moment(when, now, zone).split(',')[0]}" if when else "")
    moment = plan.opens
    when_said = say_moment(moment, now, zone).split(",")[0] if moment and moment > now else "now"
    return f"{NEXT[plan.next].lower()}, {when_said}"


def limits_line(limits: Limits) -> str:
    """What is left before it would be too much."""
    left = [
        _count(limits.calls, "conversation"),
        _count(limits.messages, "voicemail or word left"),
        _count(limits.emails, "email"),
    ]
    return f"Left in this stage: {', '.join(left)}. Then we wait."


def _count(number: int, what: str) -> str:
    plural = what if number == 1 else "voicemails or words left" if what.startswith("voicemail") else f"{what}s"
    return f"{'no' if number == 0 else number} {plural}"


def why_line(plan: Plan) -> str:
    """Why now, in one line, with the rule that set the date."""
    reason = next((trace.text for trace in reversed(plan.trace) if trace.rule == plan.rule), "")
    return f"{plain(reason, 300)} ({plan.rule})" if reason else f"({plan.rule})"
