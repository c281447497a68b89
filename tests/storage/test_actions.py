"""Undo puts back exactly what was; redo does it again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from coach.timeline import Applied, Channel, Outcome, Role, Touch
from storage import actions, applications, contacts, events, proofs
from storage.contacts import Contact
from storage.database import Database
from storage.schema import application_contacts
from storage.schema import applications as application_table
from storage.schema import contacts as contact_table
from storage.schema import events as event_table
from storage.schema import proofs as proof_table
from storage.unit import Unit, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
JANE = Contact(name="Jane", role=Role.HIRING_MANAGER, phone="+12125550100")


async def _rows(database: Database) -> Sequence[Any]:
    found: list[Any] = []
    async with database.transaction() as connection:
        for table in (application_table, contact_table, application_contacts, event_table, proof_table):
            found += (await connection.execute(select(table).where(~table.c.gone).order_by(table.c.id))).all()
    return found


async def _add(unit: Unit) -> int:
    new = await applications.add(unit, company="Acme", title="Nurse", contact=JANE, created_at=NOW)
    await events.append(unit, new, Applied(at=NOW), 1)
    await proofs.add(unit, "ran a ward", new)
    await actions.record(unit, "added", NOW, 1, new)
    return new


async def test_undoing_a_change_restores_every_row(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        new = await _add(unit)
    before = await _rows(database)
    async with unit_of_work(database, 7) as unit:
        application = await applications.load(unit, new)
        assert application is not None
        await applications.change(unit, application, snoozed_until=NOW, company="Acme Ltd")
        await contacts.change(unit, application.contact, name="Joe", role=Role.HR)
        await applications.call(unit, application, await contacts.find_or_add(unit, Contact(name="Max")))
        await actions.record(unit, "changed", NOW, 1, new)
    changed = await _rows(database)
    assert changed != before
    async with unit_of_work(database, 7) as unit:
        await actions.undo(unit, (await actions.recent(unit))[0])
    assert await _rows(database) == before
    async with unit_of_work(database, 7) as unit:
        await actions.redo(unit, (await actions.recent(unit))[0])
    assert await _rows(database) == changed


async def test_undoing_an_addition_hides_it_and_redo_brings_it_back(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        new = await _add(unit)
        await actions.undo(unit, (await actions.recent(unit))[0])
        assert await applications.load(unit, new) is None
        assert await events.timeline(unit, new) == []
        assert list(await contacts.all_contacts(unit)) == []
        await actions.redo(unit, (await actions.recent(unit))[0])
        assert await applications.load(unit, new) is not None
        assert len(await events.timeline(unit, new)) == 1


async def test_events_come_back_as_they_went_in_and_in_order(database: Database) -> None:
    touch = Touch(at=NOW.replace(day=20), channel=Channel.PHONE, outcome=Outcome.CALLBACK, day=NOW.date())
    async with unit_of_work(database, 7) as unit:
        new = await _add(unit)
        await events.append(unit, new, touch, 1)
        stored = await events.timeline(unit, new)
    assert [s.event for s in stored] == [Applied(at=NOW), touch]


async def test_two_applications_share_the_person_with_one_number(database: Database) -> None:
    async with unit_of_work(database, 7) as unit:
        one = await applications.add(unit, company="Acme", title="Nurse", contact=JANE, created_at=NOW)
        two = await applications.add(unit, company="Globex", title="Nurse", contact=JANE, created_at=NOW)
        contacts_ids = {a.contact.id for a in await applications.live(unit) if a.id in (one, two)}
    assert len(contacts_ids) == 1
    assert contacts_ids != {0}
