"""Conversations forgive: many answers at once, second thoughts, edited messages, coming back a day or a week later."""

from handlers.buttons import Answer
from playground.model import Message
from tests.handlers.conftest import add, introduce
from tests.support.bot import World
from tests.support.person import Person


def _labels(message: Message) -> list[str]:
    return [button["text"] for row in message.keyboard for button in row]


async def test_everything_in_the_first_answer(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("Acme, data engineer, yesterday, Jane Roe, hiring manager, +1 212 555 0100")
    question = await ada.sees("Paste the job posting")
    assert "Acme, data engineer" in question.text
    assert "Applied Sun 31 Oct, yesterday" in question.text
    assert "Jane Roe · +12125550100" in question.text
    await ada.taps("Skip")
    await ada.sees("Why you?")
    await ada.taps("Skip")
    assert "Jane Roe" in (await ada.sees("✅ Acme, data engineer")).text


async def test_everything_with_the_command(ada: Person) -> None:
    await ada.says("/add Acme, data engineer, yesterday")
    assert "Applied Sun 31 Oct" in (await ada.sees("Whom could you call")).text
    await ada.taps("Back")
    await ada.sees("Which company")


async def test_a_wrong_split_is_taken_back_with_a_tap(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("Smith, Jones and Partners")
    assert "Smith, Jones and Partners" in (await ada.sees("When did you apply?")).text
    await ada.taps("Don't split that")
    question = await ada.sees("For what job?")
    assert "Smith, Jones and Partners" in question.text
    assert "Don't split that" not in _labels(question)


async def test_an_interview_in_one_line(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await add(ada, "Globex")
    await ada.says("/interview acme Tue 3pm with Jane Roe")
    record = await ada.sees("Interview on Tue 2 Nov, 15:00 New York, tomorrow, with Jane Roe")
    assert "Acme" in record.text


async def test_an_answered_question_becomes_a_line_without_buttons(ada: Person) -> None:
    await ada.says("/add")
    question = await ada.sees("Which company")
    await ada.says("Acme")
    await ada.sees("For what job?")
    settled = await ada.sees("→ Acme")
    assert settled.message_id == question.message_id
    assert settled.keyboard == []


async def test_change_asks_one_answer_again_and_keeps_the_later_ones(ada: Person) -> None:
    await ada.says("/add Acme, data engineer, yesterday")
    await ada.sees("Whom could you call")
    await ada.taps("Change…")
    menu = await ada.sees("Which one shall be asked again?")
    assert "Applied: Sun 31 Oct, yesterday" in menu.text
    await ada.taps("Job")
    await ada.sees("For what job?")
    await ada.says("nurse")
    question = await ada.sees("Whom could you call")
    assert "Acme, nurse" in question.text
    assert "Applied Sun 31 Oct" in question.text


async def test_words_steer_as_buttons_do(ada: Person) -> None:
    await ada.says("/add Acme, nurse, yesterday")
    await ada.sees("Whom could you call")
    await ada.says("Skip")
    await ada.sees("Paste the job posting")
    await ada.says("back")
    await ada.sees("Whom could you call")
    await ada.says("Back")
    await ada.sees("Which company")
    await ada.says("skip")
    await ada.sees("This one I need")
    await ada.says("cancel")
    await ada.sees("Cancelled")


async def test_an_edited_message_corrects_its_answer_and_keeps_the_later_ones(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    said = await ada.says("Acmee")
    await ada.sees("For what job?")
    await ada.says("nurse")
    question = await ada.sees("When did you apply?")
    ada.participant.edit(said.message_id, "Acme")
    await ada.sees("→ Acme")
    corrected = await ada.sees("When did you apply?")
    assert corrected.message_id == question.message_id
    assert corrected.text.startswith("Acme, nurse")


async def test_an_edited_answer_that_cannot_be_read_changes_nothing(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    said = await ada.says("Acme")
    await ada.sees("For what job?")
    ada.participant.edit(said.message_id, "x" * 81)
    await ada.sees("I can't use the new text")
    await ada.says("nurse")
    assert "Acme, nurse" in (await ada.sees("When did you apply?")).text


async def test_editing_what_could_not_be_read_answers_the_question(ada: Person) -> None:
    await ada.says("/add Acme, nurse")
    await ada.sees("When did you apply?")
    said = await ada.says("yestrdxx")
    await ada.sees("no date")
    ada.participant.edit(said.message_id, "yesterday")
    await ada.sees("Whom could you call")


async def test_editing_a_message_that_is_saved_says_how_to_change_it(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    said = await ada.says("Acmee, nurse, yesterday")
    for question in ("Whom could you call", "Paste the job posting", "Why you?"):
        await ada.sees(question)
        await ada.taps("Skip")
    await ada.sees("✅ Acmee")
    ada.participant.edit(said.message_id, "Acme, nurse, yesterday")
    await ada.sees("saved with Acmee already")
    await ada.taps("Change it")
    await ada.sees("what shall be changed?")


async def test_left_for_a_day_it_is_offered_once_and_takes_no_stray_words(ada: Person, here: World) -> None:
    await ada.says("/add Acme")
    await ada.sees("For what job?")
    here.move(days=1, minutes=1)
    offer = await ada.sees("You were adding an application. Go on?")
    assert "Acme" in offer.text
    await ada.says("what a day")
    await ada.sees("I didn't get that")
    async with here.silence(ada):
        here.move(hours=30)
    await ada.taps("Go on")
    await ada.sees("For what job?")
    await ada.says("nurse")
    assert "Acme, nurse" in (await ada.sees("When did you apply?")).text


async def test_the_offer_waits_until_the_person_may_be_disturbed(ada: Person, here: World) -> None:
    here.move(hours=13)  # Mon 23:00
    await ada.says("/add Acme")
    await ada.sees("For what job?")
    async with here.silence(ada):
        here.move(hours=24)
    here.move(hours=9)  # Wed 08:00
    await ada.sees("You were adding an application")


async def test_left_with_all_that_it_needs_it_is_saved_an_hour_later(ada: Person, here: World) -> None:
    await ada.says("/add Acme, nurse, today")
    await ada.sees("Whom could you call")
    here.move(minutes=50)
    await ada.says("Jane Roe, hiring manager, +1 212 555 0100")
    await ada.sees("Paste the job posting")
    here.move(minutes=65)  # from the last answer on
    await ada.sees("You left this one open")
    assert "call Jane Roe, Mon 8 Nov" in (await ada.sees("✅ Acme, nurse")).text
    await ada.sees("Paste the job posting")  # a line without buttons now
    assert "Skip" not in ada.screen()
    async with here.silence(ada):
        here.move(days=2)
    await ada.taps("Undo")
    await ada.sees("Undone: the new application")


async def test_what_several_people_left_is_saved_in_one_go(ada: Person, here: World) -> None:
    ben = here.person("Ben")
    await introduce(ben)
    for person, company in ((ada, "Acme"), (ben, "Globex")):
        await person.says(f"/add {company}, nurse, today")
        await person.sees("Whom could you call")
    here.move(minutes=65)
    assert "Globex" not in (await ada.sees("✅ Acme, nurse")).text
    assert "Acme" not in (await ben.sees("✅ Globex, nurse")).text


async def test_what_was_said_of_an_interview_counts_though_the_rest_was_left(ada: Person, here: World) -> None:
    await add(ada)
    await ada.says("/interview Acme today at 9:30")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("What did they say about the next step?")
    await ada.says("within a week")
    await ada.sees("anything you forgot")
    here.move(hours=1, minutes=5)
    saved = await ada.sees("Interview held Mon 1 Nov, 09:30")
    assert "They promised: within 7 days" in saved.text


async def test_left_for_a_week_it_is_a_draft_in_the_list(ada: Person, here: World) -> None:
    await ada.says("/add Acme, nurse")
    await ada.sees("When did you apply?")
    here.move(days=8)
    await ada.says("/list")
    listed = await ada.sees("Unfinished")
    assert "Acme, nurse" in listed.text
    await ada.taps("Go on with 1")
    await ada.sees("When did you apply?")
    await ada.says("today")
    await ada.sees("Whom could you call")


async def test_a_draft_is_deleted_with_a_tap(ada: Person, here: World) -> None:
    await ada.says("/add Acme, nurse")
    await ada.sees("When did you apply?")
    here.move(days=8)
    await ada.says("/list")
    await ada.sees("Unfinished")
    await ada.taps("Delete 1")
    await ada.sees("Dropped")
    await ada.says("/list")
    assert "Unfinished" not in (await ada.sees("No live applications")).text


async def test_the_same_command_again_loses_nothing(ada: Person) -> None:
    await ada.says("/add Acme, nurse")
    await ada.sees("When did you apply?")
    await ada.says("/add Globex, cook, yesterday")
    for question in ("Whom could you call", "Paste the job posting", "Why you?"):
        await ada.sees(question)
        await ada.taps("Skip")
    await ada.sees("✅ Globex")
    offer = await ada.sees("You were adding an application")
    assert "Acme, nurse" in offer.text
    await ada.taps("Go on")
    await ada.sees("When did you apply?")


async def test_a_tap_on_a_question_that_was_left_takes_it_up_again(ada: Person) -> None:
    await add(ada, "Initech")
    await ada.says("/add Acme, nurse")
    question = await ada.sees("When did you apply?")
    (today,) = [b["callback_data"] for row in question.keyboard for b in row if b["text"] == "Today"]
    await ada.says("/interview")
    await ada.sees("When is the interview")
    await ada.taps_again(question, today)
    assert "Acme, nurse" in (await ada.sees("Whom could you call")).text


async def test_a_button_of_an_earlier_conversation_answers_no_later_one(ada: Person) -> None:
    await ada.says("/add Acme, nurse")
    question = await ada.sees("When did you apply?")
    (today,) = [b["callback_data"] for row in question.keyboard for b in row if b["text"] == "Today"]
    assert Answer.unpack(today).run
    await ada.says("/cancel")
    await ada.sees("Cancelled")
    await ada.says("/add Globex, cook")
    await ada.sees("When did you apply?")
    await ada.taps_again(question, today)
    await ada.is_told("older message")
