"""Which applications does a chat have?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import FromClause, Row, Select, bindparam, or_, select, update

from coach.timeline import Role
from storage import contacts
from storage.contacts import NOBODY, Contact
from storage.schema import applications
from storage.schema import contacts as people
from storage.together import among
from storage.unit import Unit, insert_row, update_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application for the job `title`, with the contact to call (NOBODY where none is known).

    `playbook`, `zone`, `country`, `hours` (09:00-17:00) override the chat's where set.
    `needs`: what they ask for in the person's own words, one a line; `deadline`, `salary`: as the posting has them.
    `resume`: which version of it went out.
    `shelf` to `call_sits` are a cache of its plan, written by handlers/schedule.py.
    """

    id: int
    company: str
    title: str
    contact: Contact = NOBODY
    posting: str = ""
    referred_by: str = ""
    needs: str = ""
    deadline: str = ""
    salary: str = ""
    notes: str = ""
    resume: str = ""
    playbook: str | None = None
    zone: str | None = None
    country: str | None = None
    hours: str | None = None
    snoozed_until: datetime | None = None
    shelf: str = "applied"
    next_step: str = "wait"
    next_due: datetime | None = None
    next_day: date | None = None
    next_rule: str = ""
    applied_at: datetime | None = None
    call_opens: datetime | None = None  # before the calls of all applications are spread over the days
    call_sits: datetime | None = None  # after it
    archived_at: datetime | None = None
    created_at: datetime


def _rows(found: FromClause = applications) -> Select[Any]:
    on = (people.c.chat_id == applications.c.chat_id) & (people.c.id == applications.c.contact_id)
    columns = [people.c[name].label(f"contact_{name}") for name in ("name", "role", "phone", "email")]
    return select(applications, *columns).select_from(found.outerjoin(people, on))


a = applications.c
_STANDING = _rows().where(~a.gone).order_by(a.id)
_OF_CHAT = _STANDING.where(among(a.chat_id))
_CALLS = _OF_CHAT.where(a.next_step == "call", a.call_opens.is_not(None), a.archived_at.is_(None))
_asked = applications.alias("asked")
_ASKED = _asked.c.id.label("asked")
# The chat within each side: so SQLite, too, takes an index for each.
_SHARING = or_(
    (a.chat_id == _asked.c.chat_id) & (a.employer_key == _asked.c.employer_key),
    (a.chat_id == _asked.c.chat_id) & (a.contact_id == _asked.c.contact_id),
)
_LINKED = _rows(_asked.join(applications, _SHARING)).add_columns(_ASKED).where(~a.gone).order_by(a.id)
_LINKED = _LINKED.where(among(_asked.c.chat_id), among(_ASKED), ~_asked.c.gone)
_CACHED = update(applications).where(a.chat_id == bindparam("chat"), a.id == bindparam("own"))


_COLUMNS = tuple(field.name for field in fields(Application) if field.name != "contact")


def _application(row: Row[Any]) -> Application:
    return Application(contact=_contact(row), **{name: getattr(row, name) for name in _COLUMNS})


def _contact(row: Row[Any]) -> Contact:
    if row.contact_id is None:
        return NOBODY
    return Contact(
        id=row.contact_id,
        name=row.contact_name,
        role=Role(row.contact_role),
        phone=row.contact_phone,
        email=row.contact_email,
    )


async def load(unit: Unit, application_id: int) -> Application | None:
    """One application of this chat, archived ones included; None where there is none."""
    query = _rows().where(
        applications.c.chat_id == unit.chat_id, applications.c.id == application_id, ~applications.c.gone
    )
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else _application(row)


def key_of(company: str) -> str:
    """One key for one employer, however the name is written."""
    return " ".join(company.split()).casefold()


def _keyed(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "employer_key": key_of(values["company"])} if "company" in values else values


async def everything(unit: Unit) -> list[Application]:
    """All applications that are not deleted, archived ones included."""
    return [_application(row) for row in await unit.ask(_OF_CHAT)]


