"""/proofs as people use it: lines, lists, a résumé, second thoughts."""

import pytest

from handlers.buttons import Proofs
from tests.coach.test_resume import ENGINEER
from tests.handlers.conftest import introduce
from tests.support import papers
from tests.support.bot import World
from tests.support.person import Person

LEBENSLAUF = """Lebenslauf
Berufserfahrung
Von 2019 bis 2024 war ich Pflegefachkraft in der Klinik am Park und leitete die Nachtschicht mit sechs Kollegen.
Ich habe die Einarbeitung der neuen Kräfte geplant und für die Station die Dienstpläne geschrieben."""
LONG = (
    "Reduced the month-end close from ten days to four by automating the reconciliations in Excel and Power Query "
    "across three regional offices in the north"
)


async def _keep(ada: Person, text: str) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says(text)
    await ada.sees("kept")


async def test_a_pasted_list_loses_its_bullets_and_long_lines_their_ends(ada: Person) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says(f"- led a team of six\n* Python, 5 years\n1 = 2\n{LONG}")
    record = await ada.sees("proof points kept")
    assert "• led a team of six\n• Python, 5 years\n" in record.text
    assert "across three regional offices" not in record.text
    assert "1 long line shortened" in record.text


async def test_a_line_that_cannot_be_cut_is_asked_again(ada: Person) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    endless = " ".join(["nearly"] * 45)
    await ada.says(f"led a team of six\n{endless}")
    await ada.sees("too long to be said in a breath")
    await ada.says("ran the night shift")
    record = await ada.sees("2 proof points kept")
    assert "ran the night shift" in record.text


async def test_a_resume_is_ticked_line_by_line(ada: Person) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says(ENGINEER)
    proposed = await ada.sees("lines worth keeping")
    assert "jane@acme.com" not in proposed.text
    taken = proposed.text.count("✅")
    await ada.taps("▫️ 4")
    after = await ada.sees("lines worth keeping")
    assert after.text.count("✅") == taken + 1
    await ada.taps("✅ 1")
    await ada.sees("lines worth keeping")
    await ada.taps("Keep these")
    record = await ada.sees("kept")
    assert "Mentored two juniors" in record.text
    assert "Built and ran nightly pipelines" not in record.text


async def test_a_paste_that_the_app_cut_is_one_resume(ada: Person) -> None:
    head, _, tail = ENGINEER.partition("SKILLS")
    filler = "\n".join(f"• Checked the daily report number {n} of the night" for n in range(60))
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says(head + filler)
    await ada.says(f"SKILLS{tail}")
    await ada.sees("lines worth keeping")
    await ada.sees("lines worth keeping")
    for first in ("9.", "17.", "25."):
        await ada.taps("More ›")
        last = await ada.sees(first)
    assert "BSc (Hons) Mathematics" in last.text


async def test_a_proof_is_changed_deleted_and_brought_back(ada: Person) -> None:
    await _keep(ada, "led a team of six\nPython, 5 years")
    await ada.taps("All of them")
    await ada.sees("2 proof points")
    await ada.taps("2")
    await ada.sees("A proof point of yours")
    await ada.taps("Change")
    await ada.sees("How shall it go?")
    await ada.says("Python, 6 years")
    await ada.sees("Now it says: Python, 6 years")
    await ada.taps("All of them")
    await ada.sees("2. Python, 6 years")
    await ada.taps("1")
    await ada.sees("A proof point of yours")
    await ada.taps("Delete")
    await ada.sees("Deleted: led a team of six")
    await ada.taps("Undo")
    await ada.sees("Undone: deleting a proof point")
    await ada.says("/undo")
    await ada.sees("Undone: the changed proof point")
    await ada.says("/proofs")
    assert "1. led a team of six\n2. Python, 5 years" in (await ada.sees("2 proof points")).text


async def test_an_older_change_is_not_undone_under_a_newer_one(ada: Person) -> None:
    await _keep(ada, "Python, 5 years")
    for text in ("Python, 6 years", "Python, 7 years"):
        await ada.says("/proofs")
        await ada.sees("1 proof point")
        await ada.taps("1")
        await ada.sees("A proof point of yours")
        await ada.taps("Change")
        await ada.sees("How shall it go?")
        await ada.says(text)
        await ada.sees(f"Now it says: {text}")
    older = next(m for m in ada.participant.from_bot if "6 years" in m.text and m.keyboard)
    data = next(b["callback_data"] for row in older.keyboard for b in row if b["text"] == "Undo")
    await ada.taps_again(older, data)
    await ada.is_told("/undo goes back step by step")


async def test_the_same_line_is_kept_once(ada: Person) -> None:
    await _keep(ada, "led a team of six")
    await ada.says("/proofs")
    await ada.sees("1 proof point")
    await ada.taps("Add more")
    await ada.sees("What have you done")
    await ada.says("Led a team of six")
    await ada.sees("You have all of that on your list already")


async def test_signs_without_words_are_explained(ada: Person) -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says("2019 – 2022\n...")
    await ada.sees("I read no words there")


@pytest.mark.parametrize("way", ["open", "edit", "delete", "page", "nonsense"])
async def test_a_forged_button_reaches_nobody_elses_proofs(ada: Person, here: World, way: str) -> None:
    await _keep(ada, "led a team of six")
    bob = here.person("Bob")
    await introduce(bob)
    for number in range(1, 8):
        await bob.is_answered(bob.participant.tap_data(1, Proofs(way, number).pack()))
    assert not any("led a team of six" in message.text for message in bob.participant.from_bot)
    await ada.says("/proofs")
    await ada.sees("1 proof point")


async def test_a_resume_as_a_file_answers_the_question(ada: Person) -> None:
    ada.timeout = 20  # a process of its own reads it
    await ada.says("/proofs")
    await ada.sees("What have you done")
    ada.participant.send_document(papers.docx_of(ENGINEER), "cv.docx")
    await ada.sees("lines worth keeping")
    await ada.taps("Keep these")
    await ada.sees("Mentored two juniors")


async def test_a_resume_that_comes_unasked_is_offered_and_can_be_declined(ada: Person) -> None:
    ada.timeout = 20
    ada.participant.send_document(papers.pdf(ENGINEER), "Ada CV.pdf", "application/pdf")
    offered = await ada.sees("Ada CV.pdf: your résumé, as it seems")
    assert "lines worth keeping" in offered.text
    await ada.taps("Cancel")
    await ada.sees("Cancelled. Nothing from these questions was saved")
    await ada.says("/proofs")
    await ada.sees("What have you done")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (papers.pdf(""), "pictures of words, as a scan does"),
        (papers.locked_pdf(ENGINEER), "locked with a password"),
        (b"%PDF-1.4 torn", "damaged"),
        (papers.docx_of(LEBENSLAUF), "That is in German, and your scripts are in English"),
        (papers.pdf("The quick brown fox jumps over the lazy dog, once and again."), "no line in there"),
    ],
)
async def test_a_file_without_use_is_explained_and_asked_for_again(ada: Person, content: bytes, told: str) -> None:
    ada.timeout = 20
    await ada.says("/proofs")
    await ada.sees("What have you done")
    ada.participant.send_document(content, "cv.docx" if content.startswith(b"PK") else "cv.pdf")
    await ada.sees(told)
    await ada.says("led a team of six")
    await ada.sees("1 proof point kept")
    ada.participant.send_document(content, "cv.docx" if content.startswith(b"PK") else "cv.pdf")
    await ada.sees(told)
