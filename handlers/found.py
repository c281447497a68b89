"""What does a posting say that the card lacks? Offered where it is shown, and put onto the card with one tap."""

from dataclasses import replace
from typing import Any

import phonenumbers

from coach.posting import details, role_of
from coach.timeline import Role
from handlers import places, schedule
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import card
from handlers.views.posting import NOTHING_TO_FILL
from storage import applications, contacts
from storage.applications import Application
from storage.unit import Chat

LONGEST = 80  # characters of a fact


def facts(chat: Chat, application: Application) -> dict[str, str]:
    """What the posting says that the card lacks: contact, what they are, phone, email, place, deadline, salary."""
    if not application.posting:
        return {}
    said, contact = details(application.posting), application.contact
    zones = places.find(said.place) if said.place and application.zone is None else ()
    found = {
        "contact": (said.name or "") if not contact.name else "",
        "contact_role": _role(said.position) if said.name and not contact.name else "",
        "phone": _phone(said.phone or "", zones[0] if len(zones) == 1 else chat.zone) if not contact.phone else "",
        "email": (said.email or "") if not contact.email else "",
        "place": said.place or "" if len(zones) == 1 else "",
        "deadline": (said.deadline or "") if not application.deadline else "",
        "salary": (said.salary or "") if not application.salary else "",
    }
    return {name: value[:LONGEST] for name, value in found.items() if value}


def _role(position: str | None) -> str:
    role = role_of(position)
    return role.value if role is not Role.NONE else ""


def _phone(text: str, zone: str) -> str:
    """A number that is one in the country of the zone, as +E.164; empty for all else."""
    try:
        number = phonenumbers.parse(text, places.country_of(zone))
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


async def fill(turn: Turn, planned: Planned) -> None:
    """Put onto the card what the posting says and the card lacks."""
    application, found = planned.application, facts(turn.chat, planned.application)
    if not found:
        turn.hint(NOTHING_TO_FILL)
        return
    contact = application.contact
    new = replace(
        contact,
        name=found.get("contact", contact.name),
        role=Role(found.get("contact_role", contact.role)),
        phone=found.get("phone", contact.phone),
        email=found.get("email", contact.email),
    )
    if contact.id:
        await contacts.change(turn.unit, contact, name=new.name, role=new.role, phone=new.phone, email=new.email)
    elif new != contact:
        await applications.call(turn.unit, application, await contacts.find_or_add(turn.unit, new))
    values: dict[str, Any] = {name: found[name] for name in ("deadline", "salary") if name in found}
    if "place" in found:
        zone = places.find(found["place"])[0]
        values |= {"zone": zone, "country": places.country_of(zone)}
    if values:
        await applications.change(turn.unit, application, **values)
    plans = await schedule.refresh(turn)
    await turn.done("filled", application.id)
    await turn.edit(card.card(plans.get(application.id, planned), turn.now, turn.chat.zone))
