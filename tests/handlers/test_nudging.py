"""Nudges come by themselves at the right time, are planned again when they are due, and say when they are late."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.handlers.conftest import START, add, introduce
from tests.support.bot import World, world
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
async def stopped(sqlite_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A playground whose bot is not running yet."""
    async with world(sqlite_url, tmp_path, START) as made:
        yield made


async def test_a_nudge_waits_for_their_opening_hour(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    async with here.silence(ada):
        here.move_to(datetime(2027, 11, 8, 8, 59, tzinfo=NEW_YORK))
    here.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
    await ada.sees("Call Jane Roe at Acme")


async def test_their_hours_are_those_of_their_number(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 415 555 0100")
    assert "Mon 8 Nov, 12:00 New York" in ada.last.text


async def test_what_happened_meanwhile_calls_a_nudge_off(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("Left in this stage")
    await ada.taps("It's decided…")
    await ada.sees("How did it end?")
    await ada.taps("They said no")
    await ada.sees("Turned down")
    here.move(days=7)
    told = await ada.sees("Your week")
    assert "Acme" not in told.text
    await here.idle()
    assert ada.last == told


async def test_whoever_has_an_offer_and_nothing_else_is_told_of_no_week(here: World, ada: Person) -> None:
    await add(ada)
    await ada.says("Acme offered me the job!")
    await ada.taps("Save")
    assert "Congratulations." in (await ada.sees("An offer.")).text
    async with here.silence(ada):
        here.move(days=7)


async def test_the_search_for_a_person_is_brought_up_once_a_day(here: World, ada: Person) -> None:
    await add(ada)
    await ada.sees("Find out who decides")
    for said in ("called Acme, no answer", "called Acme again, no answer"):
        await ada.says(said)
        await ada.taps("Save")
        record = await ada.sees("Next: find out who decides.")
    await here.idle()
    assert ada.last == record
    here.move(days=1)
    await ada.sees("Find out who decides")
    await ada.taps("In an hour")
    await ada.sees("I'll bring it up again")
    here.move(hours=1, minutes=1)
    await ada.sees("Find out who decides")


async def test_a_thank_you_note_is_brought_up_once_though_more_is_told(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("interview with Jane at Acme today at noon")
    await ada.taps("Save")
    await ada.sees("Next: the interview")
    here.move_to(datetime(2027, 11, 1, 14, 1, tzinfo=NEW_YORK))
    await ada.sees("Thank Jane Roe at Acme")
    await ada.says("Acme said they decide by Friday")
    await ada.taps("Save")
    told = await ada.sees("They promised")
    async with here.silence(ada):
        here.move(hours=3)
    assert ada.last == told


async def test_a_late_nudge_says_so(stopped: World) -> None:
    ada = stopped.person()
    async with stopped.running():
        await introduce(ada)
        await add(ada, "Acme", JANE)
    stopped.move_to(datetime(2027, 11, 9, 15, 0, tzinfo=NEW_YORK))
    async with stopped.running():
        nudge = await ada.sees("Call Jane Roe at Acme")
    assert "This comes late, by 30 hours." in nudge.text


async def test_several_late_ones_come_as_one_message_interviews_first(stopped: World) -> None:
    ada = stopped.person()
    async with stopped.running():
        await introduce(ada)
        for number, company in enumerate(("Acme", "Globex", "Initech")):
            await add(ada, company, f"Jane {company}, hiring manager, +1 212 555 010{number}")
        await ada.says("/interview Initech")
        await ada.sees("When is the interview")
        await ada.says("today at 3pm")
        await ada.sees("Who is it with?")
        await ada.taps("Skip")
        await ada.sees("Next: the interview")
    stopped.move_to(datetime(2027, 11, 10, 10, 0, tzinfo=NEW_YORK))
    async with stopped.running():
        digest = await ada.sees("I'm late with")
        labels = [button["text"] for row in digest.keyboard for button in row]
        assert labels[0] == "How did it go: Initech"
        assert {"Call: Acme", "Call: Globex"} <= set(labels)
        await ada.taps("Call: Globex")
        await ada.sees("Call Jane Globex at Globex")


async def test_nothing_is_pushed_twice_over_a_graceful_restart(stopped: World) -> None:
    ada = stopped.person()
    async with stopped.running():
        await introduce(ada)
        await add(ada, "Acme", JANE)
        stopped.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
        await ada.sees("Call Jane Roe at Acme")
    async with stopped.running(), stopped.silence(ada):
        pass


async def test_questions_do_not_come_at_night(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/interview")
    await ada.sees("When is the interview")
    await ada.says("today at 8pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview")
    here.move_to(datetime(2027, 11, 1, 21, 0, tzinfo=NEW_YORK))
    await ada.sees("How did it go at Acme?")
    async with here.silence(ada):
        here.move_to(datetime(2027, 11, 2, 7, 59, tzinfo=NEW_YORK))
    here.move_to(datetime(2027, 11, 2, 8, 0, tzinfo=NEW_YORK))
    await ada.sees("Thank Jane Roe at Acme")


async def test_the_look_at_the_week_comes_on_monday_and_can_be_switched_off(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    here.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
    look = await ada.sees("Your week")
    assert "Acme" in look.text
    await ada.taps("No more weekly looks")
    settings = await ada.sees("Look at the week, Mondays: off")
    assert settings.message_id == look.message_id
    async with here.silence(ada):
        here.move_to(datetime(2027, 11, 15, 9, 0, tzinfo=NEW_YORK))
