"""When very many nudges fall due in one minute, or the bot is killed while they go out, does each arrive?"""

import asyncio

from bot import courier
from playground.faults import slow
from tests.bot.stage import Stage
from tests.bot.test_nudger import CALL, DUE
from tests.faults.conftest import Report, calls, concluded
from tests.faults.scale import DUE_AT_ONCE, KILLS, chance, seconds
from tests.support.bot import World
from tests.support.crowd import copied
from tests.support.lives import Lives, resident, started
from tests.support.oracle import Oracle

LEASE_SECONDS = seconds(3, 6)
MOST_MIB = 40  # that the bot may grow by, however many fall due


async def crowd(here: World, oracle: Oracle, number: int) -> None:
    """So many people applied, are to call a week later, and have heard nothing yet."""
    async with Stage.built(here) as stage:
        ada = stage.person()
        await stage.applied(ada)
        others = [here.playground.user("Ada").chat for _ in range(number - 1)]
        await copied(stage.database, ada.participant.chat.id, [chat.id for chat in others])
    for chat in [ada.participant.chat, *others]:
        chat.opened = True
        for said in (CALL, "Your week"):  # the week's look falls due with the call
            oracle.expect(chat.id, said)


async def test_all_due_in_one_minute(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    await crowd(here, oracle, DUE_AT_ONCE)
    bot = await started(here, lives, courier.LEASE_SECONDS)
    await asyncio.sleep(0.5)
    before, begun = resident(bot, "VmHWM"), asyncio.get_running_loop().time()
    here.clock.move_to(DUE)
    verdict = await oracle.satisfied(60 + DUE_AT_ONCE / 10)
    took, grown = asyncio.get_running_loop().time() - begun, resident(bot, "VmHWM") - before
    assert await bot.stop() == 0
    report(f"{2 * DUE_AT_ONCE / took:.0f} a second, grown by {grown} MiB", verdict)
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= lives.unknown
    assert grown <= MOST_MIB


async def test_killed_while_nudges_go_out(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    luck, kills = chance("killed while nudges go out"), max(KILLS // 8, 3)
    await crowd(here, oracle, kills * 12)
    here.playground.faults.add(slow(0.03, method="sendMessage", times=None))
    here.clock.move_to(DUE)
    for _ in range(kills):
        bot = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
        await calls(here, len(here.playground.calls) + luck.randrange(1, 25))
        await bot.kill()
        await oracle.crashed()
    report(f"{kills:5} kills", verdict := await concluded(here, lives, oracle, LEASE_SECONDS))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.repeated <= lives.unknown, "a copy that neither a crash nor an unknown outcome excuses"
    assert verdict.most <= 1 + kills
