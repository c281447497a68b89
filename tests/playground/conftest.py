"""A playground on a loopback port, and two ways to call it: bare HTTP, and python-telegram-bot's Bot."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot

from playground.clock import FileClock
from playground.server import Playground
from tests.playground.client import Client


@pytest.fixture
def clock(tmp_path: Path) -> FileClock:
    return FileClock(tmp_path / "clock")


@pytest.fixture
async def playground(clock: FileClock) -> AsyncIterator[Playground]:
    async with Playground(clock) as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[Client]:
    async with Client(playground.base_url, playground.token) as calling:
        yield calling


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with Bot(
        playground.token,
        base_url=f"{playground.base_url}/bot",
        base_file_url=f"{playground.base_url}/file/bot",
    ) as ptb:
        yield ptb


@pytest.fixture
def unused_port() -> int:
    """A loopback port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
