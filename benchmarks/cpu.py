"""How much CPU was spent, and by whom? Milliseconds, of a process and of a whole PostgreSQL server."""

from contextlib import suppress

import psutil
from sqlalchemy import text

from storage.database import Database


def of_process(process: psutil.Process) -> float:
    """What the process has spent so far."""
    times = process.cpu_times()
    return float(times.user + times.system) * 1000


def of_server(server: psutil.Process) -> float:
    """What all processes of a PostgreSQL server have spent so far, those that ended included."""
    times = server.cpu_times()
    spent = of_process(server) + float(times.children_user + times.children_system) * 1000
    for child in server.children():
        with suppress(psutil.NoSuchProcess):  # a worker that ended just now
            spent += of_process(child)
    return spent


async def server_of(database: Database) -> psutil.Process | None:
    """The PostgreSQL server's own process, which the connections' descend from; None on SQLite."""
    if database.is_sqlite:
        return None
    async with database.transaction() as connection:
        backend: int = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    return psutil.Process(psutil.Process(backend).ppid())
