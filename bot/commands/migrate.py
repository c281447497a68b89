"""`migrate`: bring the schema up to this version, and end."""

from argparse import Namespace

from bot.commands.command import Command
from bot.settings import Settings

TEACHES = """\
Bring the database's schema up to this version, and end. The bot does the same when it starts; do it by itself before
the replicas of a new version start, so that none of them waits for it. It is one transaction: killed half way, it is as
if it had never begun. On PostgreSQL the replicas of the version before may go on working beside it; on SQLite stop the
bot first."""


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Migrate, and say from where to where."""
    from bot.demo import url_of
    from storage.database import open_database
    from storage.migrate import migrate, revision, revisions

    database = await open_database(url_of(settings))
    try:
        before = await revision(database)
        await migrate(database)
    finally:
        await database.close()
    now = revisions()[0] if before is None or before in revisions() else before
    print(f"the schema is at {now}" + ("" if before == now else f"; it was {before or 'not there'}"))
    return 0


COMMAND = Command("migrate", "bring the database's schema up to this version", TEACHES, run)
