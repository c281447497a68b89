"""`resume`: decide what is said of what fell due, after a backup was restored."""

from argparse import ArgumentParser, Namespace

from bot.commands.command import Command
from bot.settings import Settings

DECISIONS = ("send", "nudges", "skip")  # storage/pauses.py, whose imports are not worth the wait here

TEACHES = """\
After a backup was restored the bot is paused. Without an answer this tells what waits: letters that were not sent when
the backup was made, and nudges that have fallen due since. Then decide, once:

  send     say everything, marked as late; some of it may come a second time
  nudges   say the nudges, marked as late, but none of the letters that waited
  skip     say nothing of it; what was due is in everybody's /today and /list all the same

Where the database is SQLite stop the bot first; it carries the decision out when it starts. On PostgreSQL it does at
once."""


def arguments(parser: ArgumentParser) -> None:
    """The decision."""
    parser.add_argument("decision", nargs="?", choices=DECISIONS, help="without it: tell what waits")


async def run(settings: Settings, arguments: Namespace) -> int:
    """Tell, or decide."""
    from bot.demo import clock_of, url_of
    from handlers.views.resuming import details
    from storage import pauses
    from storage.database import open_database, open_to_read
    from storage.migrate import assert_current

    url, now = url_of(settings), clock_of(settings).now()
    database = await (open_database(url) if arguments.decision else open_to_read(url))
    try:
        await assert_current(database)
        async with database.transaction() as connection:
            if await pauses.standing(connection) is None:
                print("the bot is not paused: there is nothing to decide")
            elif arguments.decision is None:
                print(*filter(None, details(await pauses.overdue(connection, now), now)), sep="\n")
            elif await pauses.decide(connection, arguments.decision):
                print(f"decided: {arguments.decision}; the bot carries it out while it runs")
            else:
                print("it was decided already, and is being carried out")
    finally:
        await database.close()
    return 0


COMMAND = Command("resume", "decide what is said of what fell due, after a restore", TEACHES, run, arguments)
