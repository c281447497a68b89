"""Does a list come in as it is meant, whole or not at all, and does our own file come back as it left?"""

import json
from datetime import UTC, timedelta

import pytest
from sqlalchemy import delete, select

from bot.process import Running
from playground.model import Message
from storage import quotas
from storage.schema import applications, chats, errand_parts, errands, events
from storage.unit import unit_of_work
from tests.handlers.conftest import START, introduce
from tests.support.bot import World
from tests.support.person import Person
from tests.support.searches import lived

HUNTR = (
    "Job Title,Company,List,Location,URL,Date Saved,Date Applied,Salary,Description,Excitement\r\n"
    'Nurse,"Acme, Inc.",Applied,Boston,https://acme.example/1,2027-10-01,2027-10-04,$80k,"Ward work\n40 beds",5\r\n'
    "Engineer,Globex,Interview,Paris,,2027-10-02,10/05/2027,,,\r\n"
    "Clerk,Initech,Rejected,,,,Oct 6 2027,,,1\r\n"
    "Cook,Hooli,Wishlist,,,2027-10-07,,,,\r\n"
    ",,,,,,,,,\r\n"
    "Cook,,Applied,,,,2027-10-08,,,\r\n"
    "Baker,Umbrella,Applied,,,,the day of the tentacle,,,\r\n"
    "Driver,Cyberdyne,Ghosted,,,,2027-09-01,,,\r\n"
    "Pilot,Oceanic,Offer,,,,2027-09-02,,,\r\n"
    "Nurse,ACME  inc.,Applied,,,,2027-10-04,,,\r\n"
    "=cmd|' /C calc'!A0,Evil & Sons <b>,Applied,,,,2027-10-09,,,\r\n"
    "Dean,Miskatonic,Applied,,,,2027-12-24,,,\r\n"
)


def _running(here: World) -> Running:
    assert here.bot is not None
    return here.bot


async def _exported(here: World, person: Person) -> bytes:
    await person.says("/export json")
    await person.taps("All")
    message = await person.sees("[file day-eight.json]")
    return here.playground.world.journal.get_bytes(message.content["document"]["file_id"])


def _send(person: Person, content: bytes | str, name: str = "list.csv") -> Message:
    return person.participant.send_document(content.encode() if isinstance(content, str) else content, name)


async def test_a_list_of_another_tracker_comes_in_with_one_tap_and_goes_with_one(here: World, ada: Person) -> None:
    _send(ada, HUNTR)
    shown = (await ada.sees("“list.csv”")).text
    assert (
        "6 applications: 2 applied, 1 with an interview, 1 turned down, 1 gone silent, archived, 1 with an offer"
        in shown
    )
    assert "· Acme, Inc., Nurse: applied Mon 4 Oct" in shown
    assert "Company → company" in shown
    assert "Kept as notes: Location, URL, Excitement" in shown
    assert "1 row left out: here already, or twice in the list" in shown
    assert "1 row left out: saved, but not applied for" in shown
    assert "Can't use 3 rows: row 7: no company; row 8: “the day of the tentacle” is no date" in shown
    assert "row 13: “2027-12-24” is still ahead" in shown
    await ada.taps("Bring in 6 applications")
    await ada.sees("6 applications are in.")
    async with unit_of_work(_running(here).database, ada.participant.chat.id) as unit:
        rows = {row.company: row for row in await unit.connection.execute(select(applications))}
        told = [(row.kind, row.at.day) for row in await unit.connection.execute(select(events).order_by(events.c.id))]
    assert rows["Acme, Inc."].posting == "Ward work\n40 beds"
    assert rows["Acme, Inc."].notes == "Location: Boston\nURL: https://acme.example/1\nExcitement: 5"
    assert rows["Evil & Sons <b>"].title == "=cmd|' /C calc'!A0"
    assert rows["Cyberdyne"].archived_at is not None
    assert told[:4] == [("applied", 4), ("applied", 5), ("heard", 1), ("applied", 6)]
    await ada.says("/list")
    await ada.sees("Globex")
    await ada.taps("Undo")
    await ada.is_told("Undone")
    await ada.says("/undo")
    async with unit_of_work(_running(here).database, ada.participant.chat.id) as unit:
        assert all(row.gone for row in await unit.connection.execute(select(applications)))
        assert (await unit.connection.execute(select(errand_parts))).all() == []
    _send(ada, HUNTR)
    await ada.sees("6 applications")
    await ada.taps("Leave it")
    await ada.sees("Left alone")
    async with unit_of_work(_running(here).database, ada.participant.chat.id) as unit:
        assert (await unit.connection.execute(select(errands))).all() == []


