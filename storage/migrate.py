"""Is the database's schema one that this code can work with? Older ones are brought up, newer ones refused, unless they
say that code of this version may still work with them: so replicas of two versions run side by side while one replaces
the other (docs/operations.md, Upgrade).
"""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import installation
from storage.database import Database, DatabaseUnusable

if TYPE_CHECKING:
    from alembic.config import Config

# Any number, the same in every replica: whoever holds it migrates, the others wait.
ADVISORY_LOCK = 8_000_008
LOOK_SECONDS = 0.5
VERSIONS = "alembic_version"  # the table in which alembic writes where it is
TOO_NEW = "the database's schema ({}) is newer than this version of Day Eight: update the program"

HERE = Path(__file__).with_name("migrations")
FOLDERS = [HERE / "versions"]  # where the migrations are, the older ones first


def config() -> "Config":
    """Alembic's configuration; no ini file is needed."""
    from alembic.config import Config  # a heavy import, for those whose schema is old

    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.set_main_option("path_separator", "newline")
    settings.set_main_option("version_locations", "\n".join(map(str, FOLDERS)))
    return settings


def revisions() -> list[str]:
    """The schema's revisions that this code knows, its own first: each migration's file begins with its own."""
    found = [path.name for folder in FOLDERS for path in sorted(folder.glob("[0-9]*.py"))]
    return [name.partition("_")[0] for name in reversed(found)]


async def revision(database: Database) -> str | None:
    """The revision that the database is at; None where there are no tables yet."""
    async with database.transaction() as connection:
        return await connection.run_sync(revision_of)


async def migrate(database: Database) -> None:
    """Bring the schema to this version. Raises DatabaseUnusable where it is too new for this program."""
    while not await _migrate(database):  # noqa: ASYNC110 - the lock is the database's
        await asyncio.sleep(LOOK_SECONDS)  # another replica migrates, which may take long


async def _migrate(database: Database) -> bool:
    async with database.transaction() as connection:
        if not database.is_sqlite:
            mine = await connection.execute(text(f"SELECT pg_try_advisory_xact_lock({ADVISORY_LOCK})"))
            if not mine.scalar_one():
                return False
        current = await connection.run_sync(revision_of)
        if current is None or current in revisions():
            await connection.run_sync(_upgrade)
        elif not await still_fits(connection):
            raise DatabaseUnusable(TOO_NEW.format(current))
        return True


async def still_fits(connection: AsyncConnection) -> bool:
    """Whether a schema that is newer than this code says that this code may work with it."""
    return await installation.get(connection, installation.OLDEST_CODE) in revisions()


async def assert_current(database: Database) -> None:
    """For whoever reads without migrating. Raises DatabaseUnusable where the schema is older than this code, or too
    new for it.
    """
    at = await revision(database)
    if at is None or (at in revisions() and at != revisions()[0]):
        raise DatabaseUnusable(
            f"the database's schema ({at or 'none'}) is older than this version of Day Eight: start the bot, or run "
            "`python -m bot migrate`"
        )
    async with database.transaction() as connection:
        if at not in revisions() and not await still_fits(connection):
            raise DatabaseUnusable(TOO_NEW.format(at))


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at; None where there are no tables yet."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    at: str | None = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar_one_or_none()  # noqa: S608
    return at


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to this revision."""
    from alembic import command  # as above

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)


def _upgrade(connection: Connection) -> None:
    if revision_of(connection) != revisions()[0]:
        upgrade(connection)
