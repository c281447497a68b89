"""Which call to the Bot API does a letter ask for?"""

from telegram import Message
from telegram.ext import ExtBot

from storage.outbox import ONLY_EDIT, Letter


async def call(bot: ExtBot[None], letter: Letter) -> int | None:
    """Make the call; give the message's id where there is one. Raises TelegramError; ValueError for an unknown
    method.
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
        case "sendPhoto":
            return (await bot.send_photo(letter.chat_id, payload.pop("photo"), api_kwargs=payload)).message_id
        case "sendDocument":
            return (await bot.send_document(letter.chat_id, payload.pop("document"), api_kwargs=payload)).message_id
        case "sendVoice":
            return (await bot.send_voice(letter.chat_id, payload.pop("voice"), api_kwargs=payload)).message_id
        case unknown:
            raise ValueError(f"the courier knows no {unknown}")
