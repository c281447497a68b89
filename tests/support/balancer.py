"""What stands before the replicas? A load balancer that takes turns, and now and then delivers twice."""

import asyncio
import random
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web


class Balancer:
    """Passes each POST on to the next of `ports` that answers; some to two at once, as a network that repeats does."""

    def __init__(self, ports: Sequence[int], chance: random.Random, *, twice: float = 0.3) -> None:
        self._ports, self._chance, self._twice = list(ports), chance, twice
        self.passed = 0
        self.repeated = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{site.port}"
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: value for name, value in request.headers.items() if name.startswith("X-")}
        first, *others = self._ports[self.passed % len(self._ports) :] + self._ports[: self.passed % len(self._ports)]
        self.passed += 1
        if others and self._chance.random() < self._twice:
            self.repeated += 1
            tries = [self._post(port, request.path, body, headers) for port in (first, others[0])]
            return web.Response(status=min(await asyncio.gather(*tries)))
        for port in (first, *others):
            if (status := await self._post(port, request.path, body, headers)) != 502:
                return web.Response(status=status)
        return web.Response(status=502)

    async def _post(self, port: int, path: str, body: bytes, headers: dict[str, str]) -> int:
        try:
            async with self._session.post(f"http://127.0.0.1:{port}{path}", data=body, headers=headers) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 502
