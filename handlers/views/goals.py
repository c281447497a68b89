"""How are the goals told? What there is beside what was wanted; a missed week is never a reproach."""

from collections.abc import Mapping

from coach.goals import Goal
from handlers.buttons import Setting
from handlers.views.message import Button, Message, lines

NAMES = {"applications": ("application", "applications"), "calls": ("call", "calls")}
SETTINGS = {"applications": "apply_goal", "calls": "call_goal"}


def goals(found: Mapping[str, Goal]) -> Message:
    """All of them, with the buttons that set them."""
    told = [_goal(name, goal) for name, goal in found.items()]
    empty = "How many applications and calls a week would be good? Small numbers work best: they are easy to keep."
    html = lines("<b>Your goals a week</b>", "\n", told or [empty])
    buttons = tuple(Button(f"Set {NAMES[name][1]}", Setting(setting, "").pack()) for name, setting in SETTINGS.items())
    return Message(html, (buttons, (Button("‹ Settings", Setting("", "").pack()),)))


def _goal(name: str, goal: Goal) -> str:
    head = f"{NAMES[name][1].capitalize()}: {goal.now} of {goal.wanted} this week"
    return f"{head}. {tail}" if (tail := streak(goal)) else f"{head}."


def streak(goal: Goal) -> str:
    """The good weeks so far, if there are any."""
    if not goal.good_weeks:
        return "Reached." if goal.is_reached else ""
    weeks = "One good week" if goal.good_weeks == 1 else f"{goal.good_weeks} good weeks"
    if goal.is_paused:
        return f"{weeks} so far; the count waits for the next one."
    return f"{'Reached. ' if goal.is_reached else ''}{weeks} so far."


def this_week(found: Mapping[str, Goal]) -> str:
    """The present week in a line; empty without goals."""
    told = [f"{goal.now} of {_counted(name, goal.wanted)}" for name, goal in found.items()]
    return f"This week: {', '.join(told)}." if told else ""


def last_week(found: Mapping[str, Goal]) -> str:
    """The week before, as Monday's look tells it, with the good weeks; empty without goals."""
    told = [f"{goal.last} of {_counted(name, goal.wanted)}" for name, goal in found.items()]
    tails = [f"{NAMES[name][1].capitalize()}: {tail}" for name, goal in found.items() if (tail := streak(goal))]
    return " ".join([f"Last week: {', '.join(told)}.", *tails]) if told else ""


def _counted(name: str, count: int) -> str:
    return f"{count} {NAMES[name][0 if count == 1 else 1]}"
