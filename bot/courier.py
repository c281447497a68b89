"""Who talks to Telegram? The courier alone: one leads at a time, so that the limits hold for all replicas together.

At least once: a letter is marked `sending` and committed before the call, `sent` after it. Whoever dies in between
leaves a lease that runs out, and the letter goes out again: at most one extra copy for each call in flight.
"""

import asyncio
import logging
import time

from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot.calls import call
from bot.clock import Clock
from bot.lead import Lead
from bot.loops import keep_going
from bot.outcome import Blocked, Failed, Migrated, Resend, Retry, Verdict, judge
from bot.pace import Pace
from storage import chats, outbox
from storage.away import is_passing
from storage.database import Database
from storage.outbox import Letter
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

LEASE_SECONDS = 30.0  # a letter's; the lead's is a fifth of it, and a send ends within two thirds
IN_FLIGHT = 100
QUEUED = 30  # about as many as leave within a second: an answer waits no longer behind nudges
PATIENCE_SECONDS = 1.0  # how long a letter waits here for its chat's turn; a longer wait is spent in the outbox
POLL_SECONDS = 1.0
END_SECONDS = 10.0  # how long a graceful end waits for calls in flight


class Courier:
    """Sends what is in the outbox. `wake` says that there is something new."""

    def __init__(
        self, database: Database, bot: ExtBot[None], clock: Clock, pace: Pace, lease_seconds: float = LEASE_SECONDS
    ) -> None:
        self._database, self._bot, self._clock = database, bot, clock
        self._pace, self._lease_seconds = pace, lease_seconds
        self._lead = Lead(database, "courier", lease_seconds / 5)
        self._queued = 0
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[tuple[Letter, int | None]] = []
        self._revoked: InvalidToken | None = None
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until `stopping` is set, then let what is in flight land. Raises InvalidToken when the token is
        revoked.
        """
        try:
            await keep_going(self._round, stopping=stopping, wake=self.wake, poll_seconds=POLL_SECONDS)
        finally:
            await self._end()

    async def _end(self) -> None:
        if self._flying:
            _, late = await asyncio.wait(self._flying, timeout=END_SECONDS)
            for task in late:
                task.cancel()
        try:
            await self._mark_landed()
            await self._lead.give_up()
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the last letters may be sent again: the database is away")

    async def _round(self) -> bool:
        """One look at the outbox. Returns whether there was anything to do."""
        await self._mark_landed()
        if self._revoked is not None:
            raise self._revoked
        room = min(IN_FLIGHT - len(self._flying), QUEUED - self._queued)
        if room <= 0 or not await self._lead.held():
            return False
        # Counted from before the claim, so that the send ends below the lease however long the commit takes.
        deadline = time.monotonic() + self._lease_seconds * 2 / 3
        letters = await outbox.claim(self._database, room, self._lease_seconds)
        self._queued += len(letters)
        for letter in letters:
            task = asyncio.create_task(self._deliver(letter, deadline))
            self._flying.add(task)
            task.add_done_callback(self._land)
        return bool(letters)

    def _land(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self.wake.set()
        if not task.cancelled() and (error := task.exception()):
            # Its lease runs out, and the letter is claimed again.
            log.warning("a letter's fate could not be written down: %s", type(error).__name__)

    async def _mark_landed(self) -> None:
        landed = list(self._landed)
        if landed:
            await outbox.mark_sent(self._database, landed)
            del self._landed[: len(landed)]

    async def _deliver(self, letter: Letter, deadline: float) -> None:
        try:
            its_turn = await self._turn_comes(letter)
        finally:
            self._queued -= 1
        if its_turn:
            await self._send(letter, deadline)

    async def _turn_comes(self, letter: Letter) -> bool:
        """Wait for the letter's slot; False where that is long, and the letter waits in the outbox."""
        wait = self._pace.until_free(letter.chat_id, time.monotonic())
        if wait > PATIENCE_SECONDS:
            await outbox.retry_later(self._database, letter, wait)
            return False
        await asyncio.sleep(wait)
        await asyncio.sleep(self._pace.take(letter.chat_id, time.monotonic()))
        return True

    async def _send(self, letter: Letter, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left < self._lease_seconds / 4:
            return  # this process was frozen, and the lease may soon be another's: the letter is claimed again
        try:
            async with asyncio.timeout(left):
                message_id = await call(self._bot, letter)
        except InvalidToken as error:
            self._revoked = error
        except Exception as error:  # noqa: BLE001 - judged by its table; an unknown one is an unknown outcome
            await self._settle(letter, judge(error, letter))
        else:
            self._landed.append((letter, message_id))

    async def _settle(self, letter: Letter, verdict: Verdict) -> None:
        log.info("%s to a chat: %s", letter.method, verdict)
        match verdict:
            case Retry(seconds):
                await outbox.retry_later(self._database, letter, seconds)
            case Resend():
                await outbox.send_anew(self._database, letter)
            case Blocked():
                async with unit_of_work(self._database, letter.chat_id) as unit:
                    await outbox.block_chat(unit, self._clock.now())
            case Migrated(chat_id):
                await outbox.retry_later(self._database, letter, 0)
                await chats.migrate(self._database, letter.chat_id, chat_id)
            case Failed(reason):
                await outbox.mark_failed(self._database, letter, reason)
