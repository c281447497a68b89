"""Who was invited? A code opens the door a number of times, until a day; kept as its hash, and of no chat."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.schema import invitations

CODE_BYTES = 12  # 16 characters of what a deep link may hold (A-Z, a-z, 0-9, _ and -)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


async def make(connection: AsyncConnection, uses: int, expires_at: datetime) -> str:
    """A new code, good for `uses` chats."""
    code = secrets.token_urlsafe(CODE_BYTES)
    values = {"code_hash": _hash(code), "uses_left": uses, "expires_at": expires_at}
    await connection.execute(insert(invitations).values(**values))
    return code


async def redeem(connection: AsyncConnection, code: str, now: datetime) -> bool:
    """Use the code once. False where it is none, is used up, or its day is over."""
    i = invitations.c
    good = (i.code_hash == _hash(code)) & (i.uses_left > 0) & (i.expires_at > now)
    used = update(invitations).where(good).values(uses_left=i.uses_left - 1)
    return bool((await connection.execute(used)).rowcount)


async def sweep(database: Database, now: datetime) -> None:
    """Delete those that open nothing any more."""
    i = invitations.c
    async with database.transaction() as connection:
        await connection.execute(delete(invitations).where((i.expires_at <= now) | (i.uses_left <= 0)))
