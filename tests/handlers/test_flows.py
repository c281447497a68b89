"""The flows as they are meant, beside the story: places, contacts, interviews that are over, settings, lists."""

import pytest

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person


async def _at_zone(here: World, language: str = "en") -> Person:
    person = here.person("Ada", language)
    await person.says("/start")
    await person.taps("Ada")
    await person.sees("Where are you?")
    return person


@pytest.mark.parametrize(
    ("typed", "place"),
    [("Boston", "New York"), ("munich", "Berlin"), ("Europe/Lisbon", "Lisbon"), ("Melborne", "Melbourne")],
)
async def test_a_city_or_a_zone_can_be_typed(here: World, typed: str, place: str) -> None:
    ada = await _at_zone(here)
    await ada.says(typed)
    question = await ada.sees("How forward")
    assert place in question.text


async def test_a_city_that_there_is_twice_is_asked_about(here: World) -> None:
    ada = await _at_zone(here)
    await ada.says("Birmingham")
    await ada.sees("Which “Birmingham” do you mean?")
    await ada.taps("London (Europe)")
    assert "London" in (await ada.sees("How forward")).text


async def test_an_unknown_place_is_explained(here: World) -> None:
    ada = await _at_zone(here)
    await ada.says("Xyzzyville")
    await ada.sees("I don't know “Xyzzyville”")
    await ada.taps("Chicago")
    await ada.sees("How forward")


async def test_what_is_only_like_a_city_is_asked_about(here: World) -> None:
    ada = await _at_zone(here)
    await ada.says("driver")
    await ada.sees("I don't know “driver”. Do you mean a place below?")
    assert "Rivera (Montevideo time)" in ada.keyboard
    await ada.says("new yrok")
    await ada.taps("New York (New York time)")
    assert "New York" in (await ada.sees("How forward")).text


async def test_the_location_can_be_shared(here: World) -> None:
    ada = await _at_zone(here)
    await ada.taps("Share my location")
    await ada.sees("Tap the button below")
    ada.participant.send_location(52.52, 13.405)
    assert "Berlin" in (await ada.sees("How forward")).text


async def test_zones_are_guessed_from_the_language(here: World) -> None:
    await _at_zone(here, "pt-BR")
    ada = here.person("Bia", "de")
    await ada.says("/start")
    await ada.taps("Bia")
    await ada.sees("Where are you?")
    assert "Berlin" in ada.keyboard
    assert "New York" not in ada.keyboard


