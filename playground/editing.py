"""How does the bot change and take back what it sent? (Bot API, "Updating messages".)"""

from playground.chats import chat_to_write_in
from playground.errors import NOT_MODIFIED, bad_request
from playground.keyboards import read_inline_markup
from playground.media import document_content, photo_content
from playground.model import Chat, Json, Message
from playground.parameters import Parameters
from playground.sending import read_content, with_mentions
from playground.text import caption_content
from playground.world import World

DELETABLE_SECONDS = 48 * 3600
_MEDIA = {"document", "photo", "voice"}
_GIVES_WAY = {"text", "document", "photo"}
_INPUT_MEDIA = {"document": document_content, "photo": photo_content}


def edit_message_text(world: World, p: Parameters) -> Json:
    """Another text and keyboard for a message of the bot's; without `reply_markup` the keyboard goes."""
    chat, message = own_message(world, p)
    content = read_content(p)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return edit(world, message, content, read_inline_markup(p, chat))


def edit_message_caption(world: World, p: Parameters) -> Json:
    """Another caption, or none, and another keyboard for a document, picture or voice note of the bot's."""
    chat, message = own_message(world, p)
    if not _MEDIA & message.content.keys():
        raise bad_request("there is no caption in the message to edit")
    bare = {name: value for name, value in message.content.items() if name not in ("caption", "caption_entities")}
    return edit(world, message, bare | caption_content(p), read_inline_markup(p, chat))


def edit_message_media(world: World, p: Parameters) -> Json:
    """Another document or picture in place of a text, a document or a picture of the bot's."""
    chat, message = own_message(world, p)
    if not _GIVES_WAY & message.content.keys():
        raise bad_request("there is no media in the message to edit")
    media = p.nested("media", "InputMedia")
    if not isinstance(media, dict) or media.get("type") not in _INPUT_MEDIA:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    inner = Parameters(media, p.files)
    return edit(world, message, _INPUT_MEDIA[media["type"]](world, inner, "media"), read_inline_markup(p, chat))


def edit_message_reply_markup(world: World, p: Parameters) -> Json:
    """Another keyboard, or none, for a message of the bot's."""
    chat, message = own_message(world, p)
    return edit(world, message, message.content, read_inline_markup(p, chat))


def own_message(world: World, p: Parameters) -> tuple[Chat, Message]:
    """The message of the bot's that an edit names. Raises ApiError."""
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


def edit(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    """Give a message another content and keyboard. Raises ApiError where nothing would change."""
    content = with_mentions(world, content)
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
