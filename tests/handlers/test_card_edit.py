"""From the card everything can be changed later, and every change can be taken back."""

import pytest

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"


async def _open(ada: Person, *labels: str, named: str = "1. Acme") -> None:
    await ada.says("/list")
    await ada.sees("live application")
    for label in (named, *labels):
        await ada.taps(label)
        await ada.sees("")


FIELDS = [
    ("Company", "Globex", "✔️ Jane Roe at Globex"),
    ("Job", "Night nurse", "Night nurse"),
    ("Applied", "last Friday", "Applied Fri 29 Oct, 3 days ago"),
    ("Referred by", "Cousin Tim", "Referred by Cousin Tim"),
    ("Notes", "ask about the\nnight shifts", "Notes: ask about the\nnight shifts"),
]


@pytest.mark.parametrize(("label", "said", "told"), FIELDS, ids=[field[0] for field in FIELDS])
async def test_a_field_is_changed_and_put_back(ada: Person, label: str, said: str, told: str) -> None:
    await add(ada, "Acme", JANE)
    await _open(ada, "Change…")
    before = ada.last.text
    await ada.taps(label)
    await ada.sees("Acme")
    await ada.says(said)
    assert told in (await ada.sees("✔️")).text
    await ada.taps("Undo")
    await ada.sees("Undone")
    await _open(ada, "Change…")
    assert ada.last.text == before


