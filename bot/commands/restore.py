"""`restore`: bring a backup back; the bot then starts paused."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.commands.command import Command
from bot.progress import Bar
from bot.settings import Settings

TEACHES = """\
Bring a backup back into the database that DATABASE_URL names: done whole, or not at all. Stop the bot first. Where the
database holds something already, --replace deletes that.

The bot then starts paused. It answers whoever writes to it, and says nothing of its own accord: what fell due since the
backup was made may have been said already, or not. It asks you in OWNER_CHAT what to do with it; without that setting,
`python -m bot resume` does.

What came in after the backup was made is lost, and people may have to enter it once more."""


def arguments(parser: ArgumentParser) -> None:
    """FILE, --replace."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")
    parser.add_argument("--replace", action="store_true", help="delete what the database holds")


async def run(settings: Settings, arguments: Namespace) -> int:
    """Load, and say what comes next."""
    from bot.demo import url_of
    from storage.backup import load
    from storage.database import open_database

    database, bar = await open_database(url_of(settings)), Bar("restoring")
    try:
        header = await load(database, arguments.file, bar, replace=arguments.replace)
    finally:
        bar.end()
        await database.close()
    rows, held = sum(header.rows.values()), header.rows["chats"]
    print(f"{rows} rows of {held} chats, as of {header.made_at:%Y-%m-%d %H:%M} UTC")
    asks = "it asks in OWNER_CHAT" if settings.owner_chat else "decide with `python -m bot resume`"
    print(f"the bot is paused: it answers, and says nothing of its own accord until you decide; {asks}")
    return 0


COMMAND = Command("restore", "bring a backup back; the bot then starts paused", TEACHES, run, arguments)
