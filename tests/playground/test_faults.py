"""Does every fault that can be switched on happen on the wire, to the right calls, with the right effect?"""

import asyncio
import time
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from playground import faults
from playground.faults import Fault
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Answer, Client
from tests.support.person import Person


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def send(client: Client, ada: Participant, text: str = "x") -> Answer:
    return await client("sendMessage", chat_id=ada.chat.id, text=text)


REFUSALS: list[tuple[Fault, int, dict[str, Any]]] = [
    (faults.too_many(7), 429, {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}}),
    (faults.refused("chat not found"), 400, {"description": "Bad Request: chat not found"}),
    (faults.barred("bot was blocked by the user"), 403, {"description": "Forbidden: bot was blocked by the user"}),
    (faults.server_error(), 500, {"description": "Internal Server Error"}),
]


@pytest.mark.parametrize(("fault", "status", "body"), REFUSALS)
async def test_refusals(
    playground: Playground, client: Client, ada: Participant, fault: Fault, status: int, body: dict[str, Any]
) -> None:
    playground.faults.add(replace(fault))
    answer = await send(client, ada)
    assert (answer.status, answer.body) == (status, {"ok": False, "error_code": status, **body})
    assert ada.from_bot == []
    assert (await send(client, ada)).status == 200  # once only
    assert [call.status for call in playground.calls] == [status, 200]
    assert [call.carried_out for call in playground.calls] == [False, True]


@pytest.mark.parametrize("effect", [False, True])
async def test_502_as_html(playground: Playground, client: Client, ada: Participant, effect: bool) -> None:
    playground.faults.add(faults.bad_gateway(effect=effect))
    async with client.session.post(client.url("sendMessage"), json={"chat_id": ada.chat.id, "text": "x"}) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<html>" in await answer.text()
    assert len(ada.from_bot) == effect


@pytest.mark.parametrize("effect", [False, True])
async def test_dropped(playground: Playground, client: Client, ada: Participant, effect: bool) -> None:
    playground.faults.add(faults.dropped(effect=effect))
    with pytest.raises(aiohttp.ClientError):
        await send(client, ada)
    assert len(ada.from_bot) == effect
    [call] = playground.calls
    assert (call.status, call.carried_out, call.fault) == (0, effect, "drop")
    assert len(playground.calls.accepted()) == effect


async def test_slow(playground: Playground, client: Client, ada: Participant) -> None:
    playground.faults.add(faults.slow(0.3))
    started = time.monotonic()
    slow = asyncio.create_task(send(client, ada))
    await Person(ada).sees("x")  # carried out at once, told later
    assert not slow.done()
    assert (await slow).status == 200
    assert time.monotonic() - started >= 0.3


@pytest.mark.parametrize("effect", [False, True])
async def test_hangs(playground: Playground, client: Client, ada: Participant, effect: bool) -> None:
    playground.faults.add(faults.hangs(effect=effect))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send(client, ada), 0.3)
    assert len(ada.from_bot) == effect


async def test_aimed_counted_and_skipped(playground: Playground, client: Client, ada: Participant) -> None:
    bob = playground.user("Bob")
    bob.say("/start")
    aimed = faults.too_many(1, method="sendMessage", chat_id=ada.chat.id, skip=1, times=2)
    playground.faults.add(aimed)
    assert (await client("getMe")).status == 200
    statuses = [(await send(client, person)).status for person in (ada, bob, ada, bob, ada, ada)]
    assert statuses == [200, 200, 429, 200, 429, 200]
    assert aimed.hits == 2
    assert list(playground.faults) == []


async def test_for_ever_until_cleared(playground: Playground, client: Client, ada: Participant) -> None:
    playground.faults.add(faults.server_error(times=None))
    assert [(await send(client, ada)).status for _ in range(3)] == [500, 500, 500]
    playground.faults.clear()
    assert (await send(client, ada)).status == 200


async def test_polls_are_hit_only_when_named(playground: Playground, client: Client, ada: Participant) -> None:
    playground.faults.add(faults.server_error())
    assert (await client("getUpdates")).status == 200
    assert (await send(client, ada)).status == 500
    playground.faults.add(faults.bad_gateway(method="getUpdates"))
    with pytest.raises(aiohttp.ContentTypeError):
        await client("getUpdates")
    assert len((await client("getUpdates")).result) == 1


async def test_a_network_that_is_cut_refuses_connections(
    playground: Playground, client: Client, ada: Participant
) -> None:
    poll = asyncio.create_task(client("getUpdates", offset=2_000_000_000, timeout=30))
    await playground.polled()
    await playground.cut()
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientConnectorError):
        await send(client, ada)
    assert ada.from_bot == []
    await playground.mend()
    assert (await send(client, ada)).status == 200


async def test_the_log_holds_what_was_accepted_with_its_parameters(
    playground: Playground, client: Client, ada: Participant
) -> None:
    await send(client, ada, "<b>one</b>")
    await client("sendMessage", chat_id=5, text="nowhere")
    await client("getUpdates", offset=2_000_000_000)
    first, second = playground.calls
    assert first.params == {"chat_id": ada.chat.id, "text": "<b>one</b>"}
    assert first.result["message_id"] == ada.from_bot[0].message_id
    assert (second.status, second.carried_out, second.answer["description"]) == (
        400,
        False,
        "Bad Request: chat not found",
    )
    assert playground.calls.accepted() == playground.calls.accepted(ada.chat.id) == [first.result]
    assert playground.calls.of("sendMessage") == [first, second]
