"""Every end of a call leads somewhere, and each is undone exactly (etiquette, section 6)."""

import pytest

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"

# The button, what the record tells, and what comes next. Mon 1 Nov 2027 applied, Mon 8 Nov called.
ENDS = [
    ("Talked, no news", "reached, no news yet", "the move is theirs until Mon 22 Nov"),
    ("Call back later", "asked you to call back", "Next: call Jane Roe, Tue 9 Nov"),
    ("Voicemail left", "voicemail left", "Next: call Jane Roe, Mon 15 Nov"),
    ("Nobody answered", "nobody answered", "Next: call Jane Roe, Tue 9 Nov"),
    ("They said no", "a clear no", "this one is closed"),
]
RARER_ENDS = [
    ("Bad moment", "a bad moment", "Next: call Jane Roe, Tue 9 Nov"),
    ("Brushed off", "brushed off", "this one is closed"),
    ("Left word with assistant", "word left with an assistant", "Next: call Jane Roe, Mon 15 Nov"),
    ("Voicemail, hung up", "voicemail, hung up", "Next: call Jane Roe"),
    ("They hired me", "An offer", "this one is closed"),
    ("Not a fit", "Not a fit", "this one is closed"),
]


async def _nudged(here: World, ada: Person) -> str:
    await add(ada, "Acme", JANE)
    here.move(days=7)
    return (await ada.sees("Call Jane Roe at Acme")).text


@pytest.mark.parametrize(("label", "told", "following"), ENDS + RARER_ENDS, ids=[end[0] for end in ENDS + RARER_ENDS])
async def test_one_or_two_taps_log_an_end_and_undo_restores(
    here: World, ada: Person, label: str, told: str, following: str
) -> None:
    nudge = await _nudged(here, ada)
    if (label, told, following) in RARER_ENDS:
        await ada.taps("Something else…")
        await ada.sees("Call Jane Roe at Acme")
    await ada.taps(label)
    record = await ada.sees(told)
    assert following in record.text
    await ada.taps("Undo")
    again = await ada.sees("(W2)")
    assert again.message_id == record.message_id
    assert again.text == nudge


async def test_what_came_in_time_is_not_late_because_it_is_shown_again(here: World, ada: Person) -> None:
    nudge = await _nudged(here, ada)
    here.move(hours=3)
    await ada.taps("Voicemail left")
    await ada.sees("voicemail left")
    await ada.taps("Undo")
    again = await ada.sees("(W2)")
    assert "comes late" not in again.text
    assert again.text.splitlines()[0] == nudge.splitlines()[0]


async def test_a_name_is_welcome_for_as_long_as_none_is_known(here: World, ada: Person) -> None:
    await add(ada)
    search = await ada.sees("Find out who decides at Acme")
    here.move(days=7)
    await ada.sees("Call Acme")
    await ada.taps("I have a name")
    await ada.sees("Who is it?")
    await ada.says("Jane Roe, +1 212 555 0100")
    assert "Jane Roe, hiring manager" in (await ada.sees("✔️ Jane Roe")).text
    (found,) = [b["callback_data"] for row in search.keyboard for b in row if b["text"] == "I have a name"]
    await ada.taps_again(search, found)
    await ada.is_told("things have moved on")


async def test_an_interview_offered_on_the_phone_is_asked_for(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("Interview!")
    await ada.sees("An interview, offered on the phone".lower())
    await ada.sees("When is the interview")
    await ada.says("thursday")
    await ada.sees("at what time?")
    await ada.says("3pm")
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview, Thu 11 Nov, 15:00")


async def test_a_named_day_becomes_a_promise(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("They named a day")
    await ada.sees("What did they say about the next step?")
    await ada.says("they decide by Friday")
    record = await ada.sees("They promised: by Fri 12 Nov")
    assert "Next: email Jane Roe, Mon 15 Nov" in record.text or "Next: call Jane Roe, Mon 15 Nov" in record.text


async def test_a_callback_gets_its_moment(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("Call back later")
    await ada.sees("When shall you call back?")
    await ada.says("yesterday")
    await ada.sees("which is over. When will it be?")
    await ada.says("thursday at 10")
    record = await ada.sees("asked you to call back")
    assert "Next: call Jane Roe, Thu 11 Nov, 10:00" in record.text


async def test_a_referral_becomes_an_application_that_remembers_who_referred(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("Something else…")
    await ada.sees("Call Jane Roe at Acme")
    await ada.taps("Sent me to someone else")
    await ada.sees("Whom did they send you to?")
    await ada.says("Max Moss, head of data, +1 212 555 0199")
    await ada.sees("✅")
    await ada.says("/list")
    await ada.sees("2 live applications")


async def test_a_nudge_is_put_off_and_comes_again(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("Tomorrow")
    await ada.sees("I'll bring it up again Tue 9 Nov, 09:00")
    here.move(days=1)
    await ada.sees("Call Jane Roe at Acme")


async def test_silence_asks_whether_it_is_still_wanted_and_then_to_close(here: World, ada: Person) -> None:
    await _nudged(here, ada)
    await ada.taps("Talked, no news")
    await ada.sees("the move is theirs until")
    here.move(days=15)
    await ada.sees("Do you still want this job?")
    await ada.taps("No, move on")
    record = await ada.sees("No longer wanted")
    assert "closed" in record.text


async def test_an_interview_that_was_moved_is_told_as_that(here: World, ada: Person) -> None:
    await add(ada, "Acme", JANE)
    await ada.says("interview at acme today at noon")
    await ada.taps("Save")
    await ada.sees("Next: the interview")
    here.move(hours=4)
    await ada.sees("How did it go at Acme?")
    await ada.taps("It was moved")
    record = await ada.sees("The old time of the interview is taken out.")
    assert "Applied" not in record.text
    await ada.sees("When is the interview")


@pytest.mark.parametrize(
    ("label", "asked", "offered"),
    [
        ("They named a day", "What did they say", "You were noting what they promised. Go on?"),
        ("Interview!", "When is the interview", "You were noting an interview. Go on?"),
    ],
)
async def test_what_a_tap_told_and_a_question_left_open_is_asked_once_more(
    here: World, ada: Person, label: str, asked: str, offered: str
) -> None:
    await _nudged(here, ada)
    await ada.taps(label)
    await ada.sees(asked)
    here.move(hours=1)
    await ada.sees(offered)
    here.move(hours=2)
    await ada.hears_nothing(1.5)
    await ada.taps("Go on")
    await ada.sees(asked)
