"""Does every nudge leave when it is due, once, and none of them hold up another's?"""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage import nudges
from storage.schema import events
from tests.bot.stage import Stage, logged
from tests.support.person import Person

DUE = datetime(2027, 11, 8, 15, 0, tzinfo=UTC)  # a week after the application, at ten in New York
CALL = "Call Jane Roe at Acme"


async def test_a_nudge_leaves_when_it_is_due_and_once_though_two_look_for_it(stage: Stage) -> None:
    ada = stage.person()
    await stage.applied(ada)
    async with stage.nudging(), stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE - timedelta(hours=20))
        await ada.hears_nothing(1.5)
        stage.here.clock.move_to(DUE)
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1


async def test_blocked_the_nudge_is_kept_and_unblocked_it_comes(stage: Stage) -> None:
    ada = stage.person()
    await stage.applied(ada)
    ada.participant.block()  # the bot was down, and has not heard of it
    stage.here.clock.move_to(DUE)
    async with stage.nudging(), stage.delivering():
        assert await _blocked(stage, ada)
    assert (await stage.states()).keys() == {"failed"}
    async with stage.polling(), stage.nudging(), stage.delivering():
        ada.participant.unblock()
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1


async def test_one_persons_broken_timeline_delays_nobodys_nudge(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await stage.applied(ada)
    await stage.applied(bob)
    async with stage.database.transaction() as connection:
        where = events.c.chat_id == ada.participant.chat.id
        await connection.execute(update(events).where(where).values(kind="of a later version"))
    stage.here.clock.move_to(DUE)
    async with stage.nudging(), stage.delivering():
        await bob.sees(CALL)
        assert "could not be made" in caplog.text
        assert caplog.text.count("could not be made") == 1, "tried again in a hurry"
    now = stage.here.clock.now()
    assert list(await nudges.chats_with_due(stage.database, now, 10)) == [ada.participant.chat.id], "nothing is dropped"


async def test_what_fell_due_while_the_database_was_away_leaves_when_it_is_back(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ada = stage.person()
    await stage.applied(ada)
    async with stage.nudging(), stage.delivering():
        async with stage.database_away():
            stage.here.clock.move_to(DUE)
            await logged(caplog, "the database is away")
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1


def calls_to(stage: Stage, someone: Person) -> int:
    """How often the person was told to call."""
    return sum(CALL in said for said in stage.sent(someone))


async def _blocked(stage: Stage, someone: Person) -> bool:
    async with asyncio.timeout(10):
        while (await stage.chat(someone.participant.chat.id)).blocked_at is None:  # noqa: ASYNC110 - a row
            await asyncio.sleep(0.02)
    return True
