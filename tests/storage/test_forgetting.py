"""Is a forgotten chat gone, from every table whoever adds it, and from the files?"""

from datetime import timedelta

from sqlalchemy import func, select

from storage import forgetting
from storage.compact import compact
from storage.database import Database
from storage.schema import chats, seen_updates
from storage.unit import Chat, unit_of_work
from tests.support.everything import NOW, OF_CHATS, live_in
from tests.support.stored import taken

ADA, BEN = 7_000_000_007, 8
WORDS = ("Acme Ltd.", "Jane Roe", "+12125550100", "ran a ward", "pipelines", "cv.pdf")


async def _rows(database: Database, chat: int) -> dict[str, int]:
    async with database.transaction() as connection:
        return {
            table.name: (
                await connection.execute(select(func.count()).select_from(table).where(table.c.chat_id == chat))
            ).scalar_one()
            for table in OF_CHATS
        }


async def test_nothing_is_left_in_any_table_nor_in_the_files(database: Database, database_url: str) -> None:
    await live_in(database, ADA, "Acme Ltd.", 100)
    await live_in(database, BEN, "Other", 200)
    others = await _rows(database, BEN)
    assert all((await _rows(database, ADA)).values()), "a table without a row proves nothing"
    async with unit_of_work(database, ADA) as unit:
        assert await forgetting.counts(unit) == {"applications": 1, "contacts": 2, "events": 1, "proofs": 1}
        await forgetting.forget(unit)
    left = {name for name, count in (await _rows(database, ADA)).items() if count}
    assert left == {chats.name, seen_updates.name}
    assert await _rows(database, BEN) == others
    async with unit_of_work(database, ADA) as unit:
        assert unit.chat == Chat(chat_id=ADA)
    async with unit_of_work(database, BEN) as unit:
        await forgetting.forget(unit)  # its words are the same
    await compact(database)
    stored = await taken(database_url)
    assert [word for word in WORDS if word.encode() in stored] == []


async def test_in_the_end_not_even_the_chats_number_is_left(database: Database) -> None:
    await live_in(database, ADA, "Acme Ltd.", 100)
    await live_in(database, BEN, "Other", 200)
    async with unit_of_work(database, ADA) as unit:
        await forgetting.forget(unit)
        unit.change_chat(used_at=NOW)
    assert await forgetting.drop_empty(database, NOW + timedelta(days=4), 10) == 0  # updates are remembered still
    async with database.transaction() as connection:
        await connection.execute(seen_updates.delete())
    assert await forgetting.drop_empty(database, NOW, 10) == 0
    assert await forgetting.drop_empty(database, NOW + timedelta(days=4), 10) == 1
    assert set((await _rows(database, ADA)).values()) == {0}
    assert (await _rows(database, BEN))[chats.name] == 1
