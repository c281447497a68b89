"""How does the list look? A page of a shelf, the shelves beside it, and what a search has found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.shelves import LIVE, Shelf
from coach.steps import Next
from handlers.buttons import Captured, Page, Show
from handlers.planning import day_in
from handlers.views import form as form_views
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import day_name
from handlers.views.words import NEXT
from storage.captures import Capture
from storage.conversations import Conversation
from storage.listing import ALL_LIVE, ARCHIVED, Entry

PER_PAGE = 8
MOST_DRAFTS = 5  # shown below the list
NARROW = 11  # characters of a label that three in a row leave whole
SEARCH = "search"  # stands for a shelf on the button that asks what to look for

# How a shelf is called on its button, and what its heading counts.
SHELVES = {
    ALL_LIVE: ("Live", "live application"),
    Shelf.APPLIED.value: ("Applied", "application without an interview yet"),
    Shelf.INTERVIEW.value: ("Interview", "application with an interview"),
    Shelf.OFFER.value: ("Offer", "application with an offer"),
    Shelf.CLOSED.value: ("Closed", "closed application"),
    ARCHIVED: ("Archived", "archived application"),
}
PLURALS = {
    Shelf.APPLIED.value: "applications without an interview yet",
    Shelf.INTERVIEW.value: "applications with an interview",
    Shelf.OFFER.value: "applications with an offer",
}
ORDERS = {"next": "the next due first", "newest": "the newest first", "company": "by company"}
FOLLOWING = {"next": "newest", "newest": "company", "company": "next"}
SORTED = {"next": "Next due first", "newest": "Newest first", "company": "By company"}


def page(entries: Sequence[Entry], counts: Mapping[str, int], wanted: Page, now: datetime, zone: str) -> Message:
    """A page of a shelf: the applications with what is next, one a line and one a button. `counts`: of all shelves."""
    first = wanted.number * PER_PAGE + 1
    many = counts.get(wanted.shelf, 0)
    told = [_line(place, entry, now, zone) for place, entry in enumerate(entries, first)]
    html = lines(f"<b>{_head(wanted, many)}</b>", "\n", told)
    around = (*_turns(wanted, many), *_shelves(counts, wanted), *_ways(wanted, counts))
    return Message(html, (*_openers(entries, first), *around))


def _head(wanted: Page, many: int) -> str:
    if many == 0 and wanted.shelf == ALL_LIVE:
        return "No live applications yet. /add one: it takes a minute."
    one = SHELVES[wanted.shelf][1]
    counted = f"One {one}" if many == 1 else f"{many or 'No'} {PLURALS.get(wanted.shelf, f'{one}s')}"
    pages = -(-many // PER_PAGE)
    where = f" · page {wanted.number + 1} of {pages}" if pages > 1 else ""
    return f"{counted}, {ORDERS[wanted.order]}{where}" if many > 1 else counted


def _openers(entries: Sequence[Entry], first: int) -> list[Row]:
    buttons = [
        Button(f"{place}. {entry.company}"[:30], Show(entry.id, "card").pack())
        for place, entry in enumerate(entries, first)
    ]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _turns(wanted: Page, many: int) -> list[Row]:
    pages = max(1, -(-many // PER_PAGE))
    if pages == 1:
        return []
    ways = [("‹ Earlier", wanted.number - 1), ("Later ›", wanted.number + 1)]
    return [tuple(Button(label, replace(wanted, number=to).pack()) for label, to in ways if 0 <= to < pages)]


def _shelves(counts: Mapping[str, int], wanted: Page) -> list[Row]:
    """The other shelves that hold anything. Where all live ones are on one shelf, that one says nothing of its own."""
    held = {shelf: counts[shelf] for shelf in SHELVES if counts.get(shelf)}
    alone = [shelf for shelf in LIVE if held.get(shelf) == held.get(ALL_LIVE)]
    shown = [shelf for shelf in held if shelf not in (wanted.shelf, *alone)]
    buttons = [Button(f"{SHELVES[s][0]} ({held[s]})", Page(0, s, wanted.order).pack()) for s in shown]
    wide = 3 if all(len(button.label) <= NARROW for button in buttons) else 2
    return [tuple(buttons[i : i + wide]) for i in range(0, len(buttons), wide)]


def _ways(wanted: Page, counts: Mapping[str, int]) -> list[Row]:
    """Another order, and the search: only where there is more than a page of anything."""
    buttons = []
    if counts.get(wanted.shelf, 0) > PER_PAGE:
        following = FOLLOWING[wanted.order]
        buttons.append(Button(f"↕ {SORTED[following]}", Page(0, wanted.shelf, following).pack()))
    if any(many > PER_PAGE for many in counts.values()):
        buttons.append(Button("🔎 Search", Page(0, SEARCH, wanted.order).pack()))
    return [tuple(buttons)] if buttons else []


def with_unsaved(told: Message, cards: Sequence[Capture]) -> Message:
    """The page with what was understood and waits for Save."""
    shown = list(enumerate(cards[:MOST_DRAFTS], 1))
    words = [f"{n}. “{plain(' '.join(card.data.get('text', '').split()) or '…', 80)}”" for n, card in shown]
    rows = tuple(
        (
            Button(f"Look at {n}", Captured(card.id, "back", "").pack()),
            Button(f"Discard {n}", Captured(card.id, "discard", "").pack()),
        )
        for n, card in shown
    )
    head = lines("\n", "<b>Not saved yet</b>", words) if words else ""
    return replace(told, html=lines(told.html, head), rows=(*told.rows, *rows))


def with_drafts(told: Message, left: Sequence[Conversation]) -> Message:
    """The list with what was begun and never finished."""
    drafts, rows = form_views.drafts(left[:MOST_DRAFTS])
    return replace(told, html=lines(told.html, drafts), rows=(*told.rows, *rows))


def _line(place: int, entry: Entry, now: datetime, zone: str) -> str:
    name = f"<b>{plain(entry.company, 40)}</b>, {plain(entry.title, 40)}"
    return f"{place}. {name}\n    {short(entry, now, zone)}"


def short(entry: Entry, now: datetime, zone: str) -> str:
    """What comes next, for a row of a list."""
    if entry.archived_at is not None:
        return f"archived {_day(entry.archived_at, now, zone)}"
    if entry.shelf == Shelf.OFFER:
        return "an offer"
    step, due = Next(entry.next_step), entry.next_due
    if step is Next.WAIT and entry.next_rule == "decision 4" and due is not None:
        return f"interview, {_day(due, now, zone)}, {due.astimezone(ZoneInfo(zone)):%H:%M}"
    if step in (Next.WAIT, Next.NOTHING):
        today = day_in(zone, now)
        until = f" until {day_name(entry.next_day, today)}" if step is Next.WAIT and entry.next_day else ""
        return NEXT[step].lower() + until
    return f"{NEXT[step].lower()}, {_day(due, now, zone) if due is not None and due > now else 'now'}"


def _day(moment: datetime, now: datetime, zone: str) -> str:
    place = ZoneInfo(zone)
    return day_name(moment.astimezone(place).date(), now.astimezone(place).date())


def found(entries: Sequence[Entry], many: int, said: str, now: datetime, zone: str) -> Message:
    """What fits the words, the best first. `many`: of which these are the first."""
    rows = (*_openers(entries, 1), (Button("🔎 Search again", Page(0, SEARCH, "next").pack()), _all()))
    if not entries:
        html = f"Nothing fits “{plain(said, 60)}”. Try the company, the job or a name; half a word will do."
        return Message(html, rows)
    head = f"{'One application fits' if many == 1 else f'{many} applications fit'} “{plain(said, 60)}”"
    more = f"The best {len(entries)} are shown; one word more finds the others." if many > len(entries) else ""
    told = [_line(place, entry, now, zone) for place, entry in enumerate(entries, 1)]
    return Message(lines(f"<b>{head}</b>", "\n", told, "\n" if more else "", more), rows)


def _all() -> Button:
    return Button("The whole list", Page(0, ALL_LIVE, "next").pack())


def ask_word() -> Message:
    return Message("What are you looking for? A company, a job or a name; half a word will do, and typos are fine.")
