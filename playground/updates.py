"""Which updates wait for the bot? Kept until confirmed, for 24 hours at most, filtered as they are created.

Bot API, "Getting updates": `allowed_updates` does not affect updates created before the call.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playground.journal import Journal
from playground.model import Json

KEPT_SECONDS = 24 * 3600
_FIRST_ID = 500_000_001


class UpdateQueue:
    """The pending updates in order of their ids. `wall` gives machine time in seconds."""

    def __init__(self, journal: Journal, wall: Callable[[], float]) -> None:
        self._journal = journal
        self._wall = wall
        self._pending: dict[int, tuple[float, Json]] = {
            int(key): (at, update) for key, (at, update) in journal.all("update")
        }
        settings = dict(journal.all("updates"))
        self._next: int = settings.get("next", _FIRST_ID)
        self.allowed: list[str] = settings.get("allowed", [])
        self._waiting: set[asyncio.Event] = set()

    def allow(self, kinds: list[str]) -> None:
        """Create only these kinds of update from now on; an empty list means all that the playground knows."""
        self.allowed = kinds
        self._journal.put("updates", "allowed", kinds)

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update; returns its id, or None where the bot does not want this kind."""
        if self.allowed and kind not in self.allowed:
            return None
        update_id = self._next
        self._next += 1
        self._pending[update_id] = (self._wall(), {"update_id": update_id, kind: payload})
        self._journal.put("updates", "next", self._next)
        self._journal.put("update", update_id, self._pending[update_id])
        for event in self._waiting:
            event.set()
        return update_id

    def take(self, limit: int = 100) -> list[Json]:
        """The oldest pending updates, which stay pending."""
        self.expire()
        return [update for _, (_, update) in zip(range(limit), self._pending.values(), strict=False)]

    def expire(self) -> None:
        """Forget what nobody fetched for too long."""
        oldest = self._wall() - KEPT_SECONDS
        for update_id in [key for key, (at, _) in self._pending.items() if at < oldest]:
            self.done(update_id)

    def confirm(self, offset: int) -> None:
        """Forget what lies below the offset; a negative one keeps that many of the newest."""
        known = list(self._pending)
        confirmed = known[:offset] if offset < 0 else [key for key in known if key < offset]
        for update_id in confirmed:
            self.done(update_id)

    def done(self, update_id: int) -> None:
        """Forget one update."""
        if self._pending.pop(update_id, None) is not None:
            self._journal.drop("update", update_id)

    def clear(self) -> None:
        for update_id in list(self._pending):
            self.done(update_id)

    @contextmanager
    def listen(self, woken: asyncio.Event) -> Iterator[None]:
        """Set the event with every update that is added."""
        self._waiting.add(woken)
        try:
            yield
        finally:
            self._waiting.discard(woken)

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._pending

    def __len__(self) -> int:
        return len(self._pending)

    def __iter__(self) -> Iterator[Json]:
        return (update for _, update in list(self._pending.values()))
