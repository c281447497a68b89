"""A message is edited while the card of what it said waits: it is read again, and only the new card can be saved."""

import pytest

from tests.support.person import Person


async def test_the_card_becomes_what_the_message_says_now(ada: Person) -> None:
    said = await ada.says("Applied to Acme as data engineer yesterday")
    first = await ada.sees("New application")
    ada.participant.edit(said.message_id, "Applied to Apex as data engineer yesterday")
    await ada.sees("read it again")
    shown = await ada.sees("New application")
    assert "Apex" in shown.text
    assert first.keyboard == []
    await ada.taps("Save")
    assert "Apex" in (await ada.sees("Applied Sun 31 Oct")).text
    await ada.says("/list")
    assert "Acme" not in (await ada.sees("One live application")).text


@pytest.mark.parametrize(("words", "answer"), [("what's next?", "Nothing"), ("hmmm", "get that")])
async def test_words_that_make_no_card_put_the_old_one_away(ada: Person, words: str, answer: str) -> None:
    said = await ada.says("Applied to Acme as data engineer yesterday")
    card = await ada.sees("New application")
    (save,) = [b["callback_data"] for row in card.keyboard or [] for b in row if b["text"] == "Save"]
    ada.participant.edit(said.message_id, words)
    await ada.sees("read it again")
    await ada.sees(answer)
    await ada.is_answered(await ada.taps_again(card, save))
    await ada.says("/list")
    assert "Acme" not in (await ada.sees("/add")).text


async def test_what_is_saved_is_changed_by_a_button(ada: Person) -> None:
    said = await ada.says("Applied to Acme as data engineer yesterday")
    await ada.sees("New application")
    await ada.taps("Save")
    await ada.sees("Applied Sun 31 Oct")
    ada.participant.edit(said.message_id, "Applied to Apex as data engineer yesterday")
    await ada.sees("That is saved with Acme already")
    await ada.says("/list")
    assert "Apex" not in (await ada.sees("One live application")).text


async def test_an_older_message_is_no_next_part_of_a_long_one(ada: Person) -> None:
    said = await ada.says("Applied to Acme as data engineer yesterday")
    await ada.sees("New application")
    await ada.says("hmm " * 600)
    await ada.sees("I didn't get that")
    ada.participant.edit(said.message_id, "Applied to Apex as data engineer yesterday")
    assert "Apex" in (await ada.sees("New application")).text
    assert "came in parts" not in ada.screen()
