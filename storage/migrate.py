"""Is the database's schema the one that this code was written for? Older ones are brought up, newer ones refused."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database, DatabaseUnusable

# Any number, the same in every replica: whoever holds it migrates, the others wait.
ADVISORY_LOCK = 8_000_008
LOOK_SECONDS = 0.5


def config() -> Config:
    """Alembic's configuration; no ini file is needed."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return settings


async def migrate(database: Database) -> None:
    """Bring the schema to this version. Raises DatabaseUnusable where it is newer than this program."""
    while not await _migrate(database):  # noqa: ASYNC110 - the lock is the database's
        await asyncio.sleep(LOOK_SECONDS)  # another replica migrates, which may take long


async def _migrate(database: Database) -> bool:
    async with database.transaction() as connection:
        if not database.is_sqlite:
            mine = await connection.execute(text(f"SELECT pg_try_advisory_xact_lock({ADVISORY_LOCK})"))
            if not mine.scalar_one():
                return False
        await connection.run_sync(_upgrade)
        return True


def _upgrade(connection: Connection) -> None:
    settings = config()
    script = ScriptDirectory.from_config(settings)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise DatabaseUnusable(
            f"the database's schema ({current}) is newer than this version of Day Eight: update the program"
        )
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
