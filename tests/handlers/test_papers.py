"""A long text outside every question: offered as what it looks like, and nothing is kept before it is said so."""

from dataclasses import replace

from handlers.buttons import Answer
from tests.coach.test_resume import ENGINEER
from tests.handlers.conftest import add
from tests.handlers.test_needs import POSTING
from tests.support import papers
from tests.support.person import Person

STORY = "Our founders met at sea and have told this story to everybody who would listen ever since that day. " * 30


async def test_a_pasted_posting_goes_to_an_application(ada: Person) -> None:
    await add(ada, "Globex", "Ann Lee, hiring manager, +1 212 555 0101")
    await add(ada, "Acme", "Jim Poe, hiring manager, +1 212 555 0100")
    await ada.says(POSTING)
    asked = await ada.sees("That looks like a job posting. Whose is it?")
    assert "Senior Data Engineer" in asked.text
    await ada.taps("Acme, Data engineer")
    assert "data pipelines in Python" in (await ada.sees("What Acme wants")).text


async def test_a_pasted_posting_becomes_a_new_application(ada: Person) -> None:
    await ada.says(POSTING)
    await ada.sees("Whose is it?")
    await ada.taps("A new application")
    await ada.sees("Which company")
    await ada.says("Acme")
    await ada.sees("When did you apply?")
    await ada.taps("Today")
    await ada.sees("Whom could you call")
    await ada.taps("Skip")
    await ada.sees("Why you?")
    await ada.taps("Skip")
    assert "Senior Data Engineer" in (await ada.sees("✅")).text
    await ada.sees("What Acme wants")


async def test_a_posting_that_the_app_cut_is_read_whole(ada: Person) -> None:
    await add(ada, "Acme", "Jim Poe, hiring manager, +1 212 555 0100")
    await ada.says(f"{POSTING}\n{STORY}"[:4000])
    await ada.says("You also bring:\n- a forklift licence")
    await ada.sees("Whose is it?")
    await ada.taps("Acme, Data engineer")
    assert "forklift licence" in (await ada.sees("What Acme wants")).text


async def test_a_posting_as_a_file_is_asked_about(ada: Person) -> None:
    ada.participant.send_document(papers.pdf(POSTING.replace("£", "GBP ")), "job.pdf", "application/pdf")
    await ada.sees("That looks like a job posting")
    await ada.taps("It's my résumé")
    await ada.sees("worth keeping")


async def test_a_pasted_resume_is_offered(ada: Person) -> None:
    await ada.says(ENGINEER)
    await ada.sees("That looks like your résumé. Nothing is kept before you say so.")
    await ada.taps("Keep these")
    await ada.sees("kept")


async def test_a_forged_answer_is_asked_again(ada: Person) -> None:
    await ada.says(POSTING)
    asked = await ada.sees("Whose is it?")
    offered = next(b["callback_data"] for row in asked.keyboard for b in row if Answer.matches(b["callback_data"]))
    await ada.taps_again(asked, replace(Answer.unpack(offered), value="999").pack())
    await ada.sees("Whose is it?")
