"""Is a bad value one line that names it, and does .env count?"""

from pathlib import Path

import pytest

from bot.settings import OWN, BadSettings, Settings, load_settings, settings_help

TOKEN = "1234567890:AAF-abcdefghijklmnopqrstuvwxyz012345"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_set_is_the_playground_on_sqlite() -> None:
    settings = load_settings()
    assert settings.bot_token is None
    assert settings.database_url == "sqlite:///data/dayeight.db"
    assert settings.bot_api_url == "https://api.telegram.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "abc"),
        ("BOT_TOKEN", "1234567890:short"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "ftp://api.telegram.org"),
        ("PLAYGROUND_PORT", "eighty"),
        ("PLAYGROUND_PORT", "70000"),
        ("PLAYGROUND_PORT", "-1"),
        ("PLAYGROUND_OPEN", "perhaps"),
        ("METRICS_PORT", "70000"),
        ("LOG_LEVEL", "loud"),
        ("LEASE_SECONDS", "0"),
        ("LEASE_SECONDS", "nan"),
    ],
)
def test_a_bad_value_is_one_line_that_names_the_setting_and_not_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as raised:
        load_settings()
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert name != "BOT_TOKEN" or value not in str(raised.value)


def test_an_empty_value_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "")
    monkeypatch.setenv("PLAYGROUND_PORT", "")
    assert load_settings() == Settings()


def test_the_file_counts_and_the_environment_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"BOT_TOKEN={TOKEN}\nLOG_LEVEL=DEBUG\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    settings = load_settings()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.log_level == "ERROR"
    assert TOKEN not in repr(settings)


def test_a_secret_may_be_a_file_of_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/bot_token").write_text(f"{TOKEN}\n")
    (tmp_path / "secrets/database_url").write_text("postgresql://bot:secret@db/bot\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "secrets"))
    settings = load_settings()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.database_url == "postgresql://bot:secret@db/bot"


def test_the_token_may_be_in_a_file_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    settings = load_settings()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    monkeypatch.setenv("BOT_TOKEN_FILE", "nowhere")
    with pytest.raises(BadSettings, match=r"^BOT_TOKEN_FILE: nowhere cannot be read: No such file"):
        load_settings()


def test_a_file_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes(b"BOT_TOKEN=\xff\xfe\n")
    with pytest.raises(BadSettings, match=r"^\.env is not UTF-8"):
        load_settings()


def test_the_address_may_end_in_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081/")
    assert load_settings().bot_api_url == "http://127.0.0.1:8081"


def test_the_help_lists_every_setting_with_its_default() -> None:
    lines = settings_help().splitlines()
    wanted = [name.upper() for name in Settings.model_fields if name not in OWN]
    assert [line.split()[0] for line in lines] == wanted
    assert all(line.endswith("]") for line in lines)
