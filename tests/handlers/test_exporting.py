"""Does a search leave whole, in files that other people's programs read as they are meant?"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from ical.calendar_stream import IcsCalendarStream
from pypdf import PdfReader

from bot.process import Running
from coach.exchange import cells
from handlers import spans
from handlers.turn import Turn
from storage.database import Database
from storage.unit import unit_of_work
from tests.handlers.conftest import START, introduce
from tests.support.bot import World
from tests.support.person import Person
from tests.support.searches import CJK, ODD, lived


async def _files(here: World, person: Person, label: str, days: str, count: int) -> Mapping[str, bytes]:
    """Ask for files by taps, and wait for so many of them."""
    await person.says("/export")
    await person.taps(label)
    await person.sees("Of which days?")
    await person.taps(days)
    found = {}
    for _ in range(count):
        message = await person.sees("[file ")
        sent = message.content["document"]
        found[sent["file_name"]] = here.playground.world.journal.get_bytes(sent["file_id"])
    return found


def _running(here: World) -> Running:
    assert here.bot is not None
    return here.bot


@pytest.fixture
async def seeker(here: World) -> Person:
    """Ada, in the middle of a search."""
    ada = here.person("Ada")
    await introduce(ada)
    await lived(_running(here).database, ada.participant.chat.id, START.astimezone(UTC))
    return ada


async def test_all_of_it_leaves_as_files_that_others_read(here: World, seeker: Person) -> None:
    sheets = await _files(here, seeker, "Spreadsheet", "All", 2)
    _read_sheets(sheets)
    calendar = await _files(here, seeker, "Calendar", "All", 1)
    _read_calendar(calendar["day-eight.ics"].decode())
    log = await _files(here, seeker, "Work-search log", "All", 2)
    _read_log(log)
    whole = json.loads((await _files(here, seeker, "Everything", "All", 1))["day-eight.json"])
    assert (whole["format"], whole["version"], whole["chat"]["name"]) == ("day-eight", 1, "Ada")
    assert [a["company"] for a in whole["applications"]] == ["Acme", ODD], "what was deleted has left"
    assert whole["applications"][0]["notes"] == CJK
    assert len(whole["events"]) == 9


def _read_sheets(sheets: Mapping[str, bytes]) -> None:
    text = sheets["applications.csv"].decode("utf-8-sig")
    assert csv.Sniffer().sniff(text).delimiter == ","
    acme, odd = list(csv.DictReader(io.StringIO(text, newline="")))
    assert (acme["Company"], acme["Status"], acme["Notes"]) == ("Acme", "Interview", CJK)
    assert acme["Contact phone"] == "'+12125550100", "a spreadsheet would reckon with it"
    assert acme["Other contacts"] == "Max Mo, max@acme.example"
    assert (odd["Company"], odd["Job title"], odd["Status"]) == (f"'{ODD}", "'-1+1", "Rejected")
    events = list(csv.DictReader(io.StringIO(sheets["events.csv"].decode("utf-8-sig"), newline="")))
    assert [row["What happened"] for row in events[:2]] == ["Applied", "Call: voicemail left"]
    assert len(events) == 9


def _read_calendar(text: str) -> None:
    found = IcsCalendarStream.calendar_from_ics(text)
    held, ahead = sorted((e for e in found.events if e.uid and e.uid.startswith("interview")), key=lambda e: e.start)
    assert ahead.summary == "2nd interview: Acme, Data engineer"
    assert ahead.dtstart == START + timedelta(days=3)
    assert ahead.location == "Zoom"
    assert [alarm.trigger for alarm in ahead.alarm] == [timedelta(days=-1), timedelta(hours=-1)]
    assert "TZID=America/New_York" in text
    assert len({event.uid for event in found.events}) == len(found.events)
    assert held.summary == "1st interview: Acme, Data engineer"


def _read_log(log: Mapping[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(log["work-search-log.csv"].decode("utf-8-sig"), newline="")))
    assert [(row["How"], row["Outcome"]) for row in rows if row["Employer"] == "Acme"] == [
        ("Application", "Sent"),
        ("Call", "Voicemail left"),
        ("Their call or message", "They got in touch"),
        ("Interview", "Held"),
    ], "the interview that is still ahead is no contact yet"
    assert rows[-1]["Outcome"] == "Turned down"
    pages = PdfReader(io.BytesIO(log["work-search-log.pdf"])).pages
    text = pages[0].extract_text()
    assert "Ada, +12125550199" in text
    assert "6 contacts with 2 employers" in text
    assert "Łódź" in text, "the letters of other languages are lost"
    assert "Kept with Day Eight, printed on 01 Nov 2027" in text


async def test_days_are_chosen_or_typed_and_empty_ones_give_no_file(here: World, seeker: Person) -> None:
    log = await _files(here, seeker, "Work-search log", "Last 7 days", 2)
    name = "work-search-log-2027-10-26-to-2027-11-01.csv"
    assert len(log[name].decode("utf-8-sig").splitlines()) == 2
    await seeker.says("/export log")
    await seeker.taps("Other days…")
    await seeker.sees("From when to when?")
    await seeker.says("banana")
    await seeker.sees("a first and a last day")
    await seeker.says("1 Jan to 15 Feb 2020")
    await seeker.sees("nothing happened in these days")
    part = json.loads(
        (await _files(here, seeker, "Everything", "Last 7 days", 1))["day-eight-2027-10-26-to-2027-11-01.json"]
    )
    assert part["span"] == ["2027-10-26", "2027-11-01"]
    assert part["captures"] == []


async def test_a_group_takes_out_what_is_its_own(here: World, seeker: Person) -> None:
    group = here.playground.group("Job hunt", [seeker.participant])
    inside = Person(group.person(seeker.participant))
    async with unit_of_work(_running(here).database, inside.participant.chat.id) as unit:
        unit.change_chat(zone="America/New_York", started_at=START)
    whole = json.loads((await _files(here, inside, "Everything", "All", 1))["day-eight.json"])
    assert (whole["applications"], whole["contacts"], whole["proofs"]) == ([], [], [])


SPANS = {
    "1 Oct to 15 Nov": (date(2027, 10, 1), date(2027, 11, 15)),
    "1 to 15 Oct": (date(2027, 10, 1), date(2027, 10, 15)),
    "from 3 Sep until 4 Oct": (date(2027, 9, 3), date(2027, 10, 4)),
    "October": (date(2027, 10, 1), date(2027, 10, 31)),
    "dec": (date(2026, 12, 1), date(2026, 12, 31)),
    "Feb 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "since 3 Nov": (date(2027, 11, 3), date(2027, 11, 20)),
    "Sep – Oct": (date(2027, 9, 1), date(2027, 10, 31)),
    "15 Nov to 15 Jan": (date(2027, 11, 15), date(2028, 1, 15)),
    "1 Dec to 15 Jan": (date(2026, 12, 1), date(2027, 1, 15)),
    "1 Oct to 25 Nov": (date(2027, 10, 1), date(2027, 11, 25)),
    "1 Jan to 15 Feb 2020": (date(2020, 1, 1), date(2020, 2, 15)),
    "2027-10-01 to 2027-10-31": (date(2027, 10, 1), date(2027, 10, 31)),
    "31 to 5 Oct": None,
    "": None,
    "=1+1": None,
    "to": None,
    "1 Oct to 2 Oct to 3 Oct": None,
}


async def test_spans_as_they_are_typed(database: Database) -> None:
    now = datetime(2027, 11, 20, 15, tzinfo=ZoneInfo("America/New_York"))
    async with unit_of_work(database, 77) as unit:
        unit.change_chat(zone="America/New_York")
        turn = Turn(unit, now, user_id=1)
        assert {said: spans.read(turn, said, now.date()) for said in SPANS} == SPANS


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5", "@x", "\tx", "\rx", " =1", "＝1"])
def test_a_formula_is_text_and_comes_back_as_it_was(cell: str) -> None:
    assert cells.defused(cell) == f"'{cell}"
    assert cells.plain(cells.defused(cell)) == cell
    assert cells.plain("'tis") == "'tis"
