"""The coach's word in chat: closing kindly, hours of both sides, channels, and one person for two employers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.timeline import Applied, Channel, Outcome, Role, StillWanted, Touch
from handlers import schedule
from handlers.turn import Turn
from storage import applications, events
from storage.contacts import Contact
from storage.unit import unit_of_work
from tests.handlers.conftest import START, add
from tests.support.bot import World
from tests.support.person import Person

NEW_YORK = ZoneInfo("America/New_York")
JANE = "Jane Roe, recruiter, +1 212 555 0100"


async def silent_to_the_end(here: World, ada: Person, *companies: str) -> None:
    """Applications that had their talk, their second chance, and no answer since."""
    assert here.bot is not None
    chat = ada.participant.chat.id
    applied = START - timedelta(days=50)
    reached = Touch(at=applied + timedelta(days=7), channel=Channel.PHONE, outcome=Outcome.REACHED)
    again = applied + timedelta(days=22)
    async with unit_of_work(here.bot.database, chat) as unit:
        turn = Turn(unit, START, user_id=ada.participant.user.id)
        for n, company in enumerate(companies):
            contact = Contact(name=f"Joe {company}", role=Role.HIRING_MANAGER, phone=f"+1212555011{n}")
            new = await applications.add(unit, company=company, title="Nurse", contact=contact, created_at=applied)
            second = Touch(at=again, channel=Channel.PHONE, outcome=Outcome.REACHED)
            for event in (Applied(at=applied), reached, StillWanted(at=again, answer=True), second):
                await events.append(unit, new, event, turn.user_id)
        await schedule.refresh(turn)


async def test_several_that_went_silent_are_one_question_with_one_tap_a_row(here: World, ada: Person) -> None:
    await silent_to_the_end(here, ada, "Acme", "Brook", "Crest")
    here.move(minutes=1)
    question = await ada.sees("Close these 3?")
    await ada.taps("Close Brook")
    await ada.is_told("Closed kindly")
    await ada.sees("Close these 3?")
    assert ada.keyboard == ["Close Acme", "↩ Reopen Brook", "Close Crest"]
    await ada.taps("↩ Reopen Brook")
    await ada.is_told("Open again")
    await ada.sees("Close these 3?")
    assert ada.keyboard == ["Close Acme", "Close Brook", "Close Crest"]
    stale = question.keyboard[2][0]["callback_data"]
    await ada.taps_again(question, stale)
    await ada.is_told("Closed kindly")
    await ada.taps_again(question, stale)
    await ada.is_told("noted already")


async def test_two_taps_at_once_both_show(here: World, ada: Person) -> None:
    """The second tap's message may still show the first row as it was; the rows follow the applications."""
    await silent_to_the_end(here, ada, "Acme", "Brook")
    here.move(minutes=1)
    await ada.sees("Close these 2?")
    await ada.taps("Close Acme")
    await ada.taps("Close Brook")
    await ada._until(lambda: ada.keyboard == ["↩ Reopen Acme", "↩ Reopen Brook"] or None, lambda: "both rows closed")


async def test_the_look_at_the_week_closes_and_reopens_in_place(here: World, ada: Person) -> None:
    await silent_to_the_end(here, ada, "Acme")
    here.move(minutes=1)
    await ada.sees("Close Acme?")
    here.move(days=7)
    await ada.sees("Your week")
    await ada.taps("Close Acme")
    await ada.is_told("Closed kindly")
    await ada.sees("Your week")
    assert "↩ Reopen Acme" in ada.keyboard


async def test_what_they_ended_is_not_reopened_by_a_forged_tap(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.taps("It's decided…")
    await ada.taps("They said no")
    told = await ada.sees("Turned down")
    application = next(b["callback_data"] for row in told.keyboard for b in row if b["text"] == "Open").split("|")[1]
    await ada.taps_again(told, f"x|{application}|reopen")
    await ada.is_told("They ended this one")


async def test_quiet_hours_are_a_setting_and_leave_time_for_calls(here: World, ada: Person) -> None:
    await ada.says("/settings")
    await ada.taps("When you can call")
    await ada.sees("When can you make calls?")
    await ada.says("22:00-23:00")
    await ada.sees("lies in your quiet hours, 21:00–08:00")
    await ada.says("20:00-20:45")
    await ada.sees("When you can call: 20:00–20:45")
    await ada.taps("Quiet hours")
    await ada.taps("20:00–09:00")
    await ada.is_told("no time would be left")
    await ada.taps("22:00–07:00")
    await ada.sees("Quiet: 22:00–07:00")


async def test_a_number_from_a_land_of_many_zones_is_a_guess_that_says_so(here: World, ada: Person) -> None:
    await add(ada, "Koala", "Kim Lee, hiring manager, +61 412 345 678")
    assert "A guess from the number" in ada.last.text
    await ada.taps("Open")
    await ada.sees("Sydney time")
    await ada.taps("Where they are")
    await ada.sees("In which city is Koala?")
    await ada.says("Perth")
    await ada.sees("When do they answer the phone?")
    await ada.says("15-22")
    card = await ada.sees("They answer 15:00–22:00, Perth time")
    assert "A guess" not in card.text


async def test_other_ways_of_writing_are_kept_and_count_as_an_email(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("2 emails")
    await ada.taps("I wrote")
    await ada.sees("email 87 %")
    await ada.taps("LinkedIn message")
    await ada.sees("LinkedIn message")
    await ada.taps("Open")
    await ada.sees("1 email.")


async def test_one_recruiter_for_two_employers_is_one_call(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await add(ada, "Bolt", JANE)
    await ada.taps("Open")
    await ada.sees("your contact for Acme: the limits are shared")
    here.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
    nudge = await ada.sees("Call Jane Roe at")
    assert "one call can serve both" in nudge.text


async def test_calls_of_one_day_sit_together(here: World, ada: Person) -> None:
    """East and west: both wait for the later office to open, so that they can be made in one go."""
    await add(ada, "East", "Ed Low, hiring manager, +1 212 555 0101")
    await add(ada, "West", "Wes Orr, hiring manager, +1 415 555 0102")
    here.move_to(datetime(2027, 11, 8, 9, 0, tzinfo=NEW_YORK))
    week = await ada.sees("Your week")
    await here.idle()
    assert ada.last == week
    here.move_to(datetime(2027, 11, 8, 12, 0, tzinfo=NEW_YORK))
    await ada.sees("Call Ed Low at East")
    await ada.sees("Call Wes Orr at West")
