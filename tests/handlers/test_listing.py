"""/list with a long search behind it: pages, shelves, orders, and what a word finds, in one message."""

import asyncio
from datetime import timedelta

from sqlalchemy import event

from playground.model import Message
from storage import nudges
from storage.unit import unit_of_work
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person
from tools.seed import fill


async def _searching(here: World, ada: Person, count: int) -> None:
    """Somebody with so many applications, and nothing more to be said about them now."""
    assert here.bot is not None
    async with unit_of_work(here.bot.database, ada.participant.chat.id) as unit:
        await fill(unit, here.clock.now(), count, each=6)
    here.bot.wake()
    async with asyncio.timeout(60):
        while await nudges.chats_with_due(here.bot.database, here.clock.now(), 1):  # noqa: ASYNC110 - the database has no event
            await asyncio.sleep(0.05)


async def test_pages_shelves_orders_and_search_in_one_message(here: World, ada: Person) -> None:
    await _searching(here, ada, 60)
    await ada.says("/list")
    first = await ada.sees("live applications, the next due first · page 1 of")
    assert "1. " in first.text

    async def tap(label: str, text: str) -> Message:
        await ada.taps(label)
        seen = await ada.sees(text)
        assert seen.message_id == first.message_id, "the list changes in place"
        return seen

    await tap("Later ›", "page 2 of")
    await tap("↕ Newest first", "the newest first · page 1 of")
    by_company = await tap("↕ By company", "by company · page 1 of")
    numbered = [line.split(". ", 1) for line in by_company.text.splitlines() if line[:1].isdigit()]
    names = [parts[1].split(",")[0] for parts in numbered if len(parts) == 2]
    assert len(names) == 8
    assert [name.casefold() for name in names] == sorted(name.casefold() for name in names)
    await tap("Interview (", "applications with an interview")
    await tap("Closed (", "closed applications")
    archived = await tap("Archived (2)", "2 archived applications")
    assert "archived Mon 1 Nov" in archived.text
    await tap("Live (", "live applications")
    await tap("🔎 Search", "What are you looking for?")
    await ada.says("northwnd")
    found = await ada.sees("fit “northwnd”")
    assert found.text.count("Northwind Foods") == 4  # of 60, every fifteenth
    await ada.taps("The whole list")
    await ada.sees("live applications")
    await ada.says("/call")
    await ada.sees("The next 10 due are below; a name finds the others: /call acme")
    assert len(ada.keyboard) == 10


async def test_lists_and_words_read_no_timeline_but_that_of_the_one_they_are_about(here: World, ada: Person) -> None:
    await _searching(here, ada, 60)
    await ada.says("/list")
    await ada.sees("page 1 of")
    assert here.bot is not None
    read: list[object] = []

    def heard(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if "FROM events" in statement:
            read.append(parameters)

    event.listen(here.bot.database.engine.sync_engine, "before_cursor_execute", heard)
    await ada.taps("Later ›")
    await ada.sees("page 2 of")
    await ada.says("/list müller")
    await ada.sees("fit “müller”")
    await ada.says("called northwind foods, no answer")
    await ada.sees("Call: nobody answered")
    await ada.says("what's next?")
    await ada.sees("What's next")
    await ada.says("/why")
    await ada.sees("Which application is it about?")
    assert read == []
    await ada.says("/call initech 50")
    await ada.taps("Initech 50, Backend developer")
    await ada.sees("📞 Initech 50")
    event.remove(here.bot.database.engine.sync_engine, "before_cursor_execute", heard)
    assert read, "the one that is meant is planned"


async def test_a_word_with_the_command_finds_and_what_fits_nothing_leads_on(ada: Person) -> None:
    await add(ada, "Acme")
    await add(ada, "Globex")
    await ada.says("/list acm")
    found = await ada.sees("One application fits “acm”")
    assert "Globex" not in found.text
    await ada.taps("1. Acme")
    await ada.sees("Left in this stage")
    await ada.says("/list <b>zebra")
    await ada.sees("Nothing fits “<b>zebra”.")
    await ada.taps("🔎 Search again")
    await ada.sees("What are you looking for?")
    await ada.says("data engnieer")
    await ada.sees("2 applications fit")
    await ada.says("/list " + "x" * 3000)
    await ada.sees("Nothing fits")


async def test_an_archived_application_lies_apart_and_is_found(here: World, ada: Person) -> None:
    await add(ada, "Acme")
    await ada.says("/list")
    listed = await ada.sees("One live application")
    assert not any("(" in label for label in ada.keyboard), "one shelf needs no choice"
    await ada.taps("1. Acme")
    await ada.taps("Change…")
    await ada.taps("Archive")
    await ada.sees("is archived")
    await ada.says("/list")
    await ada.sees("No live applications yet")
    await ada.taps("Archived (1)")
    await ada.sees("One archived application")
    await ada.says("/list acme")
    assert "archived Mon 1 Nov" in (await ada.sees("One application fits")).text
    forged = f"p|{10**9}|nowhere|never"
    await ada.taps_again(listed, forged)
    await ada.sees("No live applications yet")
    here.move(days=1)


async def test_an_interview_ahead_is_told_with_its_hour(here: World, ada: Person) -> None:
    await add(ada, "Acme")
    await ada.says("/interview tomorrow at 3pm")
    await ada.taps("Skip")
    await ada.sees("Next: the interview")
    await ada.says("/list")
    assert "interview, Tue 2 Nov, 15:00" in (await ada.sees("One live application")).text
    here.move_to(here.clock.now() + timedelta(days=2))
    await ada.sees("How did it go")


async def test_what_was_not_saved_yet_is_shown_below(ada: Person) -> None:
    await ada.says("Applied to Globex as nurse yesterday")
    await ada.sees("Shall I save that?")
    await ada.says("hmm")  # tells nothing
    await ada.sees("I didn't get that")
    await ada.says("/list")
    listed = await ada.sees("Not saved yet")
    assert listed.text.endswith("1. “Applied to Globex as nurse yesterday”")
    await ada.taps("Look at 1")
    await ada.sees("Shall I save that?")
    await ada.taps("Save")
    await ada.sees("✅ Globex, nurse")
    await ada.says("/list")
    assert "Not saved yet" not in (await ada.sees("One live application")).text
