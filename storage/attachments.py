"""Which files belong to an application? Telegram keeps the bytes; here is how to ask for them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from storage.schema import applications, attachments
from storage.unit import Unit, insert_row, update_row

Kind = Literal["photo", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of an application. `file_id`: the Bot API's name for it, good for this bot alone."""

    id: int
    application_id: int
    kind: str
    file_id: str
    name: str
    at: datetime


async def add(unit: Unit, application_id: int, *, kind: Kind, file_id: str, name: str, at: datetime) -> int:
    """Keep a file with an application; undoable."""
    values = {"kind": kind, "file_id": file_id, "name": name, "at": at}
    return await insert_row(unit, attachments, application_id=application_id, **values)


async def of(unit: Unit, application_id: int) -> Sequence[Attachment]:
    """The application's files, oldest first."""
    a = attachments.c
    query = select(attachments).where(a.chat_id == unit.chat_id, a.application_id == application_id, ~a.gone)
    return [_attachment(row) for row in await unit.connection.execute(query.order_by(a.id))]


async def all_of(unit: Unit) -> Sequence[Attachment]:
    """Every file of the chat whose application is there, the newest application's first, its own oldest first."""
    a, app = attachments.c, applications.c
    on = (app.chat_id == a.chat_id) & (app.id == a.application_id)
    query = select(attachments).join_from(attachments, applications, on)
    query = query.where(a.chat_id == unit.chat_id, ~a.gone, ~app.gone).order_by(a.application_id.desc(), a.id)
    return [_attachment(row) for row in await unit.connection.execute(query)]


async def load(unit: Unit, attachment_id: int) -> Attachment | None:
    """One file of this chat."""
    a = attachments.c
    query = select(attachments).where(a.chat_id == unit.chat_id, a.id == attachment_id, ~a.gone)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else _attachment(row)


async def remove(unit: Unit, attachment: Attachment) -> None:
    """Take a file from its application, undoably."""
    await update_row(unit, attachments, attachment.id, {"gone": False}, {"gone": True})


def _attachment(row: object) -> Attachment:
    return Attachment(**{name: getattr(row, name) for name in Attachment.__dataclass_fields__})
