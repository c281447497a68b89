"""What is said about the files of an application?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.buttons import Attached, Undo
from handlers.views.card import show
from handlers.views.message import Button, Message, lines, plain
from handlers.views.moments import day_name
from storage.applications import Application
from storage.attachments import Attachment
from storage.listing import Entry

MOST = 12  # files listed
ASKED = 10  # applications offered

GONE = "That file is no longer there."


def _titled(application: Application | Entry) -> str:
    return ", ".join(part for part in (application.company, application.title) if part)


def _called(name: str) -> str:
    return f"“{plain(name, 60)}”" if name else "The picture"


def kept(application: Application | Entry, name: str, action: int) -> Message:
    html = f"📎 {_called(name)} is kept with <b>{plain(_titled(application), 120)}</b>. The card has it under “Files”."
    rows = ((Button("Undo", Undo(action, 0).pack()), show(application, "Files", "files")),)
    return Message(html, rows, about=application.id)


def which(capture: int, live: Sequence[Entry], name: str) -> Message:
    rows = tuple((Button(_titled(a)[:60], Attached(capture, "to", a.id).pack()),) for a in live[:ASKED])
    return Message(f"📎 {_called(name)}: which application does it belong to?", rows)


def no_application() -> Message:
    return Message("I keep files with an application, and there is none yet. /add one, then send the file again.")


def listing(application: Application, found: Sequence[Attachment], now: datetime, zone: str) -> Message:
    """The files, newest first, each to be sent again or taken away."""
    back = (show(application, "‹ Card"),)
    head = f"<b>{plain(_titled(application), 120)}</b>"
    if not found:
        empty = "No files yet. Send a photo or a file as a reply to this message, and I keep it here."
        return Message(lines(head, empty), (back,), about=application.id)
    newest = list(reversed(found))[:MOST]
    today = now.astimezone(ZoneInfo(zone)).date()
    told = [
        f"{n}. {_called(a.name)}, {day_name(a.at.astimezone(ZoneInfo(zone)).date(), today)}"
        for n, a in _numbered(newest)
    ]
    rows = [
        (
            Button(f"{n}. Show", Attached(a.id, "send", application.id).pack()),
            Button("Remove", Attached(a.id, "remove", application.id).pack()),
        )
        for n, a in _numbered(newest)
    ]
    return Message(lines(head, "📎 Files", told), (*rows, back), about=application.id)


def _numbered(found: Sequence[Attachment]) -> Sequence[tuple[int, Attachment]]:
    return list(enumerate(found, 1))


def removed(attachment: Attachment, action: int) -> Message:
    undo = Button("Undo", Undo(action, 0).pack())
    return Message(f"📎 {_called(attachment.name)} is removed.", ((undo,),), about=attachment.application_id)


def sent(attachment: Attachment) -> tuple[str, dict[str, Any]]:
    """The call that sends the file again, and its parameters (Bot API, sendPhoto and sendDocument)."""
    method = "sendPhoto" if attachment.kind == "photo" else "sendDocument"
    return method, {attachment.kind: attachment.file_id, "caption": attachment.name[:200]}
