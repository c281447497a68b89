"""How much may one chat keep? More than anybody needs, and less than fills a disk."""

from collections.abc import Mapping

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

# Rows of one chat, deleted ones included: they can be undone. Whoever applies to five jobs a day for a year has 1,825.
QUOTAS: Mapping[str, int] = {
    "applications": 3_000,
    "contacts": 6_000,
    "application_contacts": 12_000,
    "events": 30_000,
    "proofs": 1_000,
    "picks": 30_000,
    "pitches": 30_000,
    "attachments": 3_000,
}


DELETED = 3  # how many times as much a chat may have with its deleted rows, where many come in at once


class QuotaReached(Exception):
    """The chat has as many rows of this table as one may have; `table`: its name."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


async def check(connection: AsyncConnection, table: Table, chat_id: int, next_id: int) -> None:
    """Whether one more row fits. Counts only where it may not: ids are counted per chat, over all its tables. Raises
    QuotaReached.
    """
    most = QUOTAS.get(table.name)
    if most is None or next_id <= most:
        return
    query = select(func.count()).select_from(table).where(table.c.chat_id == chat_id)
    if (await connection.execute(query)).scalar_one() >= most:
        raise QuotaReached(table.name)


async def has_room(connection: AsyncConnection, chat_id: int, wanted: Mapping[Table, int]) -> bool:
    """Whether so many more rows fit. A list that was brought in and undone leaves room to bring it in once more."""
    for table, count in wanted.items():
        most = QUOTAS.get(table.name)
        if most is not None and count:
            own = select(func.count()).select_from(table).where(table.c.chat_id == chat_id)
            standing = (await connection.execute(own.where(~table.c.gone))).scalar_one()
            if standing + count > most or (await connection.execute(own)).scalar_one() + count > DELETED * most:
                return False
    return True
