"""How long is kept what nobody needs any more? A table of what is old; deleted in small batches, each committed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, exists, select, tuple_

from storage.database import Database
from storage.errands import WAITING
from storage.nudges import SENT as TOLD
from storage.outbox import FAILED, SENT
from storage.schema import captures, conversations, errand_parts, errands, nudges, outbox, seen_updates, set_aside
from storage.types import DatabaseNow, constant

BATCH = 500  # rows a transaction: some milliseconds, in which nobody waits long

# By the database's clock, whatever the program's clock says. Telegram repeats an update for 24 hours at most.
SAID_DAYS = 3
SEEN_DAYS = 3
# By the person's time.
SET_ASIDE = timedelta(days=30)
UNSAVED = timedelta(days=30)  # cards that nobody saved
UNFINISHED = timedelta(days=365)  # questions that nobody answered: after a week they are drafts, and wait in /list
UNASKED = timedelta(days=2)  # files that nobody brought in
LOOKED = timedelta(days=14)  # looks at a day or a week, which belong to no application


def old(now: datetime) -> Mapping[Table, ColumnElement[bool]]:
    """Which rows of which table are old. Actions need no line here: a chat keeps its last ones (storage/actions.py)."""
    return {
        outbox: outbox.c.state.in_((constant(SENT), constant(FAILED)))
        & (outbox.c.not_before < DatabaseNow(-SAID_DAYS * 86400)),
        seen_updates: seen_updates.c.at < DatabaseNow(-SEEN_DAYS * 86400),
        set_aside: set_aside.c.at < now - SET_ASIDE,
        conversations: conversations.c.touched_at < now - UNFINISHED,
        captures: captures.c.at < now - UNSAVED,
        errands: (errands.c.state == constant(WAITING)) & (errands.c.at < now - UNASKED),
        errand_parts: ~exists().where(
            errands.c.chat_id == errand_parts.c.chat_id, errands.c.id == errand_parts.c.errand_id
        ),
        nudges: (nudges.c.application_id == 0) & (nudges.c.state == TOLD) & (nudges.c.due_at < now - LOOKED),
    }


async def sweep(database: Database, now: datetime) -> int:
    """Delete one batch of each table's old rows. Gives the number of rows: 0 when nothing old is left."""
    return sum([await _sweep(database, table, rows) for table, rows in old(now).items()])


async def _sweep(database: Database, table: Table, rows: ColumnElement[bool]) -> int:
    key = tuple_(*table.primary_key.columns)
    batch = select(*table.primary_key.columns).where(rows).limit(BATCH).with_for_update(skip_locked=True)
    async with database.transaction() as connection:
        return (await connection.execute(delete(table).where(key.in_(batch)))).rowcount
