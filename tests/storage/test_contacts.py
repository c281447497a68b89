"""Several people to an application, two that are one, and all of it undone exactly; how long the past is kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from coach.timeline import Role
from storage import actions, applications, contacts
from storage.contacts import NOBODY, Contact
from storage.database import Database
from storage.schema import application_contacts
from storage.schema import applications as application_table
from storage.schema import contacts as contact_table
from storage.unit import Unit, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
JANE = Contact(name="Jane", role=Role.HIRING_MANAGER, phone="+12125550100")
MAX = Contact(name="Max", role=Role.HR, email="max@acme.example")


async def _rows(unit: Unit) -> Sequence[Any]:
    found: list[Any] = []
    for table in (application_table, contact_table, application_contacts):
        found += (await unit.connection.execute(select(table).where(~table.c.gone).order_by(table.c.id))).all()
    return found


async def _add(unit: Unit, company: str, contact: Contact = NOBODY) -> int:
    new = await applications.add(unit, company=company, title="Nurse", contact=contact, created_at=NOW)
    await actions.record(unit, "added", NOW, 1, new)
    return new


async def _people(unit: Unit, application_id: int) -> list[str]:
    application = await applications.load(unit, application_id)
    assert application is not None
    return [application.contact.name, *(each.name for each in await contacts.others(unit, application_id))]


async def _undo_and_redo(unit: Unit, before: Sequence[Any]) -> None:
    """The newest action is undone exactly, and done again exactly."""
    after = await _rows(unit)
    assert after != before
    newest = (await actions.recent(unit))[0]
    await actions.undo(unit, newest)
    assert await _rows(unit) == before
    await actions.redo(unit, newest)
    assert await _rows(unit) == after


async def test_another_becomes_the_one_to_call_and_the_first_stays(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        acme = await _add(unit, "Acme", JANE)
        await contacts.link(unit, acme, await contacts.find_or_add(unit, MAX))
        await actions.record(unit, "contact", NOW, 1, acme)
        assert await _people(unit, acme) == ["Jane", "Max"]
        before = await _rows(unit)
        application = await applications.load(unit, acme)
        assert application is not None
        (other,) = await contacts.others(unit, acme)
        await applications.call(unit, application, other.id)
        await actions.record(unit, "contact", NOW, 1, acme)
        assert await _people(unit, acme) == ["Max", "Jane"]
        await _undo_and_redo(unit, before)


async def test_when_the_one_to_call_leaves_the_next_takes_the_place(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        acme = await _add(unit, "Acme", JANE)
        await contacts.link(unit, acme, await contacts.find_or_add(unit, MAX))
        await actions.record(unit, "contact", NOW, 1, acme)
        for left in (["Max"], [""]):
            before = await _rows(unit)
            application = await applications.load(unit, acme)
            assert application is not None
            await applications.call_nobody(unit, application)
            await actions.record(unit, "contact", NOW, 1, acme)
            assert await _people(unit, acme) == left
            await _undo_and_redo(unit, before)


async def test_two_contacts_become_one_everywhere(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        acme, globex = await _add(unit, "Acme", JANE), await _add(unit, "Globex", MAX)
        both = await _add(unit, "Initech", JANE)
        jane, max_ = await contacts.all_contacts(unit)
        await contacts.link(unit, both, max_.id)
        await contacts.link(unit, acme, max_.id)
        await actions.record(unit, "contact", NOW, 1, acme)
        before = await _rows(unit)
        await contacts.merge(unit, jane, max_)
        await actions.record(unit, "people_merged", NOW, 1, acme)
        for application in (acme, globex, both):
            assert await _people(unit, application) == ["Jane"]
        (merged,) = await contacts.all_contacts(unit)
        assert (merged.phone, merged.email, merged.role) == (JANE.phone, MAX.email, Role.HIRING_MANAGER)
        await _undo_and_redo(unit, before)


async def test_only_the_last_twenty_actions_are_kept(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        added = [await _add(unit, f"C{number}") for number in range(25)]
        kept = await actions.recent(unit)
        assert [action.application_id for action in kept] == added[:4:-1]
        assert await actions.load(unit, kept[-1].id - 2) is None
        for action in kept:
            await actions.undo(unit, action)
        assert [each.id for each in await applications.everything(unit)] == added[:5]
        for action in reversed(kept):
            await actions.redo(unit, action)
        assert [each.id for each in await applications.everything(unit)] == added


async def test_deleting_is_undone_exactly(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        acme = await _add(unit, "Acme", JANE)
        before = await _rows(unit)
        application = await applications.load(unit, acme)
        assert application is not None
        await applications.remove(unit, application)
        await actions.record(unit, "deleted", NOW, 1, acme)
        assert await applications.load(unit, acme) is None
        await _undo_and_redo(unit, before)
