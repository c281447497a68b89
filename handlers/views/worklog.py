"""What does a benefit office want to see? Dated contacts: which employer, for what job, with whom, how, and what came
of it.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.exchange import cells
from coach.timeline import Applied, Decided, Event, Heard, Interview, Outcome, Touch
from handlers.collected import Collected, moment_of
from handlers.spans import Span
from handlers.views.message import Document
from handlers.views.words import CHANNELS, HAPPENED, VERDICTS
from storage.applications import Application

HEAD = ("Date", "Employer", "Job", "Person", "How", "Outcome")
WIDTHS = (11, 24, 22, 18, 14, 26)
PRINTED = 1000  # rows on paper; the table has all of them


def table(found: Collected) -> Document:
    """The log as a spreadsheet has it."""
    rows = [(day.isoformat(), *rest) for day, *rest in entries(found)]
    return Document(name="work-search-log.csv", content=cells.written(HEAD, rows))


def pages(found: Collected) -> Document:
    """The log on paper, the oldest first."""
    from coach.exchange import paper  # what makes pages is large, and loaded when somebody wants some

    rows = [(f"{day:%d %b %Y}", *rest) for day, *rest in entries(found)]
    printed = rows[-PRINTED:]
    contacts = f"{len(rows)} contact{'' if len(rows) == 1 else 's'}"
    above = [_whose(found), f"{said(found.span)}: {contacts} with {len({row[1] for row in rows})} employers"]
    if len(rows) > PRINTED:
        above.append(f"The newest {PRINTED} are printed; the spreadsheet beside this file has all of them.")
    now = found.now.astimezone(ZoneInfo(found.chat.zone))
    foot = f"Kept with Day Eight, printed on {now:%d %b %Y}"
    content = paper.printed("Work-search log", above, HEAD, WIDTHS, printed, foot)
    return Document(name="work-search-log.pdf", content=content)


def _whose(found: Collected) -> str:
    return ", ".join(part for part in (found.chat.name, found.chat.phone) if part)


def said(span: Span | None) -> str:
    """A span as a heading has it."""
    if span is None:
        return "The whole search"
    first, last = span
    return _date(first) if first == last else f"{_date(first)} to {_date(last)}"


def _date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def entries(found: Collected) -> list[tuple[date, str, str, str, str, str]]:
    """The contacts of the span in order: day, employer, job, person, how, outcome. What is still ahead is none."""
    zone = ZoneInfo(found.chat.zone)
    rows: list[tuple[datetime, tuple[str, str, str, str, str]]] = []
    for application in found.applications:
        own = [stored.event for stored in found.events.get(application.id, ())]
        for event in own:
            at = moment_of(event)
            how = _how(event)
            if how is not None and at <= found.now and found.within(at):
                rows.append((at, (application.company, application.title, _person(event, application), *how)))
    return [(at.astimezone(zone).date(), *rest) for at, rest in sorted(rows, key=lambda row: row[0])]


def _person(event: Event, application: Application) -> str:
    if isinstance(event, Interview):
        return event.with_whom or application.contact.name
    reached_nobody = isinstance(event, Touch) and event.outcome is Outcome.NOBODY
    return "" if isinstance(event, Applied | Decided) or reached_nobody else application.contact.name


def _how(event: Event) -> tuple[str, str] | None:
    """By which way, and with what outcome; None for what was no contact."""
    match event:
        case Applied():
            return "Application", "Sent"
        case Touch():
            return CHANNELS[event.channel], HAPPENED[event.outcome]
        case Interview():
            return "Interview", "Held"
        case Heard():
            return "Their call or message", "They got in touch"
        case Decided():
            return "Their decision" if event.outcome != "withdrawn" else "My decision", VERDICTS[event.outcome]
    return None
