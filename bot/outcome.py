"""What follows from an error of the Bot API? A table: not sent, nobody knows, final, or the chat is gone."""

from dataclasses import dataclass, field

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.request import NotSent
from storage.outbox import ONLY_EDIT, Letter


@dataclass(frozen=True, slots=True)
class Retry:
    """It did not arrive, or nobody knows: send it (again) after `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Slower:
    """Too many requests: send it after `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """What it asks for is so already."""


@dataclass(frozen=True, slots=True)
class Resend:
    """The message to edit is no longer there: say it in a new message."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Nobody can be reached in this chat until they come back."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has a new id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """It can never arrive. The reason may quote what it says, and is nothing for a log."""

    reason: str = field(repr=False)


Verdict = Retry | Slower | Arrived | Resend | Blocked | Migrated | Failed

# Beginnings of Telegram's descriptions of error 400, in lower case: python-telegram-bot changes their case.
UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited")
TOO_LARGE = ("request entity too large", "content too large")  # 413, of Telegram's or of a proxy before it
UNREACHABLE = ("chat not found", "user not found", "peer_id_invalid")


def judge(error: Exception, letter: Letter, tries: int = 1) -> Verdict:
    """What to do about the error, after so many `tries` in a row of which none arrived for sure. BadRequest is tested
    before NetworkError, of which it is a subclass.
    """
    match error:
        case RetryAfter():
            return Slower(seconds_of(error))
        case ChatMigrated(new_chat_id=chat_id):
            return Migrated(chat_id)
        case Forbidden():
            return Blocked()
        case BadRequest(message=message):
            return _bad_request(message.lower(), letter)
        case NotSent():
            return Retry(_pause(tries, most=10))
        case NetworkError(message=message) if message.lower().startswith(TOO_LARGE):
            return Failed(message)
        case NetworkError() | TelegramError() | TimeoutError():
            return Retry(_pause(tries, most=60))
    return Failed(type(error).__name__)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _bad_request(message: str, letter: Letter) -> Verdict:
    if message.startswith(UNCHANGED):
        return Arrived()
    if message.startswith(GONE) and "text" in letter.payload:
        return Failed(message) if ONLY_EDIT in letter.payload else Resend()
    return Blocked() if message.startswith(UNREACHABLE) else Failed(message)


def _pause(tries: int, most: float) -> float:
    return float(min(2 ** min(tries, 10) / 2, most))
