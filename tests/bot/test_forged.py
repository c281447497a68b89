"""What can a forged tap do? Every kind of button, walked: in somebody's own chat with rows that are not there, with
another chat's rows, with numbers that do not fit, with bytes that are none of ours. Nothing breaks, nobody else's rows
change, and no row is made or changed where there is none.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from telegram import Update

from coach.timeline import Applied, Role
from handlers import schedule
from handlers.buttons import KINDS, Callback
from handlers.turn import Turn
from storage import applications, attachments, captures, contacts, events, proofs, set_aside
from storage.contacts import Contact
from storage.database import Database
from storage.unit import unit_of_work
from tests.bot.stage import Stage
from tests.support.everything import OF_CHATS

ADA, BEN, GROUP = 7_001, 7_002, -7_003
SOURCES = [*Path("handlers").glob("*.py"), *Path("handlers/views").glob("*.py")]
# What a tap may leave behind that is not about anybody's rows: what was said and asked, and the chat's own row.
PASSING = ("chats", "seen_updates", "outbox", "conversations", "errands", "errand_parts")
NUMBERS = (0, -1, 3, 10**6, 2**53, 2**63, 10**30)  # 3 is a row of the other chat and none of one's own
_numbers = count(1)


def _ways() -> dict[str, dict[int, set[str]]]:
    """By the kind's name and the field's place: the words that the program itself puts there."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for place, given in enumerate(node.args):
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        found[node.func.id][place].add(given.value)
    return found


WAYS = _ways()


def forged(kind: type[Callback], numbers: Sequence[int] = NUMBERS) -> Iterator[str]:
    """Data of this kind, as a client could send it."""
    specs = fields(kind)  # type: ignore[arg-type]
    words = [[*sorted(WAYS[kind.__name__][place])[:6], "", "x"] for place in range(len(specs))]
    for number in numbers:
        choices = [[str(number)] if spec.type is int else words[place] for place, spec in enumerate(specs)]
        for values in product(*choices):
            data = "|".join([kind.prefix, *values])
            if len(data.encode()) <= 64:
                yield data
    for broken in ("|", "||||", "|x\x00", "|\ud800", "|٣", "|1_0", "| 3", f"|{'9' * 50}"):
        yield kind.prefix + broken


def tap(user: int, chat: int, data: str) -> dict[str, Any]:
    number = next(_numbers)
    person = {"id": user, "first_name": "Ben", "is_bot": False}
    where = {"id": chat, "type": "private" if chat > 0 else "group", "title": "Job hunt"}
    bot = {"id": 1234567890, "first_name": "Day Eight", "is_bot": True}
    message = {"message_id": 5, "date": 1_800_000_000, "chat": where, "from": bot, "text": "a question"}
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": 50_000_000 + number, "callback_query": query}


async def live_in(stage: Stage, chat: int) -> None:
    """A chat with something of everything that buttons are about."""
    async with unit_of_work(stage.database, chat) as unit:
        turn = Turn(unit, stage.here.clock.now(), user_id=chat)
        unit.change_chat(name="Ada", zone="America/New_York", started_at=turn.now)
        jane = Contact(name="Jane Roe", role=Role.HIRING_MANAGER, phone="+12125550100")
        for company in ("Acme", "Brief"):
            new = await applications.add(unit, company=company, title="Nurse", contact=jane, created_at=turn.now)
            await events.append(unit, new, Applied(at=turn.now), chat)
            await proofs.add(unit, "ran a ward of 30 beds", new)
            await contacts.link(unit, new, await contacts.find_or_add(unit, Contact(name="Max", phone="+12125550101")))
            await attachments.add(unit, new, kind="document", file_id="f", name="cv.pdf", at=turn.now)
        await captures.add(unit, chat, turn.now, {"intent": "heard"})
        await schedule.refresh(turn)
        await turn.done("added", new)


async def _rows(database: Database, chat: int, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    async with database.work_of(chat) as connection:
        return {
            table.name: sorted(
                [tuple(map(str, row)) for row in await connection.execute(select(table).where(table.c.chat_id == chat))]
            )
            for table in OF_CHATS
            if table.name not in without
        }


@pytest.mark.parametrize("database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.deep)], indirect=True)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
async def test_a_forged_tap_breaks_nothing_and_reaches_nobody_else(stage: Stage, kind: type[Callback]) -> None:
    await live_in(stage, ADA)
    async with unit_of_work(stage.database, BEN) as unit:
        unit.change_chat(name="Ben", started_at=stage.here.clock.now())
    adas, bens = await _rows(stage.database, ADA), await _rows(stage.database, BEN, PASSING)
    sent = 0
    for data in forged(kind):
        await stage.application.process_update(Update.de_json(tap(BEN, BEN, data), stage.application.bot))
        sent += 1
    assert sent > 8
    assert await _rows(stage.database, ADA) == adas
    assert await _rows(stage.database, BEN, PASSING) == bens, "a row came out of nothing"
    assert await set_aside.count(stage.database) == 0


@pytest.mark.deep
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_tap_on_what_was_deleted_breaks_nothing(stage: Stage) -> None:
    await live_in(stage, ADA)
    async with unit_of_work(stage.database, ADA) as unit:
        for application in await applications.everything(unit):
            await applications.remove(unit, application)
        unit.changes.clear()
    before = await _rows(stage.database, ADA, (*PASSING, "actions", "captures", "nudges", "proofs"))
    for kind in KINDS.values():
        if kind.prefix in ("u", "r", "hs", "f"):  # Undo and Redo, people and proofs: they are still there
            continue
        for data in (d for d in forged(kind) if any(f"|{n}" in d for n in range(1, 12)) or "|3" in d):
            await stage.application.process_update(Update.de_json(tap(ADA, ADA, data), stage.application.bot))
    assert await _rows(stage.database, ADA, (*PASSING, "actions", "captures", "nudges", "proofs")) == before
