"""What does a bot with privacy mode on see of a group? Commands for it, replies to it, service messages."""

from playground.model import Chat, Message
from playground.world import World

# Content that a person writes; anything else in a message is a service message, which every bot sees.
_WRITTEN = {"text", "document", "photo", "voice", "sticker", "contact", "location"}


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot gets an update for this message. It gets none of a group that it is not in."""
    if chat.private:
        return True
    if chat.bot != "member":
        return False
    if not _WRITTEN & message.content.keys():
        return True
    return _answers_bot(world, message) or _commands_bot(world, message)


def _answers_bot(world: World, message: Message) -> bool:
    answered = world.message(message.chat_id, message.reply_to) if message.reply_to else None
    return answered is not None and answered.from_id == world.bot.id


def _commands_bot(world: World, message: Message) -> bool:
    first = message.text.split(maxsplit=1)[0] if message.text.strip() else ""
    if not first.startswith("/"):
        return False
    _, _, addressee = first.partition("@")
    return addressee.lower() in ("", world.bot.username.lower())
