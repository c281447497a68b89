"""Does `check` tell what is wrong, with its cure, and does `backup` put files where a timer wants them?"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram import WebhookInfo

from bot import checks
from bot.__main__ import parser
from bot.commands import COMMANDS
from bot.commands.backup import until
from bot.commands.check import Finding
from bot.settings import Settings
from bot.webhook import address
from storage import installation
from storage.backup import BackupUnusable
from storage.database import DatabaseUnusable, open_database
from storage.migrate import migrate
from tests.bot.stage import Stage
from tests.bot.stage import until as eventually
from tests.bot.test_command_line import TOKEN
from tests.support.bot import World
from tests.support.lives import RunCommand
from tests.support.process import environment

PUBLIC = "https://bot.example.org"


async def _found(here: World, **changed: object) -> dict[str, Finding]:
    """What `check` finds with these settings."""
    settings = here.settings.model_copy(update=changed)
    return {finding.what: finding async for finding in checks.findings(settings)}


async def test_all_is_well_before_the_first_start_and_beside_a_bot_that_runs(
    here: World, run_command: RunCommand
) -> None:
    before = await run_command("check", **environment(here.settings))
    assert before.code == 0, before.out + before.err
    assert all(line.startswith("✓ ") for line in before.out.splitlines())
    async with Stage.built(here) as stage, stage.leading(30) as lead:
        await eventually(lead.held)
        beside = await _found(here)
    assert [finding for finding in beside.values() if finding.cure] == []
    assert "this version's" in beside["schema"].found
    assert "runs; 0 letters wait" in beside["bot"].found
    assert beside["updates"].found.startswith("by polling")
    assert "Telegram's" in beside["clock"].found


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_wrong_is_told_with_its_cure(here: World) -> None:
    cases: dict[str, tuple[dict[str, object], str]] = {
        "token": ({"bot_token": SecretStr(TOKEN)}, "BotFather"),
        "telegram": ({"bot_api_url": "http://127.0.0.1:1"}, "network"),
        "database": ({"database_url": "postgresql://nobody:secret@127.0.0.1:1/x"}, "cannot be reached"),
    }
    for what, (changed, cure) in cases.items():
        found = await _found(here, **changed)
        assert cure in found[what].cure, found
        told = "".join(str(finding) for finding in found.values())
        assert f"✗ {what}" in told
        assert "secret" not in told
        assert here.playground.token not in told


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_wrong_settings_are_a_line_of_it_and_the_exit_code_is_one(here: World, run_command: RunCommand) -> None:
    ended = await run_command("check", **{**environment(here.settings), "LISTEN_PORT": "nonsense"})
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("✗ settings  cannot be used: LISTEN_PORT")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_schema_that_is_too_new_and_a_pause_are_told(here: World) -> None:
    database = await open_database(here.settings.database_url)
    await migrate(database)
    async with database.transaction() as connection:
        await installation.put(connection, installation.PAUSED, {"made_at": here.clock.now().isoformat()})
    assert "python -m bot resume" in (await _found(here))["bot"].cure
    async with database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await installation.put(connection, installation.OLDEST_CODE, "9998")
    await database.close()
    assert "update the program" in (await _found(here))["schema"].cure


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


async def _backup(here: World, *words: str) -> int:
    arguments = parser().parse_args(["backup", *words])
    return await COMMANDS["backup"].run(here.settings, arguments)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_backups_in_a_folder_are_kept_in_number_and_nothing_else_is_touched(here: World, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(BackupUnusable, match="go with a folder"):
        await _backup(here, "a.backup", "--keep", "2")
    async with Stage.built(here):
        for _ in range(3):
            assert await _backup(here, str(folder), "--keep", "2") == 0
            here.move(minutes=1)  # a name for each moment
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert names[-1] == "notes.txt"
    assert all(name.endswith(".backup") for name in names[:2])
    with pytest.raises(DatabaseUnusable, match="no database"):
        here.settings = here.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/nowhere.db"})
        await _backup(here, str(folder))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_restoring_under_a_bot_that_runs_is_refused(here: World, run_command: RunCommand) -> None:
    async with Stage.built(here):
        saved = await run_command("backup", "a.backup", **environment(here.settings))
        assert saved.code == 0, saved.err
        ended = await run_command("restore", "a.backup", "--replace", **environment(here.settings))
    assert ended.code == 2
    assert "another process is using" in ended.err


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_migrate_says_from_where_to_where(here: World, run_command: RunCommand) -> None:
    env = {**environment(here.settings), "DATABASE_URL": "sqlite:///new.db"}
    first = await run_command("migrate", **env)
    assert first.code == 0, first.err
    assert "it was not there" in first.out
    again = await run_command("migrate", **env)
    assert again.out.startswith("the schema is at 0")
    assert "it was" not in again.out


def test_the_next_backup_of_each_day_is_never_now() -> None:
    at = time(3, 10)
    assert until(at, datetime(2027, 11, 1, 3, 9, tzinfo=UTC)) == timedelta(minutes=1)
    assert until(at, datetime(2027, 11, 1, 3, 10, tzinfo=UTC)) == timedelta(days=1)
    assert until(at, datetime(2027, 11, 1, 22, 0, tzinfo=UTC)) == timedelta(hours=5, minutes=10)
