"""Does a message in one's own words become a card, and the card, with one tap, what happened?"""

import pytest

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"


async def _acme(ada: Person) -> None:
    await add(ada, "Acme", JANE)


async def test_an_application_in_one_sentence(ada: Person) -> None:
    await ada.says("Applied to Globex as data engineer yesterday, hiring manager Max Moss +1 212 555 0101")
    card = await ada.sees("📝 New application")
    assert "Globex, data engineer" in card.text
    assert "Max Moss, hiring manager · +12125550101" in card.text
    assert "Applied: Sun 31 Oct, yesterday" in card.text
    await ada.taps("Save")
    record = await ada.sees("✅ Globex, data engineer")
    assert "Next: call Max Moss" in record.text
    await ada.says("/undo")
    await ada.sees("Undone: the new application")


async def test_the_same_application_twice_is_pointed_out(ada: Person) -> None:
    await _acme(ada)
    await ada.says("applied to acme as data engineer")
    await ada.sees("You have Acme, Data engineer already")


async def test_what_is_called_off_is_said_to_be(ada: Person) -> None:
    await _acme(ada)
    await ada.says("they cancelled the acme interview")
    await ada.taps("Save")
    await ada.sees("no interview ahead noted for Acme")
    await ada.says("interview at acme friday 3pm")
    await ada.taps("Save")
    await ada.sees("Next: the interview")
    await ada.says("they cancelled the acme interview")
    await ada.taps("Save")
    await ada.sees("The interview is called off.")


async def test_nothing_is_stored_before_the_tap(ada: Person) -> None:
    await ada.says("Applied to Globex as data engineer yesterday")
    await ada.sees("📝 New application")
    await ada.says("/list")
    await ada.sees("No live applications yet")
    await ada.taps("Discard")
    await ada.sees("Discarded")


async def test_several_cards_wait_side_by_side(ada: Person) -> None:
    await _acme(ada)
    await ada.says("Applied to Globex as nurse yesterday")
    first = await ada.sees("📝 New application")
    save = first.keyboard[0][0]["callback_data"]
    await ada.says("left a voicemail for Jane")
    await ada.sees("📝 Call: voicemail left")
    await ada.taps("Save")
    await ada.sees("Call: voicemail left.")
    await ada.taps_again(first, save)
    await ada.sees("✅ Globex, nurse")
    await ada.taps_again(first, save)
    await ada.is_told("saved or discarded already")


async def test_what_is_missing_is_asked_before_it_is_saved(ada: Person) -> None:
    await ada.says("applied to Globex today")
    await ada.sees("📝 New application")
    await ada.taps("Save")
    await ada.sees("For what job?")
    await ada.says("Nurse")
    await ada.sees("✅ Globex, Nurse")


@pytest.mark.parametrize(
    ("said", "shown", "told"),
    [
        ("left a voicemail for Jane", "📝 Call: voicemail left", "Call: voicemail left."),
        ("called jane, nobody picked up", "📝 Call: nobody answered", "Call: nobody answered."),
        ("emailed Jane", "📝 Email: sent", "Email: sent."),
        (
            "Jane called, they decide by Friday",
            "They'll be back: by Fri 5 Nov, in 4 days",
            "They promised: by Fri 5 Nov",
        ),
        ("acme will get back to me within a week", "They'll be back: within 7 days", "They promised: within 7 days"),
        ("Acme rejected me", "📝 Decided: turned down", "this one is closed"),
        ("Interview at Acme next Tue 3pm with Jane", "Interview: Tue 9 Nov, 15:00 New York", "Next: the interview"),
        (
            "called jane, she asked me to ring back tomorrow at 10am",
            "They asked for a call: Tue 2 Nov, 10:00",
            "Next: call",
        ),
        ("remind me about acme on friday", "I'll bring it up: Fri 5 Nov", "I'll bring it up again Fri 5 Nov, 09:00"),
        ("Jane's number is +1 212 555 0199", "Jane Roe · +12125550199", "+12125550199"),
    ],
)
async def test_what_happened_is_saved_with_a_tap(ada: Person, said: str, shown: str, told: str) -> None:
    await _acme(ada)
    await ada.says(said)
    await ada.sees(shown)
    await ada.taps("Save")
    await ada.sees(told)
    await ada.says("/undo")
    await ada.sees("Undone")


