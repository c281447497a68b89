"""When does a nudge leave? Each one that is due is planned again against its timeline, rendered, and put into the
outbox.

Every replica does it: each takes chats that no other one has in hand. The one that leads is woken for what falls due,
the others look now and then, and find something only where more is due than one of them can make.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from bot.clock import Clock
from bot.loops import APART_SECONDS, POLL_SECONDS, keep_going, without_text
from bot.metrics import LATENESS
from handlers import nudging
from handlers.registration import FORMS
from handlers.turn import Turn
from storage import nudges, outbox
from storage.away import is_passing
from storage.database import Database
from storage.nudges import Nudge
from storage.unit import Unit, work_together

log = logging.getLogger(__name__)

BATCH = 50  # nudges at a time: of a hundred each costs a tenth less, and everybody waits twice as long
LOOKED_AT = 4 * BATCH  # chats that are looked at for as many that no other replica has in hand
AGAIN_SECONDS = 300.0  # when a chat is tried again whose nudges could not be made


class Nudger:
    """Looks for due nudges. `wake` says that time was moved or a nudge set; without it there is a look every
    `poll_seconds`. `posted` is called when something was put out.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        posted: Callable[[], None],
        *,
        next_due_file: Path | None = None,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database, self._clock, self._posted = database, clock, posted
        self._next_due_file, self._poll_seconds = next_due_file, poll_seconds
        self._broken: dict[int, float] = {}  # chats whose nudges could not be made: when they are tried again
        self._handled: list[int] = []
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Nudge until `stopping` is set."""
        await keep_going(
            self._round,
            stopping=stopping,
            wake=self.wake,
            poll_seconds=self._poll_seconds,
            apart_seconds=APART_SECONDS,
        )

    async def _round(self) -> bool:
        """Push what is due. Returns whether there may be more."""
        now = self._clock.now()
        self._broken = {chat: again for chat, again in self._broken.items() if again > time.monotonic()}
        chats = list(await nudges.chats_with_due(self._database, now, LOOKED_AT, without=self._broken))
        if chats:
            await self._nudge(chats, now)
            self._posted()
        if self._next_due_file is not None:
            await self._tell_next_due(self._next_due_file, now)
        # The very same chats due again would mean that planning leaves something due for ever: no reason to hurry.
        busy, self._handled = chats not in ([], self._handled), chats
        return busy

    async def _tell_next_due(self, path: Path, now: datetime) -> None:
        """Let the playground know how far time may be moved at once; replaced whole, so that it never reads a half."""
        due, waiting = await nudges.next_due(self._database), await outbox.waiting(self._database)
        told = {"looked_at": now.isoformat(), "next_due": due and due.isoformat(), "to_say": waiting}
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(told))
        draft.replace(path)

    async def _nudge(self, chats: Sequence[int], now: datetime) -> None:
        """Nudge these chats in one transaction; each by itself where that fails, so that one of them stops no other."""

        async def push(unit: Unit) -> Sequence[Nudge]:
            return await nudging.push_due(Turn(unit, now, user_id=0), FORMS)

        try:
            pushed = await work_together(self._database, chats, push, most=BATCH)
        except Exception as error:
            if is_passing(error):
                raise
            if len(chats) > 1:
                for chat_id in chats:
                    await self._nudge([chat_id], now)
                return
            log.exception("a chat's nudges could not be made, and wait", exc_info=without_text(error))
            self._broken[chats[0]] = time.monotonic() + AGAIN_SECONDS
        else:
            for nudge in chain.from_iterable(pushed.values()):
                LATENESS.observe((now - nudge.due_at).total_seconds())
