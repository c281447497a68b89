"""Does the example fill a job search through the ordinary bot, and say clearly where the bot has become another?"""

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from playground import example, visitor
from playground.server import Playground
from playground.travel import Travel
from playground.visitor import Stuck, Visitor
from tests.playground.client import Client
from tests.support.bot import world
from tests.support.person import Person

FRIDAY = datetime(2027, 11, 5, 15, 0, tzinfo=ZoneInfo("America/New_York"))


async def test_eight_applications_in_various_stages(tmp_path: Path) -> None:
    start = FRIDAY.replace(day=4)
    due_file = tmp_path / "due.json"
    async with world(f"sqlite:///{tmp_path}/bot.db", tmp_path, start, next_due_file=due_file) as here, here.running():
        robin = here.playground.user(example.PERSON)
        await example.fill(robin, Travel(here.playground.world, here.clock, due_file), start)
        texts = [message.text for message in robin.from_bot]
        listed = next(text for text in reversed(texts) if example.SEARCH[0].title in text and "1. " in text)
        live = [application.company for application in example.SEARCH if application.company in listed]
        assert len(live) == 7  # the eighth is closed
        nudge = texts[-1]
        assert any(application.company in nudge for application in example.SEARCH)
        person = Person(robin)
        assert len(person.keyboard) >= 2


async def test_questions_in_another_order_and_unknown_ones(playground: Playground, client: Client) -> None:
    robin, heard = playground.user("Robin"), []
    rows = [[{"text": "Skip", "callback_data": "skip"}, {"text": "Cancel", "callback_data": "cancel"}]]

    async def bot() -> None:
        """It has something else to say first, and takes its time."""
        offset = 0
        await client("sendMessage", chat_id=robin.chat.id, text="By the way")
        await asyncio.sleep(0.3)
        for question in ("For what job?", "What is your shoe size?", "And which company?", ""):
            (update,) = (await client("getUpdates", offset=offset, timeout=5)).result
            offset = update["update_id"] + 1
            heard.append(update["message"]["text"] if "message" in update else update["callback_query"]["data"])
            text = f"A title, a company so far\n\n{question}" if question else "Saved."
            markup = {"inline_keyboard": rows if question else [[{"text": "Undo", "callback_data": "undo"}]]}
            await client("sendMessage", chat_id=robin.chat.id, text=text, reply_markup=markup)

    answering, visitor = asyncio.create_task(bot()), Visitor(robin)
    await visitor.says("/add")
    await visitor.answers(example.SEARCH[0].told)
    await answering
    assert heard == ["/add", "Data engineer", "skip", "Northwind Foods"]


async def test_a_missing_button_is_told(
    playground: Playground, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "_PATIENCE", 0.2)
    robin = playground.user("Robin")
    robin.say("/start")
    markup = {"inline_keyboard": [[{"text": "Later", "callback_data": "x"}]]}
    await client("sendMessage", chat_id=robin.chat.id, text="Hello there", reply_markup=markup)
    with pytest.raises(Stuck, match=r"a button \[Now\].*Hello there.*\[Later\]"):
        await Visitor(robin).taps("Now")


async def test_a_silent_bot_is_told(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "_PATIENCE", 0.2)
    with pytest.raises(Stuck, match="an answer to “/start”; the bot says nothing"):
        await Visitor(playground.user("Robin")).says("/start")
