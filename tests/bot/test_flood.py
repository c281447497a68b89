"""Is whoever floods held back, kindly and cheaply, and does nobody else wait for it?"""

import asyncio
import time
from collections import Counter
from pathlib import Path

import pytest
from telegram import Update

from bot.flood import BURST, Flood, Verdict
from tests.bot.conftest import START
from tests.bot.stage import Stage
from tests.handlers.conftest import introduce
from tests.support.bot import world
from tests.support.person import Person


class Watch:
    """A clock that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _update(user: int, text: str | None) -> Update:
    person = {"id": user, "first_name": "Ada", "is_bot": False}
    chat = {"id": user, "type": "private"}
    if text is None:
        tap = {"id": "1", "from": person, "chat_instance": "1", "data": "x"}
        return Update.de_json({"update_id": 1, "callback_query": tap}, None)
    message = {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": person, "text": text}
    return Update.de_json({"update_id": 1, "message": message}, None)


def test_a_burst_acts_what_is_over_is_told_once_and_dropped_and_time_heals() -> None:
    watch = Watch()
    flood = Flood(watch)
    found = Counter(flood.judge(_update(7, "hello")) for _ in range(1000))
    assert found == {Verdict.ACTS: BURST, Verdict.TOLD: 1, Verdict.DROPPED: 1000 - BURST - 1}
    assert flood.judge(_update(8, "hello")) is Verdict.ACTS
    watch.now += 3
    assert [flood.judge(_update(7, "hello")) for _ in range(4)] == [*[Verdict.ACTS] * 3, Verdict.DROPPED]
    watch.now += 1000
    found = Counter(flood.judge(_update(7, "hello")) for _ in range(1000))
    assert found == {Verdict.ACTS: BURST, Verdict.TOLD: 1, Verdict.DROPPED: 1000 - BURST - 1}


def test_commands_and_taps_are_read_when_words_no_longer_are() -> None:
    flood = Flood(Watch())
    for _ in range(200):
        flood.judge(_update(7, "hello"))
    assert flood.judge(_update(7, "/cancel")) is Verdict.ACTS
    assert flood.judge(_update(7, None)) is Verdict.ACTS
    assert {flood.judge(_update(7, "/list")) for _ in range(200)} == set(Verdict)


def test_many_people_are_not_remembered_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.flood.MOST_PEOPLE", 50)
    watch = Watch()
    flood = Flood(watch)
    for user in range(500):
        watch.now += 1
        flood.judge(_update(user, "hello"))
    assert len(flood._buckets) <= 51


async def test_what_is_dropped_does_nothing_and_is_told_once(stage: Stage) -> None:
    stage.application.flood = Flood(Watch())
    ada = stage.person()
    for number in range(BURST + 30):
        await ada.says(f"note {number}")
    for update in stage.pending():
        await stage.application.process_update(update)
    assert await stage.count("seen_updates") == BURST
    async with stage.delivering():
        await stage.settled()
    assert sum("a lot at once" in text for text in stage.sent(ada)) == 1


@pytest.mark.deep
async def test_a_thousand_messages_at_once_hold_nobody_else_up(database_url: str, tmp_path: Path) -> None:
    async with world(database_url, tmp_path, START) as here, here.running() as bot:
        bot.application.flood = Flood()
        ada, ben = here.person("Ada"), here.person("Ben")
        await introduce(ada)
        await introduce(ben)
        alone = await _answered(ben)
        await asyncio.gather(*(ada.says(f"note {number}") for number in range(1000)))
        flooded = await _answered(ben)
        print(f"an answer alone: {alone:.2f} s, behind 1,000 messages of another chat: {flooded:.2f} s")
        assert flooded < 1 + 30 * alone  # a second on a quiet machine; without the limit it was 35 s


async def _answered(person: Person) -> float:
    before = time.monotonic()
    await person.says("/help")
    await person.sees("How this works")
    return time.monotonic() - before
