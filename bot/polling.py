"""How are updates fetched? By long polling that confirms an update only after it was committed. One replica polls.

Telegram forgets updates up to a number, and gives a hundred above it: while one is in work for long, the same are
fetched again with what is new, up to 99 that came after it.

python-telegram-bot's own polling confirms first: measured, 1,463 of 1,500 updates were lost over two kills.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.backoff import Backoff, pause, unless
from bot.dispatch import TransactionalApplication
from bot.outcome import seconds_of
from bot.receiver import ALLOWED, InHand, read

log = logging.getLogger(__name__)

POLL_SECONDS = 30
LATE_SECONDS = 10
CONFIRM_SECONDS = 5
HELD_UP_SECONDS = 0.5  # the longest that an update in work holds up the next fetch, which brings other chats'
CONFLICTS = 5  # in a row, over about 15 s: more than a restart makes
HOOKED_AGAIN = 2  # how often a webhook that was removed may come back: more means that another program sets it
FOLLOWING_SECONDS = 0.5  # how often a replica that does not poll looks whether it is to


class Superseded(Exception):
    """Another program takes this token's updates; the message is one line for the operator."""


class Poller:
    """Fetches updates while this process `leads`, and has each one processed: chats in parallel, each chat in order.

    In seconds: `poll` is how long Telegram may hold a poll, `late` how much longer the answer may take, `first_pause`
    the first wait after a failure.
    """

    def __init__(
        self,
        application: TransactionalApplication,
        leads: Callable[[], bool],
        poll: int | None = None,
        late: float | None = None,
        first_pause: float = 0.5,
    ) -> None:
        self._bot, self._leads = application.bot, leads
        self._in_hand = InHand(application)
        self._poll_seconds = POLL_SECONDS if poll is None else poll
        self._late = LATE_SECONDS if late is None else late
        self._backoff = Backoff(first=first_pause, most=30)
        self._hooked = True  # whether a webhook may be set, which keeps every poll out
        self._conflicts = self._hooked_again = 0
        self.led = asyncio.Event()  # set: this process leads now

    async def run(self, stopping: asyncio.Event) -> None:
        """Poll until `stopping` is set; then confirm what was committed. Raises Superseded or InvalidToken."""
        try:
            while not stopping.is_set():
                if not self._leads():
                    await self._follow(stopping)
                    continue
                self._in_hand.take(await self._fetch(stopping), stopping)
                await self._in_hand.settle(HELD_UP_SECONDS)
            await self._in_hand.settle()
        finally:
            await self._in_hand.drop()
        if self._in_hand.offset is not None:
            await self._confirm()

    async def _follow(self, stopping: asyncio.Event) -> None:
        # Another replica polls, or one with a webhook receives: whatever was known of Telegram's end is old by then.
        self._in_hand.begin_anew()
        self._hooked, self._conflicts, self._hooked_again = True, 0, 0
        self.led.clear()
        await pause(FOLLOWING_SECONDS, self.led, stopping)

    async def _fetch(self, stopping: asyncio.Event) -> Sequence[Update]:
        try:
            updates = await unless(stopping, self._poll())
        except InvalidToken:
            raise
        except TelegramError as error:
            self._note(error)
            await self._backoff.sleep(stopping, at_least=seconds_of(error) if isinstance(error, RetryAfter) else 0)
            return ()
        self._backoff.reset()
        self._conflicts = 0
        return updates or ()

    async def _poll(self) -> Sequence[Update]:
        if self._hooked:
            await self._bot.delete_webhook()
            self._hooked = False
        parameters = {"offset": self._in_hand.offset, "timeout": self._poll_seconds, "allowed_updates": ALLOWED}
        # Below Bot.get_updates, which parses all or nothing: an update that it cannot read would block all others.
        raw = await self._bot._post("getUpdates", parameters, read_timeout=self._poll_seconds + self._late)
        if not isinstance(raw, list):
            raise NetworkError("this is no list of updates")
        return [read(data, self._bot) for data in raw if not self._in_hand.knows(data["update_id"])]

    def _note(self, error: TelegramError) -> None:
        log.warning("no updates: %s", type(error).__name__)
        # A single conflict is normal after a restart: the old poll is still open at Telegram's end.
        conflict = isinstance(error, Conflict)
        if conflict and "webhook" in error.message.lower():
            self._hooked_again += not self._hooked
            self._hooked = True
            if self._hooked_again > HOOKED_AGAIN:
                raise Superseded(
                    "another program sets a webhook for this token, again and again: stop it, or run this one with "
                    "another bot's token"
                )
        self._conflicts = self._conflicts + 1 if conflict else 0
        if self._conflicts > CONFLICTS:
            raise Superseded(
                "another process takes this token's updates: stop it, or run this one with another bot's token"
            )

    async def _confirm(self) -> None:
        parameters = {"offset": self._in_hand.offset, "timeout": 0, "limit": 1, "allowed_updates": ALLOWED}
        try:
            await self._bot._post("getUpdates", parameters, read_timeout=CONFIRM_SECONDS)
        except TelegramError as error:
            log.info("the last updates will come again: %s", type(error).__name__)
