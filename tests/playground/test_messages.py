"""Are messages sent, edited, deleted and refused as with Telegram, word for word?"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from playground.clock import FileClock
from playground.errors import NOT_MODIFIED, QUERY_TOO_OLD
from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Client

KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def send(client: Client, chat_id: int, text: str = "one", **more: object) -> Json:
    answer = await client("sendMessage", chat_id=chat_id, text=text, **more)
    assert answer.status == 200, answer.body
    result: Json = answer.result
    return result


async def test_what_send_message_answers(client: Client, ada: Participant, playground: Playground) -> None:
    more = {"parse_mode": "HTML", "reply_markup": KEYBOARD, "protect_content": True}
    message = await send(client, ada.chat.id, "<b>one</b> /two", **more)
    assert message["text"] == "one /two"
    assert [entity["type"] for entity in message["entities"]] == ["bold", "bot_command"]
    assert message["chat"] == {"id": ada.chat.id, "first_name": "Ada", "type": "private"}
    assert message["from"]["id"] == playground.world.bot.id
    assert message["reply_markup"] == KEYBOARD
    assert message["has_protected_content"] is True
    assert message["message_id"] == ada.history[-1].message_id == ada.history[0].message_id + 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("👍" * 4097, "message is too long"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_text_that_is_refused(client: Client, ada: Participant, text: str, error: str) -> None:
    answer = await client("sendMessage", chat_id=ada.chat.id, text=text, parse_mode="HTML")
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")
    assert ada.from_bot == []


@pytest.mark.parametrize("text", ["👍" * 4096, "<b>" + "x" * 4096 + "</b>", "&lt;" * 4096])
async def test_the_limit_counts_after_parsing(client: Client, ada: Participant, text: str) -> None:
    assert len((await send(client, ada.chat.id, text, parse_mode="HTML"))["text"]) == 4096


@pytest.mark.parametrize(
    ("chat_id", "error"), [(12345, "chat not found"), ("@nobody", "chat not found"), ("", "chat_id is empty")]
)
async def test_no_such_chat(client: Client, chat_id: object, error: str) -> None:
    answer = await client("sendMessage", chat_id=chat_id, text="x")
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")


async def test_a_reply(client: Client, ada: Participant) -> None:
    start = ada.history[0]
    message = await send(client, ada.chat.id, reply_parameters={"message_id": start.message_id})
    assert message["reply_to_message"]["text"] == "/start"
    assert (await send(client, ada.chat.id, reply_to_message_id=start.message_id))["reply_to_message"]
    answer = await client("sendMessage", chat_id=ada.chat.id, text="x", reply_parameters={"message_id": 99})
    assert answer.description == "Bad Request: message to be replied not found"
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await send(client, ada.chat.id, reply_parameters=lenient)


async def test_an_edit_without_a_keyboard_removes_it(client: Client, ada: Participant, clock: FileClock) -> None:
    sent = await send(client, ada.chat.id, reply_markup=KEYBOARD)
    clock.advance(timedelta(days=1))
    edited = (await client("editMessageText", chat_id=ada.chat.id, message_id=sent["message_id"], text="two")).result
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    assert edited["edit_date"] - edited["date"] >= 86_400
    [shown] = ada.from_bot
    assert (shown.text, shown.keyboard, shown.version) == ("two", [], 2)


async def test_edit_of_the_keyboard_alone(client: Client, ada: Participant) -> None:
    sent = await send(client, ada.chat.id, reply_markup=KEYBOARD)
    where = {"chat_id": ada.chat.id, "message_id": sent["message_id"]}
    assert (await client("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)).description.endswith(NOT_MODIFIED)
    assert "reply_markup" not in (await client("editMessageReplyMarkup", **where)).result
    assert (await client("editMessageReplyMarkup", **where)).description == f"Bad Request: {NOT_MODIFIED}"
    again = (await client("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)).result
    assert (again["text"], again["reply_markup"]) == ("one", KEYBOARD)


Case = Callable[[Client, Participant], "object"]


async def test_edits_that_are_refused(client: Client, ada: Participant) -> None:
    sent = (await send(client, ada.chat.id, "<b>one</b>", parse_mode="HTML", reply_markup=KEYBOARD))["message_id"]
    below = (await send(client, ada.chat.id, reply_markup={"keyboard": [["A"]]}))["message_id"]
    card = (await client("sendContact", chat_id=ada.chat.id, phone_number="+1", first_name="Jo")).result["message_id"]
    gone = (await send(client, ada.chat.id))["message_id"]
    await client("deleteMessage", chat_id=ada.chat.id, message_id=gone)
    same = {"text": "<b>one</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    cases: list[tuple[Json, str]] = [
        ({"message_id": sent, **same}, NOT_MODIFIED),
        ({"message_id": 99, "text": "x"}, "message to edit not found"),
        ({"message_id": gone, "text": "x"}, "message to edit not found"),
        ({"text": "x"}, "message identifier is not specified"),
        ({"message_id": ada.history[0].message_id, "text": "x"}, "message can't be edited"),
        ({"message_id": below, "text": "x"}, "message can't be edited"),
        ({"message_id": card, "text": "x"}, "there is no text in the message to edit"),
        ({"message_id": sent, "text": ""}, "message text is empty"),
        ({"message_id": sent, "text": "x" * 4097}, "message is too long"),
        ({"message_id": sent, "text": "x", "reply_markup": {"keyboard": [["A"]]}}, "inline keyboard expected"),
    ]
    for parameters, error in cases:
        answer = await client("editMessageText", chat_id=ada.chat.id, **parameters)
        assert (answer.status, answer.description) == (400, f"Bad Request: {error}"), parameters
    plain = {"message_id": sent, "text": "one", "reply_markup": KEYBOARD}
    assert (await client("editMessageText", chat_id=ada.chat.id, **plain)).status == 200  # the bold is gone: a change


async def test_deleting(client: Client, ada: Participant, clock: FileClock) -> None:
    old = await send(client, ada.chat.id)
    clock.advance(timedelta(hours=49))
    young = await send(client, ada.chat.id)
    hers = ada.say("mine")
    deleting = {"chat_id": ada.chat.id}
    assert (await client("deleteMessage", **deleting, message_id=young["message_id"])).result is True
    assert (await client("deleteMessage", **deleting, message_id=hers.message_id)).result is True
    for message_id, error in [
        (young["message_id"], "message to delete not found"),
        (old["message_id"], "message can't be deleted for everyone"),
        (None, "message identifier is not specified"),
    ]:
        answer = await client("deleteMessage", **deleting, message_id=message_id)
        assert (answer.status, answer.description) == (400, f"Bad Request: {error}")
    assert [m.deleted for m in ada.history[-3:]] == [False, True, True]


async def test_forbidden(client: Client, playground: Playground, ada: Participant) -> None:
    stranger, gone = playground.user("Bob"), playground.user("Cy")
    gone.say("/start")
    gone.deactivate()
    ada.block()
    for person, error in [
        (ada, "bot was blocked by the user"),
        (stranger, "bot can't initiate conversation with a user"),
        (gone, "user is deactivated"),
    ]:
        answer = await client("sendMessage", chat_id=person.chat.id, text="x")
        assert (answer.status, answer.description) == (403, f"Forbidden: {error}")
    ada.unblock()
    assert (await client("sendMessage", chat_id=ada.chat.id, text="x")).status == 200


async def test_chat_actions(client: Client, ada: Participant, playground: Playground) -> None:
    with playground.world.changes.subscribe() as queue:
        assert (await client("sendChatAction", chat_id=ada.chat.id, action="typing")).result is True
        change = queue.get_nowait()
    assert (change.kind, change.chat_id, change.key) == ("action", ada.chat.id, "typing")
    answer = await client("sendChatAction", chat_id=ada.chat.id, action="dancing")
    assert answer.description == "Bad Request: wrong parameter action in request"


async def test_forwarding(client: Client, ada: Participant) -> None:
    protected = await send(client, ada.chat.id, protect_content=True)
    where = {"chat_id": ada.chat.id, "from_chat_id": ada.chat.id}
    copy = (await client("forwardMessage", **where, message_id=ada.history[0].message_id)).result
    assert (copy["text"], copy["forward_origin"]["sender_user"]["first_name"]) == ("/start", "Ada")
    for message_id, error in [
        (99, "message to forward not found"),
        (protected["message_id"], "message can't be forwarded"),
    ]:
        assert (await client("forwardMessage", **where, message_id=message_id)).description == f"Bad Request: {error}"


# -- taps --------------------------------------------------------------------------------------------------------------


async def test_a_tap_and_its_answer(client: Client, ada: Participant) -> None:
    sent = await send(client, ada.chat.id, reply_markup=KEYBOARD)
    query_id = ada.tap(sent["message_id"], "Yes")
    query = (await client("getUpdates")).result[-1]["callback_query"]
    assert (query["id"], query["data"], query["from"]["first_name"]) == (query_id, "y", "Ada")
    assert query["message"] == sent
    assert ada.answers == []
    assert (
        await client("answerCallbackQuery", callback_query_id=query_id, text="Saved", show_alert=True)
    ).result is True
    [tap] = ada.answers
    assert (tap.text, tap.alert) == ("Saved", True)


async def test_a_tap_on_a_deleted_message_is_inaccessible(client: Client, ada: Participant) -> None:
    sent = await send(client, ada.chat.id, reply_markup=KEYBOARD)
    await client("deleteMessage", chat_id=ada.chat.id, message_id=sent["message_id"])
    ada.tap_data(sent["message_id"], "y")
    message = (await client("getUpdates")).result[-1]["callback_query"]["message"]
    assert message == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}


async def test_a_tap_expires_after_150_seconds_of_real_time(clock: FileClock) -> None:
    now = [1_000_000.0]
    async with (
        Playground(clock, wall=lambda: now[0]) as playground,
        Client(playground.base_url, playground.token) as client,
    ):
        ada = playground.user("Ada")
        ada.say("/start")
        sent = await send(client, ada.chat.id, reply_markup=KEYBOARD)
        first, second = (ada.tap(sent["message_id"], "Yes") for _ in range(2))
        clock.advance(timedelta(days=1))  # the moved clock is not what counts
        now[0] += 150
        assert (await client("answerCallbackQuery", callback_query_id=first)).status == 200
        now[0] += 1
        answer = await client("answerCallbackQuery", callback_query_id=second)
        assert (answer.status, answer.description) == (400, f"Bad Request: {QUERY_TOO_OLD}")


async def test_answers_that_are_refused(client: Client, ada: Participant) -> None:
    query_id = ada.tap_data(1, "x")
    unknown = await client("answerCallbackQuery", callback_query_id="7")
    assert unknown.description == f"Bad Request: {QUERY_TOO_OLD}"
    long = await client("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long.description == "Bad Request: MESSAGE_TOO_LONG"