async def test_back_asks_the_question_before_again(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await ada.taps("Back")
    await ada.sees("Which company")
    await ada.says("Globex")
    assert "Globex" in (await ada.sees("For what job?")).text


async def test_a_shared_contact_card_is_the_contact(ada: Person) -> None:
    await ada.says("/add")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await ada.says("Nurse")
    await ada.sees("When did you apply?")
    await ada.taps("Yesterday")
    await ada.sees("Whom could you call")
    ada.participant.send_contact("+1 212 555 0100", "Jane", "Roe")
    question = await ada.sees("What is Jane Roe there?")
    assert "+12125550100" in question.text
    await ada.taps("Hiring manager")
    await ada.sees("Paste the job posting")


async def test_an_interview_that_is_over_is_asked_about_at_once(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/interview")
    await ada.sees("When is the interview")
    await ada.says("today at 9am")
    await ada.sees("Who is it with?")
    await ada.says("Jane and Max")
    await ada.sees("What did they say about the next step?")
    await ada.says("they decide by next Wednesday")
    await ada.sees("anything you forgot")
    await ada.taps("Skip")
    await ada.sees("what went well")
    await ada.says("the talk about night shifts")
    record = await ada.sees("They promised: by Wed 10 Nov")
    assert "thank-you note" in record.text


async def test_an_interview_can_be_moved(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/interview tomorrow at 3pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview, Tue 2 Nov, 15:00")
    await ada.says("/interview Thursday at 11am")
    await ada.sees("You have one Tue 2 Nov, 15:00 New York, tomorrow.")
    await ada.taps("It was moved")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview, Thu 4 Nov, 11:00")
    async with here.silence(ada):
        here.move(days=1, hours=7)


async def test_which_application_is_asked_where_there_are_several(ada: Person) -> None:
    await add(ada, "Acme")
    await add(ada, "Globex")
    await ada.says("/interview")
    await ada.sees("Which application is it about?")
    await ada.taps("Globex, Data engineer")
    assert "Globex" in (await ada.sees("When is the interview")).text
    await ada.says("/cancel")
    await ada.sees("Cancelled")
    await ada.says("/interview acmee")
    assert "Acme" in (await ada.sees("When is the interview")).text


async def test_settings_are_changed_by_a_tap_or_an_answer(ada: Person) -> None:
    await ada.says("/settings")
    await ada.sees("Playbook: balanced")
    await ada.taps("Playbook")
    await ada.sees("How forward")
    await ada.taps("Bold")
    await ada.sees("Playbook: bold")
    await ada.taps("Your number")
    await ada.sees("Which number")
    await ada.says("call me")
    await ada.sees("can't read a phone number")
    await ada.says("(212) 555-0142")
    await ada.sees("+12125550142")
    await ada.taps("When you can call")
    await ada.sees("When can you make calls?")
    await ada.says("12-1pm")
    await ada.sees("When you can call: 12:00–13:00")


async def test_a_bolder_playbook_moves_the_dates(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("Mon 8 Nov")
    await ada.taps("Playbook")
    await ada.sees("How forward for this one?")
    await ada.taps("Bold")
    await ada.sees("Next: call Jane Roe, Thu 4 Nov")


async def test_undo_and_do_it_again(ada: Person) -> None:
    await add(ada, "Acme")
    await ada.says("/undo")
    await ada.sees("Undone: the new application")
    await ada.says("/list")
    await ada.sees("No live applications yet")
    await ada.taps("Do it again")
    await ada.sees("Done again")
    await ada.says("/list")
    await ada.sees("One live application")
    await ada.says("/undo")
    await ada.sees("Undone")
    await ada.says("/undo")
    await ada.sees("nothing to undo")


async def test_may_i_call_in_plain_words(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await add(ada, "Globex", "Max Moss, hiring manager, +1 212 555 0101")
    await ada.says("can I call acme?")
    await ada.sees("Better not yet: Jane Roe at Acme")


async def test_their_place_decides_when_they_are_open(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, jane@acme.example")
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("Left in this stage")
    await ada.taps("Change…")
    await ada.sees("what shall be changed?")
    await ada.taps("Where they are")
    await ada.sees("In which city is Acme?")
    await ada.says("San Francisco")
    await ada.sees("When do they answer the phone?")
    await ada.taps("Skip")
    assert "12:00 New York" in (await ada.sees("Left in this stage")).text


async def test_may_i_call(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/call")
    answer = await ada.sees("Better not yet: Jane Roe at Acme")
    assert "It is fine from Mon 8 Nov, 09:00" in answer.text
    await ada.taps("Call anyway")
    await ada.sees("What speaks for it?")
    await ada.says("met her at a fair")
    assert "+12125550100" in (await ada.sees("Number:")).text
    await ada.taps("Nobody answered")
    await ada.sees("nobody answered")
    await ada.says("/why")
    await ada.sees("Why? Jane Roe at Acme")
    await ada.says("/whynot")
    await ada.sees("Why nothing now?")


async def test_the_list_turns_its_pages_and_keeps_closed_ones_apart(ada: Person) -> None:
    for number in range(9):
        await add(ada, f"C{number}")
    await ada.says("/list")
    first = await ada.sees("9 live applications")
    assert "9. C8" not in first.text
    await ada.taps("Later ›")
    assert "9. C8" in (await ada.sees("9 live applications")).text
    await ada.taps("9. C8")
    await ada.sees("Left in this stage")
    await ada.taps("It's decided…")
    await ada.taps("I withdrew")
    await ada.sees("Withdrawn")
    await ada.says("/list")
    await ada.sees("8 live applications")
    await ada.taps("Closed (1)")
    assert "C8" in (await ada.sees("One closed application")).text


async def test_what_was_told_before_the_introduction_is_read_after_it(here: World) -> None:
    for said in ("aplied to st marys as RN yesterdy", "yo, what is this"):
        ada = here.person("Ada")
        await ada.says(said)
        for label in ("Ada", "Chicago", "Balanced"):
            await ada.taps(label)
        if said.startswith("aplied"):
            await ada.sees("Now to what you told me.")
            await ada.sees("📝 New application")
        else:
            await ada.sees("Next: tell me about one application with /add")
            await ada.says("/list")
            await ada.sees("No live applications yet")
            assert "I didn't get that" not in ada.screen()
