"""When does a nudge leave? Each one that is due is planned again against its timeline, rendered, and put into the
outbox.

Which replica does it does not matter: the chat's lock makes them take turns, and the second finds nothing pending.
"""

import asyncio
import json
import logging
import time
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from bot.loops import keep_going, without_text
from handlers import nudging
from handlers.turn import Turn
from storage import nudges
from storage.away import is_passing
from storage.database import Database
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

BATCH = 100
POLL_SECONDS = 1.0
MOVED_POLL_SECONDS = 0.1  # in the playground, where time is moved while somebody watches
AGAIN_SECONDS = 300.0  # when a chat is tried again whose nudges could not be made


class Nudger:
    """Looks for due nudges. `wake` says that time was moved or a nudge set; `posted` is set when something was put
    out.
    """

    def __init__(
        self, database: Database, clock: Clock, posted: asyncio.Event, next_due_file: Path | None = None
    ) -> None:
        self._database, self._clock, self._posted = database, clock, posted
        self._next_due_file = next_due_file
        self._broken: dict[int, float] = {}  # chats whose nudges could not be made: when they are tried again
        self._handled: list[int] = []
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Nudge until `stopping` is set."""
        poll = POLL_SECONDS if self._next_due_file is None else MOVED_POLL_SECONDS
        await keep_going(self._round, stopping=stopping, wake=self.wake, poll_seconds=poll)

    async def _round(self) -> bool:
        """Push what is due. Returns whether there may be more."""
        now = self._clock.now()
        self._broken = {chat: again for chat, again in self._broken.items() if again > time.monotonic()}
        chats = list(await nudges.chats_with_due(self._database, now, BATCH, without=self._broken))
        for chat_id in chats:
            await self._nudge(chat_id, now)
        if chats:
            self._posted.set()
        if self._next_due_file is not None:
            await self._tell_next_due(self._next_due_file, now)
        # The very same chats due again would mean that planning leaves something due for ever: no reason to hurry.
        busy, self._handled = chats not in ([], self._handled), chats
        return busy

    async def _tell_next_due(self, path: Path, now: datetime) -> None:
        """Let the playground know how far time may be moved at once; replaced whole, so that it never reads a half."""
        due = await nudges.next_due(self._database)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps({"looked_at": now.isoformat(), "next_due": due and due.isoformat()}))
        draft.replace(path)

    async def _nudge(self, chat_id: int, now: datetime) -> None:
        try:
            async with unit_of_work(self._database, chat_id) as unit:
                await nudging.push_due(Turn(unit, now, user_id=0))
        except Exception as error:
            if is_passing(error):
                raise
            log.exception("a chat's nudges could not be made, and wait", exc_info=without_text(error))
            self._broken[chat_id] = time.monotonic() + AGAIN_SECONDS
