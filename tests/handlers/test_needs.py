"""What they want, matched with what one has done: picked with a tap, remembered, and asked for where nothing fits."""

import pytest

from handlers.buttons import Need, Show
from tests.handlers.conftest import add, introduce
from tests.support import papers
from tests.support.bot import World
from tests.support.person import Person

POSTING = """Senior Data Engineer - Acme Ltd, Leeds
Salary: £45,000 - £50,000 per annum
What you'll bring
- At least three years of building data pipelines in Python
- Experience of reporting for senior stakeholders
- Knowledge of the pharmaceutical industry
Benefits: pension, bike.
Closing date: 12 December. Questions? Contact Jane Roe, data manager, on 0113 496 0000 or jane.roe@acme.co.uk"""
GERMAN = """Wir suchen eine Pflegefachkraft für unsere Station. Sie haben eine abgeschlossene Ausbildung und bringen
Erfahrung in der Betreuung von Patienten mit. Wir bieten Ihnen ein gutes Team und eine faire Bezahlung."""
PROOFS = "ran nightly data pipelines in Python for 3 years\nwrote the weekly board report\nled a team of six"


async def _with_proofs(ada: Person, company: str = "Acme") -> None:
    await ada.says("/proofs")
    await ada.sees("What have you done")
    await ada.says(PROOFS)
    await ada.sees("3 proof points kept")
    await add(ada, company, "Jim Poe, hiring manager, +1 212 555 0100")


async def _wants(ada: Person, company: str = "Acme") -> None:
    await ada.says("/list")
    await ada.taps(f". {company}")
    await ada.sees(company)
    await ada.taps("What they want")


async def _posting(ada: Person, text: str, company: str = "Acme") -> None:
    await _wants(ada, company)
    await ada.sees("I don't know yet")
    await ada.taps("Add the posting")
    await ada.sees("Paste the job posting")
    await ada.says(text)


async def test_needs_are_walked_through_and_the_script_says_what_was_picked(ada: Person) -> None:
    await _with_proofs(ada)
    await _posting(ada, POSTING)
    shown = await ada.sees("What Acme wants")
    assert "pension" not in shown.text
    await ada.taps("Match what I've done")
    seen = []
    for _ in range(3):
        asked = await ada.sees("Acme")
        seen.append(asked.text)
        if "comes near" in asked.text:
            await ada.says("two years at a drug wholesaler")
        else:
            await ada.taps("2. " if "reporting" in asked.text else "1. ")
    assert any("pharmaceutical industry" in text and "comes near" in text for text in seen)
    after = await ada.sees("What Acme wants")
    assert after.text.count("✓") == 3
    await ada.taps("What to say")
    script = await ada.sees("Call, no interview yet")
    assert "drug wholesaler" in script.text or "board report" in script.text
    await ada.says("/proofs")
    assert "two years at a drug wholesaler" in (await ada.sees("4 proof points")).text


async def test_a_pick_is_used_for_a_similar_need_elsewhere_and_undone_exactly(ada: Person) -> None:
    await _with_proofs(ada)
    await _posting(ada, "You bring:\n- Experience of reporting for senior stakeholders\n- a full driving licence")
    shown = await ada.sees("What Acme wants")
    assert "wrote the weekly board report" in shown.text  # what ranks first
    await ada.taps("1")
    asked = await ada.sees("What of yours answers it best?")
    await ada.taps("led a team of six")
    await ada.sees("comes near")  # the licence: nothing fits
    await ada.taps("Skip")
    picked = await ada.sees("What Acme wants")
    assert "✓ led a team of six" in picked.text
    assert "reporting" in asked.text
    await add(ada, "Globex", "Ann Lee, hiring manager, +1 212 555 0101")
    await _posting(ada, "You bring:\n- Experience reporting to senior stakeholders and the board", "Globex")
    assert "→ led a team of six" in (await ada.sees("What Globex wants")).text
    for undone in ("what they want", "the new application", "what you picked for a need"):
        await ada.says("/undo")
        await ada.sees(f"Undone: {undone}")
    await _wants(ada)
    again = await ada.sees("What Acme wants")
    assert "→ wrote the weekly board report" in again.text
    assert "✓" not in again.text


