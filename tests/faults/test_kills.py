"""Killed at any moment, is nothing lost, and is nothing said more often than the messages in flight excuse?"""

import asyncio

import pytest

from playground.faults import slow
from storage import outbox
from storage.database import open_database
from storage.migrate import migrate
from storage.unit import unit_of_work
from tests.faults.conftest import Report, calls, concluded, newcomers
from tests.faults.scale import KILLS, STOPS, WAITING, chance, seconds
from tests.support.bot import World
from tests.support.lives import Lives
from tests.support.nursery import FAILPOINTS
from tests.support.oracle import Oracle

LEASE_SECONDS = seconds(3, 6)
COPIES = {  # how many of six letters in flight may come twice
    "before the claim": range(1),
    "after the claim, before the call": range(1),
    "in the call": range(1, 7),
    "with the answer, before the mark": range(1, 7),
    "after the mark": range(6),
}


async def _letters(here: World, oracle: Oracle, number: int) -> None:
    """So many letters wait in the outbox, one a chat."""
    database = await open_database(here.settings.database_url)
    await migrate(database)
    for each in range(number):
        chat = here.playground.user("Ada").chat
        chat.opened = True
        async with unit_of_work(database, chat.id) as unit:
            await outbox.put(unit, "sendMessage", {"text": f"letter {each}."})
        oracle.expect(chat.id, f"letter {each}.")
    await database.close()


@pytest.mark.parametrize("failpoint", FAILPOINTS)
async def test_killed_at_a_failpoint_of_the_courier(
    here: World, lives: Lives, oracle: Oracle, report: Report, failpoint: str
) -> None:
    await _letters(here, oracle, 6)
    here.playground.faults.add(slow(0.2, method="sendMessage", times=None))
    killed = await lives.begin(here.settings, failpoint=failpoint, lease_seconds=LEASE_SECONDS)
    assert await killed.ended(60) == -9
    report(verdict := await concluded(here, lives, oracle, LEASE_SECONDS))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert max(verdict.extra - lives.unknown, 0) in COPIES[failpoint]
    assert verdict.most <= 2 + lives.unknown


async def test_killed_at_random(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    luck, each = chance("killed at random"), 4
    here.playground.faults.add(slow(0.03, method="sendMessage", times=None))
    for _ in range(KILLS):
        newcomers(here, oracle, each)
        bot = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
        if luck.random() < 0.3:
            await asyncio.sleep(luck.uniform(0, 0.5))  # perhaps before it has begun
        else:
            await calls(here, len(here.playground.calls) + luck.randrange(1, 3 + each))
        await bot.kill()
        await oracle.crashed()
    report(f"{KILLS:5} kills", verdict := await concluded(here, lives, oracle, LEASE_SECONDS))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.repeated <= lives.unknown, "a copy that neither a crash nor an unknown outcome excuses"
    assert len(here.playground.world.updates) == 0


async def test_asked_to_end_at_random(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    luck, each = chance("asked to end at random"), 4
    here.playground.faults.add(slow(0.03, method="sendMessage", times=None))
    for _ in range(STOPS):
        newcomers(here, oracle, each)
        bot = await lives.begin(here.settings)
        # No more than it surely makes: webhook, poll, an answer each; what was in flight before has landed.
        await calls(here, len(here.playground.calls) + luck.randrange(1, 3 + each))
        assert await bot.stop() == 0
    report(f"{STOPS:5} SIGTERMs", verdict := await concluded(here, lives, oracle))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= lives.unknown


async def test_killed_with_many_updates_waiting(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    luck = chance("many waiting")
    newcomers(here, oracle, WAITING)
    for _ in range(2):
        bot = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
        await calls(here, len(here.playground.calls) + luck.randrange(5, WAITING // 3))
        await bot.kill()
        await oracle.crashed()
    verdict = await concluded(here, lives, oracle, LEASE_SECONDS)
    report(f"{WAITING:5} waiting", verdict)
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.repeated <= lives.unknown, "a copy that neither a crash nor an unknown outcome excuses"
