"""Where does the key come from that seals the database? A file: one key a line, 32 random bytes in base64. The first
is the one in use; those below are earlier ones, which only `rotate-key` and old backups need.
"""

import base64
import binascii
import os
from collections.abc import Sequence
from pathlib import Path

from bot.settings import BadSettings, Settings
from storage.seal import SECRET_BYTES, Key

NAME = "ENCRYPTION_KEY_FILE"
CREDENTIAL = "encryption_key"  # its name among systemd's credentials (LoadCredential=)


def file_of(settings: Settings) -> Path | None:
    """The key's file: as set, else the credential where there is one."""
    if settings.encryption_key_file is not None:
        return settings.encryption_key_file
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    given = Path(folder, CREDENTIAL) if folder else None
    return given if given is not None and given.is_file() else None


def key_of(settings: Settings) -> Key | None:
    """The key in use; None where nothing is sealed. Raises BadSettings."""
    path = file_of(settings)
    return None if path is None else read(path)[0]


def read(path: Path) -> Sequence[Key]:
    """The keys of a file, at least one. Raises BadSettings."""
    try:
        lines = path.read_text("ascii").split()
    except FileNotFoundError:
        raise BadSettings(f"{NAME}: there is no file {path}; `python -m bot rotate-key` makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{NAME}: {path} cannot be read ({_why(error)})") from None
    if not lines:
        raise BadSettings(f"{NAME}: {path} is empty; delete it, and `python -m bot rotate-key` makes one")
    return [_key(line, path) for line in lines]


def _why(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else "it is no text"


def _key(line: str, path: Path) -> Key:
    try:
        return Key(base64.b64decode(line, validate=True))
    except (binascii.Error, ValueError):
        wanted = f"{SECRET_BYTES} random bytes in base64 on each line, as `openssl rand -base64 {SECRET_BYTES}` gives"
        raise BadSettings(f"{NAME}: {path} holds something else than keys: {wanted}") from None


def make(path: Path) -> Sequence[Key]:
    """Put a new key above those of the file, which is made where there is none; all keys, the new one first. Raises
    BadSettings where it cannot be written.
    """
    new = base64.b64encode(os.urandom(SECRET_BYTES)).decode()
    try:
        before = path.read_text("ascii") if path.exists() else ""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, f"{new}\n{before}")
    except OSError as error:
        raise BadSettings(
            f"{NAME}: {path} cannot be written ({_why(error)}): put a new key on its first line yourself, as `openssl "
            f"rand -base64 {SECRET_BYTES}` gives, keep the old one below it, and run this again"
        ) from None
    return read(path)


def _write(path: Path, text: str) -> None:
    """Whole or not at all, for its owner alone, and on the disk before anything is sealed with it."""
    draft = path.with_name(f"{path.name}.draft")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
