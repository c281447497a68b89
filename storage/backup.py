"""How is a database taken away whole, and brought back? As lines of JSON, compressed: one form for both databases, so
that a backup of one can be brought back into the other.

The first line tells the schema's revision, the moment and how many rows each table has; then come the tables in the
order in which rows may refer to each other, a line a row; the last line says that it is whole. Columns are read as the
database keeps them: what is sealed stays sealed. Bringing back builds the schema of that revision, fills it, and brings
it up to this version: one transaction, so that it is done whole or not at all.
"""

import gzip
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Column, Date, DateTime, LargeBinary, MetaData, Table, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from storage import pauses
from storage.database import Database
from storage.files import written
from storage.leases import LEADER
from storage.migrate import ADVISORY_LOCK, revision_of, revisions, upgrade
from storage.schema import chats, leases
from storage.types import DatabaseNow

FORM = 1  # of the file; a program reads those that it knows
BATCH = 500  # rows read or written at once
VERSION_TABLE = "alembic_version"

Progress = Callable[[int, int], None]  # rows so far, rows in all


class BackupUnusable(Exception):
    """The backup cannot be made or brought back; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself. `made_at` is aware, in UTC."""

    schema: str
    made_at: datetime
    rows: Mapping[str, int]


async def save(database: Database, path: Path, now: datetime, progress: Progress) -> Header:
    """Write everything as it is at one moment into a new file, for its owner alone (0600). Raises BackupUnusable."""
    async with database.snapshot() as connection:
        schema = await connection.run_sync(revision_of)
        if schema is None:
            raise BackupUnusable("the database is empty: there is nothing to take away yet")
        tables = [table for table in await _tables(connection) if table.name != VERSION_TABLE]
        counts = {table.name: await _count(connection, table) for table in tables}
        header, done = Header(schema, now, counts), 0
        with written(path) as raw, gzip.open(raw, "wt", encoding="utf-8", compresslevel=6) as out:
            _line(out, {"day eight backup": FORM, "schema": schema, "made_at": now.isoformat(), "rows": counts})
            for table in tables:
                _line(out, {"table": table.name, "columns": [column.name for column in table.c]})
                async for rows in _rows(connection, table):
                    for row in rows:
                        _line(out, [_plain(value) for value in row])
                    done += len(rows)
                    progress(done, sum(counts.values()))
            _line(out, {"end": done})
    return header


async def load(database: Database, path: Path, progress: Progress, *, replace: bool) -> Header:
    """Bring the backup back, and pause (storage/pauses.py). `replace`: delete what the database holds. Raises
    BackupUnusable, and nothing is changed.
    """
    with _opened(path) as lines:
        header = _header(next(lines), path)
        async with database.transaction() as connection:
            await _alone(connection, database)
            await _empty(connection, replace=replace)
            await connection.run_sync(upgrade, header.schema)
            await _fill(connection, header, lines, progress)
            await connection.run_sync(upgrade)
            await connection.execute(leases.delete())
            await pauses.begin(connection, header.made_at)
    return header


# -- reading a database ------------------------------------------------------------------------------------------------


async def _tables(connection: AsyncConnection) -> list[Table]:
    """The tables that there are, each after those that it refers to."""
    found = MetaData()
    await connection.run_sync(found.reflect)
    return found.sorted_tables


async def _count(connection: AsyncConnection, table: Table) -> int:
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Any]]:
    result = await connection.stream(select(table))
    async for rows in result.partitions(BATCH):
        yield rows


def _line(out: TextIO, value: Any) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def _plain(value: Any) -> Any:
    """As JSON has it. SQLite's moments are naive and in UTC."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value


# -- writing one -------------------------------------------------------------------------------------------------------


async def _alone(connection: AsyncConnection, database: Database) -> None:
    """Nobody else works on the database; on SQLite its lock file has seen to that."""
    if database.is_sqlite:
        return
    await connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
    if leases.name in {table.name for table in await _tables(connection)}:
        led = select(leases.c.name).where(leases.c.name == LEADER, leases.c.until > DatabaseNow())
        if (await connection.execute(led)).first():
            raise BackupUnusable("a bot is working on this database: stop every replica first")


async def _empty(connection: AsyncConnection, *, replace: bool) -> None:
    old = await _tables(connection)
    if chats.name in {table.name for table in old} and (held := await _count(connection, chats)) and not replace:
        raise BackupUnusable(f"the database holds {held} chats already: --replace deletes them first")
    for table in reversed(old):
        await connection.run_sync(table.drop)


async def _fill(connection: AsyncConnection, header: Header, lines: Iterator[Any], progress: Progress) -> None:
    tables = {table.name: table for table in await _tables(connection)}
    for name in header.rows:
        await connection.execute(tables[name].delete())  # what the migrations put there
    done, total = 0, sum(header.rows.values())
    for name, count in header.rows.items():
        columns = _columns(tables[name], next(lines))
        for start in range(0, count, BATCH):
            rows = list(islice(lines, min(BATCH, count - start)))
            await connection.execute(tables[name].insert(), [_row(columns, row) for row in rows])
            done += len(rows)
            progress(done, total)
    if next(lines) != {"end": total}:
        raise BackupUnusable("the backup's rows are not as many as it says")


def _columns(table: Table, line: Any) -> Sequence[Column[Any]]:
    if not isinstance(line, dict) or line.get("table") != table.name or not set(line["columns"]) <= set(table.c.keys()):
        raise BackupUnusable(f"the backup's rows of {table.name} are missing")
    return [table.c[name] for name in line["columns"]]


def _row(columns: Sequence[Column[Any]], line: Any) -> dict[str, Any]:
    if not isinstance(line, list) or len(line) != len(columns):
        raise BackupUnusable("the backup's rows are not as many as it says")
    return {column.name: _kept(value, column.type) for column, value in zip(columns, line, strict=True)}


def _kept(value: Any, kind: TypeEngine[Any]) -> Any:
    """As the database's column takes it."""
    if value is None:
        return None
    if isinstance(kind, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if kind.timezone else moment.astimezone(UTC).replace(tzinfo=None)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return b64decode(value) if isinstance(kind, LargeBinary) else value


# -- reading the file --------------------------------------------------------------------------------------------------


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[Any]]:
    """The file's lines."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield _values(file, path)
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise BackupUnusable(f"the backup {path} cannot be read: {error.strerror}") from None


def _values(file: TextIO, path: Path) -> Iterator[Any]:
    try:
        for line in file:
            yield json.loads(line)
    except (EOFError, OSError, ValueError, zlib.error) as error:
        raise BackupUnusable(f"{path} is no whole backup of Day Eight ({type(error).__name__})") from None
    raise BackupUnusable(f"{path} is no whole backup of Day Eight: it ends too early")


def _header(line: Any, path: Path) -> Header:
    if not isinstance(line, dict) or "day eight backup" not in line:
        raise BackupUnusable(f"{path} is no backup of Day Eight")
    if line["day eight backup"] != FORM or line["schema"] not in revisions():
        raise BackupUnusable(f"{path} was made by a newer version of Day Eight: update the program")
    return Header(line["schema"], datetime.fromisoformat(line["made_at"]), line["rows"])