async def test_two_applications_at_one_company_are_asked_about(ada: Person) -> None:
    await _acme(ada)
    await add(ada, "Acme Health")
    await ada.says("Applied to Acme as nurse on Friday")
    await ada.taps("Save")
    await ada.sees("✅ Acme, nurse")
    await ada.says("acme rejected me")
    await ada.sees("Which application is it about?")
    await ada.taps("Acme, nurse")
    card = await ada.sees("Shall I save that?")
    assert "Acme, nurse" in card.text
    await ada.taps("Save")
    await ada.sees("this one is closed")


async def test_an_unclear_date_is_asked(ada: Person) -> None:
    await _acme(ada)
    await ada.says("interview at acme either thursday or friday at 3pm")
    await ada.sees("When is it?")
    await ada.taps("Fri 5 Nov, 15:00")
    await ada.sees("Interview: Fri 5 Nov, 15:00 New York, in 4 days")
    await ada.taps("Save")
    await ada.sees("Next: the interview, Fri 5 Nov, 15:00")


async def test_an_interview_beside_one_that_is_ahead_is_asked_about(ada: Person) -> None:
    await _acme(ada)
    await ada.says("interview at acme friday 3pm")
    await ada.taps("Save")
    await ada.sees("Next: the interview, Fri 5 Nov, 15:00")
    await ada.says("they moved the acme interview to thursday 10am")
    await ada.sees("📝 Interview, at a new time")
    await ada.taps("Save")
    await ada.sees("Next: the interview, Thu 4 Nov, 10:00")
    await ada.says("interview at acme on tuesday 9 nov at 11am")
    await ada.taps("Save")
    await ada.sees("Thu 4 Nov, 10:00")
    await ada.taps("Another one")
    await ada.sees("Next: the interview, Thu 4 Nov, 10:00")


async def test_an_interview_without_an_hour_is_asked_for_it(ada: Person) -> None:
    await _acme(ada)
    await ada.says("I have an interview with Acme tomorrow")
    await ada.sees("📝 Interview")
    await ada.taps("Save")
    await ada.sees("at what time?")
    await ada.says("3pm")
    await ada.sees("Next: the interview, Tue 2 Nov, 15:00")


async def test_after_an_interview_the_debrief_follows(ada: Person) -> None:
    await _acme(ada)
    await ada.says("just had the interview at acme, they'll let me know within a week")
    await ada.sees("They'll be back: within 7 days")
    await ada.taps("Save")
    saved = await ada.sees("They promised: within 7 days")
    assert "Interview held Mon 1 Nov" in saved.text
    await ada.sees("anything you forgot")
    await ada.says("I forgot to say that I can start in May")
    await ada.sees("what went well")
    await ada.taps("Skip")
    await ada.sees("Notes: forgot: I can start in May.")


async def test_an_interview_that_was_saved_stays_though_its_questions_are_left(here: World, ada: Person) -> None:
    await _acme(ada)
    await ada.says("just had the interview at acme")
    await ada.taps("Save")
    await ada.sees("What did they say about the next step?")
    here.move(hours=3)
    await ada.sees("Thank Jane Roe at Acme")  # for the interview is noted
    assert "How did it go" not in ada.screen()  # it was asked already


async def test_the_record_tells_what_was_said_though_something_later_is_known(here: World, ada: Person) -> None:
    await _acme(ada)
    here.move(days=2)
    await ada.says("Jane called, they decide by Friday")
    await ada.taps("Save")
    await ada.sees("They promised")
    await ada.says("left a voicemail for Jane yesterday")
    await ada.taps("Save")
    await ada.sees("Call: voicemail left, Tue 2 Nov, yesterday.")


