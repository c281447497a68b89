"""How is what people wrote kept unreadable for whoever takes the database? Sealed by AES-SIV (RFC 5297, 256-bit keys).

A sealed value is bound to its column and its chat: moved elsewhere, or changed, it does not open. It carries a nonce,
so that equal texts look different; only a column that is looked up by equality (`findable`) has none. Empty values stay
as they are: that a field is empty can be seen.

The column types (storage/types.py) seal and open on the way in and out, for the chat that `within` names; the unit of
work names it. Without a key none of this runs.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from weakref import WeakSet

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy.engine import Dialect

SECRET_BYTES = 32
NONCE_BYTES = 16
UNSEALED = ""  # stands for a key's fingerprint where there is no key


class SealBroken(Exception):
    """A value cannot be opened: another key, another chat's or column's value, or somebody changed it."""


class Key:
    """A key, of a secret of 32 random bytes. `fingerprint` names it and tells nothing about it."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise ValueError(f"a key has {SECRET_BYTES} bytes")
        self.fingerprint = _derived(secret, "fingerprint", 8).hex()
        self._siv = AESSIV(_derived(secret, "columns", 64))

    def __repr__(self) -> str:
        return f"Key({self.fingerprint})"

    def seal(self, data: bytes, column: str, chat_id: int, *, findable: bool = False) -> bytes:
        """`data` sealed for this place. `column`: table.column."""
        nonce = b"" if findable else os.urandom(NONCE_BYTES)
        return nonce + self._siv.encrypt(data, _bound_to(column, chat_id, nonce))

    def open(self, sealed: bytes, column: str, chat_id: int, *, findable: bool = False) -> bytes:
        """What was sealed for this place. Raises SealBroken, which quotes nothing."""
        size = 0 if findable else NONCE_BYTES
        try:
            return self._siv.decrypt(sealed[size:], _bound_to(column, chat_id, sealed[:size]))
        except (InvalidTag, ValueError):
            raise SealBroken(f"{column} holds a value that this key does not open") from None


def _derived(secret: bytes, what: str, size: int) -> bytes:
    return HKDF(SHA512(), size, salt=None, info=f"day eight: {what}".encode()).derive(secret)


def _bound_to(column: str, chat_id: int, nonce: bytes) -> list[bytes]:
    # The nonce last, as RFC 5297 has it; an empty one is left out.
    return [part for part in (column.encode(), str(chat_id).encode(), nonce) if part]


def fingerprint(key: Key | None) -> str:
    """What `chats.sealed_by` says where rows are sealed by `key`."""
    return UNSEALED if key is None else key.fingerprint


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows are read and written just now, and by which key; None: as they are."""

    key: Key | None
    chat_id: int


_scope: ContextVar[Scope | None] = ContextVar("whose_rows", default=None)
_sealing: WeakSet[Dialect] = WeakSet()


def arm(dialect: Dialect) -> None:
    """Let this engine's columns be sealed."""
    _sealing.add(dialect)


def is_armed(dialect: Dialect) -> bool:
    """Whether this engine's columns are sealed."""
    return dialect in _sealing


@contextmanager
def within(key: Key | None, chat_id: int) -> Iterator[None]:
    """Read and write this chat's rows. Rows are opened when they are taken from their result: do that inside."""
    before = _scope.get()
    _scope.set(Scope(key, chat_id))
    try:
        yield
    finally:
        _scope.set(before)


def scope() -> Scope:
    """Whose rows are read and written. Raises SealBroken outside of a chat's work: nobody else's rows may be opened."""
    found = _scope.get()
    if found is None:
        raise SealBroken("a sealed column is read or written outside of a chat's unit of work")
    return found
