"""A group gets a new id: does everything go with it, whatever is under the new id already?"""

import pytest
from sqlalchemy import select

from storage import (
    actions,
    applications,
    chats,
    events,
    outbox,
)
from storage.database import Database
from storage.seal import Key
from storage.unit import Duplicate, mark_seen, unit_of_work
from tests.support.everything import OF_CHATS, live_in

OLD, NEW, BYSTANDER = -7, -1_000_000_000_007, 5


@pytest.fixture(params=[None, Key(b"k" * 32)], ids=["plain", "sealed"])
def key(request: pytest.FixtureRequest) -> Key | None:
    """Rows that are sealed for a chat must be sealed anew for the other."""
    found: Key | None = request.param
    return found


async def _touch(database: Database, chat: int, update_id: int) -> None:
    """An update from people who have not introduced themselves, and its answer."""
    async with unit_of_work(database, chat) as unit:
        await mark_seen(unit, update_id)
        await outbox.put(unit, "sendMessage", {"text": "who are you?"})


async def _rows(database: Database) -> dict[str, dict[int, int]]:
    """How many rows each chat has in each table."""
    found: dict[str, dict[int, int]] = {}
    async with database.transaction() as connection:
        for table in OF_CHATS:
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
    await live_in(database, OLD, "Acme", 100)
    await live_in(database, BYSTANDER, "Other", 200)
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
    await live_in(database, OLD, "Acme", 100)
    await _touch(database, NEW, 300)
    await chats.migrate(database, OLD, NEW)
    assert await chats.count(database) == 1
    assert sorted(await _said(database, NEW)) == ["Acme one", "Acme two", "who are you?"]
    async with unit_of_work(database, NEW) as unit:
        assert [application.company for application in await applications.live(unit)] == ["Acme"]
    await _assert_seen(database, NEW, 100, 300)


async def test_a_late_update_under_the_old_id_does_not_wipe_the_new_one(database: Database) -> None:
    await live_in(database, OLD, "Acme", 100)
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
    await live_in(database, OLD, "Acme", 100)
    await live_in(database, NEW, "Brief", 300)
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
