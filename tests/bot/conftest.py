"""A playground with the bot's parts beside it, each of which a test starts itself."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bot.stage import Stage
from tests.support.bot import World, world

START = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)  # a Monday evening


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A playground, and the settings of a bot for it, once on each kind of database."""
    async with world(database_url, tmp_path, START) as made:
        yield made


@pytest.fixture
async def stage(here: World) -> AsyncIterator[Stage]:
    """The bot with its database open and its token checked; nothing runs yet."""
    async with Stage.built(here) as built:
        yield built
