"""How does the page see the playground? Chats, messages, taps and calls as JSON."""

from playground.below import addressed
from playground.calls import Call
from playground.commands import commands_for
from playground.descriptions import description
from playground.faults import Fault
from playground.model import Chat, Json, Message, Tap, User
from playground.world import World


def chat_view(world: World, chat: Chat) -> Json:
    """A chat: who is in it, whether the bot is blocked, what stands there while it is empty."""
    first = world.users[chat.people[0]]
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title or first.first_name,
        "people": [_person_view(world, chat, world.users[key]) for key in chat.people],
        "bot": chat.bot,
        "opened": chat.opened,
        "migrated_to": chat.migrated_to,
        "description": description(world, first.language_code) if chat.private else "",
    }


def _person_view(world: World, chat: Chat, user: User) -> Json:
    """A person in a chat: the User, the command menu, and the keyboard below the text field or null."""
    return user.wire() | {"commands": commands_for(world, chat, user), "below": chat.below.get(str(user.id))}


def message_view(world: World, message: Message) -> Json:
    """A message as it is now; a deleted one without its content."""
    base: Json = {
        "chat_id": message.chat_id,
        "message_id": message.message_id,
        "from": world.users[message.from_id].wire(),
        "date": message.date,
        "deleted": message.deleted,
        "version": message.version,
    }
    if message.deleted:
        return base
    return base | {
        "edit_date": message.edit_date,
        "silent": message.silent,
        "content": message.content,
        "text": message.text,
        "entities": message.entities,
        "keyboard": message.keyboard,
        "reactions": message.reactions,
        "asks": _asks_view(world, message),
        "reply_to": _reply_view(world, message),
    }


def _asks_view(world: World, message: Message) -> Json | None:
    """Whom the message forces to reply, and the text field's hint."""
    markup = message.markup or {}
    if not markup.get("force_reply"):
        return None
    of = addressed(world, world.chats[message.chat_id], message)
    return {"of": of, "hint": markup.get("input_field_placeholder", "")}


def _reply_view(world: World, message: Message) -> Json | None:
    answered = world.message(message.chat_id, message.reply_to) if message.reply_to else None
    if answered is None:
        return None
    name = world.users[answered.from_id].first_name
    return {"message_id": answered.message_id, "name": name, "text": answered.text[:100]}


def tap_view(tap: Tap) -> Json:
    """The answer to a tap: `text` is a toast, or an alert."""
    return {
        "query_id": tap.query_id,
        "chat_id": tap.chat_id,
        "user_id": tap.from_id,
        "message_id": tap.message_id,
        "text": tap.text,
        "alert": tap.alert,
    }


def call_view(call: Call) -> Json:
    """A line of the log of calls."""
    return {
        "at": call.at.isoformat(),
        "method": call.method,
        "params": call.params,
        "status": call.status,
        "answer": call.answer,
        "fault": call.fault,
    }


def fault_view(fault: Fault) -> Json:
    """A fault that is switched on."""
    left = None if fault.times is None else fault.times - fault.hits
    return {"kind": fault.kind, "method": fault.method, "chat_id": fault.chat_id, "effect": fault.effect, "left": left}
