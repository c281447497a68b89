"""Files that belong to an application: kept, shown from its card, sent again, taken away."""

import re

from telegram import Message as TelegramMessage
from telegram import Update

from handlers import logbook, replies, telling
from handlers.add import LONGEST_LINE
from handlers.buttons import Attached, data_of
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import attaching as views
from handlers.views import trouble
from storage import applications, attachments, captures, outbox
from storage import listing as entries
from storage.applications import Application
from storage.attachments import Kind
from storage.listing import Entry
from storage.types import clean

RESUME = re.compile(r"(?<![a-z])(?:r[eé]sum[eé]|cv|curriculum|lebenslauf)(?![a-z])", re.IGNORECASE)


async def meant(turn: Turn, message: TelegramMessage) -> int | None:
    """The application that a file is for, by the message that it replies to or by its caption."""
    live = await entries.standing(turn.unit)
    replied = await replies.application_of(turn, message)
    if replied is not None:
        return replied if replied in live else None
    found = telling.named(clean(message.caption or ""), live)
    return found[0] if len(found) == 1 else None


async def attach(turn: Turn, kind: Kind, file_id: str, name: str, application_id: int | None) -> None:
    """Keep the file with the application; where that is not known, ask which."""
    live = await entries.standing(turn.unit)
    if application_id is None and len(live) == 1:
        application_id = next(iter(live))
    if not live:
        await turn.say(views.no_application())
    elif application_id is None:
        waiting = {"kind": kind, "file_id": file_id, "name": clean(name)}
        capture_id = await captures.add(turn.unit, turn.user_id, turn.now, waiting)
        await turn.say(views.which(capture_id, list(live.values()), name))
    else:
        await _keep(turn, live[application_id], kind, file_id, name)


async def _keep(turn: Turn, application: Entry | Application, kind: Kind, file_id: str, name: str) -> None:
    await attachments.add(turn.unit, application.id, kind=kind, file_id=file_id, name=clean(name), at=turn.now)
    resume = bool(RESUME.search(name)) and await _went_out(turn, application.id, name)
    await turn.edit(views.kept(application, name, await turn.done("attached", application.id), resume=resume))


async def _went_out(turn: Turn, application_id: int, name: str, *, anew: bool = False) -> bool:
    """Note which résumé was sent; one that is noted already stays, unless this is said `anew`."""
    known = await applications.load(turn.unit, application_id)
    if known is None or (known.resume and not anew):
        return False
    await applications.change(turn.unit, known, resume=clean(name)[:LONGEST_LINE])
    return True


async def files(_update: Update, context: Context) -> None:
    """/files: every file of the chat, by application."""
    turn = context.turn
    found = await attachments.all_of(turn.unit)
    names = {each.id: each for each in await applications.everything(turn.unit)} if found else {}
    await turn.say(views.everything(found, names))


async def tap(update: Update, context: Context) -> None:
    """A button of a file: to which application it goes, send it again, or take it away."""
    turn, pressed = context.turn, Attached.unpack(data_of(update))
    if pressed.deed == "to":
        await _chosen(turn, pressed)
        return
    attachment = await attachments.load(turn.unit, pressed.file)
    if attachment is None:
        turn.hint(views.GONE)
    elif pressed.deed == "send":
        method, payload = views.sent(attachment)
        await outbox.put(turn.unit, method, payload, application_id=attachment.application_id)
    elif pressed.deed == "sent_out":
        await _went_out(turn, attachment.application_id, attachment.name, anew=True)
        await turn.done("edited", attachment.application_id)
        turn.hint(views.NOTED)
    elif pressed.deed == "remove":
        await attachments.remove(turn.unit, attachment)
        action = await turn.done("detached", attachment.application_id)
        await turn.say(views.removed(attachment, action))
    else:
        turn.hint(trouble.OLD_BUTTON)


async def _chosen(turn: Turn, pressed: Attached) -> None:
    """A file that waited goes to the application that was chosen."""
    waiting = await captures.load(turn.unit, pressed.file)
    planned = await logbook.find(turn, pressed.application) if waiting else None
    if waiting is None or waiting.by_user != turn.user_id or "file_id" not in waiting.data:
        turn.hint(views.GONE)
    elif planned is not None:
        await captures.drop(turn.unit, waiting)
        kind: Kind = "photo" if waiting.data["kind"] == "photo" else "document"
        await _keep(turn, planned.application, kind, waiting.data["file_id"], waiting.data["name"])


async def listing(turn: Turn, planned: Planned) -> None:
    """The application's files."""
    found = await attachments.of(turn.unit, planned.application.id)
    await turn.edit(views.listing(planned.application, found, turn.now, turn.chat.zone))
