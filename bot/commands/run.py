"""`run`: start the bot, or the playground where there is no token."""

import gc
from argparse import Namespace

from bot.commands.command import Command
from bot.settings import Settings

IN_USE = 20_000  # objects; fewer are in use while a batch of nudges is made: there is no garbage to be found in them

TEACHES = """\
Start the bot. With BOT_TOKEN it talks to Telegram: it asks for updates itself, or is sent them where PUBLIC_URL is set.
Without a token the playground starts: the same bot in a browser, on this machine alone.

It ends gracefully on Ctrl+C or SIGTERM, within 15 seconds; a kill loses nothing either. A schema that is older than
this version is brought up at the start. Check a new installation with `python -m bot check`.

exit code: 0 after a graceful end, 2 where a setting or the machine stands in the way (one line says what)"""


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Run until asked to end."""
    # Imported here: the playground answers before the bot's own, larger imports are done.
    if settings.bot_token is None:
        from bot import demo

        return await demo.start(settings)
    gc.disable()  # what is imported stays: to look for garbage in it again and again took a sixth of the start
    from bot import process

    gc.freeze()  # nor is it looked through later
    gc.set_threshold(IN_USE)
    gc.enable()
    await process.run(settings)
    return 0


COMMAND = Command("run", "start the bot (what happens without a command)", TEACHES, run)
