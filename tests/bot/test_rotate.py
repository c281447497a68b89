"""How does an operator turn encryption on, change the key, and turn it off? What is said when a key is wrong?"""

import stat
from pathlib import Path

import pytest

from storage.database import open_database
from storage.migrate import migrate
from tests.bot.test_command_line import TOKEN, assert_one_line
from tests.support.everything import live_in
from tests.support.lives import RunCommand
from tests.support.stored import taken


async def _filled(database_url: str) -> None:
    database = await open_database(database_url)
    await migrate(database)
    await live_in(database, 7, "Acme Ltd.", 100)
    await database.close()


async def test_on_anew_and_off_again(database_url: str, tmp_path: Path, run_command: RunCommand) -> None:
    await _filled(database_url)
    file = tmp_path / "secret" / "key"
    env = {"DATABASE_URL": database_url, "BOT_TOKEN": TOKEN, "ENCRYPTION_KEY_FILE": str(file)}
    first = await run_command("rotate-key", **env)
    assert (first.code, first.out.startswith("encrypted by key ")) == (0, True), first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert b"Jane Roe" not in await taken(database_url)
    one = file.read_text()
    again = await run_command("rotate-key", **env)
    assert again.code == 0
    assert again.out != first.out
    assert file.read_text().endswith(f"\n{one}")  # the old key stays below, for old backups
    assert b"Jane Roe" not in await taken(database_url)
    off = await run_command("unencrypt", **env)
    assert (off.code, off.out.startswith("no longer encrypted: 1 chat;")) == (0, True), off
    assert b"Jane Roe" in await taken(database_url)
    for ended in (first, again, off):
        assert one.strip() not in ended.out + ended.err


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_wrong_key_is_one_line(database_url: str, tmp_path: Path, run_command: RunCommand) -> None:
    await _filled(database_url)
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    env = {"DATABASE_URL": database_url, "BOT_TOKEN": TOKEN}
    assert_one_line(await run_command("rotate-key", **env), "ENCRYPTION_KEY_FILE", "not set")
    assert_one_line(await run_command(ENCRYPTION_KEY_FILE=str(right), **env), "ENCRYPTION_KEY_FILE", "no file")
    assert (await run_command("rotate-key", ENCRYPTION_KEY_FILE=str(right), **env)).code == 0
    assert_one_line(await run_command(**env), "encrypted", "ENCRYPTION_KEY_FILE")
    for content, said in (
        ("c2hvcnQ=\n", "32 random bytes"),
        ("!\n", "32 random bytes"),
        ("", "empty"),
        ("\xff", "cannot be read"),
        ("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=\n", "not the one"),
    ):
        wrong.write_text(content)
        ended = await run_command(ENCRYPTION_KEY_FILE=str(wrong), **env)
        assert_one_line(ended, "ENCRYPTION_KEY_FILE", said)
        assert not content.strip() or content.strip() not in ended.err
    assert_one_line(await run_command("rotate-key", ENCRYPTION_KEY_FILE=str(wrong), **env), "not in")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_key_comes_as_a_credential(database_url: str, tmp_path: Path, run_command: RunCommand) -> None:
    await _filled(database_url)
    file = tmp_path / "encryption_key"
    env = {"DATABASE_URL": database_url, "BOT_TOKEN": TOKEN}
    assert (await run_command("rotate-key", ENCRYPTION_KEY_FILE=str(file), **env)).code == 0
    file.write_text("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=\n" + file.read_text())
    ended = await run_command("rotate-key", CREDENTIALS_DIRECTORY=str(tmp_path), **env)
    assert (ended.code, ": 1 chat. Keep a copy" in ended.out) == (0, True), ended


async def test_an_operator_forgets_a_chat(database_url: str, run_command: RunCommand) -> None:
    await _filled(database_url)
    env = {"DATABASE_URL": database_url, "BOT_TOKEN": TOKEN}
    assert_one_line(await run_command("forget", "8", **env), "no chat 8")
    ended = await run_command("forget", "7", **env)
    assert (ended.code, ended.out.startswith("chat 7 is forgotten: 1 applications")) == (0, True), ended
    assert b"Jane Roe" not in await taken(database_url)
