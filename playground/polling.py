"""How does the bot fetch updates? By long polling, one poller at a time (Bot API, getUpdates)."""

import asyncio
from typing import Any

from playground.errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError, bad_request, conflict
from playground.model import Json
from playground.parameters import Parameters
from playground.world import World

LONGEST_SECONDS = 50


class _Poll:
    """One getUpdates under way; `ended` is why it must stop, if it must."""

    def __init__(self) -> None:
        self.ended: ApiError | None = None
        self.woken = asyncio.Event()


class Poller:
    """Answers getUpdates; a newer poll ends the older one with 409."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._current: _Poll | None = None
        self._under_way = asyncio.Event()
        self._closing = False

    async def get_updates(self, p: Parameters) -> list[Json]:
        """Confirm below `offset`, then wait up to `timeout` seconds of real time for updates. Raises ApiError."""
        if self._world.settings.get("webhook"):
            raise conflict(WEBHOOK_ACTIVE)
        self.end(OTHER_POLLER)
        poll = self._current = _Poll()
        self._under_way.set()
        self._begin(p)
        limit = p.number("limit", 100)
        try:
            return await self._wait(poll, limit if 1 <= limit <= 100 else 100, p.number("timeout"))
        finally:
            if self._current is poll:
                self._current = None
                self._under_way.clear()

    async def under_way(self) -> None:
        """Wait until somebody polls."""
        await self._under_way.wait()

    def _begin(self, p: Parameters) -> None:
        with self._world.acting():
            allowed = read_allowed(p)
            if allowed is not None:
                self._world.updates.allow(allowed)
            self._world.updates.confirm(p.number("offset"))

    async def _wait(self, poll: _Poll, limit: int, seconds: int) -> list[Json]:
        loop = asyncio.get_running_loop()
        until = loop.time() + min(max(seconds, 0), LONGEST_SECONDS)
        with self._world.updates.listen(poll.woken):
            while True:
                if poll.ended:
                    raise poll.ended
                updates = self._world.updates.take(limit)
                left = until - loop.time()
                if updates or left <= 0 or self._closing:
                    return updates
                poll.woken.clear()
                try:
                    await asyncio.wait_for(poll.woken.wait(), left)
                except TimeoutError:
                    continue

    def end(self, why: str) -> None:
        """End the poll that is under way, if there is one, with 409."""
        if self._current is not None:
            self._current.ended = conflict(why)
            self._current.woken.set()

    def close(self) -> None:
        """Answer the poll that is under way with what there is: the server goes."""
        self._closing = True
        if self._current is not None:
            self._current.woken.set()


def read_allowed(p: Parameters) -> list[str] | None:
    """`allowed_updates`; None where it is not given, which leaves the former setting. Raises ApiError."""
    allowed: Any = p.nested("allowed_updates", "allowed updates")
    if allowed is None:
        return None
    if not isinstance(allowed, list):
        raise bad_request("can't parse allowed updates: expected an Array of String")
    return [str(kind) for kind in allowed]
