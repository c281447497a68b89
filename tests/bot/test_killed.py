"""Killed at any moment and started again: does the conversation go on, and is nothing lost or doubled too often?"""

import random
from collections import Counter

from playground.faults import slow
from tests.bot.test_nudger import DUE
from tests.support.bot import World
from tests.support.lives import Lives, started
from tests.support.person import Person

PATIENCE = 30.0  # seconds of real time: a new process has to start


def _patient(here: World, name: str) -> Person:
    someone = here.person(name)
    someone.timeout = PATIENCE
    return someone


async def test_a_conversation_goes_on_and_its_nudge_comes(here: World, lives: Lives) -> None:
    ada = _patient(here, "Ada")
    # On SQLite a new process is alone, and waits for no lease; on PostgreSQL it cannot know that.
    lease = 600 if here.settings.database_url.startswith("sqlite") else 2
    bot = await started(here, lives, lease)
    await ada.says("/start")
    await ada.taps("Ada")
    await ada.taps("New York")
    await ada.taps("Balanced")
    await ada.says("/add")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await bot.kill()
    await ada.says("Nurse")  # nobody listens yet
    bot = await started(here, lives, lease)
    await ada.sees("When did you apply?")
    await ada.taps("Today")
    await ada.sees("Applied Mon 1 Nov, today")
    await ada.taps("Skip")
    await ada.sees("Paste the job posting")
    await ada.taps("Skip")
    await ada.sees("Why you?")
    await ada.taps("Skip")
    await ada.sees("Next:")
    await bot.kill()
    here.clock.move_to(DUE)
    bot = await started(here, lives, lease)
    await ada.sees("Acme")
    assert await bot.stop() == 0


async def test_killed_at_any_moment_nothing_is_lost_and_only_what_was_in_flight_may_be_doubled(
    here: World, lives: Lives
) -> None:
    """The oracle: every message of a person's is answered; beyond that, at most one copy a chat and kill, or for an
    outcome that a machine too busy to answer in time left unknown.
    """
    chance, kills, each = random.Random(8), 3, 6
    people = [_patient(here, name) for name in ("Ada", "Bob", "Cid")]
    here.playground.faults.add(slow(0.05, method="sendMessage", times=None))
    for _ in range(kills):
        for someone in people:
            for _ in range(each):
                await someone.says("/help")
        bot = await started(here, lives, 2)
        await _calls(here, len(here.playground.calls) + chance.randrange(1, 15))
        await bot.kill()
    bot = await started(here, lives, 2)
    for someone in people:
        await someone.says("/nothing-of-the-kind")
        await someone.sees("I don't know that command")
    assert await bot.stop() == 0
    for someone in people:
        answers = Counter(message["text"] for message in here.playground.calls.accepted(someone.participant.chat.id))
        assert len(answers) == 2
        assert 0 <= answers.most_common(1)[0][1] - kills * each <= kills + lives.unknown
    assert len(here.playground.world.updates) == 0


async def test_asked_to_end_at_any_moment_nothing_is_doubled(here: World, lives: Lives) -> None:
    chance, stops, each = random.Random(9), 2, 5
    people = [_patient(here, name) for name in ("Ada", "Bob")]
    here.playground.faults.add(slow(0.05, method="sendMessage", times=None))
    for _ in range(stops):
        for someone in people:
            for _ in range(each):
                await someone.says("/help")
        bot = await started(here, lives)  # a long lease: nobody waits for it
        await _calls(here, len(here.playground.calls) + chance.randrange(1, 10))
        assert await bot.stop() == 0
    bot = await started(here, lives)
    for someone in people:
        await someone.says("/nothing-of-the-kind")
        await someone.sees("I don't know that command")
    assert await bot.stop() == 0
    for someone in people:
        said = len(here.playground.calls.accepted(someone.participant.chat.id))
        assert 0 <= said - stops * each - 1 <= lives.unknown


async def _calls(here: World, number: int) -> None:
    """Wait until the bot has made so many calls."""
    with here.playground.world.changes.subscribe() as changes:
        while len(here.playground.calls) < number:
            await changes.get()
