"""Does it live on while everything goes wrong at once? Minutes of people, kills, lost answers, refusals and cuts."""

import asyncio
import random

from bot.courier import IN_FLIGHT
from playground.faults import bad_gateway, dropped, server_error, slow, too_many
from tests.faults.conftest import Report, concluded, newcomers
from tests.faults.scale import MINUTES, chance
from tests.support.bot import World
from tests.support.lives import Lives, started
from tests.support.oracle import Oracle

LEASE_SECONDS = 4.0
SHORT_SECONDS = 6.0  # in `make test`


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
