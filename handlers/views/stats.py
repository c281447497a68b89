"""How are the figures of the whole search told? A picture, and three sentences as its caption.

No name stands in the picture, so that it can be shown to anybody; those who are silent are named in the caption.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coach.goals import Goal
from coach.statistics import ENOUGH, PREFERRED, Statistics, Tried
from coach.timeline import Channel
from handlers.buttons import Draw
from handlers.views import goals as goal_views
from handlers.views.message import Button, Message, Picture, lines, plain

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHANNELS = {
    Channel.PHONE: ("Calls", "calls"),
    Channel.EMAIL: ("Emails", "emails"),
    Channel.SOCIAL: ("Messages", "messages"),
    Channel.TEXT: ("Texts", "text messages"),
}
LEAST_DRAWN = 3  # calls on a weekday whose share is drawn
MANY = 100  # tries from which a share says more than its numbers
NAMED = 3  # silent employers that the caption names
WEEKS_DRAWN = 8


def nothing() -> Message:
    return Message("There is nothing to count yet. /add the first application; the picture grows with each.")


def stats(found: Statistics, silent: Sequence[str], goals: Mapping[str, Goal], since: date, theme: str) -> Picture:
    """The picture with its caption. `silent`: the names of those who are, the longest first."""
    html = lines(
        _funnel_said(found),
        _answers_said(found),
        _spans_said(found, silent),
        goal_views.this_week(goals),
    )
    other = "dark" if theme == "light" else "light"
    return Picture(
        drawing=drawing(found, goals, since, theme), html=html, rows=((Button(f"On {other}", Draw(other).pack()),),)
    )


# -- the three sentences -----------------------------------------------------------------------------------------------


def _funnel_said(found: Statistics) -> str:
    funnel = found.funnel
    led = [(funnel.answered, "an answer"), (funnel.interview, "an interview"), (funnel.offer, "an offer")]
    if funnel.applied == 1:
        furthest = next((what for count, what in reversed(led) if count), "no answer yet")
        return f"One application so far, with {furthest}."
    if not funnel.answered:
        return f"<b>{funnel.applied:,} applications</b>, and none has an answer yet."
    (first, answer), *others = [(count, what) for count, what in led if count]
    told = ", ".join([f"{first:,} got {answer}", *(f"{count:,} {what}" for count, what in others)])
    return f"Of <b>{funnel.applied:,} applications</b> {told}."


def _answers_said(found: Statistics) -> str:
    enough = {way: found.channels[way] for way in CHANNELS if way in found.channels and found.channels[way].is_enough}
    if not enough:
        return f"Which way is answered best shows after {ENOUGH} calls or {ENOUGH} emails; until then it is chance."
    told = ", ".join(f"{tried.answered} of {tried.tries} {CHANNELS[way][1]}" for way, tried in enough.items())
    best = f", best on {WEEKDAYS[found.best_weekday]}s" if found.best_weekday is not None else ""
    survey = " and ".join(f"{CHANNELS[way][1]} {PREFERRED[way]:.0%}" for way in enough if way in PREFERRED)
    return f"Answered: {told}{best}; asked in a survey which way they like, HR managers said {survey}."


def _spans_said(found: Statistics, silent: Sequence[str]) -> str:
    days, touches = found.days_to_answer, found.touches_an_interview
    parts = [
        f"the first answer takes {_days(days)} (the median)" if days is not None else "",
        f"an interview takes {touches:.1f} calls and messages" if touches and found.interviews > 1 else "",
        _silent_said(silent),
    ]
    told = "; ".join(part for part in parts if part)
    return f"{told[0].upper()}{told[1:]}." if told else "How long an answer takes shows after five of them."


def _days(days: float) -> str:
    return "less than a day" if days < 1 else "one day" if days == 1 else f"{days:g} days"


def _silent_said(silent: Sequence[str]) -> str:
    if not silent:
        return ""
    names = ", ".join(plain(name, 40) for name in silent[:NAMED])
    more = f" and {len(silent) - NAMED:,} more" if len(silent) > NAMED else ""
    return f"silent for two weeks or longer: {names}{more}"


# -- the picture -------------------------------------------------------------------------------------------------------


def drawing(found: Statistics, goals: Mapping[str, Goal], since: date, theme: str) -> dict[str, Any]:
    """What bot/drawing paints: JSON values, every word of it from here."""
    count = found.funnel.applied
    counted = "One application" if count == 1 else f"{count:,} applications"
    return {
        "theme": theme,
        "title": "Your search",
        "since": f"{counted} since {since:%a} {since.day} {since:%b %Y}",
        "funnel": _funnel(found),
        "channels": _channels(found.channels),
        "weekdays": _weekdays(found),
        "goals": _goals(goals),
    }


def _part(label: str, count: int, tone: str, *into: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": label, "count": count, "tone": tone, **({"into": list(into)} if into else {})}


def _funnel(found: Statistics) -> dict[str, Any]:
    f = found.funnel
    interviewed = _part(
        *("Interview", f.interview, "interview"),
        _part("offer" if f.offer == 1 else "offers", f.offer, "offer"),
        _part("open", f.open, "open"),
        _part("turned down", f.turned_down_after, "turned_down"),
        _part("withdrawn", f.withdrawn_after, "withdrawn"),
    )
    answered = _part(
        *("Answered", f.answered, "answered"),
        interviewed,
        _part("talking", f.talking, "open"),
        _part("turned down", f.turned_down, "turned_down"),
        _part("withdrawn", f.withdrawn, "withdrawn"),
    )
    return _part(
        *("Applied", f.applied, "applied"),
        answered,
        _part("waiting", f.waiting, "waiting"),
        _part("silent for two weeks", f.silent, "silent"),
        _part("given up", f.gave_up, "withdrawn"),
    )


def _channels(channels: Mapping[Channel, Tried]) -> dict[str, Any]:
    tried = {way: channels[way] for way in CHANNELS if way in channels}
    if not tried:
        return {"title": "Who answers", "note": "No calls or emails yet.", "rows": []}
    compared = any(each.is_enough and way in PREFERRED for way, each in tried.items())
    few = f"Grey: fewer than {ENOUGH} tries, which is chance."
    note = "Line: HR managers who like that way (survey)." if compared else few
    rows = [
        {
            "label": CHANNELS[way][0],
            "share": each.answered / each.tries,
            "tone": "answered" if each.is_enough else "waiting",
            "mark": PREFERRED.get(way) if each.is_enough else None,
            "told": _share(each),
        }
        for way, each in tried.items()
    ]
    return {"title": "Who answers", "note": note, "rows": rows}


def _weekdays(found: Statistics) -> dict[str, Any]:
    calls = sum(day.tries for day in found.weekdays)
    title = "Calls that reached somebody"
    if calls < 2 * ENOUGH:
        so_far = "One call" if calls == 1 else f"{calls or 'No'} calls"
        return {"title": title, "note": f"{so_far} so far; weekdays say something from {2 * ENOUGH} on.", "columns": []}
    best = found.best_weekday
    note = "No weekday stands out yet." if best is None else f"{WEEKDAYS[best]}s stand out."
    shown = [day for day in range(7) if day < 5 or found.weekdays[day].tries]
    columns = [_column(found.weekdays[day], WEEKDAYS[day][:3], day == best) for day in shown]
    return {"title": title, "note": note, "columns": columns}


def _share(tried: Tried) -> str:
    """The numbers as long as they are small enough to be read."""
    return f"{tried.answered / tried.tries:.0%}" if tried.tries >= MANY else f"{tried.answered} of {tried.tries}"


def _column(tried: Tried, label: str, best: bool) -> dict[str, Any]:
    share = tried.answered / tried.tries if tried.tries >= LEAST_DRAWN else 0
    told = _share(tried) if tried.tries else "–"
    return {"label": label, "share": share, "told": told, "best": best}


def _goals(goals: Mapping[str, Goal]) -> dict[str, Any]:
    rows = [
        {
            "label": name.capitalize(),
            "weeks": [count / goal.wanted for count in goal.weeks[-WEEKS_DRAWN:]],
            "told": f"{goal.now} of {goal.wanted} now",
        }
        for name, goal in goals.items()
    ]
    return {"title": "Your weeks", "note": "", "rows": rows}
