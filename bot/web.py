"""What does the process answer over HTTP? Lists of routes, each list on a port of its own.

The public port (LISTEN_PORT) is the one that a proxy serves to the world. The inner port (METRICS_PORT) is for the
operator's own machines: what is only there cannot be shown to the world by a proxy's mistake.
"""

import hmac
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

LARGEST_BYTES = 1024 * 1024  # of a request's body; Telegram's updates are some kilobytes
END_SECONDS = 5.0  # how long requests in hand may take at the end


class PortUnusable(Exception):
    """A port cannot be listened on; the message is one line for the operator."""


@asynccontextmanager
async def listening(routes: Iterable[web.RouteDef], host: str, port: int | None, setting: str) -> AsyncIterator[None]:
    """Serve these routes within the block, none without a port; at its end let requests in hand end. `setting`: LISTEN
    or METRICS, which the error names. Raises PortUnusable.
    """
    if port is None:
        yield
        return
    app = web.Application(client_max_size=LARGEST_BYTES)
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=END_SECONDS)
    await runner.setup()
    try:
        await _listen(runner, host, port, setting)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int, setting: str) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        where = f"{setting}_HOST, {setting}_PORT: {host}:{port} cannot be listened on"
        raise PortUnusable(f"{where} ({error.strerror or error}); choose another") from None


def same(given: str, ours: str) -> bool:
    """Compared in constant time: how long it takes tells nothing of how much was right."""
    return hmac.compare_digest(given.encode(errors="replace"), ours.encode())
