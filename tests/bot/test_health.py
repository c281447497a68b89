"""Can a load balancer and Prometheus see how the process is, and nobody see anything of anybody's?"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.health import Health
from bot.metrics import LATENESS
from bot.process import Running, running
from bot.web import PortUnusable, listening
from tests.bot.stage import Stage
from tests.bot.test_webhook import free_port
from tests.handlers.conftest import introduce
from tests.support.bot import World


@asynccontextmanager
async def _watched(here: World, **more: object) -> AsyncIterator[tuple[Running, str, aiohttp.ClientSession]]:
    """The bot at work, the address of its inner port, and somebody who asks."""
    port = free_port()
    here.settings = here.settings.model_copy(update={"metrics_port": port, **more})
    async with here.running() as bot, aiohttp.ClientSession() as asks:
        await _answers(asks, f"http://127.0.0.1:{port}/readyz", 200)
        yield bot, f"http://127.0.0.1:{port}", asks


async def _answers(asks: aiohttp.ClientSession, url: str, status: int) -> str:
    """Wait until this address answers so."""
    async with asyncio.timeout(20):
        while True:
            try:
                async with asks.get(url) as answer:
                    if answer.status == status:
                        return await answer.text()
            except aiohttp.ClientConnectorError:
                pass
            await asyncio.sleep(0.05)


async def _measured(asks: aiohttp.ClientSession, inner: str) -> dict[tuple[str, ...], float]:
    """Every sample, by its name and its labels' values."""
    async with asks.get(f"{inner}/metrics") as answer:
        families = text_string_to_metric_families(await answer.text())
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


async def test_what_the_bot_does_is_counted_by_polling_too_and_names_nobody(here: World) -> None:
    async with _watched(here) as (_, inner, asks):
        before, ada = await _measured(asks, inner), here.person("Ada Lovelace")
        await introduce(ada)
        await ada.says("applied to Acme as data engineer yesterday")
        await ada.taps("Save")
        await ada.sees("Next:")
        async with asyncio.timeout(5):
            while (after := await _measured(asks, inner))["dayeight_outbox_waiting",]:  # noqa: ASYNC110 - asked for
                await asyncio.sleep(0.05)
        counted = [("dayeight_updates_total", "committed"), ("dayeight_sends_total", "sendMessage", "sent")]
        for name in [*counted, ("dayeight_parse_seconds_count",), ("dayeight_plan_seconds_count",)]:
            assert after[name] > before.get(name, 0), name
        assert after["dayeight_leader",] == after["dayeight_led",] == after["dayeight_database_up",] == 1
        async with asks.get(f"{inner}/metrics") as answer:
            told = await answer.text()
    for secret in ("Ada", "Acme", str(ada.participant.chat.id), here.playground.token):
        assert secret not in told


def _buckets() -> dict[str, float]:
    """How many nudges were at most so many seconds late."""
    samples = [sample for family in LATENESS.collect() for sample in family.samples]
    return {sample.labels["le"]: sample.value for sample in samples if "le" in sample.labels}


async def test_how_late_a_nudge_leaves_is_measured(stage: Stage) -> None:
    before = _buckets()
    await stage.applied(stage.person())
    stage.here.move(days=9)
    async with stage.nudging(), asyncio.timeout(20):
        while not await stage.states():  # noqa: ASYNC110 - rows
            await asyncio.sleep(0.05)
    after = _buckets()
    assert after["+Inf"] == before["+Inf"] + 1
    assert after["7200.0"] == before["7200.0"], "it was more than a day late"


async def test_ready_only_while_the_database_answers_and_alive_all_the_same(here: World, stage: Stage) -> None:
    leads, ending, port = True, asyncio.Event(), free_port()
    health = Health(stage.database, here.clock, lambda: leads, ending)
    inner = f"http://127.0.0.1:{port}"
    async with listening(health.inner_routes(), "127.0.0.1", port, "METRICS"), aiohttp.ClientSession() as asks:
        assert "leader: none" in await _answers(asks, f"{inner}/readyz", 503)
        async with stage.leading(30):
            assert "oldest letter waits: 0 s" in await _answers(asks, f"{inner}/readyz", 200)
            async with stage.database_away():
                assert "database: does not answer" in await _answers(asks, f"{inner}/readyz", 503)
                assert await _answers(asks, f"{inner}/healthz", 200) == "alive\n"
                assert (await _measured(asks, inner))["dayeight_database_up",] == 0
            await _answers(asks, f"{inner}/readyz", 200)
            ending.set()
            assert "process: ending" in await _answers(asks, f"{inner}/readyz", 503)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_public_port_tells_health_and_never_metrics(here: World) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with _watched(here, public_url=public, listen_port=port) as (_, _inner, asks):
        assert await _answers(asks, f"{public}/healthz", 200) == "alive\n"
        await _answers(asks, f"{public}/readyz", 200)
        await _answers(asks, f"{public}/metrics", 404)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_port_for_metrics_that_is_taken_is_named(here: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = here.settings.model_copy(update={"metrics_port": taken.getsockname()[1]})
        async with running(settings, here.clock) as bot:
            with pytest.raises(PortUnusable, match="METRICS_PORT"):
                await bot.run()
