"""May a person know what is kept, and have it deleted? In two steps, for good; in a group by two."""

from pathlib import Path

import pytest

from bot.forgetter import Forgetter
from handlers.policy import Policy
from storage.compact import shorten_log
from tests.handlers.conftest import add, introduce
from tests.support.bot import World
from tests.support.person import Person
from tests.support.stored import taken


async def test_what_is_kept_is_said_also_to_a_stranger(here: World) -> None:
    eve = here.person("Eve")
    await eve.says("/privacy")
    said = (await eve.sees("What I keep")).text
    for words in ("not stored encrypted", "14 days", "a year", "/export", "/forget"):
        assert words in said


async def test_everything_is_gone_in_two_steps_and_one_may_begin_anew(here: World, ada: Person, tmp_path: Path) -> None:
    await add(ada, "Quixote Industries", "Dulcinea, hiring manager, +1 212 555 0123")
    await ada.says("/add Rocinante")
    await ada.sees("For what job?")
    await ada.says("/forget")
    asked = await ada.sees("Delete everything?")
    assert "1 application, 1 contact, " in asked.text
    await ada.taps("Keep it")
    await ada.sees("Nothing was deleted")
    await ada.taps_again(asked, "fo|delete")
    await ada.is_told("too old")
    await ada.says("/forget")
    await ada.sees("Delete everything?")
    await ada.taps("Delete everything")
    assert (await ada.sees("I no longer know anything")).keyboard == []
    assert "Delete everything?" not in ada.screen()  # the question became the answer
    assert here.bot is not None
    await shorten_log(here.bot.database)  # as the sweeper does; what was deleted is overwritten at once
    stored = await taken(f"sqlite:///{tmp_path}/test.db")
    assert [word for word in (b"Quixote", b"Dulcinea", b"12125550123", b"Rocinante") if word in stored] == []
    await introduce(ada)
    await ada.says("/list")
    await ada.sees("No live applications yet")


async def test_a_question_of_an_hour_ago_deletes_nothing(here: World, ada: Person) -> None:
    await add(ada)
    await ada.says("/forget")
    await ada.sees("Delete everything?")
    here.move(hours=2)
    await ada.taps("Delete everything")
    await ada.is_told("too old")
    await ada.says("/list")
    await ada.sees("Acme")


async def test_in_a_group_it_takes_two_or_a_day(here: World) -> None:
    ada, bob = here.person("Ada"), here.person("Bob")
    group = here.playground.group("Job hunt", [ada.participant, bob.participant])
    ada, bob = Person(group.person(ada.participant)), Person(group.person(bob.participant))
    await introduce(ada)
    await ada.says("/forget")
    asked = await ada.sees("It takes two of you")
    await ada.taps("Delete everything")
    await ada.is_told("somebody else")
    await bob.sees("It takes two of you")
    await bob.taps("Delete everything")
    await bob.sees("I no longer know anything")
    await introduce(ada)
    await ada.says("/forget")
    await ada.sees("It takes two of you")
    here.move(hours=25)
    await ada.taps("Delete everything")
    await ada.sees("I no longer know anything")
    await ada.taps_again(asked, "fo|delete")
    await ada.is_told("too old")


@pytest.mark.parametrize("writes", [False, True], ids=["silent", "writes"])
async def test_whoever_stays_away_for_a_year_is_told_and_a_week_later_forgotten(
    here: World, ada: Person, writes: bool
) -> None:
    assert here.bot is not None
    bot = here.bot
    forgetter = Forgetter(bot.database, here.clock, lambda: True, Policy(), bot.wake)
    await add(ada)
    await forgetter.look()
    here.move(days=352)
    while await forgetter.look():
        pass
    assert "I hope it went well" not in ada.screen()
    here.move(days=2)
    while await forgetter.look():
        pass
    await ada.sees("I hope it went well")
    if writes:
        await ada.says("/list")
        await ada.sees("Acme")
    here.move(days=8)
    while await forgetter.look():
        pass
    await ada.says("/list")
    await ada.sees("Acme" if writes else "No live applications yet")
