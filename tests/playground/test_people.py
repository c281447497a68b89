"""Do people's deeds make the updates that Telegram would send?"""

from typing import Any

import pytest

from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Client
from tests.playground.test_media import png


@pytest.fixture
def ada(playground: Playground) -> Participant:
    return playground.user("Ada", "de", last_name="Lovelace", username="ada")


async def newest(client: Client) -> Json:
    update: Json = (await client("getUpdates")).result[-1]
    return update


async def test_a_command(client: Client, ada: Participant) -> None:
    ada.say("/start now 👍")
    message = (await newest(client))["message"]
    person = {"id": ada.user.id, "first_name": "Ada", "last_name": "Lovelace", "username": "ada"}
    assert message["from"] == {**person, "is_bot": False, "language_code": "de"}
    assert message["chat"] == {**person, "type": "private"}
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_a_reply_and_an_edit(client: Client, ada: Participant) -> None:
    first = ada.say("one")
    ada.say("two", reply_to=first.message_id)
    assert (await newest(client))["message"]["reply_to_message"]["text"] == "one"
    ada.edit(first.message_id, "/uno")
    edited = (await newest(client))["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("/uno", first.message_id)
    assert edited["edit_date"] >= edited["date"]
    assert edited["entities"][0]["type"] == "bot_command"


async def test_a_long_text_comes_in_parts(client: Client, ada: Participant) -> None:
    ada.say("x" * 5000)
    assert [len(update["message"]["text"]) for update in (await client("getUpdates")).result] == [4096, 904]


DEEDS: list[tuple[str, tuple[Any, ...], str, Json]] = [
    ("send_contact", ("+4930", "Jo", "Do", "BEGIN:VCARD"), "contact", {"last_name": "Do", "vcard": "BEGIN:VCARD"}),
    ("send_location", (52.5, 13.4), "location", {"latitude": 52.5, "longitude": 13.4}),
    (
        "send_document",
        (b"x", "a.ics", "text/calendar"),
        "document",
        {"file_name": "a.ics", "mime_type": "text/calendar"},
    ),
    ("send_voice", (12,), "voice", {"duration": 12}),
    ("send_sticker", ("👋",), "sticker", {"emoji": "👋"}),
    ("forward", ("We call on Monday", "Jo Do"), "forward_origin", {"type": "hidden_user", "sender_user_name": "Jo Do"}),
]


@pytest.mark.parametrize(("deed", "arguments", "field", "part"), DEEDS)
async def test_deeds(
    client: Client, ada: Participant, deed: str, arguments: tuple[Any, ...], field: str, part: Json
) -> None:
    getattr(ada, deed)(*arguments)
    content = (await newest(client))["message"][field]
    assert part.items() <= content.items()


async def test_a_photo(client: Client, ada: Participant) -> None:
    ada.send_photo(png(3, 4), "look")
    message = (await newest(client))["message"]
    assert (message["photo"][-1]["width"], message["caption"]) == (3, "look")


async def test_blocking_and_unblocking(client: Client, ada: Participant) -> None:
    ada.say("/start")
    ada.block()
    ada.block()  # already so: no second update
    told = [update["my_chat_member"] for update in (await client("getUpdates")).result[1:]]
    assert [(m["old_chat_member"]["status"], m["new_chat_member"]["status"]) for m in told] == [("member", "kicked")]
    assert told[0]["from"]["id"] == ada.user.id
    with pytest.raises(ValueError, match="Ada has blocked the bot"):
        ada.say("hello")
    ada.unblock()
    assert (await newest(client))["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_tap_needs_its_button(client: Client, ada: Participant) -> None:
    ada.say("/start")
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = (await client("sendMessage", chat_id=ada.chat.id, text="x", reply_markup=markup)).result
    assert ada.tap(sent["message_id"], "y")
    with pytest.raises(LookupError, match="no button 'No' among"):
        ada.tap(sent["message_id"], "No")
    with pytest.raises(LookupError, match="no message 99"):
        ada.tap(99, "Yes")


def test_what_an_app_would_not_offer(ada: Participant, playground: Playground) -> None:
    with pytest.raises(ValueError, match="empty text"):
        ada.say(" \n")
    sticker = ada.send_sticker()
    with pytest.raises(ValueError, match="own texts"):
        ada.edit(sticker.message_id, "x")
    with pytest.raises(ValueError, match="private chat only"):
        playground.group("Job hunt", [ada]).person(ada).block()


def test_deleting_tells_nobody_but_marks(ada: Participant, playground: Playground) -> None:
    message = ada.say("oops")
    ada.delete(message.message_id)
    assert ada.history[0].deleted
    assert len(playground.world.updates) == 1


def test_a_known_id_is_the_same_person(playground: Playground) -> None:
    one = playground.user("Ada", user_id=42)
    assert playground.user("Somebody", user_id=42).user is one.user
