"""A page whose bot is the test itself: a playground in this process, without `python -m bot`, so that anything that a
bot may send can be looked at.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import web

from playground.clock import FileClock
from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from playground.web import Web
from tests.playground.client import Client

NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2027, 11, 1, 18, 0, tzinfo=NEW_YORK)  # a Monday evening


@dataclass
class Stage:
    """A running playground with its page at `url`; `bot` calls the Bot API."""

    url: str
    playground: Playground
    bot: Client

    async def says(self, chat_id: int, text: str, **more: Any) -> int:
        """The bot sends a text; gives the message's id."""
        answer = await self.bot("sendMessage", chat_id=chat_id, text=text, **more)
        assert answer.status == 200, answer.body
        message_id: int = answer.result["message_id"]
        return message_id

    async def sends(self, method: str, kind: str, name: str, content: bytes, **more: Any) -> Json:
        """The bot uploads a file; gives the Message."""
        form = aiohttp.FormData()
        for key, value in more.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        form.add_field(kind, content, filename=name)
        async with self.bot.session.post(self.bot.url(method), data=form) as answer:
            body: Json = await answer.json()
        assert body["ok"], body
        result: Json = body["result"]
        return result

    async def tapped(self, person: Participant) -> Json:
        """The tap that the bot is told next; everything before it is confirmed."""
        offset = 0
        while True:
            updates = (await self.bot("getUpdates", timeout=10, offset=offset)).result
            assert updates, f"{person.user.first_name} did not tap"
            for update in updates:
                offset = update["update_id"] + 1
                if query := update.get("callback_query"):
                    await self.bot("getUpdates", offset=offset)
                    found: Json = query
                    return found

    async def answers(self, query: Json, **how: Any) -> None:
        """The bot answers a tap."""
        assert (await self.bot("answerCallbackQuery", callback_query_id=query["id"], **how)).status == 200


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """Runs from START until its end."""
    clock = FileClock(folder / "clock")
    clock.start_at(START)
    async with Playground(clock) as playground, Client(playground.base_url, playground.token) as bot:
        runner = web.AppRunner(Web(playground, clock).app(), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            yield Stage(f"http://127.0.0.1:{site.port}", playground, bot)
        finally:
            await runner.cleanup()
