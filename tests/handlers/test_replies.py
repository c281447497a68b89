"""Does a reply mean what the message is about, and is a card for nobody but whoever wrote?"""

from sqlalchemy import delete

from storage.schema import outbox
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

JANE = "Jane Roe, hiring manager, +1 212 555 0100"


async def _acme(ada: Person) -> None:
    await add(ada, "Acme", JANE)


async def test_a_reply_means_the_application_of_the_message(ada: Person) -> None:
    await _acme(ada)
    await add(ada, "Globex", "Max Moss, hiring manager, +1 212 555 0101")
    await ada.says("/list")
    await ada.taps("1. Acme")
    card = await ada.sees("Left in this stage")
    await ada.says("left a voicemail", reply_to=card)
    assert "Acme, Data engineer" in (await ada.sees("📝 Call: voicemail left")).text
    await ada.says("no answer at Globex", reply_to=card)
    assert "Globex, Data engineer" in (await ada.sees("📝 Call: nobody answered")).text


async def test_a_card_of_somebody_else_is_not_for_others(here: World) -> None:
    ada, bob = here.person("Ada"), here.person("Bob")
    group = here.playground.group("Job hunters", [ada.participant, bob.participant])
    one, other = Person(group.person(ada.participant)), Person(group.person(bob.participant))
    await one.says("/start")
    await one.taps("Ada")
    await one.sees("Where are you?")
    await one.taps("New York")
    await one.sees("How forward")
    await one.taps("Balanced")
    hello = await one.sees("Good to meet you")
    await one.says("applied to Acme as nurse", reply_to=hello)
    await one.sees("📝 New application")
    await other.taps("Save")
    await other.is_told("waits for whoever started it")
    await one.taps("Save")
    await one.sees("✅ Acme, nurse")


async def test_a_reply_to_an_old_message_means_what_its_buttons_are_about(here: World, ada: Person) -> None:
    await _acme(ada)
    await add(ada, "Globex")
    nudge = await ada.sees("Find out who decides at Globex")
    await ada.says("/list")
    await ada.taps("Acme")
    card = await ada.sees("Left in this stage")
    assert here.bot is not None
    async with here.bot.database.transaction() as connection:
        await connection.execute(delete(outbox))
    await ada.says("left a voicemail", reply_to=card)
    assert "Acme, Data engineer" in (await ada.sees("📝 Call: voicemail left")).text
    await ada.says("no answer", reply_to=nudge)
    assert "Globex, Data engineer" in (await ada.sees("📝 Call: nobody answered")).text
