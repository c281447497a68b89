"""Fixtures for all tests: databases on SQLite and PostgreSQL, and processes of the bot."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event
from sqlalchemy.sql import visitors

from storage.database import Database, open_database
from storage.migrate import migrate
from storage.seal import Key
from storage.types import Sealed
from tests.support.databases import database_url, postgres_template, sqlite_template, sqlite_url
from tests.support.lives import Lives, RunCommand, nursery

__all__ = ["database_url", "postgres_template", "sqlite_template", "sqlite_url"]


STORY = Path(__file__).with_name("test_story.py")

# A property is tried with 200 examples, or 10,000 by HYPOTHESIS_PROFILE=deep; a slow machine is no fault of it.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("quick", UNHURRIED, max_examples=200)
settings.register_profile("deep", UNHURRIED, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@event.listens_for(Engine, "before_execute")
def _no_order_by_what_may_be_sealed(_connection: object, statement: object, *_: object) -> None:
    """Without a key it would work, and with one the order would be by chance."""
    for names in ("_order_by_clauses", "_group_by_clauses"):
        for clause in getattr(statement, names, ()):
            for part in visitors.iterate(clause):
                assert not isinstance(getattr(part, "type", None), Sealed), f"an order by {part}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The story goes first: killed after each step it takes half a minute, for which all would wait at the end."""
    items.sort(key=lambda item: item.path != STORY)


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


@pytest.fixture(scope="session")
def door() -> Iterator[Path]:
    """The socket of the process that bots are forked from."""
    with nursery() as made:
        yield made


@pytest.fixture
async def lives(door: Path, tmp_path: Path) -> AsyncIterator[Lives]:
    """Processes of the bot."""
    async with Lives(door, tmp_path) as made:
        yield made


@pytest.fixture
def run_command(lives: Lives) -> RunCommand:
    """`python -m bot` with arguments and an environment, in the test's folder."""
    return lives.command
