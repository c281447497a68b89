"""What is answered to a question in plain words, and to words that say nothing that can be noted?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons import Captured, Page, Show
from handlers.views.listing import short
from handlers.views.message import Button, Message, Row, lines, plain
from storage.listing import ALL_LIVE, Entry


def not_understood(card: int, due: Entry | None, now: datetime, zone: str) -> Message:
    """A short answer with what is likely wanted. `card`: the one that asks what happened; 0 where it can be about
    nothing yet.
    """
    html = "I didn't get that. Say it like “called Jane, no answer” or “interview at Acme Tuesday 3pm”."
    rows = _due(due, now, zone)
    if card:
        rows.append((Button("Something happened…", Captured(card, "back", "").pack()),))
    new = Button("New application", Captured(0, "add", "").pack())
    return Message(html, (*rows, (new, Button("List", Page(0, ALL_LIVE, "next").pack()))))


def _due(due: Entry | None, now: datetime, zone: str) -> list[Row]:
    if due is None:
        return []
    return [(Button(f"{due.company}: {short(due, now, zone)}"[:60], Show(due.id, "card").pack()),)]


def welcome(name: str, due: Entry | None, now: datetime, zone: str) -> Message:
    """For words that were only polite."""
    html = f"I'm here, {plain(name, 40)}. Tell me when something happens, or ask “what's next?”."
    return Message(html, tuple(_due(due, now, zone)))


def cannot_open() -> Message:
    """For a link alone."""
    return Message("I can't open links. Paste the posting's text, or send it as a file, and I read what they want.")


def quieter() -> Message:
    """For whoever wants to be left alone."""
    html = lines(
        "Fine. You decide how much I say:",
        "• An application that you close is not brought up again: /list",
        "• Quiet hours, calls a day and the look on Mondays: /settings",
        "• Nothing at all: block me. Nothing is lost, and we go on once you unblock me.",
        "• /forget deletes everything.",
    )
    return Message(html)


def in_english(asked: Message) -> Message:
    """For words that are perhaps in another language, of which only the dates are read."""
    why = (
        "<i>I read whole sentences in English only, sorry; dates I know in more languages. The buttons work in any.</i>"
    )
    return replace(asked, html=lines(asked.html, "\n", f"<i>{why}</i>"))


def whats_next(due: Sequence[Entry], now: datetime, zone: str) -> Message:
    """The next steps, each with its button."""
    if not due:
        return Message("Nothing to do for now: no live application waits for you. /add a new one, or see /list.")
    told = [f"{n}. <b>{plain(e.company, 40)}</b>: {short(e, now, zone)}" for n, e in enumerate(due, 1)]
    buttons = [Button(f"{n}. {e.company}"[:30], Show(e.id, "card").pack()) for n, e in enumerate(due, 1)]
    return Message(
        lines("<b>What's next</b>", "\n", told), tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    )
