"""Does the database grow with traffic that is over? Rows are counted after it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from storage import actions, captures, conversations, nudges, outbox, retention, set_aside
from storage.actions import UNDOABLE
from storage.conversations import Conversation
from storage.database import Database
from storage.schema import metadata, seen_updates
from storage.types import DatabaseNow
from storage.unit import mark_seen, unit_of_work

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
OVER = ("actions", "captures", "conversations", "nudges", "outbox", "seen_updates", "set_aside")


async def _traffic(database: Database, chat: int, updates: int, at: datetime) -> None:
    """So many updates of one chat, each answered and recorded; one given up and one question left open."""
    for number in range(updates):
        async with unit_of_work(database, chat) as unit:
            await mark_seen(unit, chat * 1000 + number)
            await outbox.put(unit, "sendMessage", {"text": "answer"})
            await actions.record(unit, "added", at, 1)
    async with unit_of_work(database, chat) as unit:
        await set_aside.add(unit, chat * 1000, at, "KeyError")
        await conversations.store(unit, Conversation(1, "add", "company", True, at))
        await captures.add(unit, 1, at, {"intent": "heard"})
        await nudges.mark_sent(unit, await nudges.add(unit, 0, "weekly", "weekly:2026-11-16", at), 1)
        await nudges.mark_sent(unit, await nudges.add(unit, 9, "call", "call:2026-11-16", at), 1)


async def _all_sent(database: Database) -> None:
    while letters := await outbox.claim(database, 100, 60):
        await outbox.mark_sent(database, [(letter, 1) for letter in letters])


async def _days_pass(database: Database, days: float) -> None:
    """As if what is there were so much older, on the database's clock."""
    async with database.transaction() as connection:
        for column in (metadata.tables["outbox"].c.not_before, seen_updates.c.at):
            aged = {column.name: DatabaseNow(-days * 86400)}
            await connection.execute(update(column.table).values(**aged))


async def _count(database: Database) -> dict[str, int]:
    async with database.transaction() as connection:
        queries = {name: select(func.count()).select_from(metadata.tables[name]) for name in OVER}
        return {name: (await connection.execute(query)).scalar_one() for name, query in queries.items()}


async def _sweep_all(database: Database, now: datetime) -> int:
    swept = 0
    while batch := await retention.sweep(database, now):
        swept += batch
    return swept


async def test_after_traffic_that_is_over_the_database_is_as_small_as_before(database: Database) -> None:
    for chat in (1, 2, 3):
        await _traffic(database, chat, 40, NOW)
    await _all_sent(database)
    assert await _sweep_all(database, NOW) == 0, "something young was swept"
    assert await _count(database) == {
        "actions": 3 * UNDOABLE,
        "captures": 3,
        "conversations": 3,
        "nudges": 6,
        "outbox": 120,
        "seen_updates": 120,
        "set_aside": 3,
    }
    await _days_pass(database, 4)
    await _sweep_all(database, NOW + timedelta(days=31))
    assert (await _count(database))["conversations"] == 3, "a draft waits in /list"
    await _sweep_all(database, NOW + timedelta(days=366))
    assert await _count(database) == {
        "actions": 3 * UNDOABLE,
        "captures": 0,
        "conversations": 0,
        "nudges": 3,
        "outbox": 0,
        "seen_updates": 0,
        "set_aside": 0,
    }


async def test_what_was_not_said_yet_is_kept_however_old(database: Database) -> None:
    await _traffic(database, 1, 3, NOW)
    await outbox.claim(database, 10, 3600)
    await _days_pass(database, 400)
    await _sweep_all(database, NOW)
    assert (await _count(database))["outbox"] == 3


async def test_a_clock_that_jumps_forward_a_day_forgets_no_update(database: Database) -> None:
    await _traffic(database, 1, 3, NOW)
    await _all_sent(database)
    assert await _sweep_all(database, NOW + timedelta(days=1)) == 0


async def test_it_goes_in_small_batches(database: Database) -> None:
    async with unit_of_work(database, 1) as unit:
        for number in range(retention.BATCH + 10):
            await mark_seen(unit, number)
    await _days_pass(database, 4)
    assert await retention.sweep(database, NOW) == retention.BATCH
    assert await retention.sweep(database, NOW) == 10
    assert await retention.sweep(database, NOW) == 0


async def test_the_newest_actions_stay_and_can_be_undone(database: Database) -> None:
    await _traffic(database, 1, UNDOABLE + 5, NOW)
    async with unit_of_work(database, 1) as unit:
        kept = [action.id for action in await actions.recent(unit)]
        assert len(kept) == UNDOABLE
        assert kept == sorted(kept, reverse=True)
        last = await actions.load(unit, kept[-1])
        assert last is not None
        await actions.undo(unit, last)
