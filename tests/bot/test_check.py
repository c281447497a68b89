"""Does `check` tell what is wrong, with its cure, and does `backup` put files where a timer wants them?"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from telegram import WebhookInfo

from bot import checks
from bot.commands.backup import until
from bot.settings import Settings
from bot.webhook import address
from storage import installation
from storage.database import open_database
from storage.migrate import migrate
from tests.bot.stage import Stage
from tests.bot.test_command_line import TOKEN, Ended, run_command
from tests.support.bot import World
from tests.support.process import environment

PUBLIC = "https://bot.example.org"


async def _check(here: World, folder: Path, **more: str) -> Ended:
    return await run_command(folder, "check", **{**environment(here.settings), **more})


def _line(ended: Ended, what: str) -> str:
    [found] = [line for line in ended.out.splitlines() if line[2:].startswith(f"{what} ")]
    return found


async def test_all_is_well_before_the_first_start_and_beside_a_bot_that_runs(here: World, tmp_path: Path) -> None:
    before = await _check(here, tmp_path)
    assert before.code == 0, before.out + before.err
    assert "✗" not in before.out
    async with Stage.built(here) as stage, stage.leading(30):
        beside = await _check(here, tmp_path)
    assert beside.code == 0, beside.out + beside.err
    assert "this version's" in _line(beside, "schema")
    assert "runs; 0 letters wait" in _line(beside, "bot")
    assert _line(beside, "updates").startswith("✓ updates   by polling")
    assert "behind" in _line(beside, "clock") or "ahead" in _line(beside, "clock")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_wrong_is_told_with_its_cure_and_the_exit_code_is_one(here: World, tmp_path: Path) -> None:
    cases = {
        "settings": ({"LISTEN_PORT": "nonsense"}, "LISTEN_PORT"),
        "token": ({"BOT_TOKEN": TOKEN}, "BotFather"),
        "telegram": ({"BOT_API_URL": "http://127.0.0.1:1"}, "network"),
        "database": ({"DATABASE_URL": "postgresql://nobody:secret@127.0.0.1:1/x"}, "cannot be reached"),
    }
    for what, (env, cure) in cases.items():
        ended = await _check(here, tmp_path, **env)
        assert ended.code == 1, what
        assert _line(ended, what).startswith("✗"), ended.out
        assert cure in _line(ended, what)
        assert "Traceback" not in ended.err
        assert "secret" not in ended.out + ended.err
        assert here.playground.token not in ended.out + ended.err


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_schema_that_is_too_new_and_a_pause_are_told(here: World, tmp_path: Path) -> None:
    database = await open_database(here.settings.database_url)
    await migrate(database)
    async with database.transaction() as connection:
        await installation.put(connection, installation.PAUSED, {"made_at": here.clock.now().isoformat()})
    assert "python -m bot resume" in _line(await _check(here, tmp_path), "bot")
    async with database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await installation.put(connection, installation.OLDEST_CODE, "9998")
    await database.close()
    assert "update the program" in _line(await _check(here, tmp_path), "schema")


def _hook(url: str, error: str | None = None) -> WebhookInfo:
    return WebhookInfo(url=url, has_custom_certificate=False, pending_update_count=3, last_error_message=error)


def test_who_takes_the_updates_is_compared_with_who_should() -> None:
    polls = Settings(_env_file=None, bot_token=TOKEN)
    hooked = polls.model_copy(update={"public_url": PUBLIC})
    ours = address(TOKEN, PUBLIC)
    assert not checks.updates(polls, _hook(""), led=True).cure
    assert not checks.updates(polls, _hook(ours), led=False).cure, "a start sets it right"
    assert "another program" in checks.updates(polls, _hook(ours), led=True).cure
    assert not checks.updates(hooked, _hook(ours), led=True).cure
    assert "another program" in checks.updates(hooked, _hook("https://else.example.org/x"), led=True).cure
    assert "proxy" in checks.updates(hooked, _hook(ours, "Connection refused"), led=True).cure
    assert ours not in str(checks.updates(polls, _hook(ours), led=False)), "the address is a secret"


def test_a_clock_that_is_wrong_is_told(here: World) -> None:
    now = here.clock.now()
    assert not checks.apart(now.strftime("%a, %d %b %Y %H:%M:%S GMT"), now).cure
    assert "timedatectl" in checks.apart("Mon, 01 Nov 2027 20:00:00 GMT", now).cure


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_backups_in_a_folder_are_kept_in_number_and_nothing_else_is_touched(here: World, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    nowhere = {**environment(here.settings), "DATABASE_URL": "sqlite:///nowhere.db"}
    empty = await run_command(tmp_path, "backup", str(folder), **nowhere)
    assert (empty.code, "no database" in empty.err) == (2, True)
    async with Stage.built(here):
        for _ in range(3):
            ended = await run_command(tmp_path, "backup", str(folder), "--keep", "2", **environment(here.settings))
            assert ended.code == 0, ended.err
            here.move(minutes=1)  # a name for each moment
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert names[-1] == "notes.txt"
    assert all(name.endswith(".backup") for name in names[:2])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_restoring_under_a_bot_that_runs_is_refused(here: World, tmp_path: Path) -> None:
    async with Stage.built(here):
        saved = await run_command(tmp_path, "backup", "a.backup", **environment(here.settings))
        assert saved.code == 0, saved.err
        ended = await run_command(tmp_path, "restore", "a.backup", "--replace", **environment(here.settings))
    assert ended.code == 2
    assert "another process is using" in ended.err


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_migrate_says_from_where_to_where(here: World, tmp_path: Path) -> None:
    env = {**environment(here.settings), "DATABASE_URL": "sqlite:///new.db"}
    first = await run_command(tmp_path, "migrate", **env)
    assert first.code == 0, first.err
    assert "it was not there" in first.out
    again = await run_command(tmp_path, "migrate", **env)
    assert again.out.startswith("the schema is at 0")
    assert "it was" not in again.out


def test_the_next_backup_of_each_day_is_never_now() -> None:
    at = time(3, 10)
    assert until(at, datetime(2027, 11, 1, 3, 9, tzinfo=UTC)) == timedelta(minutes=1)
    assert until(at, datetime(2027, 11, 1, 3, 10, tzinfo=UTC)) == timedelta(days=1)
    assert until(at, datetime(2027, 11, 1, 22, 0, tzinfo=UTC)) == timedelta(hours=5, minutes=10)
