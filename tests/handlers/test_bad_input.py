"""Whatever arrives gets a clear answer and loses nothing."""

import pytest

from handlers.buttons import Came, Show, Undo
from tests.handlers.conftest import add, introduce
from tests.support.bot import World
from tests.support.person import Person

ODD_TEXTS = {
    "4096 emoji": "👩‍⚕️" * 819,
    "only spaces": "ㅤ   ",
    "zero width": "a\u200b\u200d\u2060cme",
    "right to left": "שלום עולם‮abc",
    "markup": "<b>Acme & Söhne</b> *_[x](y)_* `z`",
    "broken markup": "<b><i>Acme</b>",
    "backslashes": "A\\c\\me\\x00",
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
async def test_any_text_as_a_company_is_taken_or_explained(ada: Person, text: str) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    ada.participant.send_content({"text": text})
    answer = await ada.sees("")
    assert answer.text
    await ada.says("Globex")
    await ada.sees("")
    await ada.says("/cancel")
    await ada.sees("Cancelled")


async def test_markup_in_a_name_is_shown_as_it_was_typed(ada: Person) -> None:
    await add(ada, "<b>Acme</b> & Söhne")
    await ada.says("/list")
    listed = await ada.sees("One live application")
    assert "<b>Acme</b> & Söhne" in listed.text


@pytest.mark.parametrize("length", [81, 4096])
async def test_a_text_that_is_too_long_is_explained_and_asked_again(ada: Person, length: int) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("x" * length)
    await ada.sees("characters")
    await ada.says("Acme")
    await ada.sees("For what job?")


async def test_a_nul_and_a_lone_surrogate_are_taken_out(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    ada.participant.send_content({"text": "Ac\x00me"})
    question = await ada.sees("For what job?")
    assert "Acme" in question.text


@pytest.mark.parametrize("deed", ["sticker", "voice", "photo", "document"])
async def test_what_is_no_text_is_answered_where_text_is_expected(ada: Person, deed: str) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde"
    deeds = {
        "sticker": lambda: ada.participant.send_sticker(),
        "voice": lambda: ada.participant.send_voice(3),
        "photo": lambda: ada.participant.send_photo(picture),
        "document": lambda: ada.participant.send_document(b"x", "cv.pdf"),
    }
    deeds[deed]()
    await ada.sees("could not be opened" if deed == "document" else "I can only use words here")
    await ada.says("Acme")
    await ada.sees("For what job?")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("12 December 2027", "still ahead"),
        ("30 February", "no date"),
        ("whenever", "no date"),
        ("5/6", "more than one way"),
    ],
)
async def test_an_impossible_or_unclear_date_of_applying_is_asked_again(ada: Person, said: str, answer: str) -> None:
    await ada.says("/add")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await ada.says("Nurse")
    await ada.sees("When did you apply?")
    await ada.says(said)
    await ada.sees(answer)
    await ada.says("yesterday")
    await ada.sees("Applied Sun 31 Oct, yesterday")


async def test_a_command_in_the_middle_works_and_the_question_is_offered_again(ada: Person) -> None:
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("Acme")
    await ada.sees("For what job?")
    await ada.says("/list")
    await ada.sees("No live applications yet")
    await ada.sees("You were adding an application. Go on?")
    await ada.taps("Go on")
    question = await ada.sees("For what job?")
    assert "Acme" in question.text


async def test_another_conversation_in_the_middle_does_not_lose_the_first(ada: Person) -> None:
    await add(ada, "Acme")
    await ada.says("/add")
    await ada.sees("Which company")
    await ada.says("Globex")
    await ada.sees("For what job?")
    await ada.says("/interview")
    await ada.sees("When is the interview")
    await ada.says("tomorrow at 3pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview")
    await ada.sees("You were adding an application")
    await ada.taps("Go on")
    assert "Globex" in (await ada.sees("For what job?")).text


async def test_the_same_button_twice_acts_once(ada: Person, here: World) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    here.move(days=7)
    nudge = await ada.sees("Call Jane Roe")
    (data,) = [b["callback_data"] for row in nudge.keyboard for b in row if b["text"] == "Voicemail left"]
    await ada.taps("Voicemail left")
    await ada.sees("Call: voicemail left.")
    await ada.taps_again(nudge, data)
    await ada.is_told("things have moved on")
    await ada.says("/list")
    await ada.taps("1. Acme")
    card = await ada.sees("Call: voicemail left")
    assert card.text.count("voicemail left") == 1


