"""Is long work done whole, whatever happens meanwhile, and is the person told where it cannot be?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.errands import Errands
from handlers import exporting, importing
from handlers.files import File
from handlers.turn import Turn
from storage import errands as rows
from storage import nudges, restoring
from storage.schema import actions, applications, errand_parts
from storage.unit import unit_of_work
from tests.bot.stage import LOOK_SECONDS, Stage, alone, until
from tests.support.person import Person

LIST = "Company,Job title,Date applied\n" + "".join(f"Firm {n},Nurse,2027-09-{1 + n % 28:02}\n" for n in range(620))


@asynccontextmanager
async def _working(stage: Stage) -> AsyncIterator[None]:
    """Errands are done, and letters are sent."""
    stopping, posted = asyncio.Event(), asyncio.Event()
    worker = Errands(stage.database, stage.here.clock, posted, alone, poll_seconds=LOOK_SECONDS)
    task = asyncio.create_task(worker.run(stopping))
    async with stage.delivering():
        yield
        stopping.set()
        await task


async def _accepted(stage: Stage, someone: Person) -> int:
    """A list that was sent, and accepted."""
    chat = someone.participant.chat.id
    async with unit_of_work(stage.database, chat) as unit:
        unit.change_chat(started_at=stage.here.clock.now(), zone="America/New_York")
        turn = Turn(unit, stage.here.clock.now(), user_id=someone.participant.user.id)
        await importing.came(turn, File("list.csv", "", LIST.encode()))
    async with unit_of_work(stage.database, chat) as unit:
        found = (await unit.connection.execute(select(func.max(errand_parts.c.errand_id)))).scalar_one()
        errand = await rows.load(unit, found)
        assert errand is not None
        await importing.accept(Turn(unit, stage.here.clock.now(), user_id=errand.by_user), errand)
    return errand.id


async def _count(stage: Stage, *where: Any) -> int:
    async with stage.database.transaction() as connection:
        return (await connection.execute(select(func.count()).select_from(applications).where(*where))).scalar_one()


async def test_a_list_comes_in_whole_though_the_database_goes_away(stage: Stage) -> None:
    ada = stage.person()
    await _accepted(stage, ada)
    async with _working(stage):
        await ada.sees("Coming in")
        async with stage.database_away():
            await asyncio.sleep(0.3)
        await ada.sees("620 applications are in.")
    assert await _count(stage) == 620, "a piece was lost, or done twice"
    async with stage.database.transaction() as connection:
        assert (await connection.execute(select(func.count()).select_from(actions))).scalar_one() == 1


async def test_nothing_is_nudged_before_all_of_it_is_in(stage: Stage) -> None:
    ada = stage.person()
    await _accepted(stage, ada)
    later = stage.here.clock.now() + timedelta(days=3)
    assert await nudges.chats_with_due(stage.database, later, 10) == []
    async with _working(stage):
        await ada.sees("620 applications are in.")
    assert list(await nudges.chats_with_due(stage.database, later, 10)) == [ada.participant.chat.id]


async def test_what_cannot_go_on_is_told_and_can_be_taken_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, write, done = stage.person(), restoring.write, []

    async def breaks(*given: Any) -> None:
        done.append(given[1])
        if len(done) == 3:
            raise KeyError("a bug")
        await write(*given)

    monkeypatch.setattr(restoring, "write", breaks)
    await _accepted(stage, ada)
    async with _working(stage), stage.polling():
        await ada.sees("only a part of it is here")
        assert await _count(stage) == 620
        await ada.taps("Undo")
        await ada.sees("Undone: the list that came in")
        await until(lambda: bool(ada.participant.answers))
    assert await _count(stage, ~applications.c.gone) == 0
    assert await rows.ready(stage.database, 10) == []


async def test_files_that_cannot_be_made_are_told_of_and_not_tried_for_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = stage.person()
    await stage.applied(ada)

    def breaks(_found: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setitem(exporting.FILES, "csv", (breaks,))
    async with _working(stage), stage.polling():
        await ada.says("/export csv")
        await ada.taps("All")
        await ada.sees("it is not done")
    assert await rows.ready(stage.database, 10) == []
