"""Does everything that a person entered leave, and is nothing forgotten when a table or a column comes to be?"""

import json
from datetime import UTC, datetime

from jsonschema import Draft202012Validator
from sqlalchemy import update

from storage import portable
from storage.database import Database
from storage.schema import applications, metadata
from storage.unit import unit_of_work
from tests.support.searches import lived
from tools.export_schema import SCHEMA, text

NOW = datetime(2027, 11, 1, 15, tzinfo=UTC)

# What stays, and why: each line is a decision. A table that is in neither list fails the test below.
STAYS = {
    "invitations": "the operator's, and of no chat",
    "installation": "the operator's, and of no chat",
    "seen_updates": "numbers of Telegram's",
    "set_aside": "what our own bugs gave up",
    "actions": "what can be undone: counted in rows that the file does not have",
    "nudges": "made anew from the timeline",
    "outbox": "said already, or about to be",
    "leases": "who leads",
    "errands": "work under way",
    "errand_parts": "work under way",
    "chats": "its columns are below",
    "feeds": "a secret address of this bot's",
}
STAYS_OF_CHAT = {
    "chat_id": "told beside it",
    "next_id": "a counter",
    "started_at": "when they first came",
    "blocked_at": "whether Telegram lets us write",
    "used_at": "when they were here last",
    "warned_at": "a mark of the bot's",
    "admitted_at": "by this bot's operator alone",
    "sealed_by": "of this database alone",
}
CACHED = {
    "employer_key",  # the company's name, once more
    "next_step",
    "next_due",
    "next_day",
    "next_rule",
    "applied_at",
    "call_opens",
    "call_sits",
    "shelf",
}


def test_every_table_and_every_column_leaves_or_is_said_to_stay() -> None:
    parts = {part.table.name: part for part in portable.PARTS.values()}
    assert parts.keys() | STAYS.keys() == set(metadata.tables)
    for name, part in parts.items():
        kept = {"chat_id", "id", "gone"} | (CACHED if name == "applications" else set())
        assert part.columns.keys() == {column.name for column in part.table.c} - kept, name
    assert portable.CHAT.keys() | STAYS_OF_CHAT.keys() == {column.name for column in metadata.tables["chats"].c}


def test_every_column_that_points_to_another_table_is_followed() -> None:
    for name, part in portable.PARTS.items():
        pointers = {column for column in part.columns if column.endswith("_id")} - {"file_id", "user_id"}
        assert pointers == set(part.points_to), name
        order = list(portable.PARTS)
        assert all(order.index(target) < order.index(name) for target in part.points_to.values())


async def test_rows_are_counted_anew_and_what_points_to_the_deleted_stays_behind(database: Database) -> None:
    await lived(database, 5, NOW)
    async with unit_of_work(database, 5) as unit:
        parts = await portable.chat_parts(unit)
        whole = json.loads(portable.document(unit.chat, parts))
    assert [row["id"] for row in parts["events"]] == list(range(1, 10))
    assert whole["picks"] == [{"application_id": 1, "id": 1, "need": "patience", "proof_id": 1}]
    assert whole["captures"][0]["data"]["application"] == 1
    assert whole["conversations"][0]["data"]["start"] == {"application": 1, "card": 1}
    assert set(whole) == {"format", "version", "span", "chat_id", "chat", *portable.PARTS}
    async with database.transaction() as connection:
        await connection.execute(update(applications).values(gone=True))
    async with unit_of_work(database, 5) as unit:
        left = await portable.chat_parts(unit)
    assert (left["applications"], left["events"], left["picks"]) == ([], [], [])
    assert [row["application_id"] for row in left["proofs"]] == [None, None], "a proof is the person's, not the job's"
    assert left["captures"][0]["data"]["application"] == 0


async def test_every_value_that_leaves_can_come_in_again(database: Database) -> None:
    await lived(database, 5, NOW)
    async with unit_of_work(database, 5) as unit:
        parts = await portable.chat_parts(unit)
        whole = json.loads(portable.document(unit.chat, parts))
    for name, part in portable.PARTS.items():
        for row, before in zip(whole[name], parts[name], strict=True):
            assert {column: kind.read(row[column]) for column, kind in part.columns.items()} == {
                column: before[column] for column in part.columns
            }, name
    assert all(kind.read(whole["chat"][column]) == whole["chat"][column] for column, kind in portable.CHAT.items())


async def test_the_schema_in_the_docs_is_the_one_by_which_a_file_is_made(database: Database) -> None:
    schema = json.loads(SCHEMA.read_text())
    assert SCHEMA.read_text() == text(), "python -m tools.export_schema"
    Draft202012Validator.check_schema(schema)
    await lived(database, 5, NOW)
    async with unit_of_work(database, 5) as unit:
        whole = json.loads(portable.document(unit.chat, await portable.chat_parts(unit)))
    checked = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checked.iter_errors(whole)] == []
    whole["applications"][0]["country"] = "Atlantis"
    assert len(list(checked.iter_errors(whole))) == 1
