"""Is what people wrote unreadable in the database, wherever it stands, and does it open at its own place only?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import JSON, LargeBinary, String, Table, select, text, update
from sqlalchemy.exc import StatementError
from sqlalchemy.types import TypeDecorator

from bot.rotate import check
from storage import applications, chats, outbox, proofs
from storage.compact import compact
from storage.contacts import NOBODY
from storage.database import Database, DatabaseUnusable, open_database
from storage.migrate import migrate
from storage.reseal import all_sealed_by, reseal_all, sealed_columns, seals
from storage.schema import contacts, metadata
from storage.seal import UNSEALED, Key, SealBroken, within
from storage.types import FindableText, Sealed
from storage.unit import unit_of_work
from tests.support.everything import NOW, OF_CHATS, live_in
from tests.support.stored import taken

KEY, OTHER = Key(b"k" * 32), Key(b"o" * 32)
ADA, BEN = 7, 8
WORDS = ("Acme Ltd.", "Jane Roe", "12125550100", "ran a ward", "pipelines", "cv.pdf")

# What may stand in clear: kinds and states of our own, ids of Telegram's, names of zones. Everything else that holds
# text is to be sealed; a new column belongs there, unless statements must look into it and it tells of nobody.
IN_CLEAR = {
    "feeds.key_hash",  # of a secret of 256 bits, which the database does not have
    "actions.said",
    "actions.what",
    "applications.country",
    "applications.hours",
    "applications.next_rule",
    "applications.next_step",
    "applications.playbook",
    "applications.shelf",
    "applications.zone",
    "attachments.kind",
    "chats.language",
    "chats.playbook",
    "chats.sealed_by",
    "chats.zone",
    "contacts.role",
    "conversations.name",
    "conversations.state",
    "errands.kind",
    "errands.state",
    "events.kind",
    "nudges.kind",
    "nudges.state",
    "nudges.step",
    "outbox.method",
    "outbox.state",
    "pitches.kind",
    "rehearsals.kind",
    "rehearsals.role",
    "rehearsals.rules",
    "set_aside.error",
}


@pytest.fixture
def key() -> Key:
    return KEY


def test_every_column_that_holds_text_is_sealed_or_known_to_tell_of_nobody() -> None:
    clear = set()
    for table in OF_CHATS:
        for column in table.columns:
            kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
            if isinstance(kind, String | JSON | LargeBinary) and not isinstance(column.type, Sealed):
                clear.add(f"{table.name}.{column.name}")
    assert clear == IN_CLEAR


def test_a_value_is_bound_to_where_it_stands() -> None:
    for table in metadata.sorted_tables:
        for column in sealed_columns(table):
            assert isinstance(column.type, Sealed)
            assert column.type.column == f"{table.name}.{column.name}"


async def test_nothing_readable_is_stored(database: Database, database_url: str) -> None:
    await live_in(database, ADA, "Acme Ltd.", 100)
    stored = await taken(database_url)
    assert [word for word in WORDS if word.encode() in stored] == []
    assert stored.count(b"s1:") > 15
    async with unit_of_work(database, ADA) as unit:
        (application,) = await applications.live(unit)
        assert (application.company, application.contact.phone) == ("Acme Ltd.", "+12125550100")


async def test_equal_texts_look_different_but_where_they_are_looked_up(database: Database) -> None:
    for chat in (ADA, BEN):
        async with unit_of_work(database, chat) as unit:
            for _ in range(2):
                await applications.add(unit, company="Acme", title="Nurse", contact=NOBODY, created_at=NOW)
            assert len(await applications.connected(unit, [1])) == 2
    async with database.transaction() as connection:
        rows = (await connection.execute(text("SELECT company, employer_key, chat_id FROM applications"))).all()
    assert len({row.company for row in rows}) == 4
    assert {len({row.employer_key for row in rows if row.chat_id == chat}) for chat in (ADA, BEN)} == {1}
    assert len({row.employer_key for row in rows}) == 2


@contextmanager
def _broken() -> Iterator[None]:
    with pytest.raises(SealBroken) as raised:
        yield
    assert not any(word in str(raised.value) for word in WORDS)


async def test_a_value_that_was_moved_or_changed_does_not_open(database: Database) -> None:
    for chat in (ADA, BEN):
        async with unit_of_work(database, chat) as unit:
            await proofs.add(unit, f"ran a ward {chat}", None)
            await applications.add(unit, company="Acme", title="Nurse", contact=NOBODY, created_at=NOW)
    for value in (
        "(SELECT text FROM proofs WHERE chat_id = 8)",
        "(SELECT company FROM applications WHERE chat_id = 7)",
        "'in clear'",
        "replace(text, 's1:', 's1:AAAA')",
        "'s1:'",
    ):
        async with database.transaction() as connection:
            await connection.execute(text(f"UPDATE proofs SET text = {value} WHERE chat_id = 7"))  # noqa: S608
        with _broken():
            async with unit_of_work(database, ADA) as unit:
                await proofs.all_of(unit)


async def test_outside_of_a_chats_work_nothing_opens(database: Database) -> None:
    await live_in(database, ADA, "Acme Ltd.", 100)
    async with database.transaction() as connection:
        with pytest.raises(SealBroken):
            (await connection.execute(select(contacts.c.name))).all()
        with pytest.raises(StatementError, match="outside"):
            await connection.execute(update(contacts).values(name="Eve"))


@pytest.mark.parametrize("table", [table for table in OF_CHATS if sealed_columns(table)], ids=lambda t: t.name)
def test_no_statement_can_look_into_a_sealed_column(table: Table) -> None:
    for column in sealed_columns(table):
        assert column.is_(None) is not None
        assert (column != "") is not None
        for look in (column.desc, lambda c=column: c.like("A%"), lambda c=column: c < "b", lambda c=column: c + "b"):
            with pytest.raises(TypeError, match="sealed"):
                look()
        if not isinstance(column.type, FindableText):
            with pytest.raises(TypeError, match="sealed"):
                _ = column == "Acme"


async def test_a_letter_is_opened_for_its_own_chat(database: Database) -> None:
    for chat in (ADA, BEN):
        async with unit_of_work(database, chat) as unit:
            enclosure = outbox.Enclosure("list.csv", f"Acme {chat}".encode())
            await outbox.put(unit, "sendDocument", {"caption": f"for {chat}"}, enclosure=enclosure)
    letters = await outbox.claim(database, 10, 60)
    assert {letter.chat_id: letter.payload["caption"] for letter in letters} == {ADA: "for 7", BEN: "for 8"}
    assert {await outbox.enclosed(database, letter) for letter in letters} == {b"Acme 7", b"Acme 8"}


async def _reseal(database_url: str, known: dict[str, Key | None], new: Key | None, *, most: int = 99) -> None:
    """As `rotate-key` does, and stop after `most` chats as a kill would."""
    database = await open_database(database_url, KEY)
    try:
        async for done in reseal_all(database, known, new):
            if done == most:
                return
        await compact(database)
    finally:
        await database.close()


async def _all_sealed_by(database_url: str, key: Key | None) -> bool:
    database = await open_database(database_url, key)
    try:
        return await all_sealed_by(database, key)
    finally:
        await database.close()


async def _lives(database_url: str, key: Key | None) -> None:
    database = await open_database(database_url, key)
    try:
        for chat in (ADA, BEN, BEN + 1):
            async with unit_of_work(database, chat) as unit:
                (application,) = await applications.live(unit)
                assert (application.company, application.contact.name) == ("Acme Ltd.", "Jane Roe")
                assert len(await applications.connected(unit, [application.id])) == 1
    finally:
        await database.close()


async def test_sealed_for_the_first_time_then_anew_then_no_longer(database: Database, database_url: str) -> None:
    await database.close()
    plain = await open_database(database_url)
    for chat in (ADA, BEN, BEN + 1):
        await live_in(plain, chat, "Acme Ltd.", 100)
    await plain.close()
    known: dict[str, Key | None] = {UNSEALED: None, KEY.fingerprint: KEY, OTHER.fingerprint: OTHER}
    for new in (KEY, OTHER):
        await _reseal(database_url, known, new, most=1)  # killed half way
        assert not any([await _all_sealed_by(database_url, key) for key in known.values()])
        await _reseal(database_url, known, new)
        assert [await _all_sealed_by(database_url, key) for key in known.values()] == [
            key is new for key in known.values()
        ]
        await _lives(database_url, new)
        stored = await taken(database_url)
        assert [word for word in WORDS if word.encode() in stored] == []
    await _reseal(database_url, known, None)
    await _lives(database_url, None)
    assert b"Jane Roe" in await taken(database_url)


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        (KEY, None, "is encrypted: set ENCRYPTION_KEY_FILE"),
        (KEY, OTHER, "not the one"),
        (None, KEY, "rotate-key"),
        (None, None, ""),
        (KEY, KEY, ""),
    ],
)
async def test_a_process_without_the_key_does_not_start(
    tmp_path: Path, first: Key | None, then: Key | None, said: str
) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    database = await open_database(url, first)
    await migrate(database)
    await live_in(database, ADA, "Acme Ltd.", 100)
    assert await seals(database) == {first.fingerprint if first else UNSEALED: 1}
    await database.close()
    database = await open_database(url, then)
    try:
        if not said:
            await check(database)
            return
        with pytest.raises(DatabaseUnusable, match=said) as raised:
            await check(database)
        assert "\n" not in str(raised.value)
        with pytest.raises(SealBroken):
            async with unit_of_work(database, ADA):
                pass
    finally:
        await database.close()


async def test_a_chat_that_moves_is_sealed_for_its_new_id(database: Database) -> None:
    await live_in(database, ADA, "Acme Ltd.", 100)
    await chats.migrate(database, ADA, BEN)
    async with database.transaction() as connection:
        for table in OF_CHATS:
            with within(KEY, BEN):
                for column in sealed_columns(table):
                    (await connection.execute(select(column))).all()
