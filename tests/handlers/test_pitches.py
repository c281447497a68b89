"""The words for an application: every kind, copied, said differently, changed sentence by sentence, used in nudges."""

import re

import pytest

from coach.pitch import Kind
from handlers.buttons import Sentence, Words
from handlers.views.pitches import COPY, NAMES
from tests.handlers.conftest import add, introduce
from tests.support.bot import World
from tests.support.person import Person

MINE = "I ran your kind of pipelines every night for three years."


async def _script(ada: Person, label: str = "Call, no interview yet") -> None:
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("Acme")
    await ada.taps("What to say")
    await ada.sees("💬")
    await ada.taps("Other words")
    await ada.sees("Words for which moment?")
    await ada.taps(label)
    await ada.sees("💬")


@pytest.fixture
async def acme(ada: Person) -> Person:
    """Ada with an application at Acme, known contact."""
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    return ada


@pytest.mark.parametrize("label", NAMES.values())
async def test_every_kind_is_reached_and_copied_by_a_tap(acme: Person, label: str) -> None:
    await _script(acme, label)
    message = acme.last
    copied = [b["copy_text"]["text"] for row in message.keyboard for b in row if "copy_text" in b]
    assert all(0 < len(part) <= COPY for part in copied)
    if copied:
        assert all(sentence in message.text for part in copied for sentence in part.split("\n\n"))
    else:
        assert any(entity["type"] == "pre" for entity in message.content["entities"])


async def test_a_sentence_in_own_words_is_used_from_then_on_in_the_nudge_as_well(acme: Person, here: World) -> None:
    await _script(acme)
    await acme.taps("Change a sentence")
    await acme.sees("Which sentence?")
    await acme.taps("2")
    await acme.sees("✏️")
    await acme.taps("In my words")
    await acme.sees("How would you say it?")
    await acme.says(MINE)
    changed = await acme.sees("In your words. I use them from now on")
    assert MINE in changed.text
    here.move(days=7)
    nudge = await acme.sees("📞 Call Jane Roe")
    assert MINE in nudge.text
    await acme.taps("Change the words")
    await acme.sees("Which sentence?")
    await acme.taps("‹ Done")
    await acme.sees("In your words")
    await acme.taps("Start over")
    fresh = await acme.sees("💬")
    assert MINE not in fresh.text
    assert "In your words" not in fresh.text
    await acme.taps("Undo")
    await acme.sees("Undone: the change to your words")
    await _script(acme)
    assert MINE in acme.last.text


async def test_hints_are_two_at_most_and_nothing_is_refused(acme: Person) -> None:
    await _script(acme)
    await acme.taps("Change a sentence")
    await acme.sees("Which sentence?")
    await acme.taps("3")
    await acme.sees("✏️")
    await acme.taps("In my words")
    await acme.sees("How would you say it?")
    bad = "I am just following up on my application, I really need this job, please, I have 99 awards, basically."
    await acme.says(bad)
    changed = await acme.sees(bad)
    assert changed.text.count("💡") == 2
    assert "“following up”" in changed.text


async def test_a_sentence_is_left_out_or_taken_from_another_wording(acme: Person) -> None:
    await _script(acme)
    before = acme.last.text
    await acme.taps("Change a sentence")
    edit = await acme.sees("Which sentence?")
    first = edit.text.splitlines()[3].removeprefix("1. ")
    await acme.taps("1")
    offered = await acme.sees("Or like this:")
    other = next(line for line in offered.text.splitlines() if line.startswith("1. ")).removeprefix("1. ")
    await acme.taps("Take 1")
    taken = await acme.sees("In your words")
    assert other in taken.text
    assert first in before
    assert first not in taken.text
    await acme.taps("Change a sentence")
    await acme.sees("Which sentence?")
    await acme.taps("1")
    await acme.sees("✏️")
    await acme.taps("Leave it out")
    assert other not in (await acme.sees("In your words")).text


async def test_said_differently_is_another_wording_that_stays(acme: Person) -> None:
    await _script(acme, "Voicemail")
    first = acme.last.text
    await acme.taps("Say it differently")
    second = (await acme.sees("💬")).text
    assert first != second
    await _script(acme, "Voicemail")
    assert acme.last.text == second


async def test_the_subject_of_a_mail_can_be_changed(acme: Person) -> None:
    await _script(acme, "Email")
    await acme.taps("Change a sentence")
    await acme.sees("Subject:")
    await acme.taps("Subject")
    await acme.sees("How would you say it?")
    await acme.says("Your night shifts")
    assert "Subject: Your night shifts" in (await acme.sees("In your words")).text


async def test_who_withdraws_gets_the_words_for_it(acme: Person) -> None:
    await acme.says("/list")
    await acme.taps("1. Acme")
    await acme.sees("Acme")
    await acme.taps("It's decided…")
    await acme.sees("How did it end?")
    await acme.taps("I withdrew")
    await acme.sees("Withdrawn")
    assert re.search("step(ping)? back", (await acme.sees("Withdraw kindly")).text, re.IGNORECASE)


async def test_a_call_comes_with_courage_and_never_the_same_line_twice_in_a_row(ada: Person, here: World) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says("led a team of six")
    await ada.sees("kept")
    for company in ("Acme", "Globex", "Initech"):
        await add(ada, company, f"Jane {company}, hiring manager, +1 212 555 01{len(company):02}")
    here.move(days=7)
    lines = []
    for _ in range(3):
        nudge = await ada.sees("📞 Call Jane")
        lines.append(nudge.text.splitlines()[-2])
    assert all("You led a team of six." in line for line in lines)
    assert lines[0] != lines[1] != lines[2]
    await ada.taps("Something else…")
    await ada.sees("📞 Call Jane")
    await ada.taps("‹ Back")
    again = await ada.sees("📞 Call Jane")
    assert again.text.splitlines()[-2] == lines[-1]


@pytest.mark.parametrize("way", ["open", "reword", "drop", "0", "9", "nonsense"])
async def test_forged_and_old_buttons_change_nothing(acme: Person, here: World, way: str) -> None:
    await _script(acme)
    before = acme.last.text
    for data in (
        Sentence(1, Kind.CALL_BEFORE, "00000000", way),
        Sentence(1, "nothing", "00000000", way),
        Words(1, "nothing", "show"),
        Words(1, Kind.EMAIL, "nonsense"),
    ):
        await acme.is_answered(acme.participant.tap_data(acme.last.message_id, data.pack()))
    bob = here.person("Bob")
    await introduce(bob)
    for data in (Words(1, Kind.EMAIL, "other"), Sentence(1, Kind.EMAIL, "subject", "reword")):
        await bob.is_answered(bob.participant.tap_data(1, data.pack()))
    await _script(acme)
    assert acme.last.text == before


async def test_a_call_after_a_brush_off_has_its_last_question_at_hand(acme: Person, here: World) -> None:
    await acme.says("/list")
    await acme.taps("1. Acme")
    await acme.sees("Acme")
    await acme.taps("Playbook")
    await acme.sees("How forward")
    await acme.taps("Bold")
    await acme.sees("Acme")
    here.move(days=3)
    await acme.sees("📞 Call Jane Roe")
    await acme.taps("Something else…")
    await acme.sees("📞 Call Jane Roe")
    await acme.taps("Brushed off")
    await acme.sees("brushed off")
    here.move(days=4)
    nudge = await acme.sees("📞 Call Jane Roe")
    assert nudge.text.index("Say (about") < nudge.text.index("Your one last question (about")
