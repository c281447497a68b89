"""A backup under load, restored an hour later: is nothing lost that was in it, and nothing said before the operator
decides?
"""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import nudges, outbox
from storage.database import open_database
from storage.schema import chats, seen_updates
from storage.schema import outbox as letters
from tests.bot.stage import Stage
from tests.faults.conftest import HELP, Report, calls, newcomers
from tests.support.bot import World
from tests.support.databases import new_postgres_database
from tests.support.lives import Lives
from tests.support.oracle import Oracle
from tests.support.person import Person
from tests.support.process import environment

COMPANIES = ("Acme", "Bolt", "Cargo")
MOST_LOAD = 200  # times two people: more would only wait
UNSENT = "words that were on their way"


@pytest.fixture
def new_home(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """The address of a fresh database of the same kind."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/new/home.db"
    return new_postgres_database(request.getfixturevalue("postgres_template"))


async def _prepared(here: World) -> Person:
    """Ada's three calls fall due in half an hour, and a letter to her waits at the moment."""
    async with Stage.built(here) as stage:
        ada = stage.person("Ada")
        for number, company in enumerate(COMPANIES):
            await stage.applied(ada, company, phone=f"+1212555010{number}")
        await stage.put(ada.participant.chat.id, UNSENT)
        [letter] = await outbox.claim(stage.database, 1, 30)
        await outbox.retry_later(stage.database, letter, 7200)
        due = await nudges.next_due(stage.database)
        assert due is not None
        here.clock.move_to(due - timedelta(minutes=30))
    return ada


async def _load(here: World, oracle: Oracle, stop: asyncio.Event) -> None:
    for _ in range(MOST_LOAD):
        if not stop.is_set():
            newcomers(here, oracle, 2)
            await asyncio.sleep(0.05)


async def _command(lives: Lives, here: World, url: str, *arguments: str, **more: str) -> str:
    env = {**environment(here.settings), "DATABASE_URL": url, **more}
    ended = await lives.command(*arguments, **env)
    assert ended.code == 0, ended.err
    return ended.out


def _told(here: World, chat_id: int) -> list[str]:
    return [message["text"] for message in here.playground.calls.accepted(chat_id)]


async def _logs(lives: Lives, words: str) -> None:
    """Wait until it says so."""
    async with asyncio.timeout(30):
        while words not in lives.log:  # noqa: ASYNC110 - a log has no event
            await asyncio.sleep(0.1)


async def _whole(url: str) -> set[int]:
    """The chats in the database, each of which must have what its update led to, whole."""
    database = await open_database(url)
    async with database.transaction() as connection:
        seen = set((await connection.execute(select(seen_updates.c.chat_id))).scalars())
        answered = set((await connection.execute(select(letters.c.chat_id))).scalars())
        known = set((await connection.execute(select(chats.c.chat_id))).scalars())
    await database.close()
    assert seen <= answered <= known, "an update without its answer"
    return seen


async def test_made_under_load_and_restored_an_hour_later(
    here: World, lives: Lives, oracle: Oracle, report: Report, database_url: str, new_home: str, tmp_path: Path
) -> None:
    ada = await _prepared(here)
    bot, stop = await lives.begin(here.settings), asyncio.Event()
    loading = asyncio.create_task(_load(here, oracle, stop))
    await calls(here, len(here.playground.calls) + 40)
    acted = {message["chat"]["id"] for message in here.playground.calls.accepted() if HELP in message["text"]}
    said = await _command(lives, here, database_url, "backup", "a.backup")
    during = len({message["chat"]["id"] for message in here.playground.calls.accepted()}) - len(acted)
    assert "of " in said
    stop.set()
    await loading
    await bot.kill()
    assert _told(here, ada.participant.chat.id) == []

    here.clock.advance(timedelta(hours=1))
    said = await _command(lives, here, new_home, "restore", "a.backup")
    assert "paused" in said
    kept = await _whole(new_home)
    report(f"{len(acted)} updates before, {during} answered during the backup, {len(kept)} in it", "")
    assert during > 0, "there was no load"
    assert acted <= kept, "what was acted on before the backup began is not in it"

    owner = here.person("Olga")
    owner.participant.chat.opened = True
    own = {"database_url": new_home, "owner_chat": owner.participant.chat.id}
    bot = await lives.begin(here.settings.model_copy(update=own))
    question = await owner.sees("restored from a backup")
    assert "4 nudges, the oldest due 30 minutes ago" in question.content["text"]  # three calls, and the week's look
    assert " 0 messages" not in question.content["text"]
    bob = here.person("Bob")
    bob.timeout = 90  # behind what came in during the backup
    await bob.says("/help")
    await bob.sees(HELP)  # whoever writes is answered all the same
    await asyncio.sleep(1.5)
    assert _told(here, ada.participant.chat.id) == [], "said before the operator decided"
    await owner.taps("Review")
    await owner.sees("3 × Call")
    await owner.taps("Send all")
    async with asyncio.timeout(60):
        while len(_told(here, ada.participant.chat.id)) < 2 + len(COMPANIES):  # noqa: ASYNC110 - calls
            await asyncio.sleep(0.1)
    assert await bot.stop() == 0
    told = _told(here, ada.participant.chat.id)
    assert told[0] == UNSENT
    titles = [text.splitlines()[0] for text in told]
    assert all(sum(company in title for title in titles) == 1 for company in COMPANIES), titles


async def test_without_an_owner_the_command_line_decides_and_what_is_skipped_stays_in_the_day(
    here: World, lives: Lives, oracle: Oracle, database_url: str, tmp_path: Path
) -> None:
    ada = await _prepared(here)
    await _command(lives, here, database_url, "backup", "a.backup")
    here.clock.advance(timedelta(hours=1))
    await _command(lives, here, database_url, "restore", "a.backup", "--replace")
    bot = await lives.begin(here.settings)
    newcomers(here, oracle, 1)
    assert (await oracle.satisfied(60)).missing == 0
    await _logs(lives, "python -m bot resume")
    assert await bot.stop() == 0
    assert "3 × Call" in await _command(lives, here, database_url, "resume")
    assert "decided: skip" in await _command(lives, here, database_url, "resume", "skip")
    bot = await lives.begin(here.settings)
    await _logs(lives, "no longer paused")
    await ada.says("/today")
    await ada.sees("Acme")
    assert await bot.stop() == 0
    assert len(_told(here, ada.participant.chat.id)) == 1, "what was skipped was said"
    assert "not paused" in await _command(lives, here, database_url, "resume", "send")
