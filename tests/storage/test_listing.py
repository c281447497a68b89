"""Pages, counts and orders of the list, on both databases; and where an old database's applications lie."""

from datetime import UTC, datetime, timedelta

from alembic import command
from sqlalchemy import select, text

from coach.shelves import Shelf, shelf_of
from coach.steps import Next
from coach.timeline import Applied, Decided, Event, Interview, Verdict
from storage import applications, events, listing
from storage.contacts import NOBODY, Contact
from storage.database import Database
from storage.migrate import config
from storage.schema import applications as table
from storage.unit import Unit, unit_of_work

NOW = datetime(2027, 11, 9, 15, 0, tzinfo=UTC)
APPLIED = Applied(at=NOW - timedelta(days=9))
SET = Interview(at=NOW, held=NOW + timedelta(days=1))


async def _add(unit: Unit, company: str, **cached: object) -> int:
    person = Contact(name=f"{company}'s Jane") if company == "Brook" else NOBODY
    new = await applications.add(unit, company=company, title="Nurse", contact=person, created_at=NOW)
    made = await applications.load(unit, new)
    assert made is not None
    await applications.cache(unit, [(made, cached)])
    return new


async def test_pages_counts_and_orders(database: Database) -> None:
    async with unit_of_work(database, 1) as unit:
        brook = await _add(unit, "Brook", next_due=NOW + timedelta(days=2), shelf="interview")
        acme = await _add(unit, "acme", next_due=NOW + timedelta(days=1))
        never = await _add(unit, "Crest")
        closed = await _add(unit, "Globex", shelf="closed", next_step="nothing")
        away = await _add(unit, "Initech", archived_at=NOW)
        gone = await _add(unit, "Gone")
        removed = await applications.load(unit, gone)
        assert removed is not None
        await applications.remove(unit, removed)

        async def ids(shelf: str, order: str, first: int = 0, count: int = 8) -> list[int]:
            return [entry.id for entry in await listing.page(unit, shelf, order, first, count)]

        assert await ids("live", "next") == [acme, brook, never]
        assert await ids("live", "company") == [acme, brook, never]
        assert await ids("live", "newest") == [never, acme, brook]
        assert await ids("live", "next", 1, 1) == [brook]
        assert await ids("applied", "next") == [acme, never]
        assert await ids("closed", "next") == [closed]
        assert await ids("archived", "next") == [away]
        assert await listing.counts(unit) == {"live": 3, "applied": 2, "interview": 1, "closed": 1, "archived": 1}
        assert list(await listing.standing(unit)) == [acme, brook, never, closed]
        assert {entry.id for entry in await listing.everything(unit)} == {acme, brook, never, closed, away}
        assert [entry.person for entry in await listing.page(unit, "live", "next", 0, 2)] == ["", "Brook's Jane"]
    async with unit_of_work(database, 2) as other:
        assert await listing.counts(other) == {}


def test_the_shelf_tells_how_far_an_application_has_come() -> None:
    assert shelf_of([APPLIED], Next.CALL) is Shelf.APPLIED
    assert shelf_of([APPLIED, SET], Next.WAIT) is Shelf.INTERVIEW
    for verdict, shelf in [(Verdict.OFFER, Shelf.OFFER), (Verdict.REJECTED, Shelf.CLOSED)]:
        assert shelf_of([APPLIED, SET, Decided(at=NOW, outcome=verdict)], Next.NOTHING) is shelf


async def test_an_old_database_gets_its_shelves(database: Database) -> None:
    lives: dict[str, tuple[str, list[Event]]] = {
        "applied": ("call", [APPLIED]),
        "interview": ("wait", [APPLIED, SET]),
        "closed": ("nothing", [APPLIED, Decided(at=NOW, outcome=Verdict.REJECTED)]),
        "offer": ("nothing", [APPLIED, SET, Decided(at=NOW, outcome=Verdict.OFFER)]),
    }
    async with unit_of_work(database, 1) as unit:
        for company, (step, happened) in lives.items():
            new = await _add(unit, company, next_step=step)
            for event in happened:
                await events.append(unit, new, event, 1)
    async with database.transaction() as connection:
        await connection.execute(text("ALTER TABLE applications DROP COLUMN shelf"))
        await connection.execute(text("UPDATE alembic_version SET version_num = '0010'"))

    def upgrade(connection: object) -> None:
        own = config()
        own.attributes["connection"] = connection
        command.upgrade(own, "0011")

    async with database.transaction() as connection:
        await connection.run_sync(upgrade)
        rows = (await connection.execute(select(table.c.company, table.c.shelf))).all()
    assert {row.company: row.shelf for row in rows} == {company: company for company in lives}