async def test_what_the_card_lacks_is_filled_from_the_posting(ada: Person) -> None:
    await add(ada, "Acme")
    await _posting(ada, POSTING)
    shown = await ada.sees("Also in it")
    for fact in (
        "contact Jane Roe, hiring manager",
        "+441134960000",
        "jane.roe@acme.co.uk",
        "Leeds",
        "12 December",
        "£45,000 - £50,000",
    ):
        assert fact in shown.text
    await ada.taps("Put the rest on the card")
    card = await ada.sees("Pay: £45,000")
    assert "Jane Roe, hiring manager\n+441134960000 · jane.roe@acme.co.uk" in card.text
    await ada.says("/undo")
    await ada.sees("Undone: what came from the posting")
    await ada.says("/list")
    await ada.taps("1. Acme")
    assert "Pay" not in (await ada.sees("Next:")).text


async def test_what_is_known_already_is_not_overwritten(ada: Person) -> None:
    await add(ada, "Acme", "Jim Poe, hiring manager, +1 212 555 0100, jim@acme.com")
    await _posting(ada, POSTING)
    shown = await ada.sees("Also in it")
    assert "Jane" not in shown.text
    assert "phone" not in shown.text


async def test_a_posting_in_another_language_is_said_so_and_own_words_count(ada: Person) -> None:
    await _with_proofs(ada)
    await _posting(ada, GERMAN)
    await ada.sees("The posting is in German, and I read English only. What do they want, in your own words?")
    await ada.says("- somebody who leads a team\n- calm on nights")
    shown = await ada.sees("What Acme wants")
    assert "1. somebody who leads a team" in shown.text
    assert "→ led a team of six" in shown.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nurse", "too short to be a posting"),
        ("We had a lovely summer and the sun was out", "I found nothing in it that they ask for"),
    ],
)
async def test_what_is_no_posting_is_explained(ada: Person, text: str, told: str) -> None:
    await add(ada, "Acme")
    await _posting(ada, text)
    await ada.sees(told)


async def test_a_posting_of_20000_characters_comes_in_parts_and_is_one(ada: Person, here: World) -> None:
    await add(ada, "Acme")
    story = "Our founders met at sea and have told this story ever since. " * 400
    whole = f"{story[:15_000]}\nYou bring:\n- a full driving licence\n{story}"[:20_000]
    await _wants(ada)
    await ada.sees("I don't know yet")
    await ada.taps("Add the posting")
    await ada.sees("Paste the job posting")
    for start in range(0, 20_000, 4096):
        await ada.says(whole[start : start + 4096])
    await ada.sees("found nothing in it")
    here.move(minutes=1)  # nobody answers within the moment in which a paste arrives
    await ada.says("a clean licence")
    await ada.sees("What Acme wants")
    await ada.says("/undo")
    await ada.sees("Undone: what they want")


async def test_a_posting_as_html_or_as_a_file_is_read_as_well(ada: Person) -> None:
    await add(ada, "Acme")
    await _posting(ada, "<h2>Your profile</h2><ul><li>a full driving licence</li><li>NMC registration</li></ul>")
    shown = await ada.sees("What Acme wants")
    assert "<li>" not in shown.text
    assert "full driving licence" in shown.text
    await ada.taps("Another posting")
    await ada.sees("Paste the job posting")
    ada.timeout = 20  # a process of its own reads it
    ada.participant.send_document(papers.docx_of(POSTING), "job.docx")
    assert "data pipelines in Python" in (await ada.sees("What Acme wants")).text


async def test_a_posting_given_with_the_application_is_shown_at_once(ada: Person) -> None:
    await ada.says("/add")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await ada.says("Nurse")
    await ada.sees("When did you apply?")
    await ada.taps("Today")
    await ada.sees("Whom could you call")
    await ada.taps("Skip")
    await ada.sees("Paste the job posting")
    await ada.says(POSTING)
    await ada.sees("Why you?")
    await ada.says("ran nightly data pipelines in Python for 3 years")
    await ada.sees("✅")
    shown = await ada.sees("What Acme wants")
    assert "→ ran nightly data pipelines in Python for 3 years" in shown.text


async def test_forged_and_old_buttons_reach_nothing(ada: Person, here: World) -> None:
    await _with_proofs(ada)
    await _posting(ada, POSTING)
    shown = await ada.sees("What Acme wants")
    own = next(b["callback_data"] for row in shown.keyboard for b in row if b["text"] == "1")
    need = Need.unpack(own)
    for data in (Need(need.application, "00000000", "open"), Need(need.application, need.key, "999")):
        await ada.is_answered(ada.participant.tap_data(shown.message_id, data.pack()))
    bob = here.person("Bob")
    await introduce(bob)
    views = ("needs", "fill", "posting", "own_needs", "words", "script")
    for data in (own, *(Show(need.application, view).pack() for view in views)):
        await bob.is_answered(bob.participant.tap_data(1, data))
    assert not any("Acme" in message.text for message in bob.participant.from_bot)
