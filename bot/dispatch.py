"""How does one update act exactly once? In one transaction: lock the chat, seen?, conversations, handlers, rows and
outbox, commit.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot import documents
from bot.clock import Clock
from bot.files import fetch
from bot.flood import Flood, Verdict
from bot.metrics import UPDATES
from coach import when
from handlers import access
from handlers.files import File
from handlers.policy import Policy
from handlers.turn import BotData, Context, Turn, current
from handlers.views import trouble
from storage import chats, outbox, set_aside
from storage.database import UPDATES_AT_ONCE, Database
from storage.quotas import QuotaReached
from storage.unit import Duplicate, Unit, mark_seen, unit_of_work

log = logging.getLogger(__name__)

FILES_AT_ONCE = 8  # that are fetched and read, each a process of its own; many slow ones delay nobody who sends none
TOAST_SECONDS = 3.0  # the latest end of answering a tap


class TransactionalApplication(Application[ExtBot[None], Context, BotData, BotData, BotData, None]):
    """An Application whose `process_update` is a transaction. Set the three before the first update."""

    database: Database
    clock: Clock
    policy: Policy = Policy()
    flood: Flood | None = None  # None: nobody is too fast
    committed: Callable[[], None]  # called after each commit: there may be something to send

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._places, self._readers = asyncio.Semaphore(UPDATES_AT_ONCE), asyncio.Semaphore(FILES_AT_ONCE)
        self._toasts: set[asyncio.Task[None]] = set()
        self._warmed: asyncio.Task[None] | None = None

    async def process_update(self, update: object) -> None:
        """Act on the update and commit, or raise and change nothing. An update that was committed before does
        nothing.
        """
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        self._warm(update)
        if self.flood is not None and (verdict := self.flood.judge(update)) is not Verdict.ACTS:
            await self._drop(update, update.effective_chat.id, verdict)
            return
        if (move := moved(update)) is not None:
            await chats.migrate(self.database, *move)
            return
        try:
            turn = await self._transact(update, update.effective_chat.id, await self._file_of(update))
        except Duplicate:
            log.info("update %s came again", update.update_id)
            UPDATES.labels("duplicate").inc()
            return
        except QuotaReached as full:
            turn = await self._refuse(update, update.effective_chat.id, full)
        UPDATES.labels("committed").inc()
        self.committed()
        if update.callback_query is not None:
            self._answer_tap(update.callback_query.id, turn)

    def _warm(self, update: Update) -> None:
        """Load what reads dates in other languages once somebody is here who may write one."""
        language = (update.effective_user and update.effective_user.language_code) or "en"
        if self._warmed is None and not language.startswith("en"):
            self._warmed = asyncio.create_task(asyncio.to_thread(when.warm))

    async def _file_of(self, update: Update) -> File | None:
        if update.message is None or update.message.document is None:
            return None
        async with self._readers:
            return await documents.read(await fetch(self.bot, update.message.document))

    @asynccontextmanager
    async def _work_of(self, chat_id: int) -> AsyncIterator[Unit]:
        """The chat's unit of work, once there is a connection for it."""
        async with self._places, unit_of_work(self.database, chat_id) as unit:
            yield unit

    async def _transact(self, update: Update, chat_id: int, file: File | None) -> Turn:
        now = self.clock.now()
        async with self._work_of(chat_id) as unit:
            await mark_seen(unit, update.update_id)
            if unit.chat.blocked_at is not None and update.my_chat_member is None:
                unit.change_chat(blocked_at=None)  # whoever writes can be written to
            turn = _turn(update, unit, now, file, self.policy)
            turn.use()
            await turn.begin()
            token = current.set(turn)
            try:
                if await access.admits(turn, update):
                    await super().process_update(update)
            finally:
                current.reset(token)
            if turn.error is not None:
                raise turn.error
            await turn.end()
            return turn

    async def _drop(self, update: Update, chat_id: int, verdict: Verdict) -> None:
        """Too much at once: it does not act, and the person is told so at the first one."""
        UPDATES.labels("dropped").inc()
        if verdict is Verdict.TOLD:
            async with self._work_of(chat_id) as unit:
                await outbox.put(unit, "sendMessage", trouble.too_fast().payload())
            self.committed()

    async def _refuse(self, update: Update, chat_id: int, full: QuotaReached) -> Turn:
        """One more does not fit: nothing of it was kept, and the person is told what to do."""
        async with self._work_of(chat_id) as unit:
            await mark_seen(unit, update.update_id)
            turn = _turn(update, unit, self.clock.now(), None, self.policy)
            await turn.say(trouble.too_many(full.table))
            return turn

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Called by python-telegram-bot where a handler raised: the transaction must not commit."""
        current.get().error = error
        return True

    def _answer_tap(self, query_id: str, turn: Turn) -> None:
        # Best effort, and nobody waits for it: the tap has acted already, and other chats' updates come next.
        task = asyncio.create_task(self._toast(query_id, turn.toast, turn.alert))
        self._toasts.add(task)
        task.add_done_callback(self._toasts.discard)

    async def _toast(self, query_id: str, text: str, alert: bool) -> None:
        try:
            async with asyncio.timeout(TOAST_SECONDS):
                await self.bot.answer_callback_query(query_id, text or None, show_alert=alert)
        except (TelegramError, TimeoutError) as error:
            log.info("a tap's answer was not taken: %s", type(error).__name__)

    async def set_aside(self, update: Update, error: BaseException) -> None:
        """Give up on an update that fails each time: remember that it was, and tell the person."""
        chat = update.effective_chat
        if chat is None:
            return
        now = self.clock.now()
        try:
            async with self._work_of(chat.id) as unit:
                await mark_seen(unit, update.update_id)
                await set_aside.add(unit, update.update_id, now, type(error).__name__)
                await outbox.put(unit, "sendMessage", trouble.set_aside().payload())
        except Duplicate:
            log.info("update %s was set aside already", update.update_id)
        UPDATES.labels("set aside").inc()
        self.committed()

    async def shutdown(self) -> None:
        """Let the last taps be answered, and close the connections."""
        if self._toasts:
            await asyncio.wait(self._toasts)
        await super().shutdown()


def moved(update: Update) -> tuple[int, int] | None:
    """The old and the new id of a group's chat, where the update is Telegram's word that the group was upgraded."""
    message = update.message
    if message is None:
        return None
    if message.migrate_to_chat_id is not None:
        return message.chat.id, message.migrate_to_chat_id
    return None if message.migrate_from_chat_id is None else (message.migrate_from_chat_id, message.chat.id)


def _turn(update: Update, unit: Unit, now: datetime, file: File | None, policy: Policy) -> Turn:
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    message = query.message if query else None
    written = None if query else update.effective_message
    return Turn(
        unit,
        now,
        user_id=user.id if user else 0,
        user_name=user.first_name if user else "",
        said_id=written.message_id if written else None,
        private=chat is not None and chat.type == "private",
        message_id=message.message_id if message else None,
        under_file=isinstance(message, Message) and message.effective_attachment is not None,
        file=file,
        policy=policy,
    )
