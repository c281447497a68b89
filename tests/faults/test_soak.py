"""Does it live on while everything goes wrong at once, and does one long life grow? Minutes of people, kills, lost
answers, refusals and cuts.
"""

import asyncio
import random
from itertools import count
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot.courier import IN_FLIGHT
from playground.faults import bad_gateway, dropped, server_error, slow, too_many
from tests.faults.conftest import HELP, Report, concluded, newcomers
from tests.faults.scale import MINUTES, chance
from tests.support.bot import World
from tests.support.lives import Lives, resident, started
from tests.support.oracle import Oracle

LEASE_SECONDS = 4.0
SHORT_SECONDS = 6.0  # in `make test`
DAYS = 30 / 86400
SHORT_MEMORY = {  # what is over is deleted after half a minute, not three days
    "storage.retention.SAID_DAYS": DAYS,
    "storage.retention.SEEN_DAYS": DAYS,
    "bot.sweeper.SWEEP_SECONDS": 2.0,
    "bot.sweeper.FOLLOWING_SECONDS": 1.0,
}


async def test_everything_at_once(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    luck, loop = chance("soak"), asyncio.get_running_loop()
    until, kills, unknown, cuts = loop.time() + max(MINUTES * 60, SHORT_SECONDS), 0, 0, 0
    bot = await started(here, lives, LEASE_SECONDS)
    while loop.time() < until:
        newcomers(here, oracle, luck.randrange(1, 6))
        unknown += _something_fails(here, luck)
        if luck.random() < 0.15:
            cuts += 1
            await here.playground.cut()
            await asyncio.sleep(luck.uniform(0, 1))
            await here.playground.mend()
        if luck.random() < 0.3:
            kills += 1
            await bot.kill()
            bot = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
        await asyncio.sleep(luck.uniform(0.05, 0.5))
    await bot.kill()
    here.playground.faults.clear()
    verdict = await concluded(here, lives, oracle, LEASE_SECONDS, 240)
    report(f"{kills} kills, {cuts} cuts, {unknown} lost answers", verdict)
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= (kills + cuts) * IN_FLIGHT + unknown
    assert verdict.most <= 1 + kills + cuts + unknown
    assert len(here.playground.world.updates) == 0


def _something_fails(here: World, luck: random.Random) -> int:
    """Switch a fault on for the next send; gives 1 where its outcome will be unknown to the bot."""
    choices = [
        lambda: too_many(1, method="sendMessage"),
        lambda: server_error(method="sendMessage"),
        lambda: bad_gateway(method="sendMessage", effect=True),
        lambda: dropped(effect=True, method="sendMessage"),
        lambda: slow(0.2, method="sendMessage"),
    ]
    fault = luck.choice(choices)()
    here.playground.faults.add(fault)
    return int(fault.effect and fault.kind != "slow")


@pytest.mark.deep
async def test_one_long_life_does_not_grow(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    """What is over is old after half a minute here, and swept: so memory and database reach a height, and stay."""
    loop, seconds = asyncio.get_running_loop(), max(MINUTES * 60, 120.0)
    bot = await started(here, lives, constants=SHORT_MEMORY)
    people, samples = [here.playground.user("Ada") for _ in range(200)], list[tuple[int, int]]()
    begun = loop.time()
    for number in count():
        if loop.time() - begun > len(samples) * seconds / 12:
            samples.append((resident(bot), await _size(here)))
        if len(samples) > 12:
            break
        if len(here.playground.world.updates) < len(people):
            oracle.ask(people[number % len(people)], "/help", HELP)
        await asyncio.sleep(0.04)
    verdict = await oracle.satisfied(120)
    assert await bot.stop() == 0
    report(verdict, "".join(f"\n{memory:8} MiB of memory, {size:8} KiB on disk" for memory, size in samples))
    assert (verdict.missing, verdict.strange) == (0, 0)
    memory, size = zip(*samples, strict=True)
    assert memory[-1] - memory[3] <= 10, "memory grows"
    assert size[-1] <= 1.5 * max(size[2:5]), "the database grows"


async def _size(here: World) -> int:
    """KiB of the database: its files, or what PostgreSQL says."""
    url = here.settings.database_url
    if url.startswith("sqlite"):
        path = Path(str(make_url(url).database))
        return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) // 1024
    connection = await asyncpg.connect(url)
    try:
        return int(await connection.fetchval("SELECT pg_database_size(current_database())")) // 1024
    finally:
        await connection.close()
