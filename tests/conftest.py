"""Fixtures for all tests: databases on SQLite and PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database, open_database
from storage.migrate import migrate
from storage.seal import Key
from tests.support.databases import database_url, postgres_template

__all__ = ["database_url", "postgres_template"]


@pytest.fixture
def key() -> Key | None:
    """What the database's rows are sealed with: nothing, where a test does not say otherwise."""
    return None


@pytest.fixture
async def database(database_url: str, key: Key | None) -> AsyncIterator[Database]:
    """An open, migrated database, once on each kind."""
    opened = await open_database(database_url, key)
    await migrate(opened)
    yield opened
    await opened.close()
