"""Can the chat be written to? The person blocks the bot and comes back; a group gets a new id."""

from telegram import Update
from telegram.constants import ChatMemberStatus

from handlers.turn import Context


async def changed(update: Update, context: Context) -> None:
    """Blocked: nothing is sent, and nudges wait. Back: what fell due meanwhile is delivered."""
    turn, member = context.turn, update.my_chat_member
    if member is None:
        return
    gone = member.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    turn.unit.change_chat(blocked_at=turn.now if gone else None)
