"""How is what was deleted or replaced made unreadable? The database is written anew, without what it has set free."""

from storage.database import Database

SECONDS = 24 * 3600.0  # for as long as it takes


async def shorten_log(database: Database) -> None:
    """On SQLite, empty the log of what was written last: what is deleted would be readable there until it is full."""
    if database.is_sqlite:
        async with database.connection() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is not None:
                await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def compact(database: Database) -> None:
    """Write the database anew. Nobody else can use it meanwhile."""
    async with database.connection() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        if raw is None:
            raise TypeError("the connection is closed")
        if database.is_sqlite:
            await raw.execute("VACUUM")
            await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            await raw.execute("VACUUM FULL", timeout=SECONDS)
