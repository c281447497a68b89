"""Which people does a chat know, and which of them belong to an application?

The one to call is named by the application itself (`contact_id`), so that there is one at most; the others are linked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from coach.timeline import Role
from storage.schema import application_contacts, applications, contacts
from storage.unit import Unit, insert_row, update_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person at an employer. `phone` is +E.164 or empty."""

    id: int = 0
    name: str = ""
    role: Role = Role.NONE
    phone: str = ""
    email: str = ""


NOBODY = Contact()


def contact_of(row: Any) -> Contact:
    """The contact that a row with its columns holds."""
    return Contact(id=row.id, name=row.name, role=Role(row.role), phone=row.phone, email=row.email)


async def all_contacts(unit: Unit) -> Sequence[Contact]:
    """Every contact of the chat."""
    query = select(contacts).where(contacts.c.chat_id == unit.chat_id, ~contacts.c.gone).order_by(contacts.c.id)
    return [contact_of(row) for row in await unit.connection.execute(query)]


async def load(unit: Unit, contact_id: int) -> Contact | None:
    """One contact of this chat; None where there is none."""
    c = contacts.c
    query = select(contacts).where(c.chat_id == unit.chat_id, c.id == contact_id, ~c.gone)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else contact_of(row)


async def others(unit: Unit, application_id: int) -> list[Contact]:
    """The application's contacts beside the one to call, in the order in which they were added."""
    link, c = application_contacts.c, contacts.c
    on = (c.chat_id == link.chat_id) & (c.id == link.contact_id)
    query = (
        select(contacts)
        .join_from(application_contacts, contacts, on)
        .where(link.chat_id == unit.chat_id, link.application_id == application_id, ~link.gone, ~c.gone)
        .order_by(link.id)
    )
    return [contact_of(row) for row in await unit.connection.execute(query)]


async def all_others(unit: Unit) -> Mapping[int, Sequence[Contact]]:
    """As `others`, of every application of the chat."""
    link, c = application_contacts.c, contacts.c
    on = (c.chat_id == link.chat_id) & (c.id == link.contact_id)
    query = select(contacts, link.application_id).join_from(application_contacts, contacts, on)
    query = query.where(link.chat_id == unit.chat_id, ~link.gone, ~c.gone).order_by(link.id)
    found: dict[int, list[Contact]] = {}
    for row in await unit.connection.execute(query):
        found.setdefault(row.application_id, []).append(contact_of(row))
    return found


async def find_or_add(unit: Unit, contact: Contact) -> int:
    """The id of the contact that is the same person (L8), else of a new one."""
    for known in await all_contacts(unit):
        if same_person(known, contact):
            return known.id
    values = asdict(contact)
    del values["id"]
    return await insert_row(unit, contacts, **values)


def same_person(one: Contact, other: Contact) -> bool:
    """Whether two contacts are one person for certain (L8): they share a direct number or an address."""
    return bool((one.phone and one.phone == other.phone) or (one.email and one.email.lower() == other.email.lower()))


async def change(unit: Unit, contact: Contact, **values: Any) -> None:
    """Set columns of a contact, undoably, for every application that they belong to."""
    before = {name: getattr(contact, name) for name in values}
    await update_row(unit, contacts, contact.id, before, values)


async def link(unit: Unit, application_id: int, contact_id: int) -> None:
    """Let a contact belong to an application, beside the one to call."""
    if all(known.id != contact_id for known in await others(unit, application_id)):
        await insert_row(unit, application_contacts, application_id=application_id, contact_id=contact_id)


async def unlink(unit: Unit, application_id: int, contact_id: int) -> None:
    """Take a contact out of those beside the one to call."""
    a = application_contacts.c
    query = select(a.id).where(
        a.chat_id == unit.chat_id, a.application_id == application_id, a.contact_id == contact_id, ~a.gone
    )
    for row in (await unit.connection.execute(query)).all():
        await update_row(unit, application_contacts, row.id, {"gone": False}, {"gone": True})


async def merge(unit: Unit, kept: Contact, other: Contact) -> None:
    """Let `other` be `kept`, wherever they belong: what is not known of `kept` is taken from `other`, who goes."""
    known = asdict(kept)
    filled = {n: v for n, v in asdict(other).items() if n != "id" and known[n] in ("", Role.NONE) and v != known[n]}
    await change(unit, kept, **filled)
    a, app = application_contacts.c, applications.c
    linked = select(a.application_id).where(a.chat_id == unit.chat_id, a.contact_id == other.id, ~a.gone)
    called = select(app.id).where(app.chat_id == unit.chat_id, app.contact_id == other.id)
    keeping = select(app.id).where(app.chat_id == unit.chat_id, app.contact_id == kept.id)
    first = {row.id for row in await unit.connection.execute(keeping)}
    for row in (await unit.connection.execute(linked)).all():
        await unlink(unit, row.application_id, other.id)
        if row.application_id not in first:
            await link(unit, row.application_id, kept.id)
    for row in (await unit.connection.execute(called)).all():
        await unlink(unit, row.id, kept.id)
        await update_row(unit, applications, row.id, {"contact_id": other.id}, {"contact_id": kept.id})
    await update_row(unit, contacts, other.id, {"gone": False}, {"gone": True})
