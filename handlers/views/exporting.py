"""What is said while a search is taken out as files?"""

from collections.abc import Mapping, Sequence

from handlers.file_buttons import Export, Feed
from handlers.spans import Span
from handlers.views.message import Button, Document, Message, lines
from handlers.views.worklog import said

FORMATS: Mapping[str, str] = {
    "json": "Everything (JSON)",
    "csv": "Spreadsheet (CSV)",
    "ics": "Calendar (ICS)",
    "log": "Work-search log (PDF, CSV)",
}
NAMES: Mapping[str, str] = {
    "json": "all of it as one file",
    "csv": "the spreadsheets",
    "ics": "the calendar",
    "log": "the work-search log",
}
SPANS: Mapping[str, str] = {
    "month": "This month",
    "last_month": "Last month",
    "week": "Last 7 days",
    "quarter": "This quarter",
    "all": "All",
    "other": "Other days…",
}
CAPTIONS: Mapping[str, str] = {
    "day-eight.json": "Everything you told me. Keep it safe: send it to me, here or in a new chat, and all of it is "
    "back.",
    "applications.csv": "One row an application.",
    "events.csv": "One row for each thing that happened.",
    "day-eight.ics": "Interviews and next steps. Open it with your calendar.",
    "work-search-log.csv": "The same as a spreadsheet.",
    "work-search-log.pdf": "Your work-search log, ready to print or send.",
}


def ask(*, feed: bool) -> Message:
    """What can be taken out; `feed`: whether calendars can subscribe."""
    html = lines(
        "<b>Your data as files</b>",
        "<b>Everything</b>: a copy that I can read back, word for word.",
        "<b>Spreadsheet</b>: your applications, and what happened.",
        "<b>Calendar</b>: interviews and next steps.",
        "<b>Work-search log</b>: dated contacts, for a benefit office.",
        "\n",
        "To bring a list in, from another tracker or from such a copy, just send me the file.",
    )
    rows = tuple((Button(label, Export(name, "").pack()),) for name, label in FORMATS.items())
    subscribe = ((Button("Subscribe in my calendar", Feed("ask").pack()),),) if feed else ()
    return Message(html, (*rows, *subscribe))


def ask_span(wanted: str) -> Message:
    buttons = [Button(label, Export(wanted, name).pack()) for name, label in SPANS.items()]
    rows = tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))
    back = (Button("‹ Other files", Export("", "").pack()),)
    return Message(f"<b>{FORMATS[wanted]}</b>\nOf which days?", (*rows, back))


def ask_days() -> Message:
    return Message("From when to when? “1 Oct to 15 Nov”, “October”, “since 3 Nov”.")


def no_days() -> Message:
    return Message("I need a first and a last day there, such as “1 Oct to 15 Nov” or “October”.")


def making(wanted: str, span: Span | None) -> Message:
    return Message(f"{_capital(NAMES[wanted])}, {_of(span)}: on the way.")


def nothing(wanted: str, span: Span | None) -> Message:
    again = ((Button("Other days…", Export(wanted, "").pack()),),)
    if span is None:
        return Message("There is nothing to put into a file yet. /add an application first.")
    return Message(f"{said(span)}: nothing happened in these days, so there is no file.", again)


def too_large(wanted: str) -> Message:
    rows = ((Button("Fewer days…", Export(wanted, "").pack()),),)
    return Message("That is more than fits into one file here. Take it out in parts: fewer days at a time.", rows)


def files(documents: Sequence[Document], span: Span | None) -> Sequence[Document]:
    """The files with their captions, and the days in their names."""
    dated = "" if span is None else f"-{span[0]:%Y-%m-%d}-to-{span[1]:%Y-%m-%d}"
    return [
        Document(
            name=each.name.replace(".", f"{dated}.", 1),
            content=each.content,
            html=lines(CAPTIONS[each.name], f"<i>{said(span)}</i>" if span else ""),
        )
        for each in documents
    ]


def _of(span: Span | None) -> str:
    return "of all days" if span is None else said(span)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
