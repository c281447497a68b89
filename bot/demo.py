"""What runs without a token? The playground: a Bot API server with a page to chat in, and beside it the very same
bot.
"""

import os
import sys
from pathlib import Path

from bot.settings import Settings
from playground.app import PlaygroundUnusable, run

__all__ = ["PlaygroundUnusable", "start"]

DATA = Path("data/playground")


async def start(settings: Settings) -> int:
    """Serve the playground on this machine until it is stopped; gives the exit code. Raises PlaygroundUnusable."""
    own = {"KEEP_PACE": "false"}
    if "database_url" not in settings.model_fields_set:
        # Its own file, so that trying the bot out never mixes with real data.
        own["DATABASE_URL"] = f"sqlite:///{DATA}/dayeight.db"
    command = [sys.executable, "-m", "bot"]
    host, port, any_host = settings.playground_host, settings.playground_port, settings.playground_open
    return await run(host, port, DATA, command, {**os.environ, **own}, any_host=any_host)
