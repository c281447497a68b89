"""Is the operator warned of what needs them, once, and of nothing else?"""

import asyncio
from datetime import timedelta

import pytest

from bot.watch import Watch
from handlers.turn import Turn
from handlers.views.warning import worries
from storage.stats import Backlog
from tests.bot.stage import Stage, alone

OK = Backlog(0, timedelta(0), 0, timedelta(0), leads=True, silent=False)


async def _fails(_turn: Turn) -> None:
    raise KeyError("what Ada wrote")


async def test_a_message_that_could_not_be_handled_is_told_once_and_without_its_words(stage: Stage) -> None:
    stage.handle("note", _fails)
    ada, owner, stopping = stage.person("Ada"), stage.person("Olga"), asyncio.Event()
    chat = owner.participant.chat.id
    watch = Watch(stage.database, stage.here.clock, alone, chat, lambda: None, look_seconds=0.1)
    async with stage.polling(), stage.delivering():
        task = asyncio.create_task(watch.run(stopping))
        await asyncio.sleep(0.3)
        await ada.says("note the secret")
        told = await owner.sees("could not be handled: 1")
        await asyncio.sleep(0.5)
        stopping.set()
        await task
    assert "secret" not in told.content["text"]
    assert "Ada" not in told.content["text"]
    assert len(stage.sent(owner)) == 1


@pytest.mark.parametrize(
    ("backlog", "words"),
    [
        (OK, ""),
        (Backlog(3, timedelta(minutes=20), 0, timedelta(0), leads=True, silent=False), "do not leave: 3"),
        (Backlog(3, timedelta(minutes=20), 0, timedelta(0), leads=True, silent=True), ""),
        (Backlog(0, timedelta(0), 2, timedelta(minutes=16), leads=True, silent=False), "late: 2, by up to 16 minutes"),
        (Backlog(0, timedelta(0), 2, timedelta(minutes=16), leads=True, silent=False, paused=True), ""),
        (Backlog(3, timedelta(minutes=2), 2, timedelta(minutes=2), leads=True, silent=False), ""),
    ],
)
def test_what_passes_by_itself_is_no_worry(backlog: Backlog, words: str) -> None:
    found = "".join(worries(backlog, set_aside=0))
    assert words in found
    assert bool(words) == bool(found)
