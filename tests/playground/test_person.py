"""Does the person driver see what the bot does, and say clearly what is missing?"""

import asyncio

import pytest

from playground.server import Playground
from tests.playground.client import Client
from tests.support.person import Person


async def test_says_and_sees(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    [update] = (await client("getUpdates", timeout=5)).result
    assert update["message"]["text"] == "/start"
    waiting = asyncio.create_task(ada.sees("Hello"))
    await client("sendMessage", chat_id=ada.participant.chat.id, text="Hello, <b>Ada</b>", parse_mode="HTML")
    assert (await waiting).text == "Hello, Ada"


async def test_what_was_read_is_not_seen_again(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"), timeout=0.1)
    await ada.says("/start")
    chat_id = ada.participant.chat.id
    for text in ("one", "two", "three"):
        await client("sendMessage", chat_id=chat_id, text=text)
    await ada.sees("two")
    with pytest.raises(AssertionError, match="a new message with 'one'"):
        await ada.sees("one")
    await ada.sees("three")


async def test_an_edit_is_seen(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    chat_id = ada.participant.chat.id
    sent = (await client("sendMessage", chat_id=chat_id, text="one")).result
    await ada.sees("one")
    await client("editMessageText", chat_id=chat_id, message_id=sent["message_id"], text="one and a half")
    assert (await ada.sees("one")).text == "one and a half"


async def test_taps_the_newest_button_with_the_label(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    await client("getUpdates")
    for data in ("old", "new"):
        markup = {"inline_keyboard": [[{"text": "Skip", "callback_data": data}]]}
        await client("sendMessage", chat_id=ada.participant.chat.id, text="well", reply_markup=markup)
    query_id = await ada.taps("Skip")
    update = (await client("getUpdates", timeout=5)).result[-1]
    assert (update["callback_query"]["id"], update["callback_query"]["data"]) == (query_id, "new")
    await client("answerCallbackQuery", callback_query_id=query_id, text="Skipped")
    assert await ada.is_answered(query_id) == "Skipped"
    await ada.is_told("Skipped")


async def test_a_missing_button_is_named_with_what_is_there(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"), timeout=0.1)
    await ada.says("/start")
    markup = {"inline_keyboard": [[{"text": "Next", "callback_data": "n"}]]}
    await client("sendMessage", chat_id=ada.participant.chat.id, text="well", reply_markup=markup)
    with pytest.raises(AssertionError, match=r"(?s)a button 'Skip'.*\[Next\]"):
        await ada.taps("Skip")


async def test_taps_below_the_text_field(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    markup = {"keyboard": [["Berlin", "London"]]}
    await client("sendMessage", chat_id=ada.participant.chat.id, text="where", reply_markup=markup)
    assert ada.keyboard == ["Berlin", "London"]
    assert await ada.taps("Berlin") == ""
    assert (await client("getUpdates")).result[-1]["message"]["text"] == "Berlin"


async def test_hears_nothing(playground: Playground, client: Client) -> None:
    ada, bob = Person(playground.user("Ada")), Person(playground.user("Bob"))
    for person in (ada, bob):
        await person.says("/start")
    quiet = asyncio.create_task(ada.hears_nothing(0.2))
    loud = asyncio.create_task(bob.hears_nothing(2))
    await asyncio.sleep(0)
    await client("sendMessage", chat_id=bob.participant.chat.id, text="boo")
    await quiet
    with pytest.raises(AssertionError, match="boo"):
        await loud


async def test_the_screen(playground: Playground, client: Client) -> None:
    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]}
    await client("sendMessage", chat_id=ada.participant.chat.id, text="Ready?", reply_markup=markup)
    assert ada.screen() == "--- Ada's chat ---\nAda: /start\nbot: Ready?\n    [Yes] [No]"
