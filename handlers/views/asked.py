"""What is answered to a question in plain words, and to words that say nothing that can be noted?"""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons import Captured, Page, Show
from handlers.planning import Planned
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.plans import short_next


def not_understood(due: Planned | None, now: datetime, zone: str) -> Message:
    """A short answer with what is likely wanted."""
    html = "I didn't get that. Say it like “called Jane, no answer” or “interview at Acme Tuesday 3pm”."
    rows: list[Row] = []
    if due is not None:
        step = f"{due.application.company}: {short_next(due.plan, now, zone)}"
        rows.append((Button(step[:60], Show(due.application.id, "card").pack()),))
    new = Button("New application", Captured(0, "add", "").pack())
    return Message(html, (*rows, (new, Button("List", Page(0, "live").pack()))))


def about(planned: Planned, now: datetime, zone: str) -> Message:
    """An application was named, and nothing was said of it."""
    application = planned.application
    html = lines(
        f"<b>{plain(application.company, 80)}</b>, {plain(application.title, 80)}",
        f"Next: {plain(short_next(planned.plan, now, zone))}.",
        "\n",
        "What happened? Say it, or open the card.",
    )
    return Message(html, ((Button("Open", Show(application.id, "card").pack()),),), about=application.id)


def whats_next(due: Sequence[Planned], now: datetime, zone: str) -> Message:
    """The next steps, each with its button."""
    if not due:
        return Message("Nothing to do for now: no live application waits for you. /add a new one, or see /list.")
    told = [
        f"{n}. <b>{plain(p.application.company, 40)}</b>: {short_next(p.plan, now, zone)}" for n, p in enumerate(due, 1)
    ]
    buttons = [
        Button(f"{n}. {p.application.company}"[:30], Show(p.application.id, "card").pack())
        for n, p in enumerate(due, 1)
    ]
    return Message(
        lines("<b>What's next</b>", "\n", told), tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    )
