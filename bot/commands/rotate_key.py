"""`rotate-key`: encrypt what people wrote, by a new key."""

from argparse import Namespace

from bot.commands.command import Command
from bot.settings import Settings

TEACHES = """\
Encrypt what people wrote by a new key, or for the first time: the key's file is ENCRYPTION_KEY_FILE, and is made where
there is none. Stop the bot first. Killed half way, run it again: it goes on with the chats that are left.

Keep a copy of the key's file, elsewhere than the backups: without it nothing can be read again."""


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Rotate, and say what was done."""
    from bot import rotate

    print(await rotate.rotate(settings, off=False))
    return 0


COMMAND = Command("rotate-key", "encrypt what people wrote by a new key, or for the first time", TEACHES, run)
