"""How does the clock of a database's machine jump? A function that tells another time is put before the database's."""

import sqlite3

from storage.database import Database


async def jump(database: Database, hours: int) -> None:
    """From now on the database's clock is that far from where it was, also for connections that are made later on
    PostgreSQL.
    """
    if database.is_sqlite:
        await _on_sqlite(database, hours * 3600)
        return
    name = database.engine.url.database
    told = f"SELECT pg_catalog.clock_timestamp() + make_interval(hours => {hours})"
    async with database.transaction() as connection:
        await connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS skew")
        await connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION skew.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS '{told}'"
        )
        await connection.exec_driver_sql(f"ALTER DATABASE {name} SET search_path = skew, pg_catalog, public")
    await database.engine.dispose()


async def _on_sqlite(database: Database, seconds: int) -> None:
    rightly = sqlite3.connect(":memory:", check_same_thread=False)

    def strftime(*told: str) -> str:
        [[moment]] = rightly.execute("SELECT strftime(?, ?, ?, ?)", (*told, f"{seconds} seconds"))
        return str(moment)

    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.create_function("strftime", -1, strftime)
