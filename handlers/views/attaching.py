"""What is said about the files of an application?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handlers.buttons import Attached, Undo
from handlers.planning import day_in
from handlers.views.card import show
from handlers.views.message import Button, Message, lines, plain
from handlers.views.moments import day_name
from storage.applications import Application
from storage.attachments import Attachment
from storage.listing import Entry

MOST = 12  # files listed
ASKED = 10  # applications offered

GONE = "That file is no longer there."
NOTED = "Noted as the résumé that went out."
ON_A_SCREEN = 30  # files of all applications; the others are on their cards


def _titled(application: Application | Entry) -> str:
    return ", ".join(part for part in (application.company, application.title) if part)


def _called(name: str) -> str:
    return f"“{plain(name, 60)}”" if name else "The picture"


def kept(application: Application | Entry, name: str, action: int, *, resume: bool) -> Message:
    """The file is kept; `resume`: also noted as the résumé that went out."""
    noted = " I noted it as the résumé that went out." if resume else ""
    where = f"is kept with <b>{plain(_titled(application), 120)}</b>. The card has it under “Files”.{noted}"
    html = f"📎 {_called(name)} {where}"
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
    today = day_in(zone, now)
    told = [f"{n}. {_called(a.name)}, {day_name(day_in(zone, a.at), today)}" for n, a in _numbered(newest)]
    rows = [
        (
            Button(f"{n}. Show", Attached(a.id, "send", application.id).pack()),
            Button("I sent this one", Attached(a.id, "sent_out", application.id).pack()),
            Button("Remove", Attached(a.id, "remove", application.id).pack()),
        )
        for n, a in _numbered(newest)
    ]
    return Message(lines(head, "📎 Files", told), (*rows, back), about=application.id)


def everything(found: Sequence[Attachment], of: Mapping[int, Application]) -> Message:
    """The files of all applications, each sent again by a tap."""
    if not found:
        return Message("No files yet. Send a résumé, a letter or a photo, and I keep it with its application.")
    told, buttons = ["<b>📎 Files</b>"], []
    before = 0
    for number, file in enumerate(found[:ON_A_SCREEN], 1):
        if file.application_id != before:
            told.append(f"\n<b>{plain(_titled(of[file.application_id]), 100)}</b>")
            before = file.application_id
        sent = " ✓ went out" if file.name and file.name == of[file.application_id].resume else ""
        told.append(f"{number}. {_called(file.name)}{sent}")
        buttons.append(Button(str(number), Attached(file.id, "send", file.application_id).pack()))
    more = len(found) - ON_A_SCREEN
    rest = f"\nand {more} more: each application's card has its own under “Files”." if more > 0 else ""
    rows = tuple(tuple(buttons[at : at + 5]) for at in range(0, len(buttons), 5))
    return Message(lines(told, rest, "\nTap a number, and I send it again."), rows)


def _numbered(found: Sequence[Attachment]) -> Sequence[tuple[int, Attachment]]:
    return list(enumerate(found, 1))


def removed(attachment: Attachment, action: int) -> Message:
    undo = Button("Undo", Undo(action, 0).pack())
    return Message(f"📎 {_called(attachment.name)} is removed.", ((undo,),), about=attachment.application_id)


def sent(attachment: Attachment) -> tuple[str, dict[str, Any]]:
    """The call that sends the file again, and its parameters (Bot API, sendPhoto and sendDocument)."""
    method = "sendPhoto" if attachment.kind == "photo" else "sendDocument"
    return method, {attachment.kind: attachment.file_id, "caption": attachment.name[:200]}
