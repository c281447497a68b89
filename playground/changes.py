"""Who is told that something changed? Everybody who subscribed, after the change was committed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["message", "edit", "delete", "answer", "action", "chat", "commands", "call", "clock", "bot"]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed and where. `key`: the message's id, the callback query's id, or the chat action's name."""

    kind: ChangeKind
    chat_id: int = 0
    key: int | str = ""


class Changes:
    """Hands each change to every subscriber's queue, in order."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Change]] = set()

    @contextmanager
    def subscribe(self) -> Iterator["asyncio.Queue[Change]"]:
        """A queue of what changes from now on. Subscribe first and look second, so that nothing falls between."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def publish(self, change: Change) -> None:
        for queue in self._queues:
            queue.put_nowait(change)
