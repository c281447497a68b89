"""Where do a file's bytes come from? They are fetched before the update's transaction opens, so that no handler waits
for Telegram, and no lock is held meanwhile.
"""

import asyncio
import logging

from telegram import Bot, Document
from telegram.error import TelegramError

from handlers.files import WANTED, File, kind_of

log = logging.getLogger(__name__)

SECONDS = 8.0  # the longest that a download may take: the person waits


async def fetch(bot: Bot, document: Document) -> File | None:
    """The file with its bytes, or the reason why there are none; None where it is of no kind that anybody reads."""
    name, mime = document.file_name or "", document.mime_type or ""
    kind = kind_of(name, mime)
    if not kind:
        return None
    if (document.file_size or 0) > WANTED[kind]:
        return File(name, mime, trouble="too_large")
    try:
        content = await _download(bot, document)
    except (TelegramError, TimeoutError) as error:
        log.warning("a file could not be fetched: %s", type(error).__name__)
        return File(name, mime, trouble="unreachable")
    # The size that a message tells is optional (Bot API, Document).
    return File(name, mime, content) if len(content) <= WANTED[kind] else File(name, mime, trouble="too_large")


async def _download(bot: Bot, document: Document) -> bytes:
    async with asyncio.timeout(SECONDS):
        return bytes(await (await bot.get_file(document.file_id)).download_as_bytearray())
