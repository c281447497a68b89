"""Who does the long work? The replica that leads, a piece a transaction, so that no chat's lock is held for long.

What needs no database (drawing pages, writing sheets) is done on a thread, outside of any transaction. A crash repeats
at most what was not committed.
"""

import asyncio
import logging
from collections.abc import Callable

from bot.clock import Clock
from bot.loops import APART_SECONDS, POLL_SECONDS, keep_going, without_text
from handlers import errands
from handlers.turn import Turn
from storage import errands as rows
from storage.away import is_passing
from storage.database import Database
from storage.unit import Unit, unit_of_work

log = logging.getLogger(__name__)

AT_ONCE = 20  # chats whose errands are looked at in one round; each has one step done


class Errands:
    """Does what people asked for, while this process `leads`. `wake` says that there is something; `posted` is set when
    something was put out.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        posted: asyncio.Event,
        leads: Callable[[], bool],
        *,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database, self._clock, self._posted, self._leads = database, clock, posted, leads
        self._poll_seconds = poll_seconds
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set."""
        await keep_going(
            self._round,
            stopping=stopping,
            wake=self.wake,
            poll_seconds=self._poll_seconds,
            apart_seconds=APART_SECONDS,
        )

    async def _round(self) -> bool:
        """One step for each chat that waits. Returns whether there was any."""
        if not self._leads():
            return False
        found = await rows.ready(self._database, AT_ONCE)
        for chat_id, errand_id in found:
            await self._step(chat_id, errand_id)
            self._posted.set()
        return bool(found)

    async def _step(self, chat_id: int, errand_id: int) -> None:
        try:
            async with unit_of_work(self._database, chat_id) as unit:
                make = await errands.step(self._turn(unit), errand_id)
            if make is not None:
                made = await asyncio.to_thread(make)
                async with unit_of_work(self._database, chat_id) as unit:
                    await errands.deliver(self._turn(unit), errand_id, made)
        except Exception as error:
            if is_passing(error):
                raise
            log.exception("an errand could not be done", exc_info=without_text(error))
            async with unit_of_work(self._database, chat_id) as unit:
                await errands.give_up(self._turn(unit), errand_id)

    def _turn(self, unit: Unit) -> Turn:
        return Turn(unit, self._clock.now(), user_id=0, private=unit.chat_id > 0)
