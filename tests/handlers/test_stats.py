"""/stats and /goals as a person meets them."""

import pytest

from bot import pictures
from storage.unit import unit_of_work
from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person
from tools.seed import fill


async def test_the_whole_search_in_a_picture_and_three_sentences(here: World, ada: Person) -> None:
    await ada.says("/stats")
    await ada.sees("There is nothing to count yet.")
    assert here.bot is not None
    async with unit_of_work(here.bot.database, ada.participant.chat.id) as unit:
        await fill(unit, here.clock.now(), 50, each=5)
    await ada.says("/stats")
    shown = await ada.sees("Of 50 applications")
    assert shown.content["photo"][-1]["width"] == 1080
    assert "Silent for two weeks or longer:" in shown.text or "silent for two weeks or longer:" in shown.text
    assert "HR managers said calls 81%" in shown.text
    await ada.taps("On dark")
    dark = await ada.sees("Of 50 applications")
    assert dark.message_id != shown.message_id
    assert "On light" in ada.keyboard
    await ada.says("/settings")
    assert "Pictures: dark" in (await ada.sees("Settings")).text


async def test_a_silent_employer_is_named_once(here: World, ada: Person) -> None:
    for company in ("Acme", "Acme", "Globex"):
        await add(ada, company)
    here.move(days=15)
    await ada.says("/stats")
    shown = await ada.sees("3 applications, and none has an answer yet.")
    assert "Silent for two weeks or longer: Acme, Globex." in shown.text


async def test_where_no_picture_comes_about_the_words_arrive(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await add(ada, "Acme")
    monkeypatch.setattr(pictures, "SECONDS", 0.0)
    await ada.says("/stats")
    shown = await ada.sees("One application so far, with no answer yet.")
    assert "photo" not in shown.content
    assert ada.keyboard == ["On dark"]


async def test_goals_are_set_by_a_tap_and_told_with_the_day_and_the_week(here: World, ada: Person) -> None:
    await ada.says("/goals")
    await ada.sees("How many applications and calls a week")
    await ada.taps("Set applications")
    await ada.sees("would be good?")
    await ada.taps("1")
    await ada.sees("Applications: 0 of 1 this week.")
    await ada.taps("‹ Settings")
    await ada.sees("Goals a week: 1 application")
    await ada.taps("Weekly goals")
    await ada.sees("Your goals a week")
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/goals")
    assert "Applications: 1 of 1 this week. Reached. One good week so far." in (await ada.sees("Your goals")).text
    await ada.says("/today")
    await ada.sees("This week: 1 of 1 application.")
    here.move(days=7)  # to Monday, nine o.clock: summer time ends
    assert "Last week: 1 of 1 application. Applications: One good week so far." in (await ada.sees("Your week")).text
    await ada.says("/today")
    await ada.sees("This week: 0 of 1 application.")
