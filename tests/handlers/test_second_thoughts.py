"""Every form, with a mind that changes at every step: a command in between, Back, rubbish, a second tap, a restart.

What is saved in the end is what a straight walk through the same answers saves.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.handlers.conftest import START, add, introduce
from tests.support.bot import World, world
from tests.support.person import Person

Begin = Callable[[Person], Awaitable[None]]


@dataclass(frozen=True)
class Ask:
    """A question, the answer that is meant (typed, or a button's label), and what cannot be read, with its reply."""

    question: str
    says: str = ""
    taps: str = ""
    rubbish: tuple[str, str] | None = None


def says(*words: str) -> Begin:
    async def begin(ada: Person) -> None:
        for each in words:
            await ada.says(each)

    return begin


def card(*labels: str) -> Begin:
    """Through the card's buttons."""

    async def begin(ada: Person) -> None:
        await ada.says("/list")
        await ada.sees("live application")
        await ada.taps("1. Acme")
        await ada.sees("Left in this stage")
        for label in labels:
            await ada.taps(label)

    return begin


NO_DATE = ("whenever", "no date")
WALKS: dict[str, tuple[Begin, Sequence[Ask], str]] = {
    "add": (
        says("/add"),
        [
            Ask("Which company", "Globex", rubbish=("x" * 81, "at most 80 characters")),
            Ask("For what job?", "Nurse", rubbish=("y" * 81, "at most 80 characters")),
            Ask("When did you apply?", taps="Yesterday", rubbish=NO_DATE),
            Ask("Whom could you call", "Max Moss", rubbish=("+1 212 555 0101", "I read no name")),
            Ask("What is Max Moss there?", taps="Hiring manager", rubbish=("a nice one", "What is that person there?")),
            Ask("How can Max Moss be reached?", "+1 212 555 0101", rubbish=("by pigeon", "neither a number")),
            Ask("Paste the job posting", taps="Skip"),
            Ask("Why you?", "ran a ward"),
        ],
        "✅ Globex, Nurse",
    ),
    "interview ahead": (
        says("/interview"),
        [
            Ask("When is the interview", "tomorrow at 3pm", rubbish=NO_DATE),
            Ask("Who is it with?", "Jane and Max"),
        ],
        "Interview on Tue 2 Nov, 15:00 New York, tomorrow, with Jane and Max",
    ),
    "interview over": (
        says("/interview"),
        [
            Ask("When is the interview", "today at 9am", rubbish=NO_DATE),
            Ask("Who is it with?", taps="Skip"),
            Ask("What did they say about the next step?", "by Friday", rubbish=("hm", "I find no day")),
            Ask("anything you forgot", "my certificate"),
            Ask("what went well", taps="Skip"),
        ],
        "They promised: by Fri 5 Nov",
    ),
    "contact": (
        card("People", "Add somebody"),
        [
            Ask("Who is it?", "Max Moss", rubbish=("+1 212 555 0101", "I read no name")),
            Ask("What is Max Moss there?", taps="HR", rubbish=("a nice one", "What is that person there?")),
            Ask("How can Max Moss be reached?", "max@acme.example", rubbish=("by pigeon", "neither a number")),
        ],
        "✔️ Jane Roe at Acme",
    ),
    "promise": (
        card("They got in touch"),
        [Ask("What did they say about the next step?", "by Friday", rubbish=("hm", "I find no day"))],
        "They promised: by Fri 5 Nov",
    ),
    "call anyway": (
        says("/call"),
        [Ask("What speaks for it?", "met her at a fair")],
        "Number: +12125550100",
    ),
    "place": (
        card("Change…", "Where they are"),
        [
            Ask("In which city is Acme?", "San Francisco", rubbish=("Xyzzyville", "I don't know “Xyzzyville”")),
            Ask("When do they answer the phone?", taps="Skip"),
        ],
        "12:00 New York",
    ),
    "company": (
        card("Change…", "Company"),
        [Ask("What is the company called?", "Acme Ltd", rubbish=("x" * 81, "at most 80 characters"))],
        "✔️ Jane Roe at Acme Ltd",
    ),
    "applied": (
        card("Change…", "Applied"),
        [Ask("When did you apply?", "last Friday", rubbish=("in two weeks", "still ahead"))],
        "Applied Fri 29 Oct",
    ),
    "name of a person": (
        card("People", "Jane Roe", "Name"),
        [Ask("What is the right name?", "Jane Rowe", rubbish=("x" * 81, "at most 80 characters"))],
        "✔️ Jane Rowe at Acme",
    ),
    "number of a person": (
        card("People", "Jane Roe", "Number"),
        [Ask("Which number has Jane Roe?", "+1 212 555 0199", rubbish=("none at all", "can't read a phone number"))],
        "+12125550199",
    ),
}


async def _before(ada: Person) -> None:
    await introduce(ada)
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")


async def _answer(ada: Person, ask: Ask) -> None:
    await (ada.says(ask.says) if ask.says else ada.taps(ask.taps))


async def _start(ada: Person, begin: Begin, name: str) -> None:
    await begin(ada)
    if name == "call anyway":
        await ada.taps("Call anyway")


async def _straight(ada: Person, name: str) -> str:
    begin, asks, record = WALKS[name]
    await _start(ada, begin, name)
    for ask in asks:
        await ada.sees(ask.question)
        await _answer(ada, ask)
    return (await ada.sees(record)).text


async def _wavering(ada: Person, name: str, restart: Callable[[], Awaitable[None]]) -> str:
    begin, asks, record = WALKS[name]
    await _start(ada, begin, name)
    for number, ask in enumerate(asks):
        question = await ada.sees(ask.question)
        await ada.says("/list")
        await ada.sees("live application")
        await ada.sees("Go on?")
        await ada.taps("Go on")
        await ada.sees(ask.question)
        if ask.rubbish:
            await ada.says(ask.rubbish[0])
            await ada.sees(ask.rubbish[1])
        await restart()
        if number:
            await ada.taps("Back")
            await ada.sees(asks[number - 1].question)
            await _answer(ada, asks[number - 1])
            question = await ada.sees(ask.question)
        await _answer(ada, ask)
        for data in [b["callback_data"] for row in question.keyboard for b in row if b["text"] == ask.taps]:
            await ada.is_answered(await ada.taps_again(question, data))
    return (await ada.sees(record)).text


@pytest.mark.parametrize("name", WALKS)
async def test_a_mind_that_changes_at_every_step_saves_the_same(name: str, sqlite_url: str, tmp_path: Path) -> None:
    async with world(sqlite_url, tmp_path, START) as here, AsyncExitStack() as stack:
        await stack.enter_async_context(here.running())

        async def restart() -> None:
            await stack.aclose()
            await stack.enter_async_context(here.running())

        ada, bob = here.person("Ada"), here.person("Ada")
        for person in (ada, bob):
            await _before(person)
        wavered, straight = await _wavering(ada, name, restart), await _straight(bob, name)
        # What is said on the phone is put differently from chat to chat.
        assert wavered.partition("Say (")[0] == straight.partition("Say (")[0]


async def test_every_form_can_be_cancelled_at_every_step(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    for name, (begin, asks, _) in WALKS.items():
        for length in range(len(asks)):
            await _start(ada, begin, name)
            for ask in asks[:length]:
                await ada.sees(ask.question)
                await _answer(ada, ask)
            await ada.sees(asks[length].question)
            await ada.taps("Cancel")
            await ada.sees("Cancelled")
    await ada.says("/list")
    assert "1. Acme, Data engineer" in (await ada.sees("One live application")).text