async def test_every_field_can_be_changed(ada: Person) -> None:
    await _acme(ada)
    await ada.says("left a voicemail for Jane")
    await ada.sees("📝 Call: voicemail left")
    await ada.taps("Change")
    await ada.sees("What shall I change?")
    await ada.taps("What came of it")
    await ada.taps("Call back later")
    await ada.sees("📝 Call: they asked you to call back")
    await ada.taps("Change")
    await ada.taps("They'll be back")
    await ada.sees("When will they be back?")
    await ada.says("tomorrow at 2pm")
    await ada.sees("They asked for a call: Tue 2 Nov, 14:00 New York, tomorrow")
    await ada.taps("Save")
    await ada.sees("Next: call Jane Roe, Tue 2 Nov, 14:00")


async def test_an_unknown_company_becomes_a_new_application(ada: Person) -> None:
    await ada.says("interview with Pied Piper on Friday 2pm")
    card = await ada.sees("📝 Interview")
    assert "Pied Piper (new)" in card.text
    await ada.taps("Save")
    await ada.sees("For what job?")
    await ada.says("Engineer")
    assert "Next: the interview, Fri 5 Nov, 14:00" in (await ada.sees("Pied Piper")).text


async def test_questions_are_answered_at_once(ada: Person) -> None:
    await ada.says("what's next?")
    await ada.sees("Nothing to do for now")
    await _acme(ada)
    await ada.says("what's next?")
    await ada.sees("1. Acme: call, Mon 8 Nov")
    await ada.says("can I call Jane?")
    await ada.sees("Better not yet: Jane Roe at Acme")
    await ada.says("why not call acme now?")
    await ada.sees("Why nothing now?")


async def test_what_is_not_understood_gets_the_likely_buttons(ada: Person) -> None:
    await _acme(ada)
    await ada.says("the weather is awful today")
    await ada.sees("I didn't get that")
    assert ada.keyboard == ["Acme: call, Mon 8 Nov", "Something happened…", "New application", "List"]
    await ada.taps("New application")
    await ada.sees("Which company")
    await ada.says("/cancel")
    await ada.says("Acme")
    await ada.sees("What happened?")


async def test_an_impossible_event_is_explained_and_the_card_stays(ada: Person) -> None:
    await _acme(ada)
    await ada.says("called jane three weeks ago, no answer")
    await ada.sees("When: Mon 11 Oct, 21 days ago")
    await ada.taps("Save")
    await ada.sees("doesn't fit with what happened before")
    await ada.taps("Change")
    await ada.sees("What shall I change?")


async def test_a_typed_yes_is_the_tap(ada: Person) -> None:
    await ada.says("Applied to Globex as data engineer yesterday")
    card = await ada.sees("Shall I save that?")
    await ada.says("no")
    await ada.sees("What shall I change?")
    await ada.says("Yes please!")
    await ada.sees("✅ Globex, data engineer")
    assert not card.keyboard
    assert ada.screen().count("📝 New application") == 2  # the card, and what was asked about it
    await ada.says("yes")
    await ada.sees("I'm here, Ada")


async def test_a_yes_long_after_the_card_means_something_else(here: World, ada: Person) -> None:
    await ada.says("Applied to Globex as data engineer yesterday")
    await ada.sees("Shall I save that?")
    here.move(hours=1)
    await ada.says("yes")
    await ada.sees("I'm here, Ada")


async def test_commands_are_known_without_their_stroke(ada: Person) -> None:
    await ada.says("Help")
    await ada.sees("/whynot")
    await ada.says("undo")
    await ada.sees("nothing to undo")
    await ada.says("https://acme.example/jobs/123")
    await ada.sees("I can't open links")
