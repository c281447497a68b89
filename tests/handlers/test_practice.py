"""/practice: the call said aloud, by voice or in writing, until it sits."""

import pytest

from handlers.buttons import Practice
from tests.handlers.conftest import add, introduce
from tests.support.bot import World
from tests.support.person import Person

ROLES = {"The front desk": 2, "A busy manager": 2, "Voicemail": 1, "A brush-off": 2}


@pytest.fixture
async def acme(ada: Person) -> Person:
    """Ada with an application at Acme, known contact."""
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    return ada


async def _round(ada: Person, role: str, *seconds: int) -> None:
    await ada.says("/practice")
    await ada.sees("Who shall pick up?")
    await ada.taps(role)
    for each in seconds:
        await ada.sees("Your turn")
        ada.participant.send_voice(each)
    await ada.sees("🎭 Round")


@pytest.mark.parametrize(("role", "turns"), ROLES.items())
async def test_each_role_is_played_turn_by_turn(acme: Person, role: str, turns: int) -> None:
    await _round(acme, role, *[14] * turns)
    assert acme.last.text.count("14 seconds") == turns


async def test_a_voice_note_is_told_against_the_target_and_heard_again(acme: Person) -> None:
    await acme.says("/practice")
    await acme.sees("Who shall pick up?")
    await acme.taps("Voicemail")
    asked = await acme.sees("12 to 30 seconds are right")
    assert "Your words" in asked.text
    sent = acme.participant.send_voice(41)
    verdict = await acme.sees("41 seconds; 12 to 30 are right")
    assert "💡" not in verdict.text
    await acme.taps("▶ Hear it")
    again = await acme.sees("[voice note, 41 s]")
    assert again.content["voice"]["file_id"] == sent.content["voice"]["file_id"]


async def test_a_typed_answer_is_timed_and_hinted_at(acme: Person) -> None:
    await acme.says("/practice")
    await acme.sees("Who shall pick up?")
    await acme.taps("Voicemail")
    await acme.sees("Your turn")
    await acme.says("Hi, I'm just following up on my application, please call me back, I really need this job.")
    verdict = await acme.sees("about 7 seconds; 12 to 30 are right")
    assert verdict.text.count("💡") == 2
    assert "Hear" not in " ".join(acme.keyboard)


async def test_after_three_rounds_it_says_what_got_better(acme: Person) -> None:
    for seconds in (44, 35):
        await _round(acme, "Voicemail", seconds)
        assert "What got better" not in acme.last.text
    await acme.taps("Once more")
    await acme.sees("Your turn")
    acme.participant.send_voice(24)
    better = await acme.sees("What got better")
    assert "Voicemail: 44 s, then 24 s: on time" in better.text


async def test_what_is_not_known_of_a_voice_note_is_not_claimed(acme: Person) -> None:
    await acme.says("/practice")
    await acme.sees("Who shall pick up?")
    await acme.taps("Voicemail")
    await acme.sees("Your turn")
    await acme.says("Just following up on my application. Please call me back.")
    await acme.sees("💡")
    for _ in range(2):
        await acme.taps("Once more")
        await acme.sees("Your turn")
        acme.participant.send_voice(20)
        told = await acme.sees("🎭 Round")
    assert "on time" in told.text
    assert "following up" not in told.text


async def test_what_was_mended_in_writing_is_told(acme: Person) -> None:
    good = "Hello Jane Roe, it's Ada about the data engineer job at Acme. I'd like to hear what you need most. "
    await acme.says("/practice")
    await acme.sees("Who shall pick up?")
    await acme.taps("Voicemail")
    for text in ("Just following up on my application.", good, good + "I'll call again. That's Ada. Thank you, Jane."):
        await acme.sees("Your turn")
        await acme.says(text)
        told = await acme.sees("🎭 Round")
        if "What got better" not in told.text:
            await acme.taps("Once more")
    assert "no more “following up”" in told.text


async def test_at_the_end_the_list_and_the_call_where_the_moment_is_right(acme: Person, here: World) -> None:
    await _round(acme, "Voicemail", 20)
    await acme.taps("Ready to dial")
    ready = await acme.sees("☎️ Ready to dial: Jane Roe at Acme")
    assert "A call is fine from Mon 8 Nov" in ready.text
    assert "Call now" not in acme.keyboard
    here.move(days=7)
    await acme.sees("📞 Call Jane Roe")
    await _round(acme, "Voicemail", 20)
    await acme.taps("Ready to dial")
    await acme.sees("Now is a good moment")
    await acme.taps("Call now")
    await acme.sees("Number: +12125550100")


async def test_a_sticker_is_no_answer_and_practice_can_be_left(acme: Person) -> None:
    await acme.says("/practice")
    await acme.sees("Who shall pick up?")
    await acme.taps("Voicemail")
    await acme.sees("Your turn")
    acme.participant.send_sticker()
    await acme.sees("voice note")
    await acme.taps("Cancel")
    await acme.sees("Cancelled")


async def test_a_voice_note_where_words_are_needed_is_explained(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    ada.participant.send_voice(5)
    await ada.sees("I can only use words here")


async def test_without_an_application_the_way_is_shown(ada: Person) -> None:
    await ada.says("/practice")
    await ada.sees("/add the first one")


async def test_a_forged_button_reaches_nobody_elses_voice(acme: Person, here: World) -> None:
    await _round(acme, "Voicemail", 20)
    own = next(b["callback_data"] for row in acme.last.keyboard for b in row if "Hear" in b["text"])
    bob = here.person("Bob")
    await introduce(bob)
    key = Practice.unpack(own).number
    for data in (own, Practice("ready", 1).pack(), Practice("gatekeeper", 1).pack(), Practice("nonsense", 1).pack()):
        await bob.is_answered(bob.participant.tap_data(1, data))
    assert not any("voice" in message.content for message in bob.participant.from_bot)
    await acme.is_answered(acme.participant.tap_data(1, Practice("hear", key + 1000).pack()))
