"""For whom is a keyboard below the text field, or a forced reply? (Bot API, ReplyKeyboardMarkup and ForceReply.)"""

from playground.model import Chat, Json, Message
from playground.text import units
from playground.world import World


def addressed(world: World, chat: Chat, message: Message) -> list[int]:
    """Who of the chat sees the message's reply markup.

    Everybody; with `selective` those who are mentioned in the text, and the author of the message that it answers.
    """
    if not (message.markup or {}).get("selective"):
        return chat.people
    answered = world.message(chat.id, message.reply_to) if message.reply_to else None
    wanted = _mentioned(world, message) | ({answered.from_id} if answered else set())
    return [user_id for user_id in chat.people if user_id in wanted]


def _mentioned(world: World, message: Message) -> set[int]:
    by_id = {entity["user"]["id"] for entity in message.entities if entity["type"] == "text_mention"}
    names = {units(message.text, e).lower() for e in message.entities if e["type"] == "mention"}
    return by_id | {user.id for user in world.users.values() if user.username and f"@{user.username.lower()}" in names}


def set_below(world: World, chat: Chat, message: Message) -> None:
    """Put the message's reply keyboard below the text fields of those it is for, or take it away from there."""
    markup = message.markup
    if markup is None or not ("keyboard" in markup or "remove_keyboard" in markup):
        return
    for user_id in addressed(world, chat, message):
        _set_one(chat, str(user_id), markup)
    world.keep(chat)
    world.tell("chat", chat.id)


def _set_one(chat: Chat, person: str, markup: Json) -> None:
    if "keyboard" in markup:
        chat.below[person] = markup
    else:
        chat.below.pop(person, None)
