"""How does the bot send, change and take back messages? (Bot API, "Available methods" and "Updating messages".)"""

from playground.chats import chat_to_write_in, find_chat
from playground.errors import NOT_MODIFIED, bad_request
from playground.keyboards import read_inline_markup, read_markup
from playground.model import Chat, Json, Message
from playground.parameters import Parameters
from playground.text import TEXT_LIMIT, read_text, text_content
from playground.world import World

DELETABLE_SECONDS = 48 * 3600
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, p: Parameters) -> Json:
    """A text message."""
    chat = chat_to_write_in(world, p)
    return send(world, p, chat, read_content(p))


def read_content(p: Parameters) -> Json:
    """The content of a text message out of `text`. Raises ApiError."""
    if not p.text("text"):
        raise bad_request("message text is empty")
    text, entities = read_text(p, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text_content(text, entities)


def send(world: World, p: Parameters, chat: Chat, content: Json) -> Json:
    """Post content of any kind with the parameters that all sending methods share. Raises ApiError."""
    markup = read_markup(p, chat)
    message = world.post(
        chat,
        world.bot.id,
        content,
        markup=markup,
        reply_to=_answered(world, p, chat),
        silent=p.flag("disable_notification"),
        protected=p.flag("protect_content"),
    )
    _set_reply_keyboard(world, chat, markup)
    return world.wire(message)


def _answered(world: World, p: Parameters, chat: Chat) -> int | None:
    reply = p.nested("reply_parameters", "reply parameters")
    wanted = Parameters(reply) if isinstance(reply, dict) else p
    name = "message_id" if isinstance(reply, dict) else "reply_to_message_id"
    if name not in wanted:
        return None
    message_id = wanted.number(name)
    if world.message(chat.id, message_id):
        return message_id
    if wanted.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _set_reply_keyboard(world: World, chat: Chat, markup: Json | None) -> None:
    if markup is None or "inline_keyboard" in markup:
        return
    chat.reply_keyboard = None if "remove_keyboard" in markup else markup
    world.keep(chat)
    world.tell("chat", chat.id)


def edit_message_text(world: World, p: Parameters) -> Json:
    """Another text and keyboard for a message of the bot's; without `reply_markup` the keyboard goes."""
    chat, message = _own_message(world, p)
    content = read_content(p)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, message, content, read_inline_markup(p, chat))


def edit_message_reply_markup(world: World, p: Parameters) -> Json:
    """Another keyboard, or none, for a message of the bot's."""
    chat, message = _own_message(world, p)
    return _edit(world, message, message.content, read_inline_markup(p, chat))


def _own_message(world: World, p: Parameters) -> tuple[Chat, Message]:
    chat = chat_to_write_in(world, p)
    if "message_id" not in p:
        raise bad_request("message identifier is not specified")
    message = world.message(chat.id, p.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    # A message that brought a reply keyboard cannot be edited either.
    if message.from_id != world.bot.id or (message.markup and not message.keyboard):
        raise bad_request("message can't be edited")
    return chat, message


def _edit(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.content, message.markup = content, markup
    message.edit_date = world.seconds()
    message.version += 1
    world.keep_message(message, "edit")
    return world.wire(message)


def delete_message(world: World, p: Parameters) -> bool:
    """Take a message back: the bot's own, or in a private chat anybody's, within 48 hours."""
    chat = chat_to_write_in(world, p)
    if "message_id" not in p:
        raise bad_request("message identifier is not specified")
    message = world.message(chat.id, p.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    foreign = message.from_id != world.bot.id and not chat.private
    if foreign or world.seconds() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    remove(world, message)
    return True


def remove(world: World, message: Message) -> None:
    """Mark a message as deleted and tell."""
    message.deleted = True
    message.version += 1
    world.keep_message(message, "delete")


def send_chat_action(world: World, p: Parameters) -> bool:
    """ "typing…" and the like; shown, not kept."""
    chat = chat_to_write_in(world, p)
    action = p.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("action", chat.id, action)
    return True


def forward_message(world: World, p: Parameters) -> Json:
    """A copy of a message with the name of its author."""
    chat = chat_to_write_in(world, p)
    source = find_chat(world, Parameters({"chat_id": p.text("from_chat_id")}))
    message = world.message(source.id, p.number("message_id"))
    if message is None:
        raise bad_request("message to forward not found")
    if message.protected:
        raise bad_request("message can't be forwarded")
    author = {"type": "user", "sender_user": world.users[message.from_id].wire(), "date": message.date}
    return send(world, p, chat, {"forward_origin": author, **message.content})
