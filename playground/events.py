"""How does the page learn what changed? By server-sent events, one a change."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from playground.changes import Change
from playground.model import Json
from playground.world import World

_BEAT_SECONDS = 15.0  # a comment now and then, so that a closed page is noticed


class EventStream:
    """Answers GET with `event: change` and the payload as JSON, until the page or the server goes."""

    def __init__(self, world: World, payload: Callable[[Change], Json]) -> None:
        self._world, self._payload = world, payload
        self._closing = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The stream; it opens with a comment once it listens, so that nothing after that is missed."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        with self._world.changes.subscribe() as queue:
            await response.prepare(request)
            try:
                await response.write(b": listening\n\n")
                while not self._closing.is_set():
                    await response.write(await self._next(queue))
            except ConnectionResetError:
                return response  # the page was closed
        return response

    async def _next(self, queue: "asyncio.Queue[Change]") -> bytes:
        try:
            change = await asyncio.wait_for(queue.get(), _BEAT_SECONDS)
        except TimeoutError:
            return b": still here\n\n"
        return f"event: change\ndata: {json.dumps(self._payload(change))}\n\n".encode()

    def close(self) -> None:
        """End the streams."""
        self._closing.set()
        self._world.changes.publish(Change("bot"))  # wakes them
