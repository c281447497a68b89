"""How is the day told?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.steps import Limits, Next
from handlers.buttons import Open, Setting, Show
from handlers.planning import Planned, day_in
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import city, day_name, say_day
from handlers.views.words import NEXT
from storage.listing import Entry

SHOWN = 12
TOUCHES = (Next.CALL, Next.EMAIL, Next.THANK_YOU_NOTE)
TITLES = {
    **{step.value: text for step, text in NEXT.items()},
    "interview": "Interview",
    "interview_over": "How it went",
}
# On a button, where the company must still be seen.
SHORT = {
    Next.THANK_YOU_NOTE.value: "Thank",
    Next.ASK_STILL_WANTED.value: "Decide",
    Next.ASK_CLOSE.value: "Decide",
    Next.FIND_PERSON.value: "Find",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the day. `at`: its moment (UTC); `since`: the day on which an overdue one was right, else None.

    `nudge`: the nudge that opens it, 0 where there is none.
    """

    planned: Planned
    kind: str
    at: datetime
    since: date | None
    nudge: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the day's things. `more`: applications with more; `made` of `calls` calls a day are behind
    the person; `pushed`: whether the day is told each morning; `week`: how the goals of the week stand.
    """

    more: int
    made: int
    calls: int
    pushed: bool
    week: str


def agenda(now_due: Sequence[Item], ahead: Sequence[Item], around: Around, now: datetime, zone: str) -> Message:
    """Today's things numbered, a button each; then tomorrow's."""
    today = day_in(zone, now)
    shown = [*now_due, *ahead][:SHOWN]
    more = len(now_due) + len(ahead) - len(shown) + around.more
    numbered = {id(item): place for place, item in enumerate(shown, 1)}
    html = lines(
        f"🗓 <b>{day_name(today, today)}, {city(zone)}</b>",
        "\n",
        [_line(numbered[id(i)], i, now, zone, today) for i in now_due if id(i) in numbered] or "Nothing for today.",
        _calls(now_due, around.made, around.calls),
        "\n" if ahead else "",
        "<b>Tomorrow</b>" if ahead else "",
        [_line(numbered[id(i)], i, now, zone, today) for i in ahead if id(i) in numbered],
        f"And {more} more in /list." if more else "",
        "\n" if around.week else "",
        around.week,
    )
    buttons = [_button(numbered[id(item)], item) for item in shown]
    rows: list[Row] = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    switch = () if around.pushed else ((Button("Every working morning at 8:30", Setting("morning", "08:30").pack()),),)
    return Message(html, (*rows, *switch))


def _line(place: int, item: Item, now: datetime, zone: str, today: date) -> str:
    application = item.planned.application
    local = item.at.astimezone(ZoneInfo(zone))
    if item.since is not None:
        when = f"since {day_name(item.since, today)}"
    elif item.at <= now:
        when = "now"
    else:
        when = f"{local:%H:%M}"
    who = f" {plain(application.contact.name, 40)}," if item.kind in TOUCHES and application.contact.name else ""
    left = f" <i>({_left(item.planned.plan.limits)})</i>" if item.kind in (Next.CALL, Next.EMAIL) else ""
    return f"{place}. <b>{when}</b> · {TITLES[item.kind]}:{who} {plain(application.company, 40)}{left}"


def _left(limits: Limits) -> str:
    parts = [(limits.calls, "call"), (limits.messages, "message"), (limits.emails, "email")]
    told = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in parts if count]
    return f"{', '.join(told)} left" if told else "nothing left"


def _calls(items: Sequence[Item], made: int, calls: int) -> str:
    due = sum(item.kind == Next.CALL for item in items)
    if not due:
        return ""
    return f"<i>{made} of {calls} calls made today.</i>" if made else f"<i>{calls} calls a day are enough.</i>"


def _button(place: int, item: Item) -> Button:
    application = item.planned.application
    label = f"{place}. {SHORT.get(item.kind, TITLES[item.kind])}: {application.company}"[:40]
    return Button(label, Open(item.nudge).pack() if item.nudge else Show(application.id, "card").pack())


def nothing(following: Entry | None, week: str, now: datetime, zone: str) -> Message:
    """A free day, and what comes after it."""
    if following is None or following.next_due is None:
        free = "Nothing to do today or tomorrow. A good moment to look for the next posting: /add"
        return Message(lines(free, week))
    day = day_in(zone, following.next_due)
    what = "look again at" if following.next_step == Next.WAIT else f"{NEXT[Next(following.next_step)].lower()}:"
    then = f"Next is {say_day(day, now, zone)}: {what} {plain(following.company, 80)}."
    row = (Button(f"Open {following.company}"[:40], Show(following.id, "card").pack()),)
    return Message(lines(f"Nothing to do today or tomorrow. {then}", week), (row,))
