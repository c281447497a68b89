"""Do updates reach a webhook in order, with the secret, again and again until 2xx, taps beside messages?"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from playground.clock import FileClock
from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from playground.webhook import SECRET_HEADER
from tests.playground.client import Client


@dataclass
class Hook:
    """A bot's end of the webhook: keeps what comes; answers the statuses in `answers`, then 200."""

    url: str = ""
    got: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    inside: int = 0  # requests under way
    most_inside: int = 0
    held: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        self.changed.set()
        if "message" in update and not self.held.is_set():
            await self.held.wait()
        self.inside -= 1
        self.got.append(update)
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.changed.set()
        status = self.answers.pop(0) if self.answers else 200
        return web.Response(status=status, headers={"Location": "/elsewhere"} if status == 302 else {})

    async def wait_for(self, count: int) -> list[Json]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.changed.clear()
                await self.changed.wait()
        return self.got


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    hook.held.set()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{site.port}/hook"
    yield hook
    hook.held.set()
    await runner.cleanup()


@pytest.fixture
async def playground(clock: FileClock) -> AsyncIterator[Playground]:
    async with Playground(clock, webhook_pause=0.05) as running:
        yield running


@pytest.fixture
def ada(playground: Playground) -> Participant:
    return playground.user("Ada")


async def info_when(client: Client, ready: Callable[[Json], bool]) -> Json:
    """WebhookInfo once it is so; every look is a call over HTTP."""
    async with asyncio.timeout(5):
        while True:
            info: Json = (await client("getWebhookInfo")).result
            if ready(info):
                return info


async def settled(client: Client) -> Json:
    """WebhookInfo once nothing is pending."""
    return await info_when(client, lambda info: not info["pending_update_count"])


async def test_in_order_with_the_secret(client: Client, ada: Participant, hook: Hook) -> None:
    ada.say("before")
    assert (await client("setWebhook", url=hook.url, secret_token="s3cret-_")).result is True
    for text in ("one", "two"):
        ada.say(text)
    got = await hook.wait_for(3)
    assert [update["message"]["text"] for update in got] == ["before", "one", "two"]
    assert set(hook.secrets) == {"s3cret-_"}
    info = await settled(client)
    assert (info["url"], info["max_connections"], info["has_custom_certificate"]) == (hook.url, 40, False)
    assert "last_error_message" not in info


async def test_repeated_until_2xx(client: Client, ada: Participant, hook: Hook) -> None:
    hook.answers = [500, 302, 200]
    await client("setWebhook", url=hook.url)
    ada.say("one")
    ada.say("two")
    got = await hook.wait_for(4)
    assert [update["message"]["text"] for update in got] == ["one", "one", "one", "two"]
    assert hook.secrets[0] is None
    info = await settled(client)
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"


@pytest.mark.parametrize("most", [1, 3])
async def test_so_many_connections_at_once(playground: Playground, client: Client, hook: Hook, most: int) -> None:
    await client("setWebhook", url=hook.url, max_connections=most)
    hook.held.clear()
    for name in ("Ada", "Bob", "Cem", "Dag", "Eve"):
        playground.user(name).say("hello")
    async with asyncio.timeout(5):
        while hook.inside < most:
            hook.changed.clear()
            await hook.changed.wait()
    hook.held.set()
    await hook.wait_for(5)
    assert hook.most_inside == most


async def test_a_tap_overtakes_a_message(client: Client, ada: Participant, hook: Hook) -> None:
    await client("setWebhook", url=hook.url)
    hook.held.clear()
    ada.say("slow")
    ada.tap_data(1, "fast")
    assert "callback_query" in (await hook.wait_for(1))[0]
    hook.held.set()
    await hook.wait_for(2)


async def test_no_polling_beside_a_webhook(playground: Playground, client: Client, hook: Hook) -> None:
    poll = asyncio.create_task(client("getUpdates", timeout=30))
    await playground.polled()
    await client("setWebhook", url=hook.url)
    ended = await poll
    assert (ended.status, ended.description) == (409, "Conflict: terminated by setWebhook request")
    refused = await client("getUpdates")
    assert refused.status == 409
    assert refused.description == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await client("deleteWebhook")).result is True
    assert (await client("getUpdates")).status == 200
    assert (await client("getWebhookInfo")).result["url"] == ""


async def test_what_is_pending_stays_or_is_dropped(client: Client, ada: Participant, hook: Hook) -> None:
    hook.held.clear()
    await client("setWebhook", url=hook.url, allowed_updates=["message"])
    ada.say("one")
    info = (await client("getWebhookInfo")).result
    assert (info["pending_update_count"], info["allowed_updates"]) == (1, ["message"])
    await client("deleteWebhook")
    assert len((await client("getUpdates")).result) == 1
    await client("deleteWebhook", drop_pending_updates=True)
    assert (await client("getUpdates")).result == []


async def test_nobody_listens(client: Client, ada: Participant, unused_port: int) -> None:
    await client("setWebhook", url=f"http://127.0.0.1:{unused_port}/")
    ada.say("one")
    info = await info_when(client, lambda info: "last_error_message" in info)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)


async def test_given_up_after_a_day_of_real_time(clock: FileClock, hook: Hook) -> None:
    now = [1_000_000.0]
    async with (
        Playground(clock, webhook_pause=0.05, wall=lambda: now[0]) as playground,
        Client(playground.base_url, playground.token) as client,
    ):
        hook.answers = [500] * 1000
        await client("setWebhook", url=hook.url)
        playground.user("Ada").say("one")
        await hook.wait_for(2)
        now[0] += 24 * 3600 + 1
        await settled(client)
        hook.answers = []
        playground.user("Bob").say("two")
        await settled(client)
    assert hook.got[-1]["message"]["text"] == "two"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"url": "http://example.com/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://a.example", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "https://a.example", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_refused(client: Client, fields: dict[str, str], error: str) -> None:
    answer = await client("setWebhook", **fields)
    assert (answer.status, answer.description) == (400, f"Bad Request: {error}")
