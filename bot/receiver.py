"""How is an update that came in handled, wherever it came from? Until it is committed, or three times in vain.

Polling (bot/polling.py) and the webhook (bot/webhook.py) both end here, and tell Telegram only afterwards that they
have it.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.backoff import Backoff
from bot.dispatch import TransactionalApplication, moved
from bot.loops import without_text
from bot.metrics import UPDATE_SECONDS, UPDATES
from storage.away import is_passing
from storage.database import UPDATES_AT_ONCE

log = logging.getLogger(__name__)

TRIES = 3  # how often a failing update is tried before it is set aside
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


def read(data: Any, bot: ExtBot[None]) -> Update:
    """The update; where it cannot be read, its number alone, which nobody handles."""
    try:
        return Update.de_json(data, bot)
    except Exception as error:  # noqa: BLE001 - whatever a malformed update makes the library raise
        log.error("update %s cannot be read: %s", data["update_id"], type(error).__name__)  # noqa: TRY400 - no text
        return Update(data["update_id"])


async def process_all(
    application: TransactionalApplication, updates: Sequence[Update], stopping: asyncio.Event
) -> bool:
    """Process the updates: chats in parallel, each chat's in order. True when all are committed or set aside; False
    where `stopping` was set while the database was away.
    """
    gate = asyncio.Semaphore(UPDATES_AT_ONCE)

    async def one_chat(group: Sequence[Update]) -> bool:
        async with gate:
            for update in group:
                if not await process(application, update, stopping):
                    return False  # and none of the later ones: the chat's order holds
            return True

    # A group that moves is one chat under both its ids: what came before the move goes first.
    old_ids = {new: old for old, new in filter(None, map(moved, updates))}

    def chat(update: Update) -> int:
        chat_id = update.effective_chat.id if update.effective_chat else 0
        return old_ids.get(chat_id, chat_id)

    ordered = sorted(updates, key=lambda update: (chat(update), update.update_id))
    async with asyncio.TaskGroup() as tasks:
        groups = [tasks.create_task(one_chat(list(group))) for _, group in groupby(ordered, key=chat)]
    return all(task.result() for task in groups)


async def process(application: TransactionalApplication, update: Update, stopping: asyncio.Event) -> bool:
    """Process one update until it is committed: while the database is away as long as it takes, else TRIES times, then
    it is set aside. False where `stopping` was set before: Telegram will deliver it again.
    """
    backoff, arrived = Backoff(first=0.1, most=10), time.perf_counter()
    errors: list[Exception] = []
    while len(errors) < 2 * TRIES:
        try:
            if len(errors) < TRIES:
                await application.process_update(update)
            else:
                await application.set_aside(update, errors[0])
        except Exception as error:
            if is_passing(error):
                log.warning("update %s waits for the database: %s", update.update_id, type(error).__name__)
                UPDATES.labels("database away").inc()
            else:
                log.warning("update %s failed", update.update_id, exc_info=without_text(error))
                UPDATES.labels("failed").inc()
                errors.append(error)
        else:
            UPDATE_SECONDS.observe(time.perf_counter() - arrived)
            return True
        if stopping.is_set():
            return False
        await backoff.sleep(stopping)
    log.error("update %s could not even be set aside", update.update_id)
    return True
