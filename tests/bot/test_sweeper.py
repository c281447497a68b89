"""Does whoever leads clear away what is over, and nobody else?"""

import asyncio

from sqlalchemy import update

from bot.sweeper import Sweeper
from storage.schema import seen_updates
from storage.types import DatabaseNow
from storage.unit import mark_seen, unit_of_work
from tests.bot.stage import Leads, Stage, alone


async def _sweep_for(stage: Stage, seconds: float, leads: Leads) -> None:
    stopping = asyncio.Event()
    task = asyncio.create_task(Sweeper(stage.database, stage.here.clock, leads).run(stopping))
    await asyncio.sleep(seconds)
    stopping.set()
    await task


async def test_only_the_leader_sweeps_and_all_of_it(stage: Stage) -> None:
    async with unit_of_work(stage.database, 1) as unit:
        for number in range(1200):
            await mark_seen(unit, number)
    async with stage.database.transaction() as connection:
        await connection.execute(update(seen_updates).values(at=DatabaseNow(-4 * 86400)))
    await _sweep_for(stage, 0.2, leads=lambda: False)
    assert await stage.count("seen_updates") == 1200
    async with asyncio.timeout(20):
        while await stage.count("seen_updates"):
            await _sweep_for(stage, 0.5, alone)
