"""`unencrypt`: the way back from encryption."""

from argparse import Namespace

from bot.commands.command import Command
from bot.settings import Settings

TEACHES = """\
Keep what people wrote in plain text again. Stop the bot first, and take ENCRYPTION_KEY_FILE away afterwards; keep the
key's file itself for as long as there are backups that were made before."""


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Unencrypt, and say what was done."""
    from bot import rotate

    print(await rotate.rotate(settings, off=True))
    return 0


COMMAND = Command("unencrypt", "keep what people wrote in plain text again", TEACHES, run)
