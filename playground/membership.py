"""Is the bot in or out? my_chat_member updates and service messages."""

from playground.chats import member
from playground.model import BotStatus, Chat, Json, User
from playground.world import World


def set_bot_status(world: World, chat: Chat, by: User, status: BotStatus) -> None:
    """The bot is let in or kept out by `by`: a my_chat_member update. Nothing happens where it already is so."""
    if chat.bot == status:
        return
    with world.acting():
        before, chat.bot = chat.bot, status
        world.keep(chat)
        world.tell("chat", chat.id)
        world.updates.add("my_chat_member", membership(world, chat, by, before, status))


def membership(world: World, chat: Chat, by: User, before: str, after: str) -> Json:
    """The ChatMemberUpdated object: `by` changed the bot's status."""
    return {
        "chat": world.wire_chat(chat),
        "from": by.wire(),
        "date": world.seconds(),
        "old_chat_member": member(world, world.bot.id, before),
        "new_chat_member": member(world, world.bot.id, after),
    }


def announce(world: World, chat: Chat, by: User, content: Json) -> None:
    """A service message, which the bot sees while it is in the chat."""
    message = world.post(chat, by.id, content)
    if chat.bot == "member":
        world.updates.add("message", world.wire(message))
