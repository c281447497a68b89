"""How is a plan said? What is next and when, what is left, and why, each in one line."""

from datetime import datetime

from coach.steps import Limits, Next, Plan
from handlers.planning import day_in
from handlers.views.message import plain
from handlers.views.moments import day_name, distance, say_day, say_moment
from handlers.views.words import NEXT


def next_line(plan: Plan, who: str, now: datetime, zone: str) -> str:
    """What comes next and when: "Next: call Jane Roe, Mon 23 Nov, in 5 days"."""
    match plan.next:
        case Next.NOTHING:
            return "Nothing more to do: this one is closed."
        case Next.WAIT if plan.until and plan.rule == "decision 4":
            return f"Next: the interview, {say_moment(plan.until, now, zone)}."
        case Next.WAIT if plan.until:
            day = day_in(zone, plan.until)
            return f"Next: nothing to do; the move is theirs until {say_day(day, now, zone)}."
        case Next.WAIT:
            return "Next: nothing to do for now. I'll speak up."
        case Next.CALL | Next.EMAIL:
            return f"Next: {NEXT[plan.next].lower()} {plain(who, 60)}, {_day(plan, now, zone)}."
        case Next.THANK_YOU_NOTE:
            by = f", by {say_moment(plan.until, now, zone)}" if plan.until else ""
            return f"Next: a thank-you note to {plain(who, 60)}{by}."
    return f"Next: {NEXT[plan.next].lower()}."


def _day(plan: Plan, now: datetime, zone: str) -> str:
    if plan.opens is not None and plan.opens > now:
        return say_moment(plan.opens, now, zone)
    if plan.day is None:
        return "now"
    today = day_in(zone, now)
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
    told = next((trace.text for trace in plan.trace if trace.rule == plan.rule), "")
    reason = WHY_NOW.get(plan.rule) or plain(told[:1].upper() + told[1:], 300) + "."
    return f"{reason} ({plan.rule})"


# Why the step is right now, by the rule that set its date. A rule that is not here is told by the plan's own trace.
WHY_NOW = {
    "W1": "Three days after applying, an early call still stands out.",
    "W2": "They have had the time to read your application; a call is welcome now.",
    "W3": "A week has passed since the interview.",
    "W4": "The moment that they named has passed.",
    "W5": "The day that they named has passed.",
    "W6": "The time that they asked for is over, and this is the day after.",
    "W8": "Two weeks without a word. The door is open again, if you still want it.",
    "W9": "It is read while they still remember you: by the end of the next working day.",
    "L3": "Your message is ready now, so the voicemail may come.",
    "decision 6": "Enough days have passed since you last got in touch.",
    "decision 8": "They asked you to call back.",
    "decision 9": "Nobody answered last time. One try a working day is fine, three in all.",
    "decision 11": "Calling has been tried enough; now a mail is the better way.",
    "decision 14": "They have stayed silent through the last round as well.",
}
