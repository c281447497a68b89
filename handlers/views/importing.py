"""What is said while a list comes in?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.exchange.columns import Columns
from coach.exchange.sheet import MOST_ROWS
from coach.exchange.stages import Stage
from handlers.buttons import Undo
from handlers.file_buttons import Import
from handlers.tabular import Tabular
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import day_name
from storage.portable import Parts

SHOWN = 3  # applications shown before they are made
BAD = 8  # rows named that cannot be used

OVER = "That list is no longer waiting. Send me the file once more."
UNDER_WAY = "It is coming in already."

AS_CSV = "In Excel or Numbers: File, Save as or Export, CSV. In Google Sheets: File, Download, Comma-separated values."
NO_TABLE: Mapping[str, str] = {
    "archive": f"is a workbook or a packed file, and I open none of those. {AS_CSV} Then send me that.\n\n"
    "To keep the file itself with an application, send it as a reply to its card.",
    "empty": "is empty.",
    "binary": f"is no table of text. {AS_CSV}",
    "too_many_rows": f"has more than {MOST_ROWS:,} rows. Cut it into several files, and send them one after the other.",
    "broken": f"has quotation marks that do not close, in so many rows that I don't trust any of it. {AS_CSV}",
}
STAGES: Mapping[Stage, str] = {
    Stage.APPLIED: "applied",
    Stage.INTERVIEW: "with an interview",
    Stage.OFFER: "with an offer",
    Stage.REJECTED: "turned down",
    Stage.WITHDRAWN: "withdrawn",
    Stage.SILENT: "gone silent, archived",
    Stage.ARCHIVED: "archived",
}
FIELDS: Mapping[str, str] = {
    "company": "company",
    "title": "job",
    "status": "status",
    "applied": "date of applying",
    "saved": "date of saving",
    "updated": "last change",
    "interview": "interview",
    "contact": "contact",
    "role": "their role",
    "phone": "phone",
    "email": "email",
    "salary": "pay",
    "deadline": "deadline",
    "posting": "posting",
    "needs": "what they want",
    "referred_by": "who referred you",
    "resume": "résumé",
    "notes": "notes",
    "archived": "archived",
}
PARTS: Mapping[str, str] = {
    "contacts": "contact",
    "events": "event",
    "proofs": "proof point",
    "attachments": "file",
    "rehearsals": "practice answer",
    "conversations": "unfinished question",
}
NOTHING_YET = "<i>Nothing is kept before you tap, and one Undo takes all of it back.</i>"


def no_table(name: str, reason: str) -> Message:
    return Message(f"{_called(name)} {NO_TABLE[reason]}")


def no_columns(name: str, head: Sequence[str]) -> Message:
    seen = ", ".join(plain(cell, 30) for cell in head[:8] if cell)
    return Message(
        lines(
            f"{_called(name)}: I can't tell which column is the company.",
            f"I see: {seen}" if seen else "",
            "The first row has to name the columns: “Company” and “Job title” at least; “Status”, “Date applied”, "
            "“Contact”, “Email”, “Phone” and “Notes” if you have them. Then send it once more.",
            "\n",
            "To keep the file itself with an application, send it as a reply to its card.",
        )
    )


def refused(name: str, reason: str, where: str) -> Message:
    told = {
        "not_ours": "is a JSON file, but not one that I wrote. I read tables (CSV), and what /export gives.",
        "newer": "was made by a newer Day Eight than this one. Update this one first; nothing was changed.",
        "damaged": f"is not as /export gave it, and I don't guess: {plain(where, 200)}. Nothing was changed. "
        "Send the file as it was.",
    }
    return Message(f"{_called(name)} {told[reason]}")


def all_there(name: str) -> Message:
    return Message(f"{_called(name)}: all of it is here already. Nothing to do.")


def no_room(name: str, most: int) -> Message:
    return Message(
        f"{_called(name)} is more than one chat can keep: I keep {most:,} applications with what belongs to them. "
        "Bring in a part of the list."
    )


def nothing_new(name: str, found: Tabular) -> Message:
    return Message(lines(f"{_called(name)}: nothing that I could bring in.", *_left_out(found)))


def preview_table(
    name: str, parts: Parts, found: Tabular, columns: Columns, errand: int, now: datetime, zone: str
) -> Message:
    """What would be made of a table."""
    count = len(parts["applications"])
    stages = ", ".join(f"{number} {STAGES[stage]}" for stage, number in found.stages.most_common())
    people = len(parts["contacts"])
    html = lines(
        f"📥 {_called(name)}",
        f"<b>{_number(count, 'application')}</b>: {stages}" + (f"; {_number(people, 'contact')}." if people else "."),
        "\n",
        [_example(row, parts, now, zone) for row in parts["applications"][:SHOWN]],
        f"… and {count - SHOWN:,} more" if count > SHOWN else "",
        "\n",
        _understood(columns),
        "\n",
        *_left_out(found),
        "\n",
        NOTHING_YET,
    )
    return Message(html, _asks(errand, count))


def _understood(columns: Columns) -> str:
    known = [f"{plain(columns.names[places[0]], 30)} → {FIELDS[name]}" for name, places in columns.fields.items()]
    rest = [plain(name, 30) for name in columns.rest.values()]
    noted = f" Kept as notes: {', '.join(rest[:8])}{'…' if len(rest) > 8 else ''}." if rest else ""
    return f"I read: {', '.join(known)}.{noted}"


def _left_out(found: Tabular) -> Sequence[str]:
    """What does not come in, and why: every row that cannot be used by its number."""
    named = [f"row {number}: {plain(why, 120)}" for number, why in found.bad[:BAD]]
    more = f"; and {len(found.bad) - BAD} more" if len(found.bad) > BAD else ""
    return (
        f"{_number(found.known, 'row')} left out: here already, or twice in the list." if found.known else "",
        f"{_number(found.saved, 'row')} left out: saved, but not applied for." if found.saved else "",
        f"{_number(found.undated, 'row')} without a date of applying: counted from when it was saved, else from today."
        if found.undated
        else "",
        f"{_number(found.told_today, 'answer')} of theirs without a date: noted as of today; the card corrects it."
        if found.told_today
        else "",
        f"Days or months first? Nothing in the list tells: I read “{plain(found.guessed, 20)}” as you would write it."
        if found.guessed
        else "",
        f"Can't use {_number(len(found.bad), 'row')}: {'; '.join(named)}{more}." if found.bad else "",
    )


def _example(row: Mapping[str, object], parts: Parts, now: datetime, zone: str) -> str:
    applied = next(event["at"] for event in parts["events"] if event["application_id"] == row["id"])
    here = ZoneInfo(zone)
    day = day_name(applied.astimezone(here).date(), now.astimezone(here).date())
    title = f", {plain(str(row['title']), 60)}" if row["title"] else ""
    return f"· {plain(str(row['company']), 60)}{title}: applied {day}"


def preview_own(name: str, parts: Parts, left_out: int, stays: bool, settings: bool, errand: int) -> Message:
    """What would be made of a file of our own."""
    more = [_number(len(parts[part]), word) for part, word in PARTS.items() if parts[part]]
    count = len(parts["applications"])
    html = lines(
        f"📥 {_called(name)}, a copy that /export made",
        f"<b>{_number(count, 'application')}</b>" + (f", {', '.join(more)}." if more else "."),
        "Your name, number, time zone and other settings come from it as well." if settings else "",
        f"{_number(left_out, 'application')} left out: here already." if left_out else "",
        "Unfinished questions stay behind: they belong to the chat that they were asked in." if stays else "",
        "\n",
        NOTHING_YET,
    )
    return Message(html, _asks(errand, count))


def _asks(errand: int, count: int) -> tuple[Row, ...]:
    label = f"Bring in {_number(count, 'application')}" if count else "Bring it in"
    bring = Button(label, Import(errand, "bring").pack(), style="success")
    return ((bring,), (Button("Leave it", Import(errand, "leave").pack()),))


def left() -> Message:
    return Message("Left alone. Nothing was kept.")


def progress(done: int, count: int) -> Message:
    return Message(f"📥 Coming in: {done:,} of {count:,}…")


def done(count: int, action: int) -> Message:
    html = lines(
        f"📥 {_number(count, 'application')} {'is' if count == 1 else 'are'} in." if count else "📥 It is in.",
        "\n",
        "/list shows them with their next steps, /today what is due now.",
    )
    return Message(html, ((Button("Undo", Undo(action, 0).pack()),),))


def stopped(action: int) -> Message:
    html = "Sorry, something of mine broke while the list came in, and only a part of it is here. Undo takes that back."
    return Message(html, ((Button("Undo", Undo(action, 0).pack()),),))


def _called(name: str) -> str:
    return f"“{plain(name or 'The file', 60)}”"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
