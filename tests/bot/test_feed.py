"""Does a calendar program that subscribed get the calendar, and nobody else anything?"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from ical.calendar_stream import IcsCalendarStream

from bot.feed import Feed
from bot.web import listening
from handlers.policy import Policy
from storage import feeds
from storage.unit import unit_of_work
from tests.bot.conftest import START
from tests.bot.stage import Stage
from tests.bot.test_webhook import free_port
from tests.support.searches import lived

CHAT = 5


@asynccontextmanager
async def _serving(stage: Stage) -> AsyncIterator[aiohttp.ClientSession]:
    """The feed on the port that the world sees, and a calendar program."""
    port = free_port()
    routes = Feed(stage.database, stage.here.clock).routes()
    async with (
        listening(routes, "127.0.0.1", port, "LISTEN"),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as made,
    ):
        yield made


async def test_the_calendar_is_there_for_whoever_has_the_address(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await lived(stage.database, CHAT, START)
    async with unit_of_work(stage.database, CHAT) as unit:
        first = await feeds.renew(unit)
    async with _serving(stage) as session:
        async with session.get(f"/calendar/{first}.ics") as answer:
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            assert answer.headers["Cache-Control"] == "private, max-age=300"
            etag, text = answer.headers["ETag"], await answer.text()
        starts = {event.summary: event.dtstart for event in IcsCalendarStream.calendar_from_ics(text).events}
        assert starts["2nd interview: Acme, Data engineer"] == START + timedelta(days=3)
        async with session.get(f"/calendar/{first}.ics", headers={"If-None-Match": etag}) as answer:
            assert (answer.status, await answer.read()) == (304, b"")
        for wrong in ("x", first[:-1], first + "x", "%00", "a" * 5000):
            async with session.get(f"/calendar/{wrong}.ics") as answer:
                assert answer.status == 404
        async with unit_of_work(stage.database, CHAT) as unit:
            second = await feeds.renew(unit)
        assert await _status(session, first) == 404
        assert await _status(session, second) == 200
        async with unit_of_work(stage.database, CHAT) as unit:
            await feeds.revoke(unit)
            assert not await feeds.is_on(unit)
        assert await _status(session, second) == 404
    assert first not in caplog.text
    assert second not in caplog.text


async def _status(session: aiohttp.ClientSession, secret: str) -> int:
    async with session.get(f"/calendar/{secret}.ics") as answer:
        return answer.status


async def test_an_address_is_made_and_taken_away_by_taps(stage: Stage) -> None:
    ada = stage.person()
    await lived(stage.database, ada.participant.chat.id, START)
    stage.application.policy = Policy(public_url="https://bot.example")
    async with stage.polling(), stage.delivering(), _serving(stage) as session:
        await ada.says("/export")
        await ada.taps("Subscribe in my calendar")
        await ada.sees("Your calendar, always up to date")
        await ada.taps("Make my address")
        told = await ada.sees("I tell it this once")
        found = re.search(r"https://bot\.example/calendar/([\w-]{43})\.ics", told.text)
        assert found is not None
        assert await _status(session, found[1]) == 200
        await ada.taps("Take it away")
        await ada.sees("The address is worthless now")
        assert await _status(session, found[1]) == 404
        stage.application.policy = Policy()
        await ada.says("/export")
        await ada.sees("Your data as files")
        assert "Subscribe in my calendar" not in ada.keyboard
