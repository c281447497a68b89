"""How does a background loop live on? It works while there is work, rests while there is none, and backs off."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from types import TracebackType

from bot.backoff import Backoff, pause
from storage.away import is_passing

log = logging.getLogger(__name__)

POLL_SECONDS = 5.0  # between two looks of a loop that nobody wakes: the net below the wake-ups
APART_SECONDS = 0.1  # between two looks of a loop that most commits have nothing for


async def keep_going(
    work: Callable[[], Awaitable[bool]],
    *,
    stopping: asyncio.Event,
    wake: asyncio.Event,
    poll_seconds: float,
    apart_seconds: float = 0,
) -> None:
    """Call `work` again and again until `stopping` is set; after it returned False only once woken or polled, and not
    before `apart_seconds` are over: who is woken by every commit need not look after every commit.

    While the database is away it is tried again with growing pauses; any other exception is raised.
    """
    backoff = Backoff(first=0.2, most=15)
    while not stopping.is_set():
        wake.clear()
        looked = time.monotonic()
        try:
            busy = await work()
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the database is away: %s", type(error).__name__)
            await backoff.sleep(stopping)
            continue
        backoff.reset()
        if not busy:
            await pause(poll_seconds, wake, stopping)
            if (early := looked + apart_seconds - time.monotonic()) > 0:
                await pause(early, stopping)


def without_text(error: BaseException) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """The error for a log: its kind and where it arose. Its text may hold what a person wrote (SQL parameters do)."""
    return type(error), Exception(type(error).__name__), error.__traceback__
