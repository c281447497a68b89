"""Who talks to Telegram? The courier alone: one leads at a time, so that the limits hold for all replicas together.

At least once: a letter is marked `sending` and committed before the call, `sent` after it. Whoever dies in between
leaves a lease that runs out, and the letter goes out again: at most one extra copy for each call in flight.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable

from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot.calls import call
from bot.clock import Clock
from bot.loops import POLL_SECONDS, keep_going
from bot.metrics import SENDS
from bot.outcome import Arrived, Blocked, Failed, Migrated, Resend, Retry, Slower, Verdict, judge
from bot.pace import Pace
from handlers.views import trouble
from storage import chats, leases, outbox
from storage.away import is_passing
from storage.database import Database
from storage.outbox import FILE_NAME, Landed, Letter
from storage.unit import unit_of_work

log = logging.getLogger(__name__)

LEASE_SECONDS = 30.0  # a letter's; a send ends within two thirds of it
IN_FLIGHT = 100
QUEUED = 30  # about as many as leave within a second: an answer waits no longer behind nudges
APART_SECONDS = 0.02  # between two looks: what was said, and what landed, within it costs one transaction
PATIENCE_SECONDS = 1.0  # how long a letter waits here for its chat's turn; a longer wait is spent in the outbox
REFUSED_CHATS = 2  # refused one after the other with 429: Telegram means the whole bot
END_SECONDS = 10.0  # how long a graceful end waits for calls in flight


class Courier:
    """Sends what is in the outbox while this process `leads`. `wake` says that there is something new; without it the
    outbox is looked at every `poll_seconds`.
    """

    def __init__(
        self,
        database: Database,
        bot: ExtBot[None],
        clock: Clock,
        pace: Pace,
        leads: Callable[[], bool],
        *,
        lease_seconds: float = LEASE_SECONDS,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database, self._bot, self._clock, self._leads = database, bot, clock, leads
        self._pace, self._lease_seconds, self._poll_seconds = pace, lease_seconds, poll_seconds
        self._silent_until = 0.0
        self._refused: set[int] = set()  # chats that got 429 since something arrived
        self._in_vain: Counter[int] = Counter()  # sends to a chat, in a row, of which nobody knows that they arrived
        self._queued = 0
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Landed] = []
        self._revoked: InvalidToken | None = None
        self.wake = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until `stopping` is set, then let what is in flight land. Raises InvalidToken when the token is
        revoked.
        """
        try:
            await keep_going(
                self._round,
                stopping=stopping,
                wake=self.wake,
                poll_seconds=self._poll_seconds,
                apart_seconds=APART_SECONDS,
            )
        finally:
            await self._end()

    async def _end(self) -> None:
        if self._flying:
            _, late = await asyncio.wait(self._flying, timeout=END_SECONDS)
            for task in late:
                task.cancel()
        try:
            await self._mark_landed()
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the last letters may be sent again: the database is away")

    async def _round(self) -> bool:
        """Write down what landed, and look into the outbox. Returns whether there may be more to send at once: fewer
        than asked for are all.
        """
        if self._revoked is not None:
            raise self._revoked
        room = min(IN_FLIGHT - len(self._flying), QUEUED - self._queued)
        if not (leads := self._leads()):
            self._in_vain.clear()  # of what another sends now
        if room <= 0 or not leads:
            await self._mark_landed()
            return False
        # Counted from before the claim, so that the send ends below the lease however long the commit takes.
        deadline = time.monotonic() + self._lease_seconds * 2 / 3
        landed = list(self._landed)
        letters = await outbox.claim(self._database, room, self._lease_seconds, landed=landed)
        del self._landed[: len(landed)]
        self._queued += len(letters)
        for letter in letters:
            task = asyncio.create_task(self._deliver(letter, deadline))
            self._flying.add(task)
            task.add_done_callback(self._land)
        await asyncio.sleep(0)  # whose turn it is leaves the queue, and makes room for more
        return len(letters) == room

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
            await self._retry(letter, wait)
            return False
        if wait > 0:
            await asyncio.sleep(wait)
        if (wait := self._pace.take(letter.chat_id, time.monotonic())) > 0:
            await asyncio.sleep(wait)
        return True

    async def _send(self, letter: Letter, deadline: float) -> None:
        silent, left = self._silent_until - time.monotonic(), deadline - time.monotonic()
        if silent > 0:
            return await self._retry(letter, silent)
        if left < self._lease_seconds / 4:
            return None  # this process was frozen, and the lease may soon be another's: the letter is claimed again
        # Before the call is judged: a database that is away is no answer of Telegram's, and the lease runs out.
        content = await outbox.enclosed(self._database, letter)
        if content is None and FILE_NAME in letter.payload:
            return None  # it arrived, sent by whoever had claimed it before
        try:
            async with asyncio.timeout(left):
                message_id = await call(self._bot, letter, content)
        except InvalidToken as error:
            self._revoked = error
        except Exception as error:  # noqa: BLE001 - judged by its table; an unknown one is an unknown outcome
            self._in_vain[letter.chat_id] += 1
            await self._settle(letter, judge(error, letter, self._in_vain[letter.chat_id]))
        else:
            SENDS.labels(letter.method, "sent").inc()
            self._refused.clear()
            del self._in_vain[letter.chat_id]
            self._landed.append((letter, message_id))

    async def _retry(self, letter: Letter, seconds: float) -> None:
        await outbox.retry_later(self._database, letter, seconds)
        # A hair later than the database's clock, or the look would come too soon and the next one after a poll.
        asyncio.get_running_loop().call_later(seconds + 0.05, self.wake.set)

    async def _slow_down(self, letter: Letter, seconds: float) -> None:
        """Wait with this chat; with all of them where nothing arrived since another one was refused, too."""
        self._refused.add(letter.chat_id)
        if len(self._refused) >= REFUSED_CHATS:
            log.warning("Telegram tells the whole bot to wait for %.0f s", seconds)
            self._silent_until = time.monotonic() + seconds
            await leases.silence(self._database, seconds)
        await self._retry(letter, seconds)

    async def _give_up(self, letter: Letter, reason: str) -> None:
        """Telegram will never take it: the person is told so instead, and nothing is lost in silence."""
        log.error("%s can never arrive; the outbox says why", letter.method)
        instead = trouble.unsaid().payload()
        says_something = letter.method != "editMessageReplyMarkup" and letter.payload.get("text") != instead["text"]
        async with unit_of_work(self._database, letter.chat_id) as unit:
            if await outbox.mark_failed(unit, letter, reason) and says_something:
                await outbox.put(unit, "sendMessage", instead)

    async def _settle(self, letter: Letter, verdict: Verdict) -> None:
        log.info("%s to a chat: %s", letter.method, verdict)
        SENDS.labels(letter.method, type(verdict).__name__.lower()).inc()
        if not isinstance(verdict, Retry):
            del self._in_vain[letter.chat_id]
        match verdict:
            case Retry(seconds):
                await self._retry(letter, seconds)
            case Slower(seconds):
                await self._slow_down(letter, seconds)
            case Arrived():
                self._landed.append((letter, None))
            case Resend():
                await outbox.send_anew(self._database, letter)
            case Blocked():
                async with unit_of_work(self._database, letter.chat_id) as unit:
                    await outbox.block_chat(unit, self._clock.now())
            case Migrated(chat_id):
                await outbox.retry_later(self._database, letter, 0)
                await chats.migrate(self._database, letter.chat_id, chat_id)
            case Failed(reason):
                await self._give_up(letter, reason)
