"""What stands in the way of opening a database is said in one line; files are the owner's alone."""

import stat
from pathlib import Path

import pytest

from storage.database import DatabaseUnusable, open_database
from storage.migrate import migrate


async def test_a_second_process_on_the_same_file_is_kept_out(tmp_path: Path) -> None:
    first = await open_database(f"sqlite:///{tmp_path}/a.db")
    with pytest.raises(DatabaseUnusable, match="another process is using"):
        await open_database(f"sqlite:///{tmp_path}/a.db")
    await first.close()
    again = await open_database(f"sqlite:///{tmp_path}/a.db")
    await again.close()


async def test_the_file_and_its_folder_are_private(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/new/a.db")
    await database.close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "a.db").stat().st_mode) == 0o600


async def test_the_log_and_the_lock_are_private_too(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/new/a.db")
    await migrate(database)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "new").iterdir()}
    await database.close()
    assert modes.keys() >= {"a.db", "a.db-wal", "a.db.lock"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://x/y", "mysql is not supported"),
        ("not an address", "is no database address"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"),
        ("sqlite:////proc/nowhere/a.db", "cannot be opened"),
    ],
)
async def test_what_cannot_be_opened_is_one_line_without_the_password(url: str, said: str) -> None:
    with pytest.raises(DatabaseUnusable) as raised:
        await open_database(url)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)
