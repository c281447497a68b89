"""Is nothing lost when Telegram cannot be heard, and is it left alone when it asks for that?"""

import asyncio

import pytest

from bot.polling import POLL_SECONDS
from bot.request import AiohttpRequest
from playground.faults import slow, too_many
from tests.bot.stage import Stage, until
from tests.faults.conftest import Report, concluded, newcomers
from tests.faults.scale import seconds
from tests.support.bot import World
from tests.support.lives import Lives, started
from tests.support.oracle import Oracle
from tests.support.proxy import Proxy

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no matter of databases


@SQLITE
async def test_the_network_is_cut(here: World, lives: Lives, oracle: Oracle, report: Report) -> None:
    bot = await started(here, lives)
    newcomers(here, oracle, 3)
    await oracle.satisfied(60)
    await here.playground.cut()
    newcomers(here, oracle, 10)
    await asyncio.sleep(seconds(3, 600))
    await here.playground.mend()
    await oracle.satisfied(90)
    assert await bot.stop() == 0
    report(verdict := oracle.judge())
    assert (verdict.missing, verdict.extra, verdict.strange) == (0, 0, 0)


@SQLITE
async def test_a_socket_to_telegram_that_falls_silent(
    here: World, lives: Lives, oracle: Oracle, report: Report
) -> None:
    async with Proxy("127.0.0.1", int(here.playground.base_url.rpartition(":")[2])) as proxy:
        here.settings = here.settings.model_copy(update={"bot_api_url": f"http://127.0.0.1:{proxy.port}"})
        polls = {"bot.polling.POLL_SECONDS": int(seconds(3, POLL_SECONDS)), "bot.polling.LATE_SECONDS": seconds(1, 10)}
        bot = await started(here, lives, lease_seconds=6, constants=polls)
        newcomers(here, oracle, 3)
        await oracle.satisfied(60)
        here.playground.faults.add(answering := slow(1, method="sendMessage", times=None))
        newcomers(here, oracle, 5)
        await until(lambda: answering.hits == 5)
        proxy.silent = True  # five calls are taken, and their answers never come; nor does that of the poll
        newcomers(here, oracle, 5)
        await asyncio.sleep(1.5)
        proxy.silent = False  # nobody hangs up: what was asked until now must be given up
        here.playground.faults.clear()
        await oracle.satisfied(90)
        assert await bot.stop() == 0
        report(verdict := await concluded(here, lives, oracle))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert 5 <= verdict.extra <= lives.unknown


async def test_told_to_wait_a_killed_bot_waits_as_long(
    here: World, lives: Lives, oracle: Oracle, report: Report
) -> None:
    wait = int(seconds(3, 35))
    here.playground.faults.add(told := too_many(wait, method="sendMessage"))
    bot = await started(here, lives, lease_seconds=3)
    newcomers(here, oracle, 1)
    await until(lambda: told.hits == 1)
    await until(lambda: "Slower(" in lives.log)
    await asyncio.sleep(seconds(0.5, 5))  # until it is written down
    await bot.kill()
    report(verdict := await concluded(here, lives, oracle, 3))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= lives.unknown
    refused, taken, *_ = here.playground.calls.of("sendMessage")
    assert (taken.at - refused.at).total_seconds() >= wait
    assert len(here.playground.calls.of("sendMessage")) <= 2 + lives.unknown, "it asked again too soon"


@SQLITE
async def test_telegram_takes_longer_than_a_send_may(stage: Stage, oracle: Oracle, report: Report) -> None:
    people = [stage.person(f"P{number}") for number in range(3)]
    took, lease = seconds(1.5, 30), seconds(1.5, 30)
    stage.here.playground.faults.add(slow(took, method="sendMessage", chat_id=people[0].participant.chat.id))
    for someone in people:
        await stage.put(someone.participant.chat.id, "one")
        oracle.expect(someone.participant.chat.id, "one")
    async with stage.delivering(lease_seconds=lease):
        assert await stage.settled(90) == {"sent": 3}
    await asyncio.sleep(took)  # the server counts a call when it is answered
    report(verdict := oracle.judge())
    assert (verdict.missing, verdict.extra, verdict.strange) == (0, 1, 0), "an unknown outcome is one copy"
    assert AiohttpRequest().read_timeout < 30
