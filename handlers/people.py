"""Who is known at an employer? Several people, one of them the one to call; each can be changed, and two be one."""

from collections.abc import Callable, Sequence
from typing import Any

from telegram import Update

from coach.timeline import Role
from handlers import contact, logbook, schedule
from handlers.buttons import Person, SamePerson, data_of
from handlers.contact_steps import LONGEST_NAME, read_contact_role
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import Planned
from handlers.reading import read_email, read_phone
from handlers.turn import Context, Turn
from handlers.views import people as views
from handlers.views import reading, record
from storage import applications, contacts
from storage.contacts import Contact

FIELDS = ("name", "role", "phone", "email")


async def listing(turn: Turn, planned: Planned) -> None:
    """Everybody known there; where that is nobody, the question who it is."""
    known = await _of(turn, planned)
    if known:
        await turn.edit(views.listing(planned.application, known))
    else:
        await contact.ask(turn, planned)


async def _of(turn: Turn, planned: Planned) -> Sequence[Contact]:
    """The application's contacts, the one to call first."""
    first = planned.application.contact
    return [*([first] if first.id else []), *await contacts.others(turn.unit, planned.application.id)]


async def tap(update: Update, context: Context) -> None:
    """Something is to be done about one of them."""
    turn, wanted = context.turn, Person.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    if planned is None:
        return
    known = await _of(turn, planned)
    found = next((each for each in known if each.id == wanted.contact), None)
    if wanted.way == "add":
        await contact.ask_another(turn, planned)
    elif found is None:
        turn.hint(views.GONE)
    elif wanted.way in FIELDS:
        start = {"application": planned.application.id, "contact": found.id, "field": wanted.way, "who": found.name}
        await FORM.begin(turn, start)
    else:
        await _do(turn, planned, found, wanted.way)


async def _do(turn: Turn, planned: Planned, found: Contact, way: str) -> None:
    application = planned.application
    match way:
        case "call":
            await applications.call(turn.unit, application, found.id)
            await contact.tell(turn, application.id)
        case "remove" if found.id == application.contact.id:
            await applications.call_nobody(turn.unit, application)
            await contact.tell(turn, application.id)
        case "remove":
            await contacts.unlink(turn.unit, application.id, found.id)
            await contact.tell(turn, application.id)
        case "same":
            others = [each for each in await contacts.all_contacts(turn.unit) if each.id != found.id]
            await turn.edit(views.which_person(application, found, others))
        case _:
            several = len(await contacts.all_contacts(turn.unit)) > 1
            await turn.edit(views.one(application, found, several))


async def merge(update: Update, context: Context) -> None:
    """Two contacts are one person: their applications and what is known of them are put together."""
    turn, wanted = context.turn, SamePerson.unpack(data_of(update))
    planned = await logbook.find(turn, wanted.application)
    kept, other = await contacts.load(turn.unit, wanted.contact), await contacts.load(turn.unit, wanted.other)
    if planned is None:
        return
    if kept is None or other is None or kept.id == other.id:
        turn.hint(record.ALREADY)
        return
    await contacts.merge(turn.unit, kept, other)
    await schedule.refresh(turn)
    action = await turn.done("people_merged", planned.application.id)
    await turn.edit(views.one_person(planned.application, kept, other, action))


def _read_name(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    name = " ".join(given.text.split())
    return {"name": name} if 0 < len(name) <= LONGEST_NAME else Retry(reading.need_line("the name", LONGEST_NAME))


def _read_role(turn: Turn, draft: Draft, given: Given) -> Reading:
    found = read_contact_role(turn, draft, given)
    return Retry(views.ask_role(draft["who"])) if isinstance(found, Retry) else {"role": found["contact_role"]}


def _read_phone(turn: Turn, _draft: Draft, given: Given) -> Reading:
    if given.choice == "none":
        return {"phone": ""}
    phone = read_phone(given.phone or given.text, turn.chat)
    return {"phone": phone} if phone else Retry(reading.no_phone(given.text))


def _read_email(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    if given.choice == "none":
        return {"email": ""}
    email = read_email(given.text)
    return {"email": email} if email else Retry(views.no_email(given.text))


async def finish(turn: Turn, draft: Draft) -> None:
    """Write what was changed; it holds for every application of theirs."""
    planned = await logbook.find(turn, draft["application"])
    found = await contacts.load(turn.unit, draft["contact"])
    if planned is None or found is None:
        return
    value = draft[draft["field"]]
    await contacts.change(turn.unit, found, **{draft["field"]: Role(value) if draft["field"] == "role" else value})
    await contact.tell(turn, planned.application.id)


def _step(name: str, ask: Callable[[str], Any], read: Callable[[Turn, Draft, Given], Reading]) -> Step:
    return Step(
        name=name,
        ask=lambda _, draft: ask(draft["who"]),
        read=read,
        needed=lambda draft: bool(draft["field"] == name),
    )


FORM = Form(
    name="person",
    steps=(
        _step("name", views.ask_name, _read_name),
        _step("role", views.ask_role, _read_role),
        _step("phone", views.ask_phone, _read_phone),
        _step("email", views.ask_email, _read_email),
    ),
    known=lambda *_: "",
    finish=finish,
    lasting=False,
)
