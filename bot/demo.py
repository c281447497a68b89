"""What runs without a token? The playground: a Bot API server with a page to chat in, and beside it the very same
bot.
"""

import os
import sys
from pathlib import Path

from bot.clock import Clock, SystemClock
from bot.settings import Settings
from playground.clock import FileClock

DATA = Path("data/playground")


def database_url(settings: Settings) -> str:
    """The playground's database: a file of its own, so that trying the bot out never mixes with real data."""
    own = f"sqlite:///{DATA}/dayeight.db"
    return settings.database_url if "database_url" in settings.model_fields_set else own


def url_of(settings: Settings) -> str:
    """The database that the bot uses with these settings: the playground's own where there is no token."""
    return database_url(settings) if settings.bot_token is None else settings.database_url


def clock_of(settings: Settings) -> Clock:
    """The clock that the bot goes by with these settings: the machine's, or the playground's, which can be moved."""
    if settings.clock_file is not None:
        return FileClock(settings.clock_file)
    return FileClock(DATA / "clock") if settings.bot_token is None else SystemClock()


async def start(settings: Settings) -> int:
    """Serve the playground on this machine until it is stopped; gives the exit code. Raises PlaygroundUnusable."""
    from playground.app import run  # a server of its own, for whoever has no token

    own = {"KEEP_PACE": "false", "DATABASE_URL": database_url(settings)}
    command = [sys.executable, "-m", "bot"]
    host, port, any_host = settings.playground_host, settings.playground_port, settings.playground_open
    return await run(host, port, DATA, command, {**os.environ, **own}, any_host=any_host)
