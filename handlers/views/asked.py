"""What is answered to a question in plain words, and to words that say nothing that can be noted?"""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons import Captured, Page, Show
from handlers.views.listing import short
from handlers.views.message import Button, Message, Row, lines, plain
from storage.listing import ALL_LIVE, Entry


def not_understood(due: Entry | None, now: datetime, zone: str) -> Message:
    """A short answer with what is likely wanted."""
    html = "I didn't get that. Say it like “called Jane, no answer” or “interview at Acme Tuesday 3pm”."
    rows: list[Row] = []
    if due is not None:
        step = f"{due.company}: {short(due, now, zone)}"
        rows.append((Button(step[:60], Show(due.id, "card").pack()),))
    new = Button("New application", Captured(0, "add", "").pack())
    return Message(html, (*rows, (new, Button("List", Page(0, ALL_LIVE, "next").pack()))))


def about(entry: Entry, now: datetime, zone: str) -> Message:
    """An application was named, and nothing was said of it."""
    html = lines(
        f"<b>{plain(entry.company, 80)}</b>, {plain(entry.title, 80)}",
        f"Next: {plain(short(entry, now, zone))}.",
        "\n",
        "What happened? Say it, or open the card.",
    )
    return Message(html, ((Button("Open", Show(entry.id, "card").pack()),),), about=entry.id)


def whats_next(due: Sequence[Entry], now: datetime, zone: str) -> Message:
    """The next steps, each with its button."""
    if not due:
        return Message("Nothing to do for now: no live application waits for you. /add a new one, or see /list.")
    told = [f"{n}. <b>{plain(e.company, 40)}</b>: {short(e, now, zone)}" for n, e in enumerate(due, 1)]
    buttons = [Button(f"{n}. {e.company}"[:30], Show(e.id, "card").pack()) for n, e in enumerate(due, 1)]
    return Message(
        lines("<b>What's next</b>", "\n", told), tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    )
