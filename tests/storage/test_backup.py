"""Is everything in a backup, as it was at one moment, and back again on either kind of database, or nothing at all?"""

import gzip
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage import leases, outbox, pauses
from storage.backup import BackupUnusable, load, save
from storage.database import Database, open_database, open_to_read
from storage.migrate import migrate
from storage.schema import metadata
from storage.seal import Key
from storage.unit import mark_seen, unit_of_work
from tests.support.databases import new_postgres_database
from tests.support.everything import OF_CHATS, live_in

NOW = datetime(2027, 11, 1, 22, 0, tzinfo=UTC)
ADA = 7001


@pytest.fixture(params=["sqlite", "postgresql"])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of another database, on each kind: one that is not there yet, and one with tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/other/other.db"
    return new_postgres_database(request.getfixturevalue("postgres_template"))


def _no_bar(_done: int, _total: int) -> None:
    """Nobody watches."""


async def _everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table about chats, as the program sees it."""
    found = {}
    async with unit_of_work(database, ADA) as unit:
        for table in OF_CHATS:
            found[table.name] = [dict(row) for row in (await unit.connection.execute(select(table))).mappings()]
    return found


async def _saved(url: str, path: Path) -> None:
    reader = await open_to_read(url)
    try:
        await save(reader, path, NOW, _no_bar)
    finally:
        await reader.close()


@pytest.mark.parametrize("key", [None, Key(b"k" * 32)], ids=["plain", "sealed"])
async def test_every_row_comes_back_on_either_kind_and_what_waited_is_held(
    database: Database, database_url: str, other_url: str, key: Key | None, tmp_path: Path
) -> None:
    await live_in(database, ADA, "Ädä ✓", 1)
    before, path = await _everything(database), tmp_path / "a.backup"
    await _saved(database_url, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other = await open_database(other_url, key)
    header = await load(other, path, _no_bar, replace=False)
    assert header.made_at == NOW
    after = await _everything(other)
    assert [row["state"] for row in before["outbox"]].count(outbox.READY) == 2
    assert [row["state"] for row in after["outbox"]].count(pauses.HELD) == 2
    assert await outbox.claim(other, 10, 30) == []
    for was, is_now in zip(before["outbox"], after["outbox"], strict=True):
        is_now["state"] = was["state"]
    assert after == before
    await migrate(other)  # it is at this version
    with pytest.raises(BackupUnusable, match="1 chats already: --replace"):
        await load(other, path, _no_bar, replace=False)
    await load(other, path, _no_bar, replace=True)
    assert (await _everything(other))["chats"] == before["chats"]
    await other.close()


async def test_a_backup_is_of_one_moment_whatever_is_committed_meanwhile(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    await live_in(database, ADA, "Ädä ✓", 1)
    reader = await open_to_read(database_url)
    async with reader.snapshot() as connection:
        assert len((await connection.execute(select(metadata.tables["chats"].c.chat_id))).all()) == 1
        async with unit_of_work(database, ADA + 1) as unit:
            await mark_seen(unit, 2)
        for name in ("chats", "seen_updates"):
            rows = await connection.execute(select(metadata.tables[name].c.chat_id))
            assert rows.scalars().all() == [ADA], name
    await reader.close()


async def test_what_is_no_whole_backup_changes_nothing(database: Database, database_url: str, tmp_path: Path) -> None:
    await live_in(database, ADA, "Ädä ✓", 1)
    await _saved(database_url, tmp_path / "good")
    before = await _everything(database)
    whole = gzip.decompress((tmp_path / "good").read_bytes())
    lines = whole.splitlines(keepends=True)
    bad = {
        "no gzip": b"SQLite format 3\0",
        "cut short": (tmp_path / "good").read_bytes()[:-40],
        "without its end": gzip.compress(b"".join(lines[:-1])),
        "a row lost": gzip.compress(b"".join([*lines[:2], *lines[3:]])),
        "something else": gzip.compress(b'{"rows": 1}\n'),
        "no JSON": gzip.compress(lines[0] + b"nonsense\n"),
        "newer": gzip.compress(whole.replace(b'"schema":"', b'"schema":"9', 1)),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BackupUnusable):
            await load(database, tmp_path / name, _no_bar, replace=True)
        assert await _everything(database) == before, name
    with pytest.raises(BackupUnusable, match="No such file"):
        await load(database, tmp_path / "nowhere", _no_bar, replace=True)


async def test_a_file_that_is_there_is_not_overwritten_and_half_a_file_never_stays(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    await live_in(database, ADA, "Ädä ✓", 1)
    (tmp_path / "there").write_text("precious")
    with pytest.raises(FileExistsError):
        await _saved(database_url, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "precious"

    def fails(_done: int, _total: int) -> None:
        raise OSError(28, "No space left on device")

    reader = await open_to_read(database_url)
    with pytest.raises(OSError, match="No space"):
        await save(reader, tmp_path / "half", NOW, fails)
    await reader.close()
    assert not (tmp_path / "half").exists()
    assert not (tmp_path / "half.part").exists()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_database_that_a_bot_works_on_is_refused(database: Database, database_url: str, tmp_path: Path) -> None:
    await live_in(database, ADA, "Ädä ✓", 1)
    await _saved(database_url, tmp_path / "a.backup")
    await leases.acquire(database, leases.LEADER, "somebody", 60)
    with pytest.raises(BackupUnusable, match="stop every replica"):
        await load(database, tmp_path / "a.backup", _no_bar, replace=True)
