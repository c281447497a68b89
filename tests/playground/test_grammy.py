"""Is the server faithful? A second client library, in another language, works against it: grammY, on Node."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from playground import faults
from playground.server import Playground
from tests.support.npm import JS, npm_folder
from tests.support.person import Person


@dataclass
class Grammy:
    """The bot of bot.mjs as it runs. `says`: the next line that it prints."""

    process: asyncio.subprocess.Process

    async def says(self) -> str:
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), 20)).decode().strip()


@pytest.fixture
async def grammy(playground: Playground) -> AsyncIterator[Grammy]:
    folder = npm_folder()
    shutil.copy(JS / "bot.mjs", folder / "bot.mjs")  # Node looks for packages from where the file is
    env = {**os.environ, "BOT_TOKEN": playground.token, "BOT_API_URL": playground.base_url}
    process = await asyncio.create_subprocess_exec(
        "node", str(folder / "bot.mjs"), env=env, stdout=asyncio.subprocess.PIPE, stderr=None
    )
    try:
        bot = Grammy(process)
        assert await bot.says() == "up as day_eight_bot"
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.fixture
def ada(playground: Playground) -> Person:
    return Person(playground.user("Ada"), timeout=10)


async def test_start_conversation_tap_and_edit(grammy: Grammy, ada: Person) -> None:
    await ada.says("/start")
    hello = await ada.sees("Hello & welcome. Your name?")
    assert hello.entities == [{"type": "bold", "offset": 0, "length": 5}]
    said = await ada.says("Ada Lovelace")
    question = await ada.sees("Ada Lovelace, is that right?")
    assert question.reply_to == said.message_id
    assert ada.keyboard == ["Yes", "No"]
    await ada.taps("Yes")
    edited = await ada.sees("You said yes.")
    assert edited.message_id == question.message_id
    assert edited.keyboard == []
    await ada.is_told("Noted")
    assert (await grammy.says()).startswith("400 Bad Request: message is not modified")


async def test_a_document_there_and_back(grammy: Grammy, ada: Person, playground: Playground) -> None:
    ada.participant.send_document(b"quiet words", "quiet.txt", "text/plain")
    answer = await ada.sees("Louder")
    document = answer.content["document"]
    assert document["file_name"] == "loud.txt"
    assert playground.world.journal.get_bytes(document["file_id"]) == b"QUIET WORDS"


async def test_429_is_waited_out(grammy: Grammy, ada: Person, playground: Playground) -> None:
    playground.faults.add(faults.too_many(1, method="sendMessage"))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await ada.says("/start")
    assert await grammy.says() == "429, waits 1"
    await ada.sees("Your name?")
    assert loop.time() - began >= 1
    assert [call.status for call in playground.calls.of("sendMessage")] == [429, 200]


async def test_stops_with_its_last_update_confirmed(grammy: Grammy, ada: Person, playground: Playground) -> None:
    await ada.says("/start")
    await ada.sees("Your name?")
    grammy.process.send_signal(signal.SIGTERM)
    assert await grammy.says() == "stopped"
    assert len(playground.world.updates) == 0
