"""Do updates wait until they are confirmed, for one poller at a time?"""

import asyncio
import time
from collections.abc import Callable

from playground.clock import FileClock
from playground.people import Participant
from playground.server import Playground
from tests.playground.client import Answer, Client


def texts(answer: Answer) -> list[str]:
    return [update["message"]["text"] for update in answer.result]


def say(person: Participant, *texts: str) -> None:
    for text in texts:
        person.say(text)


async def test_what_is_not_confirmed_comes_again(playground: Playground, client: Client) -> None:
    say(playground.user("Ada"), "one", "two", "three")
    first = await client("getUpdates")
    assert texts(first) == texts(await client("getUpdates")) == ["one", "two", "three"]
    ids = [update["update_id"] for update in first.result]
    assert ids == list(range(ids[0], ids[0] + 3))
    assert texts(await client("getUpdates", offset=ids[1])) == ["two", "three"]
    assert texts(await client("getUpdates")) == ["two", "three"]
    assert texts(await client("getUpdates", offset=ids[2] + 1)) == []


async def test_limit_and_negative_offset(playground: Playground, client: Client) -> None:
    say(playground.user("Ada"), "one", "two", "three")
    assert texts(await client("getUpdates", limit=2)) == ["one", "two"]
    assert texts(await client("getUpdates", limit=0)) == ["one", "two", "three"]
    assert texts(await client("getUpdates", offset=-1)) == ["three"]
    assert texts(await client("getUpdates")) == ["three"]


async def test_a_long_poll_wakes_at_once(playground: Playground, client: Client) -> None:
    ada = playground.user("Ada")
    poll = asyncio.create_task(client("getUpdates", timeout=30))
    await playground.polled()
    assert not poll.done()
    started = time.monotonic()
    ada.say("hello")
    assert texts(await poll) == ["hello"]
    assert time.monotonic() - started < 1


async def test_a_long_poll_ends_empty_after_its_time(client: Client) -> None:
    started = time.monotonic()
    assert (await client("getUpdates", timeout=1)).result == []
    assert 0.9 < time.monotonic() - started < 3


async def test_the_older_of_two_pollers_gets_409(playground: Playground, client: Client) -> None:
    older = asyncio.create_task(client("getUpdates", timeout=30))
    await playground.polled()
    newer = asyncio.create_task(client("getUpdates", timeout=30))
    answer = await older
    assert answer.status == 409
    assert answer.description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    playground.user("Ada").say("hello")
    assert texts(await newer) == ["hello"]


async def test_a_poller_that_was_killed_loses_nothing(playground: Playground, client: Client) -> None:
    poll = asyncio.create_task(client("getUpdates", timeout=30))
    await playground.polled()
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    playground.user("Ada").say("hello")
    assert texts(await client("getUpdates")) == ["hello"]


async def test_allowed_updates_filter_what_comes_later(playground: Playground, client: Client) -> None:
    ada = playground.user("Ada")
    sent = ada.say("before")
    await client("getUpdates", allowed_updates=["edited_message"])
    ada.say("unwanted")
    ada.edit(sent.message_id, "edited")
    kinds = [set(update) - {"update_id"} for update in (await client("getUpdates")).result]
    assert kinds == [{"message"}, {"edited_message"}]
    await client("getUpdates", allowed_updates=[])  # an empty list: everything again
    ada.say("wanted")
    assert "message" in (await client("getUpdates")).result[-1]


async def test_unfetched_updates_expire_after_a_day_of_real_time(clock: FileClock) -> None:
    now = [1_000_000.0]
    wall: Callable[[], float] = lambda: now[0]  # noqa: E731 - a clock in one line
    async with Playground(clock, wall=wall) as playground, Client(playground.base_url, playground.token) as client:
        say(playground.user("Ada"), "old")
        now[0] += 23 * 3600
        say(playground.user("Bob"), "young")
        assert texts(await client("getUpdates")) == ["old", "young"]
        now[0] += 3601
        assert texts(await client("getUpdates")) == ["young"]


async def test_closing_ends_a_long_poll(clock: FileClock) -> None:
    playground = Playground(clock)
    async with Client("", playground.token) as client:
        async with playground:
            client.base_url = playground.base_url
            poll = asyncio.create_task(client("getUpdates", timeout=30))
            await playground.polled()
            started = time.monotonic()
        assert (await poll).result == []
        assert time.monotonic() - started < 3
