"""At which secret address may a calendar program read a chat's calendar? Only a hash of the secret is kept.

The secret has 256 bits, so that its hash needs no salt and finds the chat; whoever has the database has no address.
"""

import hashlib
import hmac
import secrets

from sqlalchemy import delete, select

from storage.database import Database
from storage.schema import feeds
from storage.unit import Unit, upsert

BYTES = 32  # of the secret; 43 characters of an address


async def renew(unit: Unit) -> str:
    """Make the chat's secret, and give it: the only time that it is known. An older one is worth nothing now."""
    secret = secrets.token_urlsafe(BYTES)
    values = {"chat_id": unit.chat_id, "key_hash": _hash(secret)}
    statement = upsert(unit.connection, feeds).values(**values)
    await unit.connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=values))
    return secret


async def revoke(unit: Unit) -> None:
    """No address is worth anything any more."""
    await unit.connection.execute(delete(feeds).where(feeds.c.chat_id == unit.chat_id))


async def is_on(unit: Unit) -> bool:
    """Whether the chat has an address."""
    return (await unit.connection.execute(select(feeds).where(feeds.c.chat_id == unit.chat_id))).first() is not None


async def chat_of(database: Database, secret: str) -> int | None:
    """The chat whose secret it is; None for any other text."""
    wanted = _hash(secret)
    async with database.transaction() as connection:
        row = (await connection.execute(select(feeds).where(feeds.c.key_hash == wanted))).first()
    return row.chat_id if row is not None and hmac.compare_digest(row.key_hash, wanted) else None


def _hash(secret: str) -> str:
    return hashlib.sha256(f"day eight calendar {secret}".encode(errors="replace")).hexdigest()
