"""Are keyboards taken and refused as by Telegram?"""

import pytest

from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from playground.views import message_view
from tests.playground.client import Answer, Client


@pytest.fixture
def ada(playground: Playground) -> Participant:
    ada = playground.user("Ada")
    ada.say("/start")
    return ada


async def send(client: Client, chat_id: int, markup: object) -> Answer:
    return await client("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)


@pytest.mark.parametrize(
    "button",
    [
        {"text": "A", "callback_data": "x" * 64},
        {"text": "A", "callback_data": "é" * 32},
        {"text": "A", "url": "https://a.example/b"},
        {"text": "A", "url": "tg://resolve?domain=x"},
        {"text": "A", "copy_text": {"text": "x" * 256}},
        {"text": "A", "callback_data": "a", "style": "success"},
    ],
)
async def test_inline_buttons(client: Client, ada: Participant, button: Json) -> None:
    markup = {"inline_keyboard": [[button], []]}
    assert (await send(client, ada.chat.id, markup)).result["reply_markup"] == {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("button", "error"),
    [
        ({"text": "A", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "url": "tel:+4930123456"}, "BUTTON_URL_INVALID"),
        ({"text": "A", "url": "mailto:a@b.example"}, "BUTTON_URL_INVALID"),
        ({"text": "A", "url": ""}, "BUTTON_URL_INVALID"),
        ({"text": "A", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "A"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a"}, 'can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"text": "A", "url": "tg://x", "style": "x"}, "can't parse keyboard button: Invalid button style specified"),
    ],
)  # fmt: skip
async def test_inline_buttons_that_are_refused(client: Client, ada: Participant, button: Json, error: str) -> None:
    answer = await send(client, ada.chat.id, {"inline_keyboard": [[button]]})
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")
    assert ada.from_bot == []


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ({"keyboard": {}}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array'),
        ({"inline_keyboard": ["A"]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"inline_keyboard": [["A"]]}, "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{"text": " "}]]}, "keyboard button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "A", "callback_data": "a"}] * 101]}, "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_markups_that_are_refused(client: Client, ada: Participant, markup: object, error: str) -> None:
    answer = await send(client, ada.chat.id, markup)
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")


@pytest.mark.parametrize("markup", [{}, {"keys": []}, {"inline_keyboard": [[]]}, ""])
async def test_markups_that_are_none(client: Client, ada: Participant, markup: object) -> None:
    assert "reply_markup" not in (await send(client, ada.chat.id, markup)).result


async def test_the_keyboard_below_comes_and_goes(client: Client, ada: Participant) -> None:
    rows = [[{"text": "Here", "request_location": True}], ["Plain"]]
    answer = await send(client, ada.chat.id, {"keyboard": rows, "one_time_keyboard": True})
    assert "reply_markup" not in answer.result  # a message shows inline keyboards only
    assert ada.below is not None
    assert ada.below["keyboard"] == [[{"text": "Here", "request_location": True}], [{"text": "Plain"}]]
    await send(client, ada.chat.id, {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    assert ada.below is not None
    await send(client, ada.chat.id, {"remove_keyboard": True})
    assert ada.below is None


async def test_a_selective_keyboard_is_for_those_it_answers_or_names(client: Client, playground: Playground) -> None:
    ada, bob, eve = playground.user("Ada"), playground.user("Bob", username="bob_b"), playground.user("Eve")
    group = playground.group("Job hunt", [ada, bob, eve])
    people = [group.person(one) for one in (ada, bob, eve)]
    asked = people[0].say("/list")
    keys: Json = {"keyboard": [["Yes"]], "selective": True}

    async def shown(text: str, markup: Json, **more: object) -> list[str]:
        answer = await client("sendMessage", chat_id=group.chat.id, text=text, reply_markup=markup, **more)
        assert answer.status == 200
        return [person.user.first_name for person in people if person.below]

    assert await shown("Ada?", keys, reply_parameters={"message_id": asked.message_id}) == ["Ada"]
    assert await shown("And @Bob_B?", keys) == ["Ada", "Bob"]
    mention = f"<a href='tg://user?id={eve.user.id}'>Eve</a>?"
    assert await shown(mention, keys, parse_mode="HTML") == ["Ada", "Bob", "Eve"]
    assert await shown("Thanks, @bob_b", {"remove_keyboard": True, "selective": True}) == ["Ada", "Eve"]
    assert await shown("All of you", {"remove_keyboard": True}) == []
    assert await shown("Nobody in particular", keys) == []


async def test_whom_a_forced_reply_asks(client: Client, playground: Playground) -> None:
    ada, bob = playground.user("Ada"), playground.user("Bob")
    group = playground.group("Job hunt", [ada, bob])
    asked = group.person(bob).say("/add")
    markup = {"force_reply": True, "selective": True, "input_field_placeholder": "A name"}
    reply = {"message_id": asked.message_id}
    await client("sendMessage", chat_id=group.chat.id, text="Who?", reply_markup=markup, reply_parameters=reply)
    view = message_view(playground.world, group.person(ada).from_bot[-1])
    assert view["asks"] == {"of": [bob.user.id], "hint": "A name"}


@pytest.mark.parametrize(("field", "what"), [("request_location", "location"), ("request_contact", "phone number")])
async def test_requests_work_in_private_chats_only(
    client: Client, playground: Playground, ada: Participant, field: str, what: str
) -> None:
    group = playground.group("Job hunt", [ada])
    answer = await send(client, group.chat.id, {"keyboard": [[{"text": "Me", field: True}]]})
    assert answer.description == f"Bad Request: {what} can be requested in private chats only"
