"""Do several chats that share a transaction get what each would get alone, with as few statements as one of them?"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, text

from storage import applications, nudges, outbox, proofs
from storage.contacts import NOBODY
from storage.database import Database
from storage.seal import Key
from storage.unit import Unit, unit_of_work, work_together

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
CHATS = range(1, 24)

pytestmark = pytest.mark.parametrize("key", [None, Key(b"k" * 32)], ids=["open", "sealed"])


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    yield heard
    event.remove(database.engine.sync_engine, "before_cursor_execute", hear)


async def _settle(database: Database) -> None:
    """Ids are counted per chat, so that they are the same in all of them: what is asked for must not be mixed up."""
    for chat in CHATS:
        async with unit_of_work(database, chat) as unit:
            unit.change_chat(name=f"person {chat}")
            for company in ("Acme", f"Company {chat}", "acme "):
                await applications.add(unit, company=company, title=f"job {chat}", contact=NOBODY, created_at=NOW)
            await proofs.add(unit, f"proof of {chat}", None)


async def _look(unit: Unit) -> Sequence[Any]:
    # Odd chats ask for one application, even ones for another, which the odd ones have as well.
    wanted = 1 if unit.chat_id % 2 else 2
    found = await applications.connected(unit, [wanted])
    told = [proof.text for proof in await proofs.all_of(unit)]
    nudge = await nudges.add(unit, wanted, "call", f"step {unit.chat_id}", NOW)
    await nudges.encourage(unit, nudge, f"courage {unit.chat_id}")
    (due,) = await nudges.due(unit, NOW)
    await outbox.put(unit, "sendMessage", {"text": f"letter {unit.chat_id}"})
    courage = await nudges.last_courage(unit)
    return unit.chat.name, [(one.id, one.title) for one in found], told, due.step, courage


def _alone(chat: int) -> Sequence[Any]:
    ids = (1, 3) if chat % 2 else (2,)
    return (
        f"person {chat}",
        [(own, f"job {chat}") for own in ids],
        [f"proof of {chat}"],
        f"step {chat}",
        f"courage {chat}",
    )


async def test_each_gets_its_own_and_all_of_them_cost_as_many_statements_as_one(database: Database) -> None:
    await _settle(database)
    with statements(database) as for_one:
        first = await work_together(database, CHATS[:1], _look, most=len(CHATS))
    with statements(database) as for_all:
        others = await work_together(database, CHATS[1:], _look, most=len(CHATS))
    assert {**first, **others} == {chat: _alone(chat) for chat in CHATS}
    assert len(for_all) == len(for_one)
    said = {letter.chat_id: letter.payload["text"] for letter in await outbox.claim(database, 100, 30)}
    assert said == {chat: f"letter {chat}" for chat in CHATS}


@pytest.mark.parametrize("broken", [{1}, {5, 9}, {23}, set(CHATS)], ids=["first", "two", "last", "all"])
async def test_where_one_fails_nothing_is_done_in_any_and_nobody_waits_for_ever(
    database: Database, broken: set[int]
) -> None:
    await _settle(database)

    async def work(unit: Unit) -> None:
        await _look(unit)
        if unit.chat_id in broken:
            raise LookupError(unit.chat_id)
        await proofs.all_of(unit)

    async with asyncio.timeout(20):
        with pytest.raises(LookupError):
            await work_together(database, CHATS, work, most=len(CHATS))
    assert await outbox.claim(database, 100, 30) == []
    assert await nudges.next_due(database) is None


async def test_a_statement_that_fails_is_told_to_all_and_ends_the_work(database: Database) -> None:
    await _settle(database)

    async def work(unit: Unit) -> None:
        await outbox.put(unit, "sendMessage", {})
        if unit.chat_id == 5:
            await unit.connection.execute(text("SELECT nothing FROM nowhere"))
        await proofs.all_of(unit)

    async with asyncio.timeout(20):
        with pytest.raises(Exception, match="nowhere"):
            await work_together(database, CHATS, work, most=len(CHATS))
    assert await outbox.claim(database, 100, 30) == []


async def test_what_a_chat_asks_by_itself_goes_beside_what_all_ask(database: Database) -> None:
    await _settle(database)

    async def work(unit: Unit) -> Sequence[str]:
        if unit.chat_id % 3 == 0:
            own = await applications.load(unit, 1)
            assert own is not None
            assert own.title == f"job {unit.chat_id}"
        return [proof.text for proof in await proofs.all_of(unit)]

    found = await work_together(database, CHATS, work, most=len(CHATS))
    assert found == {chat: [f"proof of {chat}"] for chat in CHATS}


async def test_a_chat_that_somebody_works_in_is_left_out(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("there, one transaction is open at a time")
    await _settle(database)
    async with asyncio.timeout(20), unit_of_work(database, 3):
        found = await work_together(database, CHATS, _look, most=len(CHATS))
    assert found.keys() == set(CHATS) - {3}


async def test_two_at_once_take_other_chats_each_no_more_than_it_may(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("there, one transaction is open at a time")
    await _settle(database)
    begun, through = asyncio.Event(), asyncio.Event()

    async def wait(unit: Unit) -> None:
        begun.set()
        await through.wait()

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        one = tasks.create_task(work_together(database, CHATS, wait, most=3))
        await begun.wait()
        other = await work_together(database, CHATS, _look, most=4)
        through.set()
    assert len((await one).keys()) == 3
    assert len(other.keys()) == 4
    assert not other.keys() & (await one).keys()
