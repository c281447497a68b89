"""A Bot API server that costs next to nothing, in a process of its own: it answers, counts and keeps the time.

    with api(delay=0.05) as server:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot")
        …
        server.counted()

The playground's server knows the rules of Telegram and checks them; here its cost would be measured, not the client's.
"""

import asyncio
import json
import multiprocessing
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from aiohttp import web

TOKEN = "42:" + "A" * 35
ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
METHODS = {"getMe": ME, "getMyDescription": {"description": ""}, "getMyShortDescription": {"short_description": ""}}
NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@dataclass(frozen=True, slots=True)
class Counted:
    """`messages` that were sent, to how many `chats`; seconds from the first to the last, and when the last one was, on
    the clock of time.monotonic, which all processes share."""

    messages: int
    chats: int
    seconds: float
    last: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    url: str

    def counted(self) -> Counted:
        """What was sent since the start, or the last call of `forget`."""
        return Counted(**self._ask("counted"))

    def forget(self) -> None:
        """Count from nothing again."""
        self._ask("forget")

    def push(self, updates: list[dict[str, Any]]) -> None:
        """Give the updates to whoever polls."""
        self._ask("push", updates)

    async def sent(self, messages: int, seconds: float = 600) -> Counted:
        """Wait until so many messages were sent. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while (now := await asyncio.to_thread(self.counted)).messages < messages:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)
        return now

    def _ask(self, what: str, data: object = None) -> Any:
        request = urllib.request.Request(f"{self.url}/{what}", json.dumps(data).encode(), method="POST")  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            return json.load(answer)


class _Api:
    def __init__(self, delay: float) -> None:
        self.delay, self.numbers = delay, count(1)
        self.times: list[float] = []
        self.chats: Counter[str] = Counter()
        self.updates: list[dict[str, Any]] = []
        self.news = asyncio.Event()

    async def call(self, request: web.Request) -> web.Response:
        method, given = request.match_info["method"], await _parameters(request)
        if method == "getUpdates":
            return _answer(await self._updates(int(given.get("offset", 0))))
        if self.delay:
            await asyncio.sleep(self.delay)
        if method != "sendMessage":
            return _answer(NO_WEBHOOK if method == "getWebhookInfo" else METHODS.get(method, True))
        self.times.append(time.monotonic())
        self.chats[str(given["chat_id"])] += 1
        chat = {"id": int(given["chat_id"]), "type": "private"}
        return _answer({"message_id": next(self.numbers), "date": 1_800_000_000, "chat": chat, "text": "x"})

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if not self.updates:
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), 10)
            except TimeoutError:
                return []
        return self.updates[:100]

    async def push(self, request: web.Request) -> web.Response:
        self.updates += await request.json()
        self.news.set()
        return web.json_response(True)

    async def counted(self, _: web.Request) -> web.Response:
        seconds = self.times[-1] - self.times[0] if self.times else 0.0
        last = self.times[-1] if self.times else 0.0
        found = {"messages": len(self.times), "chats": len(self.chats), "seconds": seconds, "last": last}
        return web.json_response(found)

    async def forget(self, _: web.Request) -> web.Response:
        self.times.clear()
        self.chats.clear()
        return web.json_response(True)


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {name: str(value) for name, value in (await request.post()).items()}


def _answer(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def _serve(delay: float, ready: Any) -> None:
    api = _Api(delay)
    app = web.Application()
    app.add_routes([web.post(f"/{name}", getattr(api, name)) for name in ("push", "counted", "forget")])
    app.add_routes([web.post("/bot{token}/{method}", api.call)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=4096)
    await site.start()
    ready.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def _main(delay: float, ready: Any) -> None:
    asyncio.run(_serve(delay, ready))


@contextmanager
def api(delay: float = 0) -> Iterator[Server]:
    """A server that takes `delay` seconds for each answer."""
    fresh = multiprocessing.get_context("spawn")
    here, there = fresh.Pipe()
    process = fresh.Process(target=_main, args=(delay, there), daemon=True)
    process.start()
    try:
        yield Server(f"http://127.0.0.1:{here.recv()}")
    finally:
        process.kill()
        process.join()
