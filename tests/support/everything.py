"""A chat in which everything has been done: a row in every table, whoever adds the table."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Float, Integer, Select, Table, select

from coach.timeline import Applied
from storage import (
    actions,
    applications,
    attachments,
    captures,
    contacts,
    conversations,
    events,
    members,
    nudges,
    outbox,
    picks,
    pitches,
    proofs,
    rehearsals,
    set_aside,
)
from storage.contacts import Contact
from storage.conversations import Conversation
from storage.database import Database
from storage.schema import metadata
from storage.types import Moment, SealedBytes, SealedJson
from storage.unit import mark_seen, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
OF_CHATS = [table for table in metadata.sorted_tables if "chat_id" in table.columns]


async def live_in(database: Database, chat: int, name: str, update_id: int) -> None:
    """Something in every table."""
    async with unit_of_work(database, chat) as unit:
        await mark_seen(unit, update_id)
        unit.change_chat(name=name, started_at=NOW)
        jane = Contact(name="Jane Roe", phone="+12125550100")
        new = await applications.add(unit, company=name, title="Nurse", contact=jane, created_at=NOW)
        await events.append(unit, new, Applied(at=NOW), 1)
        await proofs.add(unit, "ran a ward", new)
        await contacts.link(unit, new, await contacts.find_or_add(unit, Contact(name="Max")))
        await picks.add(unit, new, "pipelines", 1)
        await pitches.keep(unit, pitches.Pitch(application_id=new, kind="email"), before=None)
        await attachments.add(unit, new, kind="document", file_id="f", name="cv.pdf", at=NOW)
        said = rehearsals.Rehearsal(application_id=new, round=1, role="hr", kind="call_before", seconds=20.0)
        await rehearsals.add(unit, NOW, said)
        await members.remember(unit, 1, "Ada")
        await captures.add(unit, 1, NOW, {"intent": "heard"})
        nudge = await nudges.add(unit, new, "call", "key", NOW)
        await conversations.store(unit, Conversation(1, "add", "title", True, NOW, {"company": name}))
        await set_aside.add(unit, update_id + 1, NOW, "KeyError")
        letter = await outbox.put(unit, "sendMessage", {"text": f"{name} one"})
        await nudges.mark_sent(unit, nudge, letter)
        await outbox.put(unit, "sendMessage", {"text": f"{name} two"})
        await actions.record(unit, "added", NOW, 1, new)
        for table in OF_CHATS:
            if not (await unit.connection.execute(_of(table, chat))).first():
                await unit.connection.execute(table.insert().values(_any_row(table, chat)))


def _of(table: Table, chat: int) -> Select[Any]:
    return select(table.c.chat_id).where(table.c.chat_id == chat)


def _any_row(table: Table, chat: int) -> dict[str, Any]:
    """A row of a table that says nothing, so that none is forgotten here when one is added."""
    values: dict[type, Any] = {
        BigInteger: 1,
        Integer: 1,
        Float: 1,
        Moment: NOW,
        Boolean: False,
        SealedJson: {"x": 1},
        SealedBytes: b"x",
    }
    wanted = [column for column in table.c if not column.nullable and column.server_default is None]
    return {c.name: chat if c.name == "chat_id" else values.get(type(c.type), "x") for c in wanted}
