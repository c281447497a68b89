"""Which application does a reply mean? That of the message: by its row in the outbox, else by its buttons."""

from telegram import Message

from handlers.buttons import Came, Log, Open, Show, Snooze
from handlers.turn import Turn
from storage import nudges, outbox


async def application_of(turn: Turn, message: Message) -> int | None:
    """The id; None where the message replies to nothing, or to something that is about no application."""
    reply = message.reply_to_message
    if reply is None:
        return None
    known = await outbox.about(turn.unit, reply.message_id)
    return known if known is not None else await _by_buttons(turn, reply)


async def _by_buttons(turn: Turn, reply: Message) -> int | None:
    """A row of the outbox is kept for some days only (storage/retention.py), buttons as long as the message."""
    rows = reply.reply_markup.inline_keyboard if reply.reply_markup else ()
    for data in (str(button.callback_data) for row in rows for button in row if button.callback_data):
        if Show.matches(data):
            return Show.unpack(data).application
        if Log.matches(data):
            return Log.unpack(data).application
        for kind in (Came, Snooze, Open):
            if kind.matches(data):
                nudge = await nudges.load(turn.unit, kind.unpack(data).nudge)
                return nudge.application_id if nudge else None
    return None