async def test_the_notes_show_on_the_card_and_can_be_emptied(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await _open(ada, "Change…", "Notes")
    await ada.says("dog friendly")
    await ada.sees("✔️")
    await ada.taps("Open")
    await ada.sees("Notes: dog friendly")
    await ada.taps("Change…")
    await ada.sees("what shall be changed?")
    await ada.taps("Notes")
    await ada.sees("Now: dog friendly")
    await ada.taps("Leave it empty")
    await ada.sees("No notes now")


async def test_a_deleted_application_is_gone_and_comes_back(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await _open(ada, "Change…")
    await ada.taps("Delete")
    await ada.sees("is deleted")
    async with here.silence(ada):
        here.move(days=8)
    await ada.taps("Undo")
    await ada.sees("Call Jane Roe at Acme")


async def test_several_people_one_of_them_the_one_to_call(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, HR, +1 212 555 0100")
    await _open(ada, "People")
    await ada.taps("Add somebody")
    await ada.sees("Who is it?")
    await ada.says("Max Moss, hiring manager, +1 212 555 0101, max@acme.example")
    await ada.sees("Jane Roe at Acme")
    await ada.taps("Open")
    assert "Also there: Max Moss, hiring manager" in (await ada.sees("Left in this stage")).text
    await ada.taps("People")
    await ada.sees("whom you know there")
    await ada.taps("Max Moss")
    await ada.sees("max@acme.example")
    await ada.taps("Make this the one to call")
    await ada.sees("✔️ Max Moss at Acme")
    await ada.taps("Open")
    card = await ada.sees("Left in this stage")
    assert "+12125550101" in card.text
    assert "Also there: Jane Roe, HR" in card.text
    await ada.says("/undo")
    await ada.sees("Undone: the contact")
    await _open(ada)
    assert "Also there: Max Moss" in ada.last.text


async def test_two_people_who_are_one(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await add(ada, "Globex", "J. Roe, HR, jane@globex.example")
    await _open(ada, "People", "Jane Roe", "Same person as…", named="2. Acme")
    await ada.taps("J. Roe")
    await ada.sees("J. Roe and Jane Roe are one person now")
    await ada.says("/list")
    await ada.sees("2 live applications")
    await ada.taps("Globex")
    await ada.sees("Left in this stage")
    assert "jane@globex.example" in ada.last.text
    assert "+12125550100" in ada.last.text
    assert "the limits are shared" in ada.last.text


async def test_a_company_under_two_names_is_noticed_and_becomes_one(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/add ACME GmbH, nurse, yesterday")
    for question in ("Whom could you call", "Paste the job posting", "Why you?"):
        await ada.sees(question)
        await ada.taps("Skip")
    await ada.sees("Is that the same employer as Acme?")
    await ada.taps("Yes, one company: Acme")
    await ada.sees("ACME GmbH is Acme now")
    await ada.says("/list")
    assert "ACME GmbH" not in (await ada.sees("2 live applications")).text
    await ada.taps("Undo")
    await ada.sees("Undone: that the companies are one")
    await ada.says("/list")
    assert "ACME GmbH" in (await ada.sees("2 live applications")).text


async def test_a_new_name_for_a_company_is_for_all_its_applications(ada: Person) -> None:
    await add(ada, "Acmee")
    await add(ada, "Acmee")
    await _open(ada, "Change…", named="1. Acmee")
    await ada.taps("Company")
    await ada.sees("What is the company called?")
    await ada.says("Acme")
    await ada.sees("✔️ Acme")
    await ada.says("/list")
    listed = await ada.sees("2 live applications")
    assert listed.text.count("Acme, Data engineer") == 2
    await ada.says("/undo")
    await ada.sees("Undone")
    await ada.says("/list")
    assert (await ada.sees("2 live applications")).text.count("Acmee") == 2


async def test_the_wrong_outcome_and_the_wrong_day_are_corrected(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    here.move(days=7)
    await ada.sees("Call Jane Roe at Acme")
    await ada.taps("They said no")
    await ada.sees("this one is closed")
    await ada.taps("Change…")
    await ada.sees("Call: a clear no")
    await ada.taps("It came out otherwise")
    await ada.sees("What came of it?")
    await ada.taps("Voicemail left")
    assert "Next: call Jane Roe, Mon 15 Nov" in (await ada.sees("Call: voicemail left")).text
    await ada.taps("Change…")
    await ada.sees("What happened.")
    await ada.taps("2")
    await ada.sees("Call: voicemail left")
    await ada.taps("It was on another day")
    await ada.sees("When was it?")
    await ada.says("last Thursday")
    assert "Thu 4 Nov" in (await ada.sees("✔️")).text
    for _ in range(2):
        await ada.says("/undo")
        await ada.sees("Undone: the correction")
    await _open(ada, named="Closed (1)")
    await ada.taps("1. Acme")
    assert "Call: a clear no" in (await ada.sees("Left in this stage")).text


async def test_what_did_not_happen_is_taken_out_and_put_back(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/interview tomorrow 3pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Interview on Tue 2 Nov, 15:00")
    await ada.taps("Change…")
    await ada.sees("Interview on Tue 2 Nov, 15:00")
    await ada.taps("It didn't happen")
    assert "Next: call Jane Roe, Mon 8 Nov" in (await ada.sees("Taken out")).text
    await ada.taps("Undo")
    await ada.sees("Undone: the correction")
    here.move(days=1, hours=7)
    await ada.sees("How did it go at Acme?")


async def test_what_cannot_have_been_is_explained_and_changes_nothing(ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/interview today at 9am")
    for question in ("Who is it with?", "What did they say", "anything you forgot", "what went well"):
        await ada.sees(question)
        await ada.taps("Skip")
    await ada.sees("Next: a thank-you note")
    await _open(ada, "Change…", "What happened", "2")
    await ada.taps("Another time")
    await ada.sees("When is the interview, or when was it?")
    await ada.says("20 October 2027 at 9am")
    await ada.sees("That doesn't fit with what happened before")
    await _open(ada)
    assert "Interview held Mon 1 Nov, 09:00" in ada.last.text


async def test_interviews_are_counted_and_asked_about_by_round(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("/interview tomorrow 3pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Interview on Tue 2 Nov")
    await ada.says("/interview Thursday 11am with the team")
    await ada.sees("Was that one moved, or is this another one?")
    await ada.taps("Another one")
    record = await ada.sees("2nd interview on Thu 4 Nov, 11:00 New York, in 3 days, with the team")
    assert "Next: the interview, Tue 2 Nov, 15:00" in record.text
    await _open(ada)
    assert "1st interview on Tue 2 Nov" in ada.last.text
    assert "2nd interview on Thu 4 Nov" in ada.last.text
    here.move_to(here.clock.now().replace(day=4, hour=16, minute=0))
    await ada.sees("How did the 2nd interview go at Acme?")
