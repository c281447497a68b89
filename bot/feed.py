"""What does a calendar program get that subscribed? The chat's calendar, at its secret address, below PUBLIC_URL.

The address is all that it takes to read it, so it is never logged here; whoever asks for a wrong one learns nothing.
"""

import asyncio
import hashlib
import time
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.clock import Clock
from handlers.collected import collect
from handlers.turn import Turn
from handlers.views import calendar
from storage import feeds
from storage.database import Database
from storage.unit import unit_of_work

BEHIND, AHEAD = timedelta(days=90), timedelta(days=3650)  # what a calendar shows
KEPT_SECONDS = 30.0  # a calendar is made once in so long, however often it is asked for
KEPT_CHATS = 500
FRESH_SECONDS = 300  # how long a program need not ask again


@dataclass(frozen=True, slots=True)
class _Made:
    at: float
    body: bytes
    etag: str


class Feed:
    """Serves calendars out of `database`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._made: dict[int, _Made] = {}

    def routes(self) -> list[web.RouteDef]:
        """What calendar programs ask for."""
        return [web.get("/calendar/{key}.ics", self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        chat_id = await feeds.chat_of(self._database, request.match_info["key"])
        if chat_id is None:
            raise web.HTTPNotFound
        made = await self._calendar(chat_id)
        headers = {
            "ETag": made.etag,
            "Cache-Control": f"private, max-age={FRESH_SECONDS}",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        }
        if any(each.value == made.etag.strip('"') for each in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=made.body, headers=headers, content_type="text/calendar", charset="utf-8")

    async def _calendar(self, chat_id: int) -> _Made:
        made, now = self._made.get(chat_id), time.monotonic()
        if made is None or now - made.at > KEPT_SECONDS:
            async with unit_of_work(self._database, chat_id) as unit:
                turn = Turn(unit, self._clock.now(), user_id=0, private=chat_id > 0)
                today = turn.now.date()
                found = await collect(turn, (today - BEHIND, today + AHEAD))
            body = await asyncio.to_thread(calendar.written, found)
            made = _Made(now, body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
            if len(self._made) >= KEPT_CHATS:
                self._made.clear()
            self._made[chat_id] = made
        return made
