"""`python -m bot rotate-key`: every row sealed by a new key, or for the first time, or no longer (`unencrypt`).

The bot must not run meanwhile. Killed half way it is run again, and goes on with the chats that are left.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot import demo, keys
from bot.progress import Bar
from bot.settings import BadSettings, Settings
from storage import leases, reseal
from storage.compact import compact
from storage.database import Database, DatabaseUnusable, open_database
from storage.migrate import migrate
from storage.seal import UNSEALED, Key, fingerprint


async def rotate(settings: Settings, *, off: bool) -> str:
    """Do it; what was done, in a line. Raises BadSettings, DatabaseUnusable."""
    path = keys.file_of(settings)
    if path is None:
        raise BadSettings(f"{keys.NAME} is not set: name the file for the key; it is made where there is none")
    known = keys.read(path) if path.exists() else keys.make(path)
    url = demo.url_of(settings)
    database = await open_database(url, known[0])
    try:
        await migrate(database)
        if await leases.is_held(database, leases.LEADER) and not database.is_sqlite:
            raise DatabaseUnusable("the bot is running: stop it on every machine first, then run this again")
        return await _rotate(database, path, known, off=off)
    finally:
        await database.close()


async def _rotate(database: Database, path: Path, known: Sequence[Key], *, off: bool) -> str:
    found = await reseal.seals(database)
    by_name: dict[str, Key | None] = {UNSEALED: None, **{key.fingerprint: key for key in known}}
    _assert_known(found, by_name, path)
    new = None if off else known[0]
    if new is not None and set(found) == {new.fingerprint}:
        new = keys.make(path)[0]
    every = sum(found.values()) - found.get(fingerprint(new), 0)
    bar = Bar("encrypting anew" if new else "decrypting")
    async for done in reseal.reseal_all(database, by_name, new):
        bar(done, every)
    bar.end()
    await compact(database)
    if new is None:
        return f"no longer encrypted: {_chats(every)}; {path} is needed for old backups only"
    return f"encrypted by key {new.fingerprint}, the first in {path}: {_chats(every)}. Keep a copy of it, elsewhere"


def _chats(count: int) -> str:
    return "1 chat" if count == 1 else f"{count} chats"


def _assert_known(found: Mapping[str, int], known: Mapping[str, Key | None], path: Path) -> None:
    for name, count in found.items():
        if name not in known:
            raise BadSettings(f"{keys.NAME}: the key {name} of {_chats(count)} is not in {path}")


async def check(database: Database) -> None:
    """Whether this process has the key of all chats. Raises DatabaseUnusable with one line."""
    if await reseal.all_sealed_by(database, database.key):
        return
    mine = fingerprint(database.key)
    others = {name: count for name, count in (await reseal.seals(database)).items() if name != mine}
    if database.key is None:
        raise DatabaseUnusable(f"the database is encrypted: set {keys.NAME} to the file with its key")
    if UNSEALED in others:
        raise DatabaseUnusable(
            f"{keys.NAME} is set, and not encrypted yet: {_chats(others[UNSEALED])}. Run `python -m bot rotate-key`"
        )
    raise DatabaseUnusable(
        f"{keys.NAME}: its first key is not the one that the database is encrypted by ({', '.join(others)}): put that "
        "one first, or run `python -m bot rotate-key` where it stands below"
    )
