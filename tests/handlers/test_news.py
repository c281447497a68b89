"""Is news told in the middle of questions, or of two applications at once, understood and never taken for an answer?"""

import pytest

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

BOTH = "Acme rejected me, but Globex wants an interview on Tuesday at 10"
INVITATION = """Hi Ada,

Thanks for your interest. We'd like to invite you to an interview on Thursday, November 4 at 1:30 PM at our office.
You'll meet with Mike Dunn, Operations Manager. Please confirm that the time suits you, and let me know if it does not.

Best,
Linda Park
HR Manager
(815) 555-0142"""
POSTING = """Warehouse Supervisor
Midwest Logistics, Joliet, IL

We are looking for an experienced Warehouse Supervisor to lead our second shift.

Requirements:
- 3+ years leading a team of at least 10
- Experience with a WMS (Manhattan or similar)
- Forklift certification
- Reliable transport to the second shift, which ends at midnight

Apply by November 19 to Linda Park, HR."""


@pytest.fixture
async def sam(ada: Person) -> Person:
    """Somebody with two applications."""
    await add(ada, "Acme")
    await add(ada, "Globex")
    return ada


async def test_a_card_for_each_application_that_one_message_tells_of(sam: Person) -> None:
    await sam.says(BOTH)
    acme = await sam.sees("Decided: turned down")
    assert "Acme" in acme.text
    globex = await sam.sees("📝 Interview")
    assert "Globex" in globex.text
    assert "Tue 2 Nov, 10:00" in globex.text
    await sam.taps("Save")
    await sam.sees("✔️ Globex")
    (save,) = [b["callback_data"] for row in acme.keyboard or [] for b in row if b["text"] == "Save"]
    await sam.taps_again(acme, save)
    await sam.sees("✔️ Acme")


@pytest.mark.parametrize("second", ["Globex: no news", "and then a second one at Globex friday 2pm"])
async def test_of_whom_nothing_is_understood_it_is_asked_what_happened(sam: Person, second: str) -> None:
    await sam.says(f"Acme: interview friday 10am. {second}")
    assert "Acme" in (await sam.sees("Shall I save that?")).text
    assert "Globex" in (await sam.sees("What happened?")).text
    await sam.taps("Nothing")
    await sam.says("What about Acme and Globex?")
    await sam.sees("Which application is it about?")


async def test_two_new_applications_in_one_sentence(ada: Person) -> None:
    await ada.says("Just applied to Initech as cook and to Hooli as a baker")
    await ada.sees("Initech, cook")
    await ada.sees("Hooli, baker")


async def test_corrected_the_message_takes_back_both_cards(sam: Person) -> None:
    said = await sam.says(BOTH)
    await sam.sees("📝 Interview")
    sam.participant.edit(said.message_id, "Acme rejected me")
    await sam.sees("📝 Decided: turned down")
    assert sam.screen().count("Shall I save that?") == 1


@pytest.mark.parametrize("answers", [(), ("Initech",), ("Initech", "Nurse"), ("Initech", "Nurse", "yesterday")])
async def test_amid_the_questions_of_an_application(sam: Person, answers: tuple[str, ...]) -> None:
    await sam.says("/add")
    await sam.sees("Which company")
    for answer, question in zip(answers, ("For what job?", "When did you apply?", "Whom could you call"), strict=False):
        await sam.says(answer)
        await sam.sees(question)
    await sam.says("Globex wants an interview on Tuesday at 10")
    card = await sam.sees("That sounds like news")
    assert "Globex" in card.text
    await sam.taps("Save")
    await sam.sees("✔️ Globex")
    for answer, seen in zip(
        ("Initech", "Nurse", "yesterday", "Max Moss")[len(answers) :],
        ("For what job?", "When did you apply?", "Whom could you call", "What is Max Moss there?")[len(answers) :],
        strict=True,
    ):
        await sam.says(answer)
        await sam.sees(seen)


async def test_amid_the_questions_about_an_interview(sam: Person) -> None:
    await sam.says("had an interview at Acme today at 9am")
    await sam.taps("Save")
    await sam.sees("What did they say about the next step?")
    await sam.says("they decide about Acme by Friday")
    await sam.sees("forgot to mention")
    await sam.says("Globex moved my interview to Wednesday at 11")
    await sam.sees("That sounds like news")
    await sam.says("my years at Globex as an interviewer")
    await sam.sees("what went well?")


async def test_what_only_sounds_like_news_is_an_answer(here: World, sam: Person) -> None:
    await sam.says("/add")
    await sam.sees("Which company")
    await sam.says("The Interview Company of New York")
    await sam.sees("For what job?")
    await sam.says("head of the Acme interview training team")
    assert "head of the Acme interview training team" in (await sam.sees("When did you apply?")).text


async def test_news_of_the_application_that_is_being_added_belongs_to_it(ada: Person) -> None:
    await ada.says("/add Stripe, Engineer, today")
    await ada.sees("Whom could you call")
    await ada.says("Recruiter screen with Amy Chen at Stripe on Wednesday 2pm")
    await ada.sees("✅ Stripe, Engineer")
    card = await ada.sees("📝 Interview")
    assert "Stripe, Engineer" in card.text
    assert "(new)" not in card.text
    await ada.taps("Save")
    await ada.sees("Interview on Wed 3 Nov, 14:00")


@pytest.mark.parametrize("asked", ["Which company", "Whose is it?"])
async def test_a_mail_amid_a_short_question_is_news(ada: Person, asked: str) -> None:
    await add(ada)
    await ada.says("/add" if asked == "Which company" else POSTING)
    await ada.sees(asked)
    await ada.says(INVITATION)
    card = await ada.sees("That sounds like news")
    assert "Thu 4 Nov, 13:30" in card.text
    (own,) = [b["callback_data"] for row in card.keyboard for b in row if b["text"] == "Acme, Data engineer"]
    await ada.taps_again(card, own)
    await ada.sees("Shall I save that?")
    await ada.taps("Save")
    record = await ada.sees("✔️")
    assert "Linda Park, HR" in record.text
    assert "with Mike Dunn." in record.text


async def test_what_was_to_be_saved_is_brought_up_again(here: World, ada: Person) -> None:
    await ada.says("Interview at Globex Wednesday 3pm")
    await ada.taps("Save")
    question = await ada.sees("For what job?")
    assert "“Interview at Globex Wednesday 3pm”" in question.text
    here.move(hours=1)
    await ada.sees("You were telling me what happened. Go on?")
    await ada.taps("Go on")
    await ada.sees("For what job?")
    await ada.says("Nurse")
    await ada.sees("Interview on Wed 3 Nov, 15:00")
