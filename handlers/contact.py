"""Whom to call: a contact corrected, the decision maker found, or somebody new whom the contact referred the person
to.
"""

from dataclasses import replace
from typing import Any

from coach.timeline import Applied
from handlers import logbook, schedule
from handlers.contact_steps import contact_of, contact_steps
from handlers.form import Draft, Form
from handlers.planning import Planned
from handlers.turn import Turn
from handlers.views import add as add_views
from handlers.views import card
from handlers.views import contact as views
from storage import applications, events


async def ask(turn: Turn, planned: Planned) -> None:
    """Who is to be called for this application?"""
    await CONTACT.begin(turn, _about(planned))


async def ask_referral(turn: Turn, planned: Planned) -> None:
    """Whom did they send the person to?"""
    await REFERRAL.begin(turn, _about(planned))


def _about(planned: Planned) -> Draft:
    return {"application": planned.application.id, "company": planned.application.company}


async def finish(turn: Turn, draft: Draft) -> None:
    """The application's contact is changed; a number or address that was not given again is kept."""
    planned = await logbook.find(turn, draft["application"])
    if planned is None:
        return
    old, new = planned.application.contact, contact_of(draft)
    if old.name.lower() == new.name.lower():
        new = replace(new, phone=new.phone or old.phone, email=new.email or old.email)
    await applications.change_contact(turn.unit, planned.application, new)
    plans = await schedule.refresh(turn)
    action = await turn.done("contact", planned.application.id)
    await turn.edit(views.changed(plans[planned.application.id], action, turn.now, turn.chat.zone))


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
    await turn.say(card.saved(plans[new], action, turn.now, turn.chat.zone))


def _known(_turn: Turn, draft: Draft) -> str:
    return add_views.known(
        draft["company"], "", None, draft.get("contact") or "", draft.get("phone") or "", _turn.now, "UTC"
    )


CONTACT = Form(name="contact", steps=contact_steps("contact", optional=False), known=_known, finish=finish)
REFERRAL = Form(name="referral", steps=contact_steps("referral", optional=True), known=_known, finish=finish_referral)
