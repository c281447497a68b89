"""Who may do what only one replica may do? A lease on the database's clock: whoever dies loses it by doing nothing."""

from sqlalchemy import delete, or_, select, update

from storage.database import Database
from storage.schema import leases
from storage.types import DatabaseNow
from storage.unit import insert_ignoring

LEADER = "leader"
SILENCE = "silence"  # the lease that Telegram itself takes, when it tells the whole bot to wait


async def acquire(database: Database, name: str, holder: str, seconds: float) -> bool:
    """Take or renew the lease `name` for `seconds`. False while somebody else holds it."""
    free = or_(leases.c.holder == holder, leases.c.until <= DatabaseNow())
    renew = update(leases).where(leases.c.name == name, free).values(holder=holder, until=DatabaseNow(seconds))
    async with database.transaction() as connection:
        if (await connection.execute(renew)).rowcount:
            return True
        return await insert_ignoring(connection, leases, name=name, holder=holder, until=DatabaseNow(seconds))


async def release(database: Database, name: str, holder: str) -> None:
    """Give the lease back, so that another can take it at once."""
    async with database.transaction() as connection:
        await connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


async def is_held(database: Database, name: str) -> bool:
    """Whether somebody holds the lease."""
    query = select(leases.c.name).where(leases.c.name == name, leases.c.until > DatabaseNow())
    async with database.transaction() as connection:
        return (await connection.execute(query)).first() is not None


async def silence(database: Database, seconds: float) -> None:
    """Telegram wants to hear nothing from this bot for `seconds`: no replica claims a letter (storage/outbox.py)."""
    await acquire(database, SILENCE, "telegram", seconds)


async def forget_all(database: Database) -> None:
    """Free every lease but Telegram's: for whoever knows that all other holders are dead."""
    async with database.transaction() as connection:
        await connection.execute(delete(leases).where(leases.c.name != SILENCE))
