"""Does the server answer as Telegram's does before any method is reached: tokens, names, ways to pass parameters?"""

import aiohttp
import pytest

from playground.clock import FileClock
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Client


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def test_a_wrong_token(playground: Playground) -> None:
    async with Client(playground.base_url, "1:wrong") as client:
        answer = await client("getMe")
    assert answer.status == 401
    assert answer.body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("method", ["sendMesage", "getme2", "", "sendPoll"])
async def test_an_unknown_method(client: Client, method: str) -> None:
    answer = await client(method)
    assert answer.status == 404
    assert answer.body == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_get_me_is_complete(client: Client, playground: Playground) -> None:
    me = (await client("GETME")).result  # method names are case-insensitive
    assert me["id"] == int(playground.token.partition(":")[0])
    assert me["is_bot"] is True
    assert {
        "first_name",
        "username",
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
    } <= set(me)
    assert me["can_read_all_group_messages"] is False


async def _send(client: Client, how: str, chat_id: int) -> aiohttp.ClientResponse:
    url, fields = client.url("sendMessage"), {"chat_id": str(chat_id), "text": "a & b", "disable_notification": "true"}
    match how:
        case "query":
            return await client.session.get(url, params=fields)
        case "form":
            return await client.session.post(url, data=fields)
        case "json":
            return await client.session.post(url, json={**fields, "chat_id": chat_id, "disable_notification": True})
        case _:
            form = aiohttp.FormData(default_to_multipart=True)
            for name, value in fields.items():
                form.add_field(name, value)
            return await client.session.post(url, data=form)


@pytest.mark.parametrize("how", ["query", "form", "json", "multipart"])
async def test_the_four_ways_to_pass_parameters(client: Client, ada: Participant, how: str) -> None:
    async with await _send(client, how, ada.chat.id) as answer:
        assert answer.status == 200
    assert [(message.text, message.silent) for message in ada.from_bot] == [("a & b", True)]


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"x"'])
async def test_json_that_is_no_object(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.session.post(client.url("sendMessage"), data=body, headers=headers) as answer:
        assert answer.status == 400
        assert (await answer.json())["description"] == "Bad Request: can't parse JSON object"


async def test_nested_values_may_be_strings_of_json(client: Client, ada: Participant) -> None:
    markup = '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'
    await client("sendMessage", chat_id=ada.chat.id, text="x", reply_markup=markup)
    assert ada.from_bot[-1].keyboard[0][0]["text"] == "A"


async def test_a_lone_surrogate_is_refused(client: Client, ada: Participant) -> None:
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "\ud800"}]]}
    answer = await client("sendMessage", chat_id=ada.chat.id, text="x", reply_markup=markup)
    assert (answer.status, answer.description) == (400, "Bad Request: strings must be encoded in UTF-8")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "::"])  # noqa: S104 - must be refused
def test_only_loopback(clock: FileClock, host: str) -> None:
    with pytest.raises(ValueError, match="no accounts"):
        Playground(clock, host=host)


async def test_two_at_once_do_not_disturb_each_other(clock: FileClock) -> None:
    async with Playground(clock) as one, Playground(clock) as two:
        assert one.base_url != two.base_url
        one.user("Ada")
        assert not two.world.chats


async def test_a_taken_port(clock: FileClock, playground: Playground) -> None:
    port = int(playground.base_url.rpartition(":")[2])
    with pytest.raises(OSError, match="address already in use"):
        async with Playground(clock, port=port):
            pass


async def test_messages_are_dated_by_the_moved_clock(client: Client, ada: Participant, clock: FileClock) -> None:
    from datetime import timedelta

    clock.advance(timedelta(days=7))
    message = (await client("sendMessage", chat_id=ada.chat.id, text="a week later")).result
    assert abs(message["date"] - clock.now().timestamp()) < 5
