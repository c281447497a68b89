"""Which call to the Bot API does a letter ask for?"""

import logging
from typing import Any

from telegram import InputFile, Message
from telegram.ext import ExtBot

from bot import pictures
from storage import outbox
from storage.outbox import FILE_NAME, ONLY_EDIT, Letter

log = logging.getLogger(__name__)


async def call(bot: ExtBot[None], letter: Letter, content: bytes | None = None) -> int | None:
    """Make the call, with the bytes of the letter's file where it carries one; give the message's id where there is
    one. Raises TelegramError; ValueError for an unknown method.
    """
    payload = {name: value for name, value in letter.payload.items() if name != ONLY_EDIT}
    match letter.method:
        case "sendMessage":
            return (await bot.send_message(letter.chat_id, payload.pop("text"), api_kwargs=payload)).message_id
        case "editMessageText":
            edited = await bot.edit_message_text(payload.pop("text"), chat_id=letter.chat_id, api_kwargs=payload)
            return edited.message_id if isinstance(edited, Message) else None
        case "editMessageReplyMarkup":
            changed = await bot.edit_message_reply_markup(letter.chat_id, api_kwargs=payload)
            return changed.message_id if isinstance(changed, Message) else None
        case "sendPhoto" if outbox.DRAWING in payload:
            return await _draw(bot, letter.chat_id, payload)
        case "sendPhoto":
            photo = _file(payload, "photo", content)
            return (await bot.send_photo(letter.chat_id, photo, api_kwargs=payload)).message_id
        case "sendDocument":
            document = _file(payload, "document", content)
            return (await bot.send_document(letter.chat_id, document, api_kwargs=payload)).message_id
        case "sendVoice":
            return (await bot.send_voice(letter.chat_id, payload.pop("voice"), api_kwargs=payload)).message_id
        case unknown:
            raise ValueError(f"the courier knows no {unknown}")


def _file(payload: dict[str, Any], parameter: str, content: bytes | None) -> InputFile | str:
    """The file to upload, or the file_id of one that Telegram has; taken out of the payload."""
    if content is None:
        return str(payload.pop(parameter))
    return InputFile(content, filename=payload.pop(FILE_NAME))


async def _draw(bot: ExtBot[None], chat_id: int, payload: dict[str, Any]) -> int:
    """Paint the picture and send it; where it does not come about, its caption as a message: no words are lost."""
    try:
        content = await pictures.draw(payload.pop(outbox.DRAWING))
    except pictures.NotDrawn as error:
        log.warning("a picture was not drawn: %s", error)
        return (await bot.send_message(chat_id, payload.pop("caption"), api_kwargs=payload)).message_id
    photo = InputFile(content, filename="picture.png")
    return (await bot.send_photo(chat_id, photo, api_kwargs=payload)).message_id
