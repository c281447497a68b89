"""`stats`: how the database is, also while the bot runs."""

from argparse import Namespace

from bot.commands.command import Command
from bot.settings import Settings

TEACHES = """\
Tell how the bot's database is, also while it runs: what waits to be said and for how long, which nudges are late, which
updates were set aside, and whether a process leads. Numbers only, never what anybody wrote.

Healthy is: a leader, no late nudges, no letters that wait for more than a minute."""


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Print the table."""
    from bot import report

    print(await report.stats(settings))
    return 0


COMMAND = Command("stats", "how its database is, also while it runs", TEACHES, run)
