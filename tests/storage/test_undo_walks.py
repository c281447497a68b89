"""Whatever is done, in whatever order: undone step by step, every row is as it was; done again, as it was after."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coach.timeline import Applied, Channel, Heard, Outcome, Role, Touch
from storage import actions, applications, contacts, events, proofs
from storage.applications import Application
from storage.contacts import NOBODY, Contact
from storage.database import Database
from storage.schema import application_contacts
from storage.schema import applications as application_table
from storage.schema import contacts as contact_table
from storage.schema import events as event_table
from storage.schema import proofs as proof_table
from storage.unit import Unit, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
TABLES = (application_table, contact_table, application_contacts, event_table, proof_table)


async def _rows(unit: Unit) -> Sequence[Any]:
    found: list[Any] = []
    for table in TABLES:
        found += (await unit.connection.execute(select(table).where(~table.c.gone).order_by(table.c.id))).all()
    return found


class Walk:
    """Random deeds in one chat, each one action."""

    def __init__(self, unit: Unit, seed: int) -> None:
        self.unit, self.random = unit, random.Random(seed)

    async def step(self, number: int) -> None:
        known = await applications.everything(self.unit)
        deeds = [self.add_another, self.edit, self.person, self.other_person, self.nobody, self.merge_people]
        deeds += [self.rename, self.delete, self.log, self.correct, self.prove]
        deed = self.random.choice(deeds)
        if known:
            await deed(self.random.choice(known), number)
        else:
            await self.add(number)
        await actions.record(self.unit, deed.__name__, NOW, 1)

    async def add_another(self, _: Application, number: int) -> None:
        await self.add(number)

    async def add(self, number: int) -> None:
        jane = Contact(name=f"Jane {number}", role=Role.HR, phone=f"+121255501{number:02}")
        contact = self.random.choice([NOBODY, jane])
        new = await applications.add(
            self.unit, company=f"C{number}", title="Nurse", contact=contact, created_at=NOW, posting="x"
        )
        await events.append(self.unit, new, Applied(at=NOW), 1)

    async def edit(self, one: Application, number: int) -> None:
        await applications.change(self.unit, one, notes=f"note {number}", snoozed_until=NOW + timedelta(days=number))

    async def person(self, one: Application, number: int) -> None:
        new = await contacts.find_or_add(self.unit, Contact(name=f"Max {number}", email=f"max{number}@acme.example"))
        await contacts.link(self.unit, one.id, new)

    async def other_person(self, one: Application, _: int) -> None:
        for other in await contacts.others(self.unit, one.id):
            await applications.call(self.unit, one, other.id)
            return

    async def nobody(self, one: Application, _: int) -> None:
        if one.contact.id:
            await applications.call_nobody(self.unit, one)

    async def merge_people(self, _: Application, __: int) -> None:
        known = list(await contacts.all_contacts(self.unit))
        if len(known) > 1:
            kept, other = self.random.sample(known, 2)
            await contacts.merge(self.unit, kept, other)

    async def rename(self, one: Application, number: int) -> None:
        for each in await applications.everything(self.unit):
            if each.company == one.company:
                await applications.change(self.unit, each, company=f"D{number % 3}")

    async def delete(self, one: Application, _: int) -> None:
        await applications.remove(self.unit, one)

    async def log(self, one: Application, number: int) -> None:
        touch = Touch(at=NOW + timedelta(hours=number), channel=Channel.PHONE, outcome=Outcome.NOBODY)
        await events.append(self.unit, one.id, touch, 1)

    async def correct(self, one: Application, number: int) -> None:
        stored = self.random.choice(await events.timeline(self.unit, one.id))
        await events.replace(self.unit, stored, one.id, Heard(at=NOW + timedelta(minutes=number)))

    async def prove(self, one: Application, number: int) -> None:
        await proofs.add(self.unit, f"did {number}", one.id)


@pytest.mark.parametrize("seed", range(6))
async def test_every_step_is_undone_and_done_again_exactly(database: Database, seed: int) -> None:
    async with unit_of_work(database, 7) as unit:
        walk, states = Walk(unit, seed), [await _rows(unit)]
        for number in range(actions.UNDOABLE):
            await walk.step(number)
            states.append(await _rows(unit))
        newest_first = await actions.recent(unit)
        for action, before in zip(newest_first, reversed(states[:-1]), strict=True):
            await actions.undo(unit, action)
            assert await _rows(unit) == before, f"undoing {action.what}"
        for action, after in zip(reversed(newest_first), states[1:], strict=True):
            await actions.redo(unit, action)
            assert await _rows(unit) == after, f"doing {action.what} again"
