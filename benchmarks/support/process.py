"""How is the real program measured? As a process of its own, `python -m bot`, against the cheap Bot API server."""

import asyncio
import gc
import os
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from benchmarks.support.api import TOKEN, Server
from bot.commands.run import IN_USE

ROOT = Path(__file__).parents[2]


def frugally() -> None:
    """Look for garbage as seldom as `python -m bot` does, for both columns."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(IN_USE)


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def bot_process(
    server: Server, database_url: str, *, ready: bool = True, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot with its limits lifted, killed at the end. `ready`: only once it answers on its LISTEN_PORT in `more`."""
    env = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    env |= {"PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATABASE_URL": database_url}
    env |= {"KEEP_PACE": "false", "LOG_LEVEL": "WARNING"} | more
    with tempfile.TemporaryDirectory(prefix="dayeight-bench-") as folder:
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=env, cwd=folder)
        try:
            if ready:
                await _listens(int(more["LISTEN_PORT"]))
            yield process
        finally:
            process.kill()
            await process.wait()


async def _listens(port: int) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(60):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz"):
                    return
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.02)
