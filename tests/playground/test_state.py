"""Does everything outlive a kill -9 of the playground's process, when there is a file to keep it in?"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from playground.clock import FileClock
from playground.server import Playground
from tests.playground.client import Client

# Another process: it fills a playground, says so, and waits to be killed.
FILL = """
import asyncio, json, sys
from pathlib import Path
import aiohttp
from playground.clock import FileClock
from playground.server import Playground

async def fill(folder):
    async with Playground(FileClock(folder / "clock"), state_path=folder / "state.db") as playground:
        ada, bob = playground.user("Ada", "de"), playground.user("Bob")
        ada.say("/start")
        group = playground.group("Job hunt", [ada, bob])
        async with aiohttp.ClientSession() as session:
            async def call(method, **parameters):
                url = f"{playground.base_url}/bot{playground.token}/{method}"
                async with session.post(url, json=parameters) as answer:
                    return (await answer.json())["result"]
            updates = await call("getUpdates", allowed_updates=["message", "callback_query"])
            await call("getUpdates", offset=updates[0]["update_id"] + 1)
            markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
            sent = await call("sendMessage", chat_id=ada.chat.id, text="Ready?", reply_markup=markup)
            await call("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
            document = ada.send_document(b"content", "cv.pdf")
            query = ada.tap(sent["message_id"], "Yes")
        ids = [ada.user.id, group.chat.id, sent["message_id"], query, document.content["document"]["file_id"]]
        print(json.dumps(ids), flush=True)
        await asyncio.sleep(60)

asyncio.run(fill(Path(sys.argv[1])))
"""


def fill_and_kill(folder: Path) -> list[object]:
    command = [sys.executable, "-c", FILL, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ids: list[object] = json.loads(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return ids


async def test_kill_minus_nine(tmp_path: Path) -> None:
    ada_id, group_id, message_id, query_id, file_id = fill_and_kill(tmp_path)
    assert isinstance(ada_id, int)
    async with Playground(FileClock(tmp_path / "clock"), state_path=tmp_path / "state.db") as playground:
        ada = playground.user("Ada", user_id=ada_id)
        assert [message.text for message in ada.history] == ["/start", "Ready?", ""]
        assert ada.from_bot[0].keyboard[0][0]["text"] == "Yes"
        async with Client(playground.base_url, playground.token) as client:
            updates = (await client("getUpdates")).result
            kinds = [next(name for name in update if name != "update_id") for update in updates]
            assert kinds == ["my_chat_member", "message", "message", "callback_query"]
            assert updates[-1]["callback_query"]["id"] == query_id
            assert (await client("answerCallbackQuery", callback_query_id=query_id)).status == 200
            assert len((await client("getMyCommands")).result) == 1
            assert (await client("getChat", chat_id=group_id)).result["title"] == "Job hunt"
            assert (await client("getFile", file_id=file_id)).result["file_size"] == len(b"content")
            edit = await client("editMessageText", chat_id=ada_id, message_id=message_id, text="Set?")
            assert edit.status == 200
            ada.block()  # still not wanted: the allowed updates were kept, too
            newer = ada.history[-1].message_id
            assert [u["update_id"] for u in (await client("getUpdates")).result] == [u["update_id"] for u in updates]
        assert newer > int(str(message_id))
        assert playground.user("Cy").user.id not in (ada_id, ada_id + 1)


async def test_a_webhook_goes_on_after_a_restart(tmp_path: Path) -> None:
    clock = FileClock(tmp_path / "clock")
    async with (
        Playground(clock, state_path=tmp_path / "state.db") as playground,
        Client(playground.base_url, playground.token) as client,
    ):
        await client("setWebhook", url="https://a.invalid/hook", secret_token="s", max_connections=3)
    async with (
        Playground(clock, state_path=tmp_path / "state.db") as playground,
        Client(playground.base_url, playground.token) as client,
    ):
        info = (await client("getWebhookInfo")).result
    assert (info["url"], info["max_connections"]) == ("https://a.invalid/hook", 3)


async def test_without_a_file_nothing_is_kept(clock: FileClock) -> None:
    async with Playground(clock) as playground:
        playground.user("Ada")
    async with Playground(clock) as playground:
        assert not playground.world.chats
