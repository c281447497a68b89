"""Who talks to Telegram? The courier alone: one leads at a time, so that the limits hold for all replicas together.

At least once: a letter is marked `sending` and committed before the call, `sent` after it. Whoever dies in between
leaves a lease that runs out, and the letter goes out again: at most one extra copy for each call in flight.
"""

import asyncio
import logging
import time
from secrets import token_hex

from telegram import Message
from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.loops import keep_going
from bot.outcome import Blocked, Failed, Migrated, Resend, Retry, Verdict, judge
from bot.pace import Pace
from storage import chats, leases, outbox
from storage.database import Database
from storage.outbox import Letter
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

LEADS_SECONDS = 15.0  # the lead is renewed at every round, and lost this long after the last one
LEASE_SECONDS = 60.0  # a letter's lease
DEADLINE_SECONDS = 45.0  # the latest end of a send, its wait for a slot included: below the lease
IN_FLIGHT = 100
POLL_SECONDS = 1.0


class Courier:
    """Sends what is in the outbox. `wake` says that there is something new."""

    def __init__(self, database: Database, bot: ExtBot[None], clock: Clock, pace: Pace) -> None:
        self._database, self._bot, self._clock = database, bot, clock
        self._pace = pace
        self._me = token_hex(8)
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
            if self._flying:
                await asyncio.wait(self._flying, timeout=DEADLINE_SECONDS)
            await self._mark_landed()
            await leases.release(self._database, "courier", self._me)

    async def _round(self) -> bool:
        """One look at the outbox. Returns whether there was anything to do."""
        await self._mark_landed()
        if self._revoked is not None:
            raise self._revoked
        if not await leases.acquire(self._database, "courier", self._me, LEADS_SECONDS):
            return False
        letters = await outbox.claim(self._database, IN_FLIGHT - len(self._flying), LEASE_SECONDS)
        for letter in letters:
            task = asyncio.create_task(self._send(letter))
            self._flying.add(task)
            task.add_done_callback(self._land)
        return bool(letters)

    def _land(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self.wake.set()
        if error := task.exception():
            # Its lease runs out, and the letter is claimed again.
            log.warning("a letter's fate could not be written down: %s", type(error).__name__)

    async def _mark_landed(self) -> None:
        landed, self._landed = self._landed, []
        if landed:
            await outbox.mark_sent(self._database, landed)

    async def _send(self, letter: Letter) -> None:
        deadline = time.monotonic() + DEADLINE_SECONDS
        wait = self._pace.reserve(letter.chat_id, time.monotonic())
        if wait > DEADLINE_SECONDS / 2:
            return await outbox.retry_later(self._database, letter, wait)
        await asyncio.sleep(wait)
        if time.monotonic() > deadline - 1:
            return None  # this process was frozen: the lease may be another's by now
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                message_id = await _call(self._bot, letter)
        except InvalidToken as error:
            self._revoked = error
        except Exception as error:  # noqa: BLE001 - judged below; an unknown one is an unknown outcome
            await self._settle(letter, judge(error, letter))
        else:
            self._landed.append((letter, message_id))
        return None

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


async def _call(bot: ExtBot[None], letter: Letter) -> int | None:
    """Make the call that the letter asks for; give the message's id where there is one."""
    payload = dict(letter.payload)
    match letter.method:
        case "sendMessage":
            sent = await bot.send_message(letter.chat_id, payload.pop("text"), api_kwargs=payload)
        case "editMessageText":
            edited = await bot.edit_message_text(payload.pop("text"), chat_id=letter.chat_id, api_kwargs=payload)
            return edited.message_id if isinstance(edited, Message) else None
        case unknown:
            raise ValueError(f"the courier knows no {unknown}")
    return sent.message_id
