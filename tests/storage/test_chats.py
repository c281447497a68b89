"""A group gets a new id: does everything go with it, whatever is under the new id already?"""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Float, Integer, LargeBinary, Select, Table, select

from coach.timeline import Applied
from storage import (
    actions,
    applications,
    attachments,
    captures,
    chats,
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
from storage.schema import leases, metadata
from storage.types import Moment
from storage.unit import Duplicate, mark_seen, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
OLD, NEW, BYSTANDER = -7, -1_000_000_000_007, 5


async def _live_in(database: Database, chat: int, name: str, update_id: int) -> None:
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
        for table in metadata.sorted_tables:
            if table is not leases and not (await unit.connection.execute(_of(table, chat))).first():
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
        JSON: {},
        LargeBinary: b"x",
    }
    wanted = [column for column in table.c if not column.nullable and column.server_default is None]
    return {c.name: chat if c.name == "chat_id" else values.get(type(c.type), "x") for c in wanted}


async def _touch(database: Database, chat: int, update_id: int) -> None:
    """An update from people who have not introduced themselves, and its answer."""
    async with unit_of_work(database, chat) as unit:
        await mark_seen(unit, update_id)
        await outbox.put(unit, "sendMessage", {"text": "who are you?"})


async def _rows(database: Database) -> dict[str, dict[int, int]]:
    """How many rows each chat has in each table."""
    found: dict[str, dict[int, int]] = {}
    async with database.transaction() as connection:
        for table in metadata.sorted_tables:
            if table is not leases:
                chats_ = [row[0] for row in await connection.execute(select(table.c.chat_id))]
                found[table.name] = {chat: chats_.count(chat) for chat in set(chats_)}
    return found


async def _said(database: Database, chat: int) -> list[str]:
    """What is sent, in order."""
    said = []
    while letters := await outbox.claim(database, 10, 60):
        said += [letter.payload["text"] for letter in letters if letter.chat_id == chat]
        await outbox.mark_sent(database, [(letter, 1) for letter in letters])
    return said


async def test_everything_moves_and_done_twice_nothing_more_happens(database: Database) -> None:
    await _live_in(database, OLD, "Acme", 100)
    await _live_in(database, BYSTANDER, "Other", 200)
    before = await _rows(database)
    for _ in range(2):
        await chats.migrate(database, OLD, NEW)
        moved = {table: {NEW if chat == OLD else chat: n for chat, n in by.items()} for table, by in before.items()}
        assert await _rows(database) == moved
    assert all(by for by in before.values()), "a table without a row proves nothing"
    assert await _said(database, NEW) == ["Acme one", "Acme two"]
    async with unit_of_work(database, NEW) as unit:
        (application,) = await applications.live(unit)
        assert (application.company, application.contact.name) == ("Acme", "Jane Roe")
        assert len(await events.timeline(unit, application.id)) == 1
        assert unit.new_id() > max(action.id for action in await actions.recent(unit))


async def test_what_was_said_under_the_new_id_before_we_knew_is_kept(database: Database) -> None:
    await _live_in(database, OLD, "Acme", 100)
    await _touch(database, NEW, 300)
    await chats.migrate(database, OLD, NEW)
    assert await chats.count(database) == 1
    assert sorted(await _said(database, NEW)) == ["Acme one", "Acme two", "who are you?"]
    async with unit_of_work(database, NEW) as unit:
        assert [application.company for application in await applications.live(unit)] == ["Acme"]
    await _assert_seen(database, NEW, 100, 300)


async def test_a_late_update_under_the_old_id_does_not_wipe_the_new_one(database: Database) -> None:
    await _live_in(database, OLD, "Acme", 100)
    await chats.migrate(database, OLD, NEW)
    await _touch(database, OLD, 99)
    await chats.migrate(database, OLD, NEW)
    assert await chats.count(database) == 1
    assert sorted(await _said(database, NEW)) == ["Acme one", "Acme two", "who are you?"]
    async with unit_of_work(database, NEW) as unit:
        assert unit.chat.name == "Acme"
        assert [application.company for application in await applications.live(unit)] == ["Acme"]
    await _assert_seen(database, NEW, 99, 100)


async def test_where_both_were_lived_in_the_old_one_stays(database: Database) -> None:
    await _live_in(database, OLD, "Acme", 100)
    await _live_in(database, NEW, "Brief", 300)
    await chats.migrate(database, OLD, NEW)
    async with unit_of_work(database, NEW) as unit:
        assert [application.company for application in await applications.live(unit)] == ["Acme"]
    assert sorted(await _said(database, NEW)) == ["Acme one", "Acme two", "Brief one", "Brief two"]
    await _assert_seen(database, NEW, 100, 300)


async def test_an_unknown_chat_moves_without_a_trace(database: Database) -> None:
    await chats.migrate(database, OLD, NEW)
    assert await chats.count(database) == 0


async def _assert_seen(database: Database, chat: int, *update_ids: int) -> None:
    for update_id in update_ids:
        with pytest.raises(Duplicate):
            async with unit_of_work(database, chat) as unit:
                await mark_seen(unit, update_id)