async def test_what_left_comes_back_byte_by_byte(here: World) -> None:
    ada = here.person("Ada")
    await introduce(ada)
    chat = ada.participant.chat.id
    await lived(_running(here).database, chat, START.astimezone(UTC), user=ada.participant.user.id)
    left = await _exported(here, ada)
    _send(ada, left, "day-eight.json")
    await ada.sees("all of it is here already")
    async with _running(here).database.transaction() as connection:
        await connection.execute(delete(chats).where(chats.c.chat_id == chat))
    await introduce(ada)
    _send(ada, left, "day-eight.json")
    shown = (await ada.sees("a copy that /export made")).text
    assert "2 applications, 2 contacts, 9 events, 2 proof points, 1 file, 1 practice answer" in shown
    await ada.taps("Bring in 2 applications")
    await ada.sees("2 applications are in")
    assert await _exported(here, ada) == left
    await ada.taps("Undo")
    await ada.is_told("Undone")
    assert json.loads(await _exported(here, ada))["applications"] == []
    _send(ada, left, "day-eight.json")
    await ada.taps("Bring in 2 applications")
    await ada.sees("2 applications are in")
    again = json.loads(await _exported(here, ada))
    assert again["applications"] == json.loads(left)["applications"]
    assert again["events"] == json.loads(left)["events"]


async def test_a_copy_comes_into_another_chat_beside_what_is_there(here: World, ada: Person) -> None:
    bob = here.person("Bob")
    await introduce(bob)
    now = START.astimezone(UTC)
    await lived(_running(here).database, bob.participant.chat.id, now, user=bob.participant.user.id)
    copy = await _exported(here, bob)
    await lived(_running(here).database, ada.participant.chat.id, now - timedelta(days=1), user=ada.participant.user.id)
    _send(ada, copy, "copy.json")
    shown = (await ada.sees("a copy that /export made")).text
    assert "Unfinished questions stay behind" in shown
    assert "settings" not in shown
    await ada.taps("Bring in 2 applications")
    await ada.sees("2 applications are in")
    whole = json.loads(await _exported(here, ada))
    assert [row["company"] for row in whole["applications"]].count("Acme") == 2
    assert len(whole["contacts"]) == 2, "one person, though told twice"
    assert len(whole["proofs"]) == 2
    second = max(row["id"] for row in whole["applications"] if row["company"] == "Acme")
    assert len([row for row in whole["events"] if row["application_id"] == second]) == 7


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"PK\x03\x04" + bytes(100), "list.xlsx", "is a workbook"),
        (b"PK\x03\x04" + bytes(100), "list.csv", "is a workbook"),
        (b"\n\n , \n", "list.csv", "is empty"),
        (bytes(range(256)) * 20, "list.csv", "is no table of text"),
        (b"Animal,Sound\ncat,meow\n", "list.csv", "can't tell which column is the company"),
        (b"Company,Job title\nA,B\n" * 6000, "list.csv", "has more than 5,000 rows"),
        (b"{}", "x.json", "not one that I wrote"),
        (b"[" * 100_000, "x.json", "not one that I wrote"),
        (b'{"format": "day-eight", "version": 99}', "x.json", "made by a newer Day Eight"),
        (b'{"format": "day-eight", "version": 1, "more": 1}', "x.csv", "made by a newer Day Eight"),
        (b'{"format": "day-eight", "version": 1, "chat": 5}', "x.json", "settings is no object"),
        (b"Company,Job title,Status\nAcme,Nurse,Saved\n", "list.csv", "nothing that I could bring in"),
    ],
)
async def test_what_is_no_list_is_said_to_be_none(
    here: World, ada: Person, content: bytes, name: str, told: str
) -> None:
    _send(ada, content, name)
    await ada.sees(told)


async def test_a_tap_on_a_list_that_is_over_does_nothing(here: World, ada: Person) -> None:
    _send(ada, HUNTR)
    shown = await ada.sees("“list.csv”")
    bring, leave = (row[0]["callback_data"] for row in shown.keyboard)
    await ada.taps("Bring in 6 applications")
    await ada.taps_again(shown, bring)
    await ada.sees("6 applications are in.")
    await ada.is_answered(await ada.taps_again(shown, leave))
    await ada.taps_again(shown, bring)
    await ada.is_told("no longer waiting")
    async with unit_of_work(_running(here).database, ada.participant.chat.id) as unit:
        assert len((await unit.connection.execute(select(applications))).all()) == 6


async def test_more_than_a_chat_can_keep_is_said_before_anything_is_kept(
    here: World, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(quotas.QUOTAS, "applications", 5)
    _send(ada, HUNTR)
    await ada.sees("is more than one chat can keep: I keep 5 applications")
    monkeypatch.setitem(quotas.QUOTAS, "applications", 6)
    for _ in range(3):
        _send(ada, HUNTR)
        await ada.taps("Bring in 6 applications")
        await ada.sees("6 applications are in")
        await ada.taps("Undo")
        await ada.is_told("Undone")
    _send(ada, HUNTR)
    await ada.sees("is more than one chat can keep")
