"""What may be logged? What happened and where, never what anybody wrote, nor the token or a password.

Texts of exceptions are left out: SQL parameters, addresses that hold the token and quotes of messages are in them. What
is secret is struck out of every line all the same.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Collection, Iterator
from types import TracebackType
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings

OURS = ("bot", "handlers", "storage", "coach", "playground", "__main__")
STRUCK = "[secret]"
LEAST = 4  # characters of a password that is struck out: shorter ones would strike out half the log

log = logging.getLogger(__name__)


class Discreet(logging.Formatter):
    """Lines without what is secret, exceptions without their texts."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = sorted((secret for secret in secrets if len(secret) >= LEAST), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, STRUCK)
        return line

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the base's name
        return "\n".join(without_texts(ei[1])) if ei[1] is not None else ""


def without_texts(error: BaseException) -> Iterator[str]:
    """A traceback: for the error and those that it came from, the way there and its kind; no texts."""
    for cause in _chain(error):
        yield from (line.rstrip("\n") for line in traceback.format_tb(cause.__traceback__))
        yield type(cause).__name__
        for part in cause.exceptions if isinstance(cause, BaseExceptionGroup) else ():
            yield from without_texts(part)


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error and what led to it, the first cause first."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain[::-1]


def begin(settings: Settings) -> None:
    """Log to standard error: our own modules as the settings say, all others from WARNING on, because they write
    addresses that hold the token, or whole updates.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(secrets_of(settings)))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level)
    sys.excepthook = _crashed
    threading.excepthook = lambda crash: _crashed(crash.exc_type, crash.exc_value, crash.exc_traceback)


def secrets_of(settings: Settings) -> list[str]:
    """What no line may hold: the token, and the database's password as it is and as it stands in an address."""
    token = settings.bot_token.get_secret_value() if settings.bot_token is not None else ""
    try:
        password = str(make_url(settings.database_url).password or "")
    except ArgumentError:
        password = ""
    _, _, key = token.partition(":")
    return [secret for secret in (token, key, password, settings.database_url if password else "") if secret]


def _crashed(kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("ended by an error", exc_info=error)
