"""Does every message get an answer, and none break anything, whatever Unicode it is made of?"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.buttons import Captured
from storage.schema import captures
from tests.bot.stage import Stage
from tests.coach import capture_data
from tests.handlers.conftest import START, add, introduce
from tests.support.bot import world
from tests.support.person import Person

BATCH = 50
SAMPLE, DEEP = 300, 10_000
PLANES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x36F),
    (0x590, 0x6FF),
    (0x2000, 0x2BFF),
    (0x3040, 0x9FFF),
    (0x1F300, 0x1FAFF),
)


def messages(count: int, seed: int) -> Iterator[str]:
    """Texts of random characters, of random words that matter, and of damaged real messages."""
    chance = random.Random(seed)
    _, cases = capture_data.load()
    real = [case["say"] for case in cases]
    words = sorted({word for text in real for word in text.split()})
    for _ in range(count):
        match chance.randrange(4):
            case 0:
                yield _characters(chance, chance.choice((3, 40, 400, 4096)))
            case 1:
                yield " ".join(chance.choices(words, k=chance.randrange(1, 40)))
            case 2:
                yield _damaged(chance, chance.choice(real))
            case _:
                yield _damaged(chance, chance.choice(real)) + _characters(chance, 20)


def _characters(chance: random.Random, most: int) -> str:
    spans = chance.choices((*PLANES, (1, 0xD7FF), (0xE000, 0x10FFFF)), k=3)
    return "".join(chr(chance.randint(*chance.choice(spans))) for _ in range(chance.randint(1, most)))


def _damaged(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.randrange(3)] = _characters(chance, 2)
        letters = letters or ["x"]
    return "".join(letters)


async def _read_all(folder: Path, count: int) -> None:
    async with world(f"sqlite:///{folder}/test.db", folder, START) as here:
        ada = here.person("Ada")
        async with here.running():
            await introduce(ada)
            await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
            await add(ada, "Globex", "Max Moss, recruiter, +1 212 555 0101")
        async with Stage.built(here) as stage:
            texts = messages(count, seed=8)
            for _ in range(count // BATCH):
                answered = await stage.count("outbox")
                for _ in range(BATCH):
                    # Below the app's own trimming and splitting: whatever arrives is answered.
                    ada.participant.send_content({"text": next(texts).strip() or "…"})
                await _process(stage)
                assert await stage.count("outbox") >= answered + BATCH, "some message got no answer"
                await _save_some(stage, ada)
                for command in ("/cancel", "/undo"):
                    ada.participant.say(command)
                await _process(stage)
            assert await stage.count("set_aside") == 0, "some message made a handler fail"


async def _process(stage: Stage) -> None:
    updates = stage.pending()
    assert await stage.process(updates)
    stage.here.playground.world.updates.confirm(updates[-1].update_id + 1)


async def _save_some(stage: Stage, ada: Person) -> None:
    """Tap Save on every card that waits."""
    async with stage.database.transaction() as connection:
        waiting = (await connection.execute(select(captures.c.id))).scalars().all()
    for card in waiting:
        ada.participant.tap_data(1, Captured(card, "save", "").pack())
    if waiting:
        await _process(stage)


async def test_a_sample_of_random_messages_is_answered(tmp_path: Path) -> None:
    await _read_all(tmp_path, SAMPLE)


@pytest.mark.deep
async def test_ten_thousand_random_messages_are_answered(tmp_path: Path) -> None:
    await _read_all(tmp_path, DEEP)
