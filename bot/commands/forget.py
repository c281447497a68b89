"""`forget CHAT`: delete everything of one chat, as /forget does for the person themselves."""

from argparse import ArgumentParser, Namespace

from bot.commands.command import Command
from bot.settings import Settings

TEACHES = """\
Delete everything of one chat, for a person who asks you for it: as if they had sent /forget. Nothing is said to them.
CHAT is the chat's number, for a private chat the person's own. On SQLite, stop the bot first.

It cannot be undone. Backups hold it until they run out."""


def arguments(parser: ArgumentParser) -> None:
    """CHAT."""
    parser.add_argument("chat", type=int, metavar="CHAT", help="the chat's number; a group's begins with a minus")


async def run(settings: Settings, given: Namespace) -> int:
    """Forget, and say how much there was."""
    from bot import oblivion

    print(await oblivion.forget(settings, given.chat))
    return 0


COMMAND = Command("forget", "delete everything of one chat", TEACHES, run, arguments)
