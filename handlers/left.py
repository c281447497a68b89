"""What becomes of a conversation that was left, when nobody does anything? One that has all that it needs is saved
with what was said, so that its nudges come; another one is offered again, once: after an hour where it asks for
the rest of what was told (`owed`), else after a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from handlers import preferences
from handlers.answers import Answers
from handlers.turn import Turn
from handlers.views import form as views
from storage import conversations, outbox, quotas
from storage.conversations import RESTS_AFTER, Conversation
from storage.schema import application_contacts, applications, contacts, events, proofs

if TYPE_CHECKING:
    from handlers.form import Form

SAVED_AFTER = timedelta(hours=1)
ROOM = {applications: 1, contacts: 1, application_contacts: 1, events: 3, proofs: 20}  # more than a form writes


def moment(form: Form, turn: Turn, answers: Answers) -> datetime | None:
    """When a conversation that is left now is looked at: once the person may be disturbed. None: never."""
    if not form.lasting:
        return None
    after = SAVED_AFTER if suffices(form, answers) or answers.start.get("owed") else RESTS_AFTER
    return preferences.availability(turn.chat).next_free(turn.now + after)


def suffices(form: Form, answers: Answers) -> bool:
    """Whether all that is needed was said."""
    if not form.kept or not answers.said:
        return False
    draft = answers.draft
    return all(step.optional for step in form.steps if step.name not in draft and step.needed(draft))


async def push_left(turn: Turn, forms: Mapping[str, Form]) -> None:
    """Save, or offer, what was left for as long as its row says."""
    for each in await conversations.to_offer(turn.unit, turn.now):
        form = forms.get(each.form)
        if form is not None and suffices(form, Answers.of(each.data)) and await _fits(turn):
            await _save(turn, form, each)
            continue
        if each.has_answers and not each.is_draft(turn.now):
            payload = views.waiting(each).payload()
            await outbox.put(turn.unit, "sendMessage", payload, priority=outbox.NUDGE)
        await conversations.store(turn.unit, replace(each, offer_at=None))


async def _fits(turn: Turn) -> bool:
    """Nobody is there to be told that it does not."""
    return await quotas.has_room(turn.unit.connection, turn.unit.chat_id, ROOM)


async def _save(turn: Turn, form: Form, left: Conversation) -> None:
    theirs = replace(turn, user_id=left.user_id, user_name=left.data["by"], open={form.name: left})
    await theirs.say(views.kept_as_told(left))
    await form.complete(theirs)
    await conversations.forget(turn.unit, left.user_id, left.name)
