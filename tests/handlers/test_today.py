"""/today: what the day has, in its order; by itself on working mornings, where that is wanted."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.handlers.conftest import add
from tests.support.bot import World
from tests.support.person import Person

NEW_YORK = ZoneInfo("America/New_York")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 11, day, hour, minute, tzinfo=NEW_YORK)


async def interview(ada: Person, company: str, when: str) -> None:
    await ada.says(f"/interview {company}")
    await ada.sees("When is the interview")
    await ada.says(when)
    await ada.sees("Who is it with?")
    await ada.taps("Skip")
    await ada.sees("Next: the interview")


async def test_a_day_with_nothing_says_what_comes_next(here: World, ada: Person) -> None:
    await ada.says("/today")
    await ada.sees("Nothing to do today or tomorrow. A good moment")
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await ada.says("/today")
    await ada.sees("Next is Mon 8 Nov, in 7 days: call: Acme.")


async def test_the_day_in_its_order_with_what_is_overdue_and_tomorrow(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await add(ada, "Brook", "Joe Fox, hiring manager, +1 212 555 0101")
    await interview(ada, "Brook", "Thursday 11 Nov at 3pm")
    here.move_to(at(2, 10))
    await add(ada, "Crest", "Kim Lin, hiring manager, +1 212 555 0102")
    await interview(ada, "Crest", "Wednesday 10 Nov at 2pm")
    here.move_to(at(10, 9, 30))
    await ada.sees("Call Jane Roe at Acme")
    await ada.says("/today")
    told = (await ada.sees("Wed 10 Nov, New York")).text
    acme, crest, brook = (told.index(text) for text in ("since Mon 8 Nov", "14:00", "15:00"))
    assert acme < crest < told.index("Tomorrow") < brook
    assert "1. since Mon 8 Nov · Call: Jane Roe, Acme (1 call, 1 message, 2 emails left)" in told
    assert "3 calls a day are enough." in told
    await ada.taps("1. Call: Acme")
    await ada.sees("Call Jane Roe at Acme")
    await ada.taps("Talked, no news")
    await ada.sees("reached, no news yet")
    await ada.says("/today")
    assert "Jane" not in (await ada.sees("Wed 10 Nov, New York")).text


async def test_it_comes_on_working_mornings_with_something_once_it_is_wanted(here: World, ada: Person) -> None:
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    await interview(ada, "Acme", "Thursday 4 Nov at 3pm")
    here.move_to(at(3, 8, 0))
    await ada.says("/today")
    await ada.sees("Tomorrow")
    await ada.taps("Every working morning at 8:30")
    await ada.sees("Your day, on working mornings: 08:30")
    here.move_to(at(3, 8, 30))
    await ada.sees("Wed 3 Nov, New York")
    here.move_to(at(4, 8, 30))
    day = await ada.sees("Thu 4 Nov, New York")
    assert "15:00 · Interview: Acme" in day.text
    assert "Every working morning" not in str(ada.keyboard)


async def test_no_morning_message_on_a_free_day_or_a_sunday(here: World, ada: Person) -> None:
    await ada.says("/settings")
    await ada.taps("Your day")
    await ada.taps("08:30")
    await ada.sees("Your day, on working mornings: 08:30")
    await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
    async with here.silence(ada):
        here.move_to(at(2, 8, 30))
    async with here.silence(ada):
        here.move_to(at(7, 8, 30))
    here.move_to(at(8, 8, 30))
    await ada.sees("Mon 8 Nov, New York")
