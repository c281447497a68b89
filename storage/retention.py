"""How long is kept what nobody needs any more? A table of what is old; deleted in small batches, each committed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, tuple_

from storage.database import Database
from storage.outbox import FAILED, SENT
from storage.schema import captures, conversations, outbox, seen_updates, set_aside
from storage.types import DatabaseNow, constant

BATCH = 500  # rows a transaction: some milliseconds, in which nobody waits long

# By the database's clock, whatever the program's clock says. Telegram repeats an update for 24 hours at most.
SAID_DAYS = 3
SEEN_DAYS = 3
# By the person's time.
SET_ASIDE = timedelta(days=30)
UNFINISHED = timedelta(days=30)  # questions that nobody answered, cards that nobody saved


def old(now: datetime) -> Mapping[Table, ColumnElement[bool]]:
    """Which rows of which table are old. Actions need no line here: a chat keeps its last ones (storage/actions.py)."""
    return {
        outbox: outbox.c.state.in_((constant(SENT), constant(FAILED)))
        & (outbox.c.not_before < DatabaseNow(-SAID_DAYS * 86400)),
        seen_updates: seen_updates.c.at < DatabaseNow(-SEEN_DAYS * 86400),
        set_aside: set_aside.c.at < now - SET_ASIDE,
        conversations: conversations.c.touched_at < now - UNFINISHED,
        captures: captures.c.at < now - UNFINISHED,
    }


async def sweep(database: Database, now: datetime) -> int:
    """Delete one batch of each table's old rows. Gives the number of rows: 0 when nothing old is left."""
    return sum([await _sweep(database, table, rows) for table, rows in old(now).items()])


async def _sweep(database: Database, table: Table, rows: ColumnElement[bool]) -> int:
    key = tuple_(*table.primary_key.columns)
    batch = select(*table.primary_key.columns).where(rows).limit(BATCH).with_for_update(skip_locked=True)
    async with database.transaction() as connection:
        return (await connection.execute(delete(table).where(key.in_(batch)))).rowcount
