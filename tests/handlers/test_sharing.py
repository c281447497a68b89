"""An application's timeline as something to forward: whole, dated, and without private data."""

from datetime import timedelta

from coach.timeline import Debriefed
from storage import events, listing
from storage.unit import unit_of_work
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

PRIVATE = ("Jane", "Roe", "212", "Zoe", "example", "17 Elm Street")


async def test_the_story_can_be_forwarded_with_or_without_names(here: World, ada: Person) -> None:
    await add(ada, "Acme & Sons", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/interview today at 9am")
    await ada.sees("Who is it with?")
    await ada.says("Jane Roe and Zoe")
    await ada.sees("What did they say about the next step?")
    await ada.taps("Skip")
    await ada.sees("anything you forgot")
    await ada.says("Zoe's question about Kafka; Jane Roe wants it at jane@acme.example or +1 212 555 0111")
    await ada.sees("what went well")
    await ada.taps("Skip")
    await ada.sees("thank-you note")
    await ada.says("/list")
    await ada.taps("1. Acme & Sons")
    await ada.sees("Left in this stage")
    await ada.taps("Share with a coach")
    await ada.is_told("Forward it to whom you like")
    shown = (await ada.sees("📋 Acme & Sons, Data engineer")).text
    for told in (
        "Mon 1 Nov",
        "Applied",
        "Interview held",
        "question about Kafka",
        "Next: a thank-you note to the hiring manager",
    ):
        assert told in shown
    assert [word for word in PRIVATE if word in shown] == []
    await ada.taps("With names")
    named = (await ada.sees("Jane Roe, hiring manager")).text
    assert "with Jane Roe and Zoe" in named
    assert [word for word in ("212", "example") if word in named] == []
    await ada.taps("‹ Card")
    await ada.sees("+12125550100")


async def test_a_long_story_is_told_whole_in_several_messages(here: World, ada: Person) -> None:
    await add(ada, "Acme")
    assert here.bot is not None
    async with unit_of_work(here.bot.database, ada.participant.chat.id) as unit:
        [application] = await listing.standing(unit)
        for n in range(90):
            at = here.clock.now() + timedelta(minutes=n)
            await events.append(unit, application, Debriefed(at=at, forgot=f"<number {n}> & more " * 6), 1)
    here.move(hours=3)
    await ada.says("/list")
    await ada.taps("1. Acme")
    await ada.sees("Left in this stage")
    await ada.taps("Share with a coach")
    await ada.sees("Next:")
    whole = "\n".join(message.text for message in ada.participant.from_bot)
    assert all(f"<number {n}>" in whole for n in range(90))
