"""How long to wait before trying again? Twice as long each time, with jitter, up to a bound."""

import asyncio
import random


class Backoff:
    """Pauses that double from `first` to `most` seconds."""

    def __init__(self, first: float, most: float) -> None:
        self._first, self._most = first, most
        self._next = first

    def reset(self) -> None:
        """It worked: the next pause is short again."""
        self._next = self._first

    async def sleep(self, stopping: asyncio.Event | None = None, at_least: float = 0) -> None:
        """Pause; end early when `stopping` is set."""
        seconds = max(at_least, self._next * random.uniform(0.7, 1.3))  # noqa: S311 - spreads load, hides nothing
        self._next = min(self._next * 2, self._most)
        await pause(seconds, stopping)


async def pause(seconds: float, *events: asyncio.Event | None) -> None:
    """Sleep for `seconds`, or until one of the events is set."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events if event is not None]
    try:
        if waiting:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(seconds)
    finally:
        for task in waiting:
            task.cancel()
