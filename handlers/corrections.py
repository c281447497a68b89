"""What does it mean when a person edits a message that they sent? The answer that it gave is corrected, or the card
that waits is read anew.
"""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Update

from handlers import capture
from handlers.answers import Answers
from handlers.form import Form
from handlers.reading import said_with
from handlers.step import given_by
from handlers.turn import Context, Turn
from handlers.views import form as views
from handlers.waiting import Handle
from storage import actions, applications
from storage.conversations import Conversation


def corrected(forms: Mapping[str, Form]) -> Handle:
    """The handler of edited messages: in a conversation the answer is replaced; what is saved already is changed by
    a button.
    """

    async def correct(update: Update, context: Context) -> None:
        turn, message = context.turn, update.edited_message
        if message is None:
            return
        left = next((c for c in turn.open.values() if _concerns(c, message.message_id)), None)
        given = given_by(message)
        if left is None:
            if not await capture.read_again(update, context):
                await _tell_how(turn, message.message_id)
        elif given is not None:
            if given.text.startswith("/"):
                given = replace(given, text=said_with(update))
            form = forms[left.form]
            if not left.active:
                form.take_up(turn, left.name)
            await form.correct(turn, message.message_id, given)

    return correct


def _concerns(conversation: Conversation, message: int) -> bool:
    """Whether the message gave one of its answers, or one that could not be read."""
    answers = Answers.of(conversation.data)
    return message in answers.messages or message == answers.unread


async def _tell_how(turn: Turn, message: int) -> None:
    """It led to something that is saved: that is not changed behind the person's back."""
    action = next((a for a in await actions.recent(turn.unit) if message in a.said and not a.undone), None)
    found = await applications.load(turn.unit, action.application_id) if action and action.application_id else None
    if action is not None and found is not None:
        await turn.say(views.saved_already(found.id, found.company, action.id))
