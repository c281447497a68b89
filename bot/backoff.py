"""How is waited? Until something happens or time is up; before each new try twice as long as before, with jitter."""

import asyncio
import random
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


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


async def unless(stopping: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of `work`; None where `stopping` was set before it came, and `work` is cancelled."""
    working, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        stopped.cancel()
