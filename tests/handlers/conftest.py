"""Fixtures for conversations: the running bot on SQLite, and Ada, who has introduced herself."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.unit import unit_of_work
from tests.support.bot import World, world
from tests.support.person import Person

START = datetime(2027, 11, 1, 10, 0, tzinfo=ZoneInfo("America/New_York"))  # a Monday


@pytest.fixture
async def here(sqlite_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """The playground with the bot running."""
    async with world(sqlite_url, tmp_path, START) as made, made.running():
        yield made


@pytest.fixture
async def ada(here: World) -> Person:
    """Somebody whom the bot knows: Ada, New York, balanced. What `introduce` writes down, without the talk: most tests
    begin here, and three taps are as dear as what they try.
    """
    person = here.person("Ada")
    person.participant.chat.opened = True
    assert here.bot is not None
    now = here.clock.now()
    async with unit_of_work(here.bot.database, person.participant.chat.id) as unit:
        unit.change_chat(name="Ada", zone="America/New_York", playbook="balanced", started_at=now, used_at=now)
    return person


async def introduce(person: Person) -> None:
    """The first meeting, in three taps."""
    await person.says("/start")
    await person.taps(person.name)
    await person.sees("Where are you?")
    await person.taps("New York")
    await person.sees("How forward")
    await person.taps("Balanced")
    await person.sees("Good to meet you")


async def add(person: Person, company: str = "Acme", contact: str | None = None) -> None:
    """An application of today, with the fewest answers."""
    await person.says("/add")
    await person.sees("Which company")
    await person.says(company)
    await person.sees("For what job?")
    await person.says("Data engineer")
    await person.sees("When did you apply?")
    await person.taps("Today")
    await person.sees("Whom could you call")
    if contact is None:
        await person.taps("Skip")
    else:
        await person.says(contact)
    await person.sees("Paste the job posting")
    await person.taps("Skip")
    await person.sees("Why you?")
    await person.taps("Skip")
    await person.sees("✅")
