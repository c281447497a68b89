"""Does the page's side of the server do what it says, for the page alone?"""

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from playground import visitor
from playground.clock import FileClock
from playground.guard import HEADERS
from playground.model import Json
from playground.people import Participant
from playground.server import Playground
from playground.web import PAGE, Web
from tests.playground.client import Client


class Browser:
    """The page's requests, as a browser sends them."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self.session = url, session

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        async with self.session.get(f"{self.url}{path}", headers=headers) as answer:
            return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())

    async def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        sent = {"Origin": self.url, **headers}
        async with self.session.post(f"{self.url}{path}", json=body, headers=sent) as answer:
            return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())


@pytest.fixture
async def browser(playground: Playground, clock: FileClock) -> AsyncIterator[Browser]:
    runner = web.AppRunner(Web(playground, clock).app(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    async with aiohttp.ClientSession() as session:
        yield Browser(f"http://127.0.0.1:{site.port}", session)
    await runner.cleanup()


@pytest.fixture
def ada(playground: Playground) -> Participant:
    return playground.user("Ada")


# -- who may -----------------------------------------------------------------------------------------------------------


async def test_the_page_and_its_headers(browser: Browser) -> None:
    for path in ("/", "/page/app.js", "/page/base.css", "/api/state"):
        async with browser.session.get(browser.url + path) as answer:
            assert answer.status == 200
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_calls_nothing_outside_and_makes_no_html() -> None:
    for path in PAGE.iterdir():
        text = path.read_text()
        addresses = set(re.findall(r"(?:https?:|[\"'`(])//\w+\.\w+[^\s\"]*", text))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path  # the name of SVG's vocabulary, never fetched
        assert "innerHTML" not in text
        assert "insertAdjacentHTML" not in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "192.168.1.5", "127.0.0.1.evil.example", ""])
async def test_a_foreign_host_is_refused(browser: Browser, host: str) -> None:
    status, _ = await browser.get("/api/state", Host=host)
    assert status in (400, 403)  # an empty one is no HTTP at all
    status, _ = await browser.get("/", Host=host)
    assert status in (400, 403)


@pytest.mark.parametrize("host", ["localhost:8088", "127.0.0.1:8088", "[::1]:8088", "localhost"])
async def test_this_machines_names_are_fine(browser: Browser, host: str) -> None:
    assert (await browser.get("/api/state", Host=host))[0] == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null", "http://localhost"])
async def test_a_foreign_origin_is_refused(browser: Browser, ada: Participant, origin: str) -> None:
    status, _ = await browser.post(f"/api/chats/{ada.chat.id}/say", {"text": "hi"}, Origin=origin)
    assert status == 403
    assert (await browser.get("/api/state", Origin=origin))[0] == 403
    assert ada.history == []


async def test_a_deed_without_an_origin_is_refused(browser: Browser, ada: Participant) -> None:
    async with browser.session.post(f"{browser.url}/api/chats/{ada.chat.id}/say", json={"text": "hi"}) as answer:
        assert answer.status == 403
    assert ada.history == []


# -- what it does ------------------------------------------------------------------------------------------------------


async def test_a_person_chats(browser: Browser, client: Client, playground: Playground) -> None:
    status, chat = await browser.post("/api/people", {"first_name": " Sam ", "language_code": "de"})
    assert (status, chat["title"], chat["opened"]) == (200, "Sam", False)
    assert chat["people"][0]["language_code"] == "de"
    assert await browser.post(f"/api/chats/{chat['id']}/say", {"text": "/start"}) == (200, {})
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    text = "<b>Hi</b> <script>"
    await client(
        "sendMessage", chat_id=chat["id"], text="<b>Hi</b> &lt;script&gt;", parse_mode="HTML", reply_markup=markup
    )
    _, answer = await browser.get(f"/api/chats/{chat['id']}/messages")
    mine, bots = answer["messages"]
    assert (mine["text"], bots["text"]) == ("/start", text.replace("<b>", "").replace("</b>", ""))
    assert bots["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert bots["keyboard"] == markup["inline_keyboard"]
    await browser.post(f"/api/chats/{chat['id']}/tap", {"message_id": bots["message_id"], "data": "y"})
    assert (await client("getUpdates")).result[-1]["callback_query"]["data"] == "y"


DEEDS: list[tuple[str, Json, str]] = [
    ("contact", {"phone_number": "+4930", "first_name": "Jo"}, "contact"),
    ("location", {"latitude": 1, "longitude": 2}, "location"),
    ("document", {"content": base64.b64encode(b"x").decode(), "name": "a.ics", "mime": "text/calendar"}, "document"),
    ("voice", {"duration": 3}, "voice"),
    ("sticker", {}, "sticker"),
    ("forward", {"text": "We call on Monday", "from_name": "Jo"}, "forward_origin"),
]


@pytest.mark.parametrize(("deed", "fields", "content"), DEEDS)
async def test_deeds(browser: Browser, ada: Participant, deed: str, fields: Json, content: str) -> None:
    assert await browser.post(f"/api/chats/{ada.chat.id}/{deed}", fields) == (200, {})
    assert content in ada.history[-1].content


async def test_block_edit_delete(browser: Browser, ada: Participant) -> None:
    at = f"/api/chats/{ada.chat.id}"
    first = ada.say("one")
    await browser.post(f"{at}/edit", {"message_id": first.message_id, "text": "two"})
    assert ada.history[0].text == "two"
    await browser.post(f"{at}/delete", {"message_id": first.message_id})
    assert ada.history[0].deleted
    await browser.post(f"{at}/block", {})
    assert ada.chat.bot == "kicked"


async def test_a_group(browser: Browser, playground: Playground, ada: Participant) -> None:
    bob = playground.user("Bob")
    _, chat = await browser.post("/api/groups", {"title": "Job hunt", "members": [ada.user.id, bob.user.id]})
    assert [person["first_name"] for person in chat["people"]] == ["Ada", "Bob"]
    await browser.post(f"/api/chats/{chat['id']}/say", {"as": bob.user.id, "text": "/list"})
    status, _ = await browser.post(f"/api/chats/{chat['id']}/say", {"as": 5, "text": "/list"})
    assert status == 400
    _, answer = await browser.get(f"/api/chats/{chat['id']}/messages")
    assert answer["messages"][-1]["from"]["first_name"] == "Bob"


async def test_the_clock(browser: Browser, clock: FileClock) -> None:
    status, _ = await browser.post("/api/clock", {"advance": 7 * 86_400})
    assert status == 200
    assert timedelta() <= timedelta(days=7) - clock.offset < timedelta(seconds=1)
    moment = clock.now() + timedelta(days=1)
    assert (await browser.post("/api/clock", {"move_to": moment.isoformat()}))[0] == 200
    assert clock.now() >= moment


async def test_time_stands_still_while_the_example_is_told(
    browser: Browser, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "_PATIENCE", 1.0)  # nobody answers here
    with playground.world.changes.subscribe() as changes:
        telling = asyncio.create_task(browser.post("/api/example", {}))
        while (await changes.get()).kind != "message":
            pass
    for path, body in (("/api/clock", {"advance": 1}), ("/api/example", {})):
        status, answer = await browser.post(path, body)
        assert (status, answer["error"][:26]) == (400, "the example is being told;")
    status, answer = await telling
    assert (status, answer["error"][:19]) == (400, "the example stopped")
    assert (await browser.post("/api/clock", {"advance": 1}))[0] == 200


async def test_faults_and_calls(browser: Browser, client: Client, ada: Participant) -> None:
    await browser.post("/api/faults", {"fault": "too_many", "retry_after": 3, "method": "sendMessage"})
    assert (await browser.get("/api/state"))[1]["faults"][0]["method"] == "sendMessage"
    assert (await client("sendMessage", chat_id=ada.chat.id, text="x")).status == 429
    _, log = await browser.get("/api/calls")
    assert (log["calls"][-1]["status"], log["calls"][-1]["fault"]) == (429, "refuse")
    await browser.post("/api/faults", {"fault": "server_error", "times": None})
    await browser.post("/api/faults/clear", {})
    assert (await browser.get("/api/state"))[1]["faults"] == []


async def test_the_newest_calls(browser: Browser, client: Client) -> None:
    for _ in range(3):
        await client("getMe")
    await client("getMyCommands")
    _, log = await browser.get("/api/calls?last=2")
    assert [call["method"] for call in log["calls"]] == ["getMe", "getMyCommands"]
    assert len((await browser.get("/api/calls"))[1]["calls"]) == 4


async def test_the_network(browser: Browser, client: Client) -> None:
    await browser.post("/api/network", {"up": False})
    with pytest.raises(aiohttp.ClientConnectorError):
        await client("getMe")
    assert (await browser.get("/api/state"))[1]["network"] is False
    await browser.post("/api/network", {"up": True})
    assert (await client("getMe")).status == 200
    assert (await browser.get("/api/state"))[1]["network"] is True


BAD: list[tuple[str, object]] = [
    ("/api/people", {"first_name": " "}),
    ("/api/people", {}),
    ("/api/people", []),
    ("/api/clock", {"advance": -1}),
    ("/api/clock", {"advance": "soon"}),
    ("/api/clock", {"move_to": "2030-01-01T00:00:00"}),
    ("/api/faults", {"fault": "moon"}),
    ("/api/faults", {"fault": "slow", "moon": 1}),
    ("/api/bot", {"do": "kill"}),
    ("/api/chats/5/say", {"text": "hi"}),
    ("/api/groups", {"title": "x", "members": []}),
]


@pytest.mark.parametrize(("path", "body"), BAD)
async def test_bad_input_is_explained(browser: Browser, path: str, body: object) -> None:
    status, answer = await browser.post(path, body)
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("say", {}),
        ("say", {"text": " "}),
        ("tap", {"message_id": 99, "data": "x"}),
        ("document", {"content": "no base64!", "name": "x"}),
        ("photo", {"content": base64.b64encode(b"no picture").decode()}),
        ("dance", {}),
    ],
)
async def test_bad_deeds_are_explained(browser: Browser, ada: Participant, deed: str, fields: Json) -> None:
    status, answer = await browser.post(f"/api/chats/{ada.chat.id}/{deed}", fields)
    assert status == 400
    assert answer["error"]
    assert ada.history == []


async def test_files_are_downloads(browser: Browser, ada: Participant) -> None:
    file_id = ada.send_document(b"<script>alert(1)</script>", "x.html", "text/html").content["document"]["file_id"]
    for query in ("", "?show=1"):
        async with browser.session.get(f"{browser.url}/api/files/{file_id}{query}") as answer:
            assert answer.headers["Content-Disposition"] == "attachment"
            assert answer.content_type == "application/octet-stream"
            assert await answer.read() == b"<script>alert(1)</script>"
    assert (await browser.get("/api/files/none"))[0] == 404


# -- what happens by itself --------------------------------------------------------------------------------------------


async def read_changes(answer: aiohttp.ClientResponse, count: int) -> list[Json]:
    changes: list[Json] = []
    while len(changes) < count:
        line = await answer.content.readline()
        if line.startswith(b"data: "):
            change = json.loads(line.removeprefix(b"data: "))
            if change["kind"] != "call":
                changes.append(change)
    return changes


async def test_pushes(browser: Browser, client: Client, ada: Participant) -> None:
    async with browser.session.get(f"{browser.url}/api/events") as events:
        assert events.content_type == "text/event-stream"
        assert await events.content.readline() == b": listening\n"
        ada.say("/start")
        await client("sendChatAction", chat_id=ada.chat.id, action="typing")
        sent = (await client("sendMessage", chat_id=ada.chat.id, text="one")).result
        await client("editMessageText", chat_id=ada.chat.id, message_id=sent["message_id"], text="two")
        query_id = ada.tap_data(sent["message_id"], "x")
        await client("answerCallbackQuery", callback_query_id=query_id, text="Saved")
        await client("deleteMessage", chat_id=ada.chat.id, message_id=sent["message_id"])
        await browser.post("/api/clock", {"advance": 1})
        changes = await read_changes(events, 8)
    kinds = ["chat", "message", "action", "message", "edit", "answer", "delete", "clock"]
    assert [change["kind"] for change in changes] == kinds
    assert changes[2]["action"] == "typing"
    assert changes[5]["answer"]["text"] == "Saved"
    assert changes[6]["message"]["deleted"] is True
