"""Which call to the Bot API does a letter ask for?"""

import logging
import warnings
from collections.abc import Mapping
from typing import Any

from telegram import InputFile
from telegram.error import EndPointNotFound, InvalidToken
from telegram.ext import ExtBot
from telegram.warnings import PTBUserWarning

from bot import pictures
from bot.request import as_it_stands
from storage import outbox
from storage.outbox import FILE_NAME, ONLY_EDIT, Letter

log = logging.getLogger(__name__)

# The methods that letters may ask for, and the parameter that is the file of those which carry one.
METHODS = {
    "sendMessage": "",
    "editMessageText": "",
    "editMessageReplyMarkup": "",
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVoice": "voice",
}

# The library would rather have its own methods used: a letter holds the parameters already.
warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)


async def call(bot: ExtBot[None], letter: Letter, content: bytes | None = None) -> int | None:
    """Make the call, with the bytes of the letter's file where it carries one; give the message's id where there is
    one. Raises TelegramError; ValueError for an unknown method.
    """
    if letter.method not in METHODS:
        raise ValueError(f"the courier knows no {letter.method}")
    payload = {name: value for name, value in letter.payload.items() if name != ONLY_EDIT}
    if outbox.DRAWING in payload:
        return await _draw(bot, letter.chat_id, payload)
    if content is not None:
        file = InputFile(content, filename=payload.pop(FILE_NAME))
        return await _upload(bot, letter.method, letter.chat_id, {**payload, METHODS[letter.method]: file})
    return await _ask(bot, letter.method, letter.chat_id, payload)


async def _ask(bot: ExtBot[None], method: str, chat_id: int, payload: Mapping[str, Any]) -> int | None:
    """Make the call as it stands: a Message made of the answer would cost four times what the call does."""
    answer = await bot.request.post(f"{bot.base_url}/{method}", as_it_stands({"chat_id": chat_id, **payload}))
    return int(answer["message_id"]) if isinstance(answer, dict) else None


async def _upload(bot: ExtBot[None], method: str, chat_id: int, payload: Mapping[str, Any]) -> int | None:
    """Make the call with a file among its parameters."""
    try:
        answer = await bot.do_api_request(method, {"chat_id": chat_id, **payload})
    except EndPointNotFound as error:
        raise InvalidToken(error.message) from error  # the methods exist: it is the token that Telegram knows no more
    return int(answer["message_id"]) if isinstance(answer, dict) else None


async def _draw(bot: ExtBot[None], chat_id: int, payload: dict[str, Any]) -> int | None:
    """Paint the picture and send it; where it does not come about, its caption as a message: no words are lost."""
    try:
        content = await pictures.draw(payload.pop(outbox.DRAWING))
    except pictures.NotDrawn as error:
        log.warning("a picture was not drawn: %s", error)
        payload["text"] = payload.pop("caption")
        return await _ask(bot, "sendMessage", chat_id, payload)
    return await _upload(bot, "sendPhoto", chat_id, {**payload, "photo": InputFile(content, filename="picture.png")})
