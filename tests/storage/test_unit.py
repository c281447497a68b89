"""One unit of work: a chat's lock, its row, duplicates, and all or nothing."""

import asyncio
from datetime import UTC, datetime

import pytest

from storage import applications
from storage.contacts import NOBODY
from storage.database import Database
from storage.unit import Duplicate, mark_seen, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


async def test_a_new_chat_is_made_and_keeps_what_is_set(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        unit.change_chat(name="Ada", zone="America/New_York", started_at=NOW, settings={"quiet": True})
    async with unit_of_work(database, 7) as unit:
        assert (unit.chat.name, unit.chat.zone, unit.chat.started_at) == ("Ada", "America/New_York", NOW)
        assert unit.chat.settings == {"quiet": True}


async def test_an_update_is_seen_once_in_any_order(database: Database) -> None:
    for update_id in (5, 3, 4):
        async with unit_of_work(database, 7) as unit:
            await mark_seen(unit, update_id)
    with pytest.raises(Duplicate):
        async with unit_of_work(database, 7) as unit:
            await mark_seen(unit, 3)
    async with unit_of_work(database, 8) as unit:
        await mark_seen(unit, 3)


async def test_an_exception_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        async with unit_of_work(database, 7) as unit:
            await mark_seen(unit, 1)
            unit.change_chat(name="Ada")
            await applications.add(unit, company="Acme", title="Nurse", contact=NOBODY, created_at=NOW)
            raise RuntimeError("half way")
    async with unit_of_work(database, 7) as unit:
        await mark_seen(unit, 1)
        assert unit.chat.name == ""
        assert await applications.live(unit) == []


async def test_units_of_one_chat_take_turns_and_ids_are_unique(database: Database) -> None:
    async def add(number: int) -> int:
        async with unit_of_work(database, 7) as unit:
            await asyncio.sleep(0)
            return await applications.add(unit, company=f"C{number}", title="x", contact=NOBODY, created_at=NOW)

    ids = await asyncio.gather(*(add(number) for number in range(20)))
    assert len(set(ids)) == 20


async def test_ids_are_counted_per_chat(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        first = unit.new_id()
    async with unit_of_work(database, 8) as unit:
        assert unit.new_id() == first
    async with unit_of_work(database, 7) as unit:
        assert unit.new_id() == first + 1


async def test_text_that_no_database_takes_is_cleaned(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        new = await applications.add(
            unit, company="A\x00c\ud800me", title="\U0001f469‍⚕️", contact=NOBODY, created_at=NOW
        )
    async with unit_of_work(database, 7) as unit:
        stored = await applications.load(unit, new)
    assert stored is not None
    assert (stored.company, stored.title) == ("Acme", "\U0001f469‍⚕️")
