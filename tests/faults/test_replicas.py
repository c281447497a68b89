"""Do several replicas do what one would: behind a balancer or polling, killed, frozen, and taking over?"""

import asyncio
import signal
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import DBAPIError

from bot.courier import IN_FLIGHT
from bot.settings import Settings
from playground.faults import slow
from storage import database
from storage.away import is_passing
from storage.database import COMMAND_SECONDS
from storage.unit import unit_of_work
from tests.bot.stage import until
from tests.bot.test_nudger import DUE
from tests.bot.test_webhook import free_port
from tests.faults.conftest import Report, calls, concluded, newcomers
from tests.faults.scale import KILLS, chance, seconds
from tests.faults.test_due import crowd
from tests.support.balancer import Balancer
from tests.support.bot import World
from tests.support.lives import Life, Lives, started
from tests.support.oracle import Oracle

LEASE_SECONDS = seconds(4, 12)

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def _settings(here: World, url: str, ports: Sequence[int]) -> list[Settings]:
    own = [{"public_url": url, "listen_port": port, "log_level": "INFO"} for port in ports]
    return [here.settings.model_copy(update=each) for each in own]


async def test_three_by_webhook_with_duplicates_and_kills(
    here: World, lives: Lives, oracle: Oracle, report: Report
) -> None:
    luck, ports = chance("three replicas"), [free_port() for _ in range(3)]
    here.playground.faults.add(slow(0.02, method="sendMessage", times=None))
    kills, each = max(KILLS // 4, 2), 12
    async with Balancer(ports, luck) as balancer:
        settings = _settings(here, balancer.url, ports)
        replicas = [await lives.begin(own, lease_seconds=LEASE_SECONDS) for own in settings]
        for _ in range(kills):
            newcomers(here, oracle, each)
            await calls(here, len(here.playground.calls) + luck.randrange(4, each))
            number = luck.randrange(3)
            await replicas[number].kill()
            replicas[number] = await lives.begin(settings[number], lease_seconds=LEASE_SECONDS)
        newcomers(here, oracle, each)
        await oracle.satisfied(120)
        await asyncio.sleep(LEASE_SECONDS)
        verdict = oracle.judge()
        report(f"{balancer.passed} deliveries, {balancer.repeated} of them twice, {kills} kills", verdict)
        assert balancer.repeated > 0
        assert [await replica.stop() for replica in replicas] == [0, 0, 0]
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= kills * each + lives.unknown
    assert len(here.playground.world.updates) == 0
    assert len(here.playground.calls.of("setWebhook")) == 1, "replicas fought over the webhook"


async def _two_polling(here: World, lives: Lives) -> tuple[Life, Life]:
    """Two replicas, of which the first leads and the second has begun, too, and leaves polling to it."""
    first = await started(here, lives, LEASE_SECONDS)
    await until(lambda: bool(here.playground.calls.of("deleteWebhook")))  # it polls
    second = await started(here, lives, LEASE_SECONDS)
    await asyncio.sleep(1)
    assert "Conflict" not in lives.log, "both poll"
    assert len(here.playground.calls.of("deleteWebhook")) == 1
    return first, second


async def test_two_that_poll_take_turns_and_neither_ends(here: World, lives: Lives, oracle: Oracle) -> None:
    first, second = await _two_polling(here, lives)
    newcomers(here, oracle, 3)
    await oracle.satisfied(60)
    await first.kill()
    newcomers(here, oracle, 3)
    await oracle.satisfied(60)
    third = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
    assert await second.stop() == 0
    newcomers(here, oracle, 3)
    verdict = await oracle.satisfied(60)
    assert await third.stop() == 0
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= 3 + lives.unknown, "more than were in flight when the first was killed"


async def test_all_make_what_is_due_and_some_are_killed(
    here: World, lives: Lives, oracle: Oracle, report: Report
) -> None:
    luck, kills = chance("due on three replicas"), max(KILLS // 8, 3)
    await crowd(here, oracle, kills * 25)
    here.playground.faults.add(slow(0.03, method="sendMessage", times=None))
    replicas = [await started(here, lives, LEASE_SECONDS) for _ in range(3)]
    here.clock.move_to(DUE)
    for _ in range(kills):
        await calls(here, len(here.playground.calls) + luck.randrange(1, 40))
        number = luck.randrange(3)
        await replicas[number].kill()
        replicas[number] = await lives.begin(here.settings, lease_seconds=LEASE_SECONDS)
    await oracle.satisfied(120)
    assert [await replica.stop() for replica in replicas] == [0, 0, 0]
    report(f"{kills:5} kills", verdict := await concluded(here, lives, oracle, LEASE_SECONDS))
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= kills * IN_FLIGHT + lives.unknown


async def test_frozen_beyond_its_lease_it_comes_back_and_disturbs_nobody(
    here: World, lives: Lives, oracle: Oracle, report: Report
) -> None:
    here.playground.faults.add(slow(0.3, method="sendMessage", times=4))
    first, second = await _two_polling(here, lives)
    newcomers(here, oracle, 4)
    await calls(here, len(here.playground.calls) + 2)
    first.send(signal.SIGSTOP)
    newcomers(here, oracle, 4)
    await oracle.satisfied(60)
    await asyncio.sleep(LEASE_SECONDS)
    first.send(signal.SIGCONT)
    newcomers(here, oracle, 4)
    await oracle.satisfied(60)
    assert [await first.stop(), await second.stop()] == [0, 0]
    report(verdict := oracle.judge())
    assert (verdict.missing, verdict.strange) == (0, 0)
    assert verdict.extra <= 4 + lives.unknown, "more than were in flight"


async def test_frozen_in_the_middle_of_an_update_it_gives_the_chat_free(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "FROZEN_SECONDS", 2)
    frozen, other = [await database.open_database(here.settings.database_url) for _ in range(2)]
    with pytest.raises(DBAPIError) as told:
        async with unit_of_work(frozen, 7) as unit:
            unit.change_chat(name="of the frozen one")
            async with asyncio.timeout(COMMAND_SECONDS), unit_of_work(other, 7) as of_other:  # waits for the lock
                of_other.change_chat(name="of the other one")
    assert is_passing(told.value), "its update would be set aside"
    async with unit_of_work(other, 7) as unit:
        assert unit.chat.name == "of the other one"
    await asyncio.gather(frozen.close(), other.close())
