"""How does time pass in the playground? Forward, and where the bot says what it waits for, from one due moment to the
next, so that what falls due arrives in order and at its own hour.

The bot may keep a file for it (its path is in NEXT_DUE_FILE), JSON, replaced whole after each time it looked for what
is due: {"looked_at": ISO 8601 with zone, by the playground's clock; "next_due": ISO 8601 with zone, or null; "to_say":
how many messages Telegram has not taken yet}. Without one time moves in one leap, and the next message is found by
going on hour by hour.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from playground.changes import Change
from playground.clock import FileClock
from playground.world import World

FARTHEST = timedelta(days=60)  # how far the search for the next message goes
_HOUR = timedelta(hours=1)
_LOOKS_AGAIN = 0.02  # seconds between two looks into the file
_NOTICES = 3.0  # seconds that the bot gets to notice that time was moved
_SPEAKS = 5.0  # seconds that it gets to say what is due, should Telegram not take it
_PAUSES = 0.7  # seconds without a further message after which a bot without a file has said all


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the bot wrote: when it looked for what is due (aware), what it waits for next, what Telegram has not yet."""

    looked_at: datetime
    next_due: datetime | None
    to_say: int


class NothingComes(ValueError):
    """Time went on as far as it may, and the bot said nothing."""


class Travel:
    """Moves the clock, one journey at a time. `due_file`: where the bot may write what it waits for."""

    def __init__(self, world: World, clock: FileClock, due_file: Path | None = None) -> None:
        self._world, self._clock, self._due_file = world, clock, due_file
        self._one_at_a_time = asyncio.Lock()

    async def to(self, moment: datetime) -> datetime:
        """Let it be `moment` (aware), with a stop at all that falls due before. Raises ValueError for the past."""
        async with self._one_at_a_time:
            await self._stop_on_the_way(moment)
            self._leap(moment)
        return self._clock.now()

    async def arrive(self, moment: datetime) -> bool:
        """As `to`, and wait for what the bot says there: whether it said something on the way or at the end."""
        async with self._one_at_a_time:
            heard = await self._stop_on_the_way(moment)
            return await self._go(moment) or heard

    async def to_next_message(self) -> datetime:
        """Go on until the bot says something by itself. Raises NothingComes after 60 days."""
        async with self._one_at_a_time:
            farthest = self._clock.now() + FARTHEST
            while (now := self._clock.now()) < farthest:
                stop = self._next_stop() or (farthest if self._knows_of_nothing() else now + _HOUR)
                if await self._go(min(stop, farthest)):
                    return self._clock.now()
        raise NothingComes("nothing came within 60 days: tell the bot about an application first")

    # -- what the bot waits for ----------------------------------------------------------------------------------------

    def _outlook(self) -> Outlook | None:
        if self._due_file is None or not self._due_file.exists():
            return None
        said = json.loads(self._due_file.read_text())
        due = said["next_due"]
        next_due = None if due is None else datetime.fromisoformat(due)
        return Outlook(datetime.fromisoformat(said["looked_at"]), next_due, said["to_say"])

    def _next_stop(self) -> datetime | None:
        """The next due moment, if it lies ahead; what is overdue would hold time up for ever."""
        outlook = self._outlook()
        due = outlook.next_due if outlook else None
        return due if due is not None and due > self._clock.now() else None

    def _knows_of_nothing(self) -> bool:
        outlook = self._outlook()
        return outlook is not None and outlook.next_due is None

    # -- moving --------------------------------------------------------------------------------------------------------

    async def _stop_on_the_way(self, moment: datetime) -> bool:
        if moment < self._clock.now():
            raise ValueError("time never goes back")
        heard = False
        while (stop := self._next_stop()) is not None and stop < moment:
            heard = await self._go(stop) or heard
        return heard

    async def _go(self, stop: datetime) -> bool:
        """Move to the stop and let the bot do what is due there; returns whether it said something."""
        with self._world.changes.subscribe() as queue:
            self._leap(stop)
            if self._due_file is not None:
                await self._has_said_all()
                return self._spoken(queue)
            heard = await self._heard(queue, _NOTICES)
            while heard and await self._heard(queue, _PAUSES):
                pass
        return heard

    def _leap(self, moment: datetime) -> None:
        self._clock.advance(max(moment - self._clock.now(), timedelta()))
        self._world.changes.publish(Change("clock"))

    async def _has_said_all(self) -> None:
        """Wait until the bot has looked for what is due by now, and Telegram has taken it; not for ever."""
        since = self._clock.now()
        await self._tells(_NOTICES, lambda outlook: outlook.looked_at >= since)
        await self._tells(_SPEAKS, lambda outlook: outlook.looked_at < since or not outlook.to_say)

    async def _tells(self, seconds: float, wanted: Callable[[Outlook], bool]) -> None:
        try:
            async with asyncio.timeout(seconds):
                while True:
                    outlook = self._outlook()
                    if outlook is not None and wanted(outlook):
                        return
                    await asyncio.sleep(_LOOKS_AGAIN)
        except TimeoutError:
            return

    def _spoken(self, queue: "asyncio.Queue[Change]") -> bool:
        """Whether a message of the bot's is among what changed."""
        changes = [queue.get_nowait() for _ in range(queue.qsize())]
        return any(self._is_the_bots(change) for change in changes)

    async def _heard(self, queue: "asyncio.Queue[Change]", seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                while not self._is_the_bots(await queue.get()):
                    pass
        except TimeoutError:
            return False
        return True

    def _is_the_bots(self, change: Change) -> bool:
        if change.kind != "message":
            return False
        message = self._world.message(change.chat_id, int(change.key))
        return message is not None and message.from_id == self._world.bot.id
