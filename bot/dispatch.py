"""How does one update act exactly once? In one transaction: lock the chat, seen?, conversations, handlers, rows and
outbox, commit.
"""

import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.clock import Clock
from handlers.turn import BotData, Context, Turn, current
from handlers.views import trouble
from storage import outbox, set_aside
from storage.database import Database
from storage.unit import Duplicate, mark_seen, unit_of_work

log = logging.getLogger(__name__)

TRIES = 3  # how often a failing update is tried before it is set aside


class TransactionalApplication(Application[ExtBot[None], Context, BotData, BotData, BotData, None]):
    """An Application whose `process_update` is a transaction. Set `database` and `clock` before the first update."""

    database: Database
    clock: Clock
    committed: Callable[[], None]  # called after each commit: there may be something to send

    async def process_update(self, update: object) -> None:
        """Act on the update and commit, or raise and change nothing. An update that was committed before does
        nothing.
        """
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        try:
            turn = await self._transact(update, update.effective_chat.id)
        except Duplicate:
            log.info("update %s came again", update.update_id)
            return
        self.committed()
        if update.callback_query is not None:
            await self._answer_tap(update.callback_query.id, turn)

    async def _transact(self, update: Update, chat_id: int) -> Turn:
        now = self.clock.now()
        async with unit_of_work(self.database, chat_id) as unit:
            await mark_seen(unit, update.update_id, now)
            turn = _turn(update, unit, now)
            await turn.begin()
            token = current.set(turn)
            try:
                await super().process_update(update)
            finally:
                current.reset(token)
            if turn.error is not None:
                raise turn.error
            await turn.end()
            return turn

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Called by python-telegram-bot where a handler raised: the transaction must not commit."""
        current.get().error = error
        return True

    async def _answer_tap(self, query_id: str, turn: Turn) -> None:
        # Best effort: the tap has acted already, and Telegram takes an answer for a short while only.
        try:
            await self.bot.answer_callback_query(query_id, turn.toast or None, show_alert=turn.alert)
        except TelegramError as error:
            log.info("a tap's answer was not taken: %s", type(error).__name__)

    async def set_aside(self, update: Update, error: BaseException) -> None:
        """Give up on an update that fails each time: remember that it was, and tell the person."""
        chat = update.effective_chat
        if chat is None:
            return
        now = self.clock.now()
        try:
            async with unit_of_work(self.database, chat.id) as unit:
                await mark_seen(unit, update.update_id, now)
                await set_aside.add(unit, update.update_id, now, type(error).__name__)
                await outbox.put(unit, "sendMessage", trouble.set_aside().payload())
        except Duplicate:
            log.info("update %s was set aside already", update.update_id)


def _turn(update: Update, unit: Any, now: Any) -> Turn:
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    message = query.message if query else None
    return Turn(
        unit,
        now,
        user_id=user.id if user else 0,
        private=chat is not None and chat.type == "private",
        message_id=message.message_id if message else None,
    )


def is_passing(error: BaseException) -> bool:
    """Whether the same update may succeed later without anybody's doing: the database is away, locked or slow."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or type(error).__name__ in {
            "OperationalError",
            "InterfaceError",
            "DBAPIError",
        }
    return isinstance(error, OSError | TimeoutError | SQLAlchemyError)
