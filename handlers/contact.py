"""Whom to call: a contact corrected, the decision maker found, or somebody new whom the contact referred the person
to.
"""

from dataclasses import asdict
from typing import Any

from coach.timeline import Applied, Role
from handlers import logbook, planning, schedule
from handlers.contact_steps import contact_of, contact_steps
from handlers.form import Draft, Form
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import add as add_views
from handlers.views import card
from handlers.views import contact as views
from storage import applications, contacts, events
from storage.applications import Application
from storage.contacts import Contact


async def ask(turn: Turn, planned: Planned) -> None:
    """Who is to be called for this application?"""
    await CONTACT.begin(turn, _about(planned))


async def ask_found(turn: Turn, planned: Planned) -> None:
    """Who decides there? Whoever is named is taken to, where nothing else is said of them."""
    await CONTACT.begin(turn, {**_about(planned), "contact_role": Role.HIRING_MANAGER.value})


async def ask_another(turn: Turn, planned: Planned) -> None:
    """Who else is known there? The one to call stays."""
    await CONTACT.begin(turn, {**_about(planned), "first": False})


async def ask_referral(turn: Turn, planned: Planned) -> None:
    """Whom did they send the person to?"""
    await REFERRAL.begin(turn, _about(planned))


def _about(planned: Planned) -> Draft:
    return {"application": planned.application.id, "company": planned.application.company}


async def finish(turn: Turn, draft: Draft) -> None:
    """Somebody new is the one to call from now on; of somebody known by this name, what is said is changed."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    application, new = planned.application, contact_of(draft)
    same = await known_as(turn, application, new.name)
    if same is not None:
        said = {name: value for name, value in asdict(new).items() if name != "id" and value not in ("", Role.NONE)}
        await contacts.change(turn.unit, same, **said)
    contact = same.id if same is not None else await contacts.find_or_add(turn.unit, new)
    if draft.get("first", True):
        await applications.call(turn.unit, application, contact)
    elif contact != application.contact.id:
        await contacts.link(turn.unit, application.id, contact)
    await tell(turn, application.id)


async def known_as(turn: Turn, application: Application, name: str) -> Contact | None:
    """Somebody of this name who is known there."""
    known = [application.contact, *await contacts.others(turn.unit, application.id)]
    return next((c for c in known if c.id and c.name.casefold() == name.casefold()), None)


async def tell(turn: Turn, application_id: int) -> None:
    """Plan anew with whom is to be called now, record it as one action, and say what comes next."""
    plans = await schedule.refresh(turn)
    action = await turn.done("contact", application_id)
    planned = plans.get(application_id) or await planning.load(turn, application_id)
    if planned is not None:
        await turn.edit(views.changed(planned, action, turn.now, turn.chat.zone))


async def finish_referral(turn: Turn, draft: Draft) -> None:
    """A new application with the new person, that remembers who referred."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None or not draft.get("contact"):
        return
    old = planned.application
    kept: dict[str, Any] = {
        "company": old.company,
        "title": old.title,
        "posting": old.posting,
        "zone": old.zone,
        "country": old.country,
    }
    new = await applications.add(
        turn.unit, contact=contact_of(draft), created_at=turn.now, referred_by=old.contact.name or old.company, **kept
    )
    await events.append(turn.unit, new, Applied(at=turn.now), turn.user_id)
    plans = await schedule.refresh(turn)
    action = await turn.done("added", new)
    await turn.edit(card.saved(plans[new], action, turn.now, turn.chat.zone))


def _known(_turn: Turn, draft: Draft) -> str:
    return add_views.known(
        draft["company"], "", None, draft.get("contact") or "", draft.get("phone") or "", _turn.now, "UTC"
    )


CONTACT = Form(name="contact", steps=contact_steps("contact", optional=False), known=_known, finish=finish)
REFERRAL = Form(name="referral", steps=contact_steps("referral", optional=True), known=_known, finish=finish_referral)
