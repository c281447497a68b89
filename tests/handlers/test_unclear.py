"""What was not understood, or not as it was meant: is it put right by taps, with nothing guessed?"""

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person


async def test_of_an_application_that_is_named_it_is_asked_what_happened(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("acme thing friday 3pm, fingers crossed")
    asked = await ada.sees("What happened?")
    assert "Acme, Data engineer" in asked.text
    assert "Next: call" in asked.text
    await ada.taps("An interview")
    card = await ada.sees("📝 Interview")
    assert "Interview: Fri 5 Nov, 15:00 New York, in 4 days" in card.text
    await ada.taps("Save")
    await ada.sees("Next: the interview, Fri 5 Nov, 15:00")


async def test_words_that_name_nothing_can_be_about_an_application_all_the_same(ada: Person) -> None:
    await add(ada)
    await add(ada, "Globex")
    await ada.says("well that was a disaster")
    await ada.sees("I didn't get that")
    await ada.taps("Something happened")
    await ada.sees("Which application is it about?")
    await ada.taps("Globex, Data engineer")
    await ada.sees("What happened?")
    await ada.taps("It is decided")
    await ada.sees("How did it end?")
    await ada.taps("Turned down")
    await ada.sees("📝 Decided: turned down")
    await ada.taps("Save")
    await ada.sees("this one is closed")


async def test_what_happened_can_be_changed_on_a_card(ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("emailed Jane this morning")
    await ada.sees("📝 Email: sent")
    await ada.taps("Change")
    await ada.taps("What happened")
    await ada.taps("They got in touch")
    card = await ada.sees("📝 They got in touch")
    assert "When: Mon 1 Nov, today" in card.text
    await ada.taps("Save")
    await ada.sees("They got in touch")


async def test_another_language_is_answered_kindly_and_its_dates_are_read(here: World) -> None:
    grete = here.person("Grete", language="de")
    await grete.says("/start")
    await grete.taps("Grete")
    await grete.sees("Where are you?")
    await grete.taps("Berlin")
    await grete.sees("How forward")
    await grete.taps("Balanced")
    await grete.sees("Good to meet you")
    await add(grete)
    await grete.says("Vorstellungsgespräch bei Acme nächsten Dienstag um 15 Uhr")
    asked = await grete.sees("What happened?")
    assert "in English only, sorry" in asked.text
    await grete.taps("An interview")
    card = await grete.sees("📝 Interview")
    assert "Interview: Tue 9 Nov, 15:00 Berlin" in card.text


async def test_the_record_tells_what_was_saved_and_opens_its_date(ada: Person) -> None:
    await ada.says("applied to Acme as nurse last Monday")
    await ada.taps("Save")
    await ada.sees("✅ Acme")
    await ada.says("called acme, they asked me to ring back tomorrow at 10am")
    await ada.sees("They asked for a call")
    await ada.taps("Save")
    await ada.sees("asked you to call back, Tue 2 Nov, 10:00 New York, tomorrow.")
    await ada.taps("Change…")
    await ada.taps("When I shall call back")
    await ada.sees("When did they ask you to call back?")
    await ada.says("wednesday at 2pm")
    await ada.sees("asked you to call back, Wed 3 Nov, 14:00 New York, in 2 days.")
    await ada.sees("→ Wed 3 Nov, 14:00 New York, in 2 days")
    await ada.says("acme emailed me yesterday, they decide within a week")
    await ada.taps("Save")
    told = await ada.sees("They got in touch, Sun 31 Oct, yesterday.")
    assert "They promised: within 7 days." in told.text


async def test_all_that_is_missing_is_asked_in_one_go(ada: Person) -> None:
    await ada.says("interview with Pied Piper on Friday")
    await ada.taps("Save")
    await ada.sees("For what job?")
    await ada.says("Engineer")
    await ada.sees("at what time?")
    await ada.says("4pm")
    assert "Next: the interview, Fri 5 Nov, 16:00" in (await ada.sees("Pied Piper")).text


async def test_politeness_is_answered_in_kind(ada: Person) -> None:
    await ada.says("thanks so much!")
    await ada.sees("I'm here, Ada. Tell me when something happens")


async def test_whoever_wants_to_be_left_alone_is_told_how(ada: Person) -> None:
    await ada.says("please stop messaging me!")
    assert "/forget" in (await ada.sees("You decide how much I say")).text
