"""How does the bot send messages? (Bot API, "Available methods".)"""

from playground.below import set_below
from playground.chats import chat_to_write_in, find_chat
from playground.errors import bad_request
from playground.keyboards import read_markup
from playground.model import Chat, Json
from playground.parameters import Parameters
from playground.text import TEXT_LIMIT, read_text, text_content
from playground.world import World

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
        with_mentions(world, content),
        markup=markup,
        reply_to=_answered(world, p, chat),
        silent=p.flag("disable_notification"),
        protected=p.flag("protect_content"),
    )
    set_below(world, chat, message)
    return world.wire(message)


def with_mentions(world: World, content: Json) -> Json:
    """The content with whole users in its text mentions; those of nobody known are plain text."""
    name = "entities" if "text" in content else "caption_entities"
    entities = [_whole(world, entity) for entity in content.get(name, []) if _is_known(world, entity)]
    others = {key: value for key, value in content.items() if key != name}
    return others | ({name: entities} if entities else {})


def _is_known(world: World, entity: Json) -> bool:
    return entity["type"] != "text_mention" or (entity.get("user") or {}).get("id") in world.users


def _whole(world: World, entity: Json) -> Json:
    return entity | {"user": world.users[entity["user"]["id"]].wire()} if entity["type"] == "text_mention" else entity


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
