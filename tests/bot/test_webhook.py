"""Is an update that was posted committed before the answer, and is nobody else's post taken?"""

import asyncio
import io
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.polling import Superseded
from bot.receiver import ALLOWED
from bot.web import LARGEST_BYTES, PortUnusable, listening
from bot.webhook import SECRET_HEADER, Webhook, derived
from handlers.turn import Turn
from playground.errors import bad_request
from playground.faults import Fault, server_error
from tests.bot.stage import Leads, Stage, alone, logged, says
from tests.playground.client import Client


async def _answer(turn: Turn) -> None:
    await says(turn, "noted")


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@asynccontextmanager
async def _receiving(stage: Stage, leads: Leads = alone, port: int = 0) -> AsyncIterator[str]:
    """A webhook at work, and its address."""
    port = port or free_port()
    base, stopping = f"http://127.0.0.1:{port}", asyncio.Event()
    webhook = Webhook(stage.application, leads, base)
    async with listening(webhook.routes(), "127.0.0.1", port, "LISTEN"):
        task = asyncio.create_task(webhook.run(stopping))
        try:
            yield f"{base}/telegram/{derived(stage.here.playground.token, 'webhook path')}"
        finally:
            stopping.set()
            await task


@asynccontextmanager
async def _telegram(stage: Stage, secret: str | None = None) -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody who posts with a secret, the right one if none is given."""
    right = derived(stage.here.playground.token, "webhook secret")
    async with aiohttp.ClientSession(headers={SECRET_HEADER: right if secret is None else secret}) as session:
        yield session


async def _registered(stage: Stage, address: str) -> None:
    async with asyncio.timeout(10):
        while (await stage.application.bot.get_webhook_info()).url != address:  # noqa: ASYNC110 - Telegram's end
            await asyncio.sleep(0.05)


async def test_posted_updates_act_once_in_order_and_are_answered_after_the_commit(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada, bob = stage.person("Ada"), stage.person("Bob")
    async with _receiving(stage), stage.delivering():
        for number in range(5):
            await ada.says(f"note Ada {number}")
            await bob.says(f"note Bob {number}")
        for someone in (ada, bob):
            for _ in range(5):
                await someone.sees("noted")
        async with asyncio.timeout(5):
            while stage.pending():  # noqa: ASYNC110 - Telegram's end
                await asyncio.sleep(0.02)
    for name in ("Ada", "Bob"):
        assert [what for what in stage.acted if name in what] == [f"note {name} {number}" for number in range(5)]


async def test_delivered_twice_at_once_it_acts_once_and_both_are_told_that_it_is_done(stage: Stage) -> None:
    stage.handle("note", _answer)
    await stage.person().says("note this")
    [update] = list(stage.here.playground.world.updates)
    async with _receiving(stage, leads=lambda: False) as address, _telegram(stage) as telegram:

        async def post() -> int:
            async with telegram.post(address, json=update) as answer:
                return answer.status

        assert await asyncio.gather(*(post() for _ in range(6))) == [200] * 6
    assert stage.acted == ["note this"]
    assert await stage.states() == {"ready": 1}


async def test_while_the_database_is_away_telegram_is_asked_to_come_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.COMMIT_SECONDS", 0.5)
    stage.handle("note", _answer)
    await stage.person().says("note this")
    [update] = list(stage.here.playground.world.updates)
    async with _receiving(stage, leads=lambda: False) as address, _telegram(stage) as telegram:
        async with stage.database_away(), telegram.post(address, json=update) as answer:
            assert answer.status == 503
        async with telegram.post(address, json=update) as answer:
            assert answer.status == 200
    assert stage.acted == ["note this"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no database is asked
@pytest.mark.parametrize("secret", ["", "wrong", "wröng"])
async def test_without_the_secret_nothing_is_read(stage: Stage, secret: str) -> None:
    async with _receiving(stage, leads=lambda: False) as address, _telegram(stage, secret) as stranger:
        async with stranger.post(address, json={"update_id": 1}) as answer:
            assert answer.status == 403
        async with stranger.post(address.replace("/telegram/", "/telegram/x"), json={}) as answer:
            assert answer.status == 404
        async with stranger.get(address) as answer:
            assert answer.status == 405


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no database is asked
@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[]", 400), (b"{", 400), (b"\xff", 400), (b'{"update_id": "one"}', 400), (b'{"update_id": 1}', 200)],
)
async def test_what_is_no_update_is_refused(stage: Stage, body: bytes, status: int) -> None:
    async with (
        _receiving(stage, leads=lambda: False) as address,
        _telegram(stage) as telegram,
        telegram.post(address, data=body) as answer,
    ):
        assert answer.status == status


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no database is asked
async def test_a_body_has_bounds(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.webhook.READ_SECONDS", 0.3)

    async def never_ends() -> AsyncIterator[bytes]:
        yield b'{"update_id":'
        await asyncio.sleep(5)

    async with _receiving(stage, leads=lambda: False) as address, _telegram(stage) as telegram:
        async with telegram.post(address, data=io.BytesIO(b"x" * (LARGEST_BYTES + 1))) as answer:
            assert answer.status == 413
        async with telegram.post(address, data=never_ends()) as answer:
            assert answer.status == 408


async def test_only_who_leads_sets_the_webhook_and_who_takes_over_sets_it_again(stage: Stage) -> None:
    leading = False
    async with (
        _receiving(stage, leads=lambda: leading) as address,
        Client(stage.here.playground.base_url, stage.here.playground.token) as other,
    ):
        await asyncio.sleep(1.2)
        assert (await other("getWebhookInfo")).result["url"] == ""
        leading = True
        await _registered(stage, address)
        assert stage.here.playground.world.updates.allowed == ALLOWED
        leading = False
        await other("deleteWebhook")  # by a replica that polls
        await asyncio.sleep(1.2)
        leading = True
        await _registered(stage, address)


async def test_replicas_that_take_turns_set_the_same_webhook_once(stage: Stage) -> None:
    port = free_port()
    for turn in (1, 2):
        async with _receiving(stage, port=port) as address:
            await _registered(stage, address)
            await _asked(stage, "getWebhookInfo", turn + 1)
    assert len(stage.here.playground.calls.of("setWebhook")) == 1


async def _asked(stage: Stage, method: str, times: int) -> None:
    async with asyncio.timeout(10):
        while len(stage.here.playground.calls.of(method)) < times:  # noqa: ASYNC110 - Telegram's end
            await asyncio.sleep(0.02)


async def test_what_telegram_refuses_is_told_and_tried_again(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.SOON_SECONDS", 0.1)
    refused = bad_request("bad webhook: Failed to resolve host: Name or service not known")
    stage.here.playground.faults.add(
        Fault(kind="refuse", method="setWebhook", error=refused), server_error(method="getWebhookInfo")
    )
    async with _receiving(stage) as address:
        await logged(caplog, "the webhook cannot be set", times=2)
        await _registered(stage, address)
    assert stage.here.playground.token not in caplog.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_port_that_is_taken_is_named(stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortUnusable, match="LISTEN_PORT"):
        async with _receiving(stage, port=taken.getsockname()[1]):
            pass


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no database is asked
async def test_another_program_that_polls_meets_one_that_receives_and_the_poller_ends(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.CHECK_SECONDS", 0.3)
    monkeypatch.setattr("bot.webhook.SOON_SECONDS", 0.1)
    stage.handle("note", _answer)
    async with _receiving(stage) as address:
        with pytest.raises(Superseded, match="sets a webhook"):
            async with stage.polling() as poller:
                await asyncio.wait([poller], timeout=20)
        await _registered(stage, address)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # no database is asked
async def test_a_webhook_that_is_taken_away_again_and_again_ends_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.CHECK_SECONDS", 0.05)
    monkeypatch.setattr("bot.webhook.SOON_SECONDS", 0.05)
    async with Client(stage.here.playground.base_url, stage.here.playground.token) as other:

        async def takes() -> None:
            while True:
                await other("setWebhook", url="http://127.0.0.1:1/elsewhere")
                await asyncio.sleep(0.02)

        rival = asyncio.create_task(takes())
        webhook = Webhook(stage.application, alone, "http://127.0.0.1:1")
        with pytest.raises(Superseded, match="polling or a webhook of its own"):
            await asyncio.wait_for(webhook.run(asyncio.Event()), 20)
        rival.cancel()


async def test_polling_and_receiving_take_over_from_each_other_by_themselves(stage: Stage) -> None:
    stage.handle("note", _answer)
    ada, polls = stage.person(), True
    async with (
        stage.polling(leads=lambda: polls),
        _receiving(stage, leads=lambda: not polls) as address,
        stage.delivering(),
    ):
        for _ in range(2):
            await ada.says("note this")
            await ada.sees("noted")
            polls = not polls
            if not polls:
                await _registered(stage, address)
    assert stage.sent(ada) == ["noted", "noted"]
