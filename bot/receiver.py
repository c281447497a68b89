"""How is an update that came in handled, wherever it came from? Until it is committed, or three times in vain.

Polling (bot/polling.py) and the webhook (bot/webhook.py) both end here, and tell Telegram only afterwards that they
have it.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.backoff import Backoff
from bot.dispatch import TransactionalApplication, moved
from bot.loops import without_text
from bot.metrics import UPDATE_SECONDS, UPDATES
from storage.away import is_passing

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


class InHand:
    """The updates that were fetched and may not be committed yet: chats in parallel, each chat's in order. A chat whose
    update takes long keeps only its own later ones waiting.
    """

    def __init__(self, application: TransactionalApplication) -> None:
        self._application = application
        self._lines: dict[int, deque[Update]] = {}
        self._working: set[asyncio.Task[None]] = set()
        self._open: set[int] = set()  # numbers of updates
        self._over: set[int] = set()  # above the first open one: Telegram cannot be told yet to forget them
        self._next: int | None = None  # the number after the last one taken
        self._old_ids: dict[int, int] = {}  # of groups that move

    @property
    def offset(self) -> int | None:
        """Telegram may forget all updates below this number: they are committed or set aside. None: it is not known."""
        return min(self._open, default=self._next)

    def begin_anew(self) -> None:
        """What Telegram forgets is another's matter from now on."""
        self._next = None

    def knows(self, number: int) -> bool:
        """Whether the update was taken before."""
        return number in self._open or number in self._over

    def take(self, updates: Sequence[Update], stopping: asyncio.Event) -> None:
        """Begin to process the updates; until `stopping` is set, those of a database that is away are tried again."""
        # A group that moves is one chat under both its ids: what came before the move goes first.
        self._old_ids |= {new: old for old, new in filter(None, map(moved, updates))}
        for update in sorted(updates, key=lambda update: update.update_id):
            self._open.add(update.update_id)
            self._next = update.update_id + 1
            chat = update.effective_chat.id if update.effective_chat else 0
            chat = self._old_ids.get(chat, chat)
            if (line := self._lines.get(chat)) is not None:
                line.append(update)
                continue
            self._lines[chat] = deque([update])
            self._working.add(asyncio.create_task(self._work(chat, stopping)))

    async def _work(self, chat: int, stopping: asyncio.Event) -> None:
        line = self._lines[chat]
        while line:
            if not await process(self._application, line[0], stopping):
                break  # and none of the later ones: the chat's order holds
            number = line.popleft().update_id
            self._open.discard(number)
            self._over.add(number)
        del self._lines[chat]

    async def settle(self, seconds: float | None = None) -> None:
        """Wait until all are processed, at most so long."""
        if self._working:
            done, self._working = await asyncio.wait(self._working, timeout=seconds)
            for task in done:
                task.result()
        if not self._working:
            self._old_ids.clear()
        self._over = {number for number in self._over if number > min(self._open, default=number)}

    async def drop(self) -> None:
        """Cut off what is still in work, as a kill would."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)


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