async def connected(unit: Unit, ids: Collection[int]) -> list[Application]:
    """These applications and all that share an employer or a contact with them, directly or through others.

    Archived ones are among them, deleted ones are not.
    """
    wanted = set(ids)
    while True:
        rows = {row.id: row for row in await unit.ask(_LINKED, {"asked": wanted})}
        found = [_application(row) for row in rows.values()]
        asked = [one for one in found if one.id in wanted]
        keys, contacts_ = {key_of(one.company) for one in asked}, {NOBODY.id, *(one.contact.id for one in asked)}
        if all(key_of(one.company) in keys and one.contact.id in contacts_ for one in found):
            return found
        wanted |= rows.keys()


async def calls_ahead(unit: Unit, without: Collection[int]) -> list[Application]:
    """The live applications whose next step is a call, as cached; `without`: ids to leave out."""
    return [_application(row) for row in await unit.ask(_CALLS) if row.id not in without]


async def due_before(unit: Unit, moment: datetime) -> list[int]:
    """The live applications with something before that moment, as cached, the first due first."""
    query = select(a.id).where(a.chat_id == unit.chat_id, ~a.gone, a.archived_at.is_(None), a.next_due < moment)
    return list((await unit.connection.execute(query.order_by(a.next_due, a.id))).scalars())


async def applied_since(unit: Unit, moment: datetime) -> list[datetime]:
    """When applications were sent from that moment on, as cached; archived ones count."""
    query = select(a.applied_at).where(a.chat_id == unit.chat_id, ~a.gone, a.applied_at >= moment)
    return list((await unit.connection.execute(query)).scalars())


async def live(unit: Unit) -> list[Application]:
    """The applications that are neither archived nor deleted: the next due first, those without a due moment last."""
    query = (
        _rows()
        .where(applications.c.chat_id == unit.chat_id, ~applications.c.gone, applications.c.archived_at.is_(None))
        .order_by(applications.c.next_due.is_(None), applications.c.next_due, applications.c.id)
    )
    return [_application(row) for row in await unit.connection.execute(query)]


async def add(unit: Unit, *, contact: Contact, created_at: datetime, company: str, title: str, **values: Any) -> int:
    """Store a new application; a contact that says anything is stored with it, or shared with the one it is."""
    contact_id = None if contact == NOBODY else await contacts.find_or_add(unit, contact)
    row = {"company": company, "title": title, "contact_id": contact_id, "created_at": created_at, **values}
    return await insert_row(unit, applications, **_keyed(row))


async def change(unit: Unit, application: Application, **values: Any) -> None:
    """Set columns of an application, undoably."""
    before = {name: getattr(application, name) for name in values}
    await update_row(unit, applications, application.id, _keyed(before), _keyed(values))


async def cache(unit: Unit, plans: Sequence[tuple[Application, Mapping[str, Any]]]) -> None:
    """Write what is cached of plans, the same columns of each; no action of the person's, so not undoable."""
    news = [{n for n, value in values.items() if getattr(each, n) != value} for each, values in plans]
    names = set[str]().union(*news)
    rows = [
        {"chat": unit.chat_id, "own": each.id, **{n: value for n, value in values.items() if n in names}}
        for (each, values), new in zip(plans, news, strict=True)
        if new
    ]
    await unit.tell(_CACHED, rows)


async def call(unit: Unit, application: Application, contact_id: int) -> None:
    """Let this contact be the one to call; whoever was it until now stays with the application."""
    if contact_id == application.contact.id:
        return
    await contacts.unlink(unit, application.id, contact_id)
    if application.contact.id:
        await contacts.link(unit, application.id, application.contact.id)
    before = {"contact_id": application.contact.id or None}
    await update_row(unit, applications, application.id, before, {"contact_id": contact_id})


async def call_nobody(unit: Unit, application: Application) -> None:
    """The one to call no longer belongs to the application; the next of its contacts takes their place, if any."""
    others = await contacts.others(unit, application.id)
    following = others[0].id if others else None
    if following is not None:
        await contacts.unlink(unit, application.id, following)
    before = {"contact_id": application.contact.id or None}
    await update_row(unit, applications, application.id, before, {"contact_id": following})


async def remove(unit: Unit, application: Application) -> None:
    """Delete an application, undoably."""
    await update_row(unit, applications, application.id, {"gone": False}, {"gone": True})