async def test_a_tap_on_an_answered_question_changes_nothing(ada: Person) -> None:
    await ada.says("/add")
    await ada.says("Acme")
    await ada.says("Nurse")
    question = await ada.sees("When did you apply?")
    (today,) = [b["callback_data"] for row in question.keyboard for b in row if b["text"] == "Today"]
    await ada.says("yesterday")
    await ada.sees("Whom could you call")
    await ada.taps_again(question, today)
    await ada.is_told("answered already")


OLD, GONE = "This button is from an older message", "That application is no longer there"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("x", OLD),
        ("o|999|reached", GONE),
        ("o|1", OLD),
        ("o|nan|reached", OLD),
        ("a|add|company|x|0", OLD),
        ("a|nothing|x|y|7", OLD),
        ("s|add||resume|3", OLD),
        ("e|999|company", GONE),
        ("h|999|1|call", GONE),
        ("hs|999|1|2", GONE),
        ("m|999|998", GONE),
        ("b|999|1|remove", GONE),
        ("v|999|card", GONE),
        ("l|999|call", GONE),
        ("u|999|0", "undone already"),
        ("r|999", "More has happened since"),
        ("p|-7|live|next", ""),  # the first page
        ("p|1|attic", OLD),
        ("t|name|", ""),  # a setting is asked for
        ("t|playbook|reckless", ""),  # the settings are shown
        ("z|1|never", GONE),
        ("c|interview|999", GONE),
        ("n|5", GONE),
        ("\U0001f4a5" * 16, OLD),
    ],
)
async def test_a_forged_or_old_button_is_answered_and_does_nothing(ada: Person, data: str, told: str) -> None:
    assert told in await ada.is_answered(ada.participant.tap_data(1, data))
    await ada.says("/list")
    await ada.sees("No live applications yet")


async def test_a_button_as_another_version_made_it_is_told_so_and_the_nudge_still_waits(
    ada: Person, here: World
) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    here.move(days=7)
    nudge = await ada.sees("Call Jane Roe")
    made = [button["callback_data"] for row in nudge.keyboard for button in row if "callback_data" in button]
    assert len(made) > 3
    for data in made:
        for other in (f"{data}|1", data.rpartition("|")[0], f"0{data}"):
            assert OLD in await ada.is_answered(await ada.taps_again(nudge, other))
    await ada.taps("Voicemail left")
    await ada.sees("Call: voicemail left.")


async def test_a_button_of_another_chat_does_not_reach_its_rows(ada: Person, here: World) -> None:
    await add(ada, "Acme")
    bob = here.person("Bob")
    await introduce(bob)
    for data in (Show(1, "card").pack(), Show(2, "archive").pack(), Undo(5, 0).pack(), Came(1, "reached").pack()):
        await bob.is_answered(bob.participant.tap_data(1, data))
    await bob.says("/list")
    await bob.sees("No live applications yet")
    await ada.says("/list")
    await ada.sees("One live application")


async def test_another_persons_tap_in_a_group_changes_nothing(here: World) -> None:
    one, two = here.playground.user("Ada"), here.playground.user("Bob")
    group = here.playground.group("Job club", [one, two])
    ada, bob = Person(group.person(one)), Person(group.person(two))
    await ada.says("/start@day_eight_bot")
    await ada.sees("What shall I call you?")
    await bob.taps("Ada")
    await bob.is_told("whoever started it")
    await ada.taps("Ada")
    await ada.sees("Where are you?")


async def test_an_unknown_command_and_idle_words_are_answered(ada: Person) -> None:
    await ada.says("/dance")
    await ada.sees("I don't know that command")
    await ada.says("hello there")
    await ada.sees("I'm here, Ada.")
    await ada.says("purple elephants dance")
    await ada.sees("I didn't get that")
    ada.participant.send_sticker()
    await ada.sees("I can't read that yet")


async def test_cancel_without_anything_open(ada: Person) -> None:
    await ada.says("/cancel")
    await ada.sees("Nothing is open")


async def test_before_the_introduction_the_introduction_comes_first(here: World) -> None:
    eve = here.person("Eve")
    await eve.says("/add")
    await eve.sees("What shall I call you?")


async def test_an_edit_of_an_own_message_does_not_disturb(ada: Person) -> None:
    sent = await ada.says("/add")
    await ada.sees("Which company")
    ada.participant.edit(sent.message_id, "/add now")
    await ada.says("Acme")
    await ada.sees("For what job?")
