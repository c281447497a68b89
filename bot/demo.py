"""What runs without a token? The playground: a Bot API server with a page to chat in, and beside it the very same
bot.
"""

from pathlib import Path

DATA = Path("data/playground")


class PlaygroundUnusable(Exception):
    """The playground cannot start; the message is one line for the operator."""
