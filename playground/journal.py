"""How does the playground survive a kill? Each change is a row in a SQLite file, committed before an answer."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS things (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE IF NOT EXISTS contents (id TEXT PRIMARY KEY, bytes BLOB NOT NULL);
"""


_VERSION = 2  # of the bodies' shapes; grows when what an older one wrote cannot be read any more


class OtherVersion(Exception):
    """The file was written by a playground whose things had other shapes."""


class Journal:
    """The rows. `path` None keeps them in memory only. Raises OtherVersion."""

    def __init__(self, path: Path | None) -> None:
        self._db = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # NORMAL outlives a kill of the process; only a power cut may take the last commits, and this is a playground.
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)
        self._check_version()

    def _check_version(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (things,) = self._db.execute("SELECT count(*) FROM things").fetchone()
        if things and version != _VERSION:
            self._db.close()
            raise OtherVersion
        self._db.execute(f"PRAGMA user_version = {_VERSION}")

    def begin(self) -> None:
        self._db.execute("BEGIN")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def put(self, kind: str, key: object, body: Any) -> None:
        """Keep `body` (anything JSON can hold) under the kind and key."""
        row = (kind, str(key), json.dumps(body))
        self._db.execute("INSERT INTO things VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body", row)

    def drop(self, kind: str, key: object) -> None:
        self._db.execute("DELETE FROM things WHERE kind = ? AND id = ?", (kind, str(key)))

    def all(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Every key and body of a kind, in the order in which they were first put."""
        rows = self._db.execute("SELECT id, body FROM things WHERE kind = ? ORDER BY rowid", (kind,))
        return ((key, json.loads(body)) for key, body in rows.fetchall())

    def put_bytes(self, key: str, content: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (key, content))

    def get_bytes(self, key: str) -> bytes:
        """The bytes under the key. Raises KeyError."""
        row = self._db.execute("SELECT bytes FROM contents WHERE id = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def close(self) -> None:
        self._db.close()
