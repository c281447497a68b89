"""The migrations make the schema that the code is written for, and a newer one is refused."""

import ast
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage import installation
from storage.database import Database, DatabaseUnusable
from storage.migrate import config, migrate, revision, revisions
from storage.schema import metadata


def _drift(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_migrations_and_tables_do_not_drift_apart(database: Database) -> None:
    async with database.transaction() as connection:
        assert await connection.run_sync(_drift) == []


async def test_migrating_again_does_nothing(database: Database) -> None:
    await migrate(database)


async def test_a_newer_schema_is_refused_in_one_line(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await installation.put(connection, installation.OLDEST_CODE, "9998")
    with pytest.raises(DatabaseUnusable, match="newer than this version of Day Eight"):
        await migrate(database)


def test_there_is_one_line_of_migrations_and_their_files_names_tell_it() -> None:
    line = [migration.revision for migration in ScriptDirectory.from_config(config()).walk_revisions()]
    assert revisions() == line == sorted(line, reverse=True)


async def test_a_database_is_where_alembic_says(database: Database) -> None:
    async with database.transaction() as connection:
        theirs = await connection.run_sync(lambda own: MigrationContext.configure(own).get_current_revision())
    assert await revision(database) == theirs == revisions()[0]


ADDS = {"add_column", "create_table", "create_index", "bulk_insert", "f"}  # what code of before does not notice
SIDE_BY_SIDE_SINCE = "0014"  # from here on, code of before may work with a schema of after


def test_a_migration_only_adds_or_says_which_code_may_still_work_with_it() -> None:
    for migration in ScriptDirectory.from_config(config()).walk_revisions():
        if migration.revision <= SIDE_BY_SIDE_SINCE:
            continue
        text_ = Path(migration.path).read_text()
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(text_))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "op"
        }
        assert called <= ADDS or "oldest_code" in text_, f"{migration.revision} does {called - ADDS}"
