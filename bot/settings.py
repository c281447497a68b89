"""What can an operator set? Everything by environment or `.env`; a bad value is one line that names it.

What is secret need not be in the environment: each setting may be a file of its name in $CREDENTIALS_DIRECTORY, where
systemd (LoadCredential) and containers put such files.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

OWN = (
    "keep_pace",
    "clock_file",
    "next_due_file",
    "lease_seconds",
)  # set by the playground and by tests, not by operators


class BadSettings(Exception):
    """A setting cannot be used; the message is one line that names it and says what would do."""


def _http_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("an http(s) address is wanted, such as https://api.telegram.org")
    return value.rstrip("/")


def _public_address(value: str) -> str:
    host = urlsplit(value).hostname or ""
    if not value.startswith("https://") and not (value.startswith("http://") and host in ("127.0.0.1", "localhost")):
        raise ValueError("an https address is wanted, such as https://bot.example.org: Telegram takes no other")
    return value.rstrip("/")


def _numbers(value: str) -> str:
    if any(not re.fullmatch(r"-?\d{1,19}", part) for part in value.replace(",", " ").split()):
        raise ValueError("numbers with commas are wanted, such as 123456789,-100987654321")
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[\w-]{30,}", value.get_secret_value()):
        raise ValueError("this is no token: BotFather's look like 123456789:AAF…, 35 characters after the colon")
    return value


class Settings(BaseSettings):
    """The settings; each one's description is what `python -m bot --help` prints."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        None, description="from BotFather; without it the playground starts"
    )
    bot_token_file: Path | None = Field(None, description="a file that holds the token, instead of BOT_TOKEN")
    bot_api_url: Annotated[str, AfterValidator(_http_address)] = Field(
        "https://api.telegram.org", description="the Bot API server"
    )
    database_url: str = Field(
        "sqlite:///data/dayeight.db", description="sqlite:///FILE, or postgresql://USER:PASSWORD@HOST/NAME"
    )
    encryption_key_file: Path | None = Field(
        None, description="a file with the key that encrypts what people wrote; `rotate-key` makes it, and changes it"
    )
    backup_days: int = Field(14, ge=0, description="how long you keep backups: people are told it, nothing else")
    forget_after_months: int = Field(
        12, ge=0, le=120, description="a chat that nobody used for so long is deleted, after a week's notice; 0: never"
    )
    operator: str = Field("", description="who runs this bot and answers questions: a name, or an address; in /privacy")
    public_url: Annotated[str, AfterValidator(_public_address)] | None = Field(
        None, description="the https address at which Telegram reaches this bot; without it the bot polls"
    )
    listen_host: str = Field("127.0.0.1", description="where updates are received; 0.0.0.0 behind another machine")
    listen_port: int = Field(8080, ge=0, le=65535, description="the port for it; a proxy brings PUBLIC_URL here")
    metrics_host: str = Field("127.0.0.1", description="where health and metrics are told to the operator's machines")
    metrics_port: int | None = Field(
        None, ge=0, le=65535, description="the port for it: /healthz, /readyz, /metrics; keep it off the internet"
    )
    access: Literal["open", "invite", "list"] = Field(
        "open", description="who may use the bot: all; whom you invite (/invite in OWNER_CHAT); whom ACCESS_LIST names"
    )
    access_list: Annotated[str, AfterValidator(_numbers)] = Field(
        "", description="ids of users and chats that ACCESS=list lets in, with commas: 123456789,-100987654321"
    )
    owner_chat: int | None = Field(
        None, description="the id of the chat in which the bot asks and warns you, its operator"
    )
    playground_port: int = Field(8088, ge=0, le=65535, description="the playground's port on this machine")
    playground_host: str = Field("127.0.0.1", description="the address on which the playground listens")
    playground_open: bool = Field(
        False, description="true lets it listen beyond this machine: it has no accounts, anybody there may use it"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="how much is logged")
    keep_pace: bool = Field(
        True, description="off in the playground: Telegram's limits, and the bot's own on a person, are ignored"
    )
    lease_seconds: float = Field(
        30, gt=0, description="how long a message in flight is another process's after a crash"
    )
    next_due_file: Path | None = Field(None, description="set by the playground: where the next nudge's moment is told")
    clock_file: Path | None = Field(None, description="set by the playground: where its moved clock is kept")

    @model_validator(mode="before")
    @classmethod
    def _token_from_its_file(cls, values: dict[str, Any]) -> dict[str, Any]:
        path = values.get("bot_token_file")
        if not path or values.get("bot_token"):
            return values
        try:
            return {**values, "bot_token": Path(path).read_text().strip()}
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            raise BadSettings(f"BOT_TOKEN_FILE: {path} cannot be read: {reason}") from None


def load_settings() -> Settings:
    """Read the environment. Raises BadSettings with one line."""
    try:
        return Settings(_secrets_dir=_credentials())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0]).upper()
        raise BadSettings(f"{name}: {first['msg'].removeprefix('Value error, ')} ({_hint(name)})") from None
    except PermissionError as error:
        raise BadSettings(f"{error.filename} cannot be read: let this process's user own it, mode 0400") from None
    except UnicodeDecodeError:
        raise BadSettings(".env is not UTF-8 text: save it again as plain text") from None


def _credentials() -> Path | None:
    folder = Path(os.environ.get("CREDENTIALS_DIRECTORY") or "/nowhere")
    return folder if folder.is_dir() else None


def _hint(name: str) -> str:
    return Settings.model_fields[name.lower()].description or ""


def settings_help() -> str:
    """A line a setting: its name, its default, what it is."""
    rows = [
        f"  {name.upper():16} {field.description} [{_default(field.default)}]"
        for name, field in Settings.model_fields.items()
        if name not in OWN
    ]
    return "\n".join(rows)


def _default(value: object) -> str:
    return "none" if value is None else str(value)
