"""Who asks the operator after a restore, and carries out what they decide? The replica that leads; once the
installation is not paused, there is nothing to do any more.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.loops import keep_going, without_text
from handlers import resuming
from handlers.turn import Turn
from handlers.views import resuming as views
from handlers.views.message import Message
from storage import outbox, pauses
from storage.away import is_passing
from storage.database import Database
from storage.pauses import Overdue, Pause
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0  # between two looks whether it is decided


class Resumer:
    """Looks after a pause while this process `leads`. `owner`: the chat to ask, None where there is none; `resumed` is
    called when the bot may speak again, or there is something to send.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        leads: Callable[[], bool],
        owner: int | None,
        resumed: Callable[[], None],
    ) -> None:
        self._database, self._clock, self._leads = database, clock, leads
        self._owner, self._resumed = owner, resumed
        self._settled: set[int] = set()
        self._warned = self._over = False

    async def run(self, stopping: asyncio.Event) -> None:
        """Look until `stopping` is set; once the installation is not paused, idly: nothing pauses it while it runs."""

        async def look() -> bool:
            if self._over:
                return False
            pause = await pauses.current(self._database)
            self._over = pause is None
            return pause is not None and self._leads() and await self._look_after(pause)

        await keep_going(look, stopping=stopping, wake=asyncio.Event(), poll_seconds=LOOK_SECONDS)

    async def _look_after(self, pause: Pause) -> bool:
        """Ask, or carry out. Returns whether there may be more to do at once."""
        now = self._clock.now()
        if pause.decision:
            return await self._carry_out(pause.decision, now)
        if self._owner is None or pause.owner == self._owner:
            self._warn()
            return False
        return await self._ask(pause, self._owner, now)

    def _warn(self) -> None:
        if not self._warned:
            log.warning("paused after a restore, until it is decided what is said: python -m bot resume")
        self._warned = True

    async def _ask(self, pause: Pause, owner: int, now: datetime) -> bool:
        made_at = datetime.fromisoformat(pause.made_at)
        found = await self._overdue(now)
        if found:
            await pauses.asked(self._database, owner)
            await self._say(owner, views.question(found, made_at, now))
            return False
        await pauses.end(self._database)
        await self._say(owner, views.nothing_due(made_at))
        return True

    async def _overdue(self, now: datetime) -> Overdue:
        async with self._database.transaction() as connection:
            return await pauses.overdue(connection, now)

    async def _say(self, owner: int, message: Message) -> None:
        async with unit_of_work(self._database, owner) as unit:
            await outbox.put(unit, "sendMessage", message.payload())
        self._resumed()

    async def _carry_out(self, decision: str, now: datetime) -> bool:
        chats = await pauses.chats_to_settle(self._database, decision, now, self._settled)
        for chat_id in chats:
            await self._settle(chat_id, decision, now)
        if not chats:
            await pauses.end(self._database)
            log.warning("no longer paused: %s", decision)
        self._resumed()
        return True

    async def _settle(self, chat_id: int, decision: str, now: datetime) -> None:
        self._settled.add(chat_id)
        try:
            async with unit_of_work(self._database, chat_id) as unit:
                await resuming.settle(Turn(unit, now, user_id=0), decision)
        except Exception as error:
            if is_passing(error):
                self._settled.discard(chat_id)
                raise
            log.exception("what was held in a chat stays held", exc_info=without_text(error))
