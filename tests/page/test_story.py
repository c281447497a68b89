"""The main job in the page, by mouse and by the keyboard alone: from an application to a logged call."""

from datetime import datetime

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.person import Keys, Mouse, Person, chat_with, sees
from tests.page.stage import NEW_YORK
from tools.house import House


async def move_to(page: Page, moment: str) -> None:
    """By the date field; `moment` is local, as the field has it."""
    await page.locator("#clock").click()
    await page.locator("#moment").fill(moment)
    await page.get_by_role("button", name="Go there").click()
    await page.keyboard.press("Escape")


async def introduces_herself(page: Page, way: type[Mouse] | type[Keys], name: str = "Ada") -> Person:
    """A new person, from the welcome to the end of the bot's first questions."""
    await page.get_by_label("Your first name").fill(name)
    await page.keyboard.press("Enter")
    person = way(page, await chat_with(page, name))
    await person.starts()
    for label in (name, "New York", "Balanced"):
        await person.taps(label)
    await sees(person.chat, name, "/add")
    return person


async def applies(person: Person, company: str) -> None:
    """Tells about an application of today, up to the answer that names what comes next."""
    for text in ("/add", company, "Data engineer"):
        await person.says(text)
    await person.taps("Today")
    await person.says("Jane Roe, hiring manager, +1 212 555 0100")
    await person.taps("Skip")
    await person.says("ran the nightly data pipeline for 3 years")
    await sees(person.chat, company, "Jane Roe", "Mon 8 Nov")


@pytest.mark.parametrize("way", [Mouse, Keys])
async def test_from_an_application_to_a_logged_call(opened: Open, house: House, way: type[Mouse] | type[Keys]) -> None:
    page = await opened()
    ada = await introduces_herself(page, way)
    await applies(ada, "Acme")

    # A week later, at nine, the nudge arrives by itself.
    await move_to(page, "2027-11-08T09:00")
    nudge = await sees(ada.chat, "Jane Roe at Acme", "+12125550100", "nightly data pipeline")
    assert house.clock.now() >= datetime(2027, 11, 8, 9, tzinfo=NEW_YORK)
    folded = nudge.locator(".folds").first
    await folded.get_by_role("button").click()
    await expect(folded.get_by_role("button")).to_have_attribute("aria-expanded", "true")

    # Voicemail: one tap logs it, and the message becomes its record.
    await ada.taps("Voicemail left")
    record = await sees(ada.chat, "oicemail", "Mon 15 Nov")
    await expect(record).to_contain_text("edited")

    # The page is loaded again in the middle of a conversation: everything is where it was.
    await page.reload()
    await page.wait_for_selector("body[data-ready]")
    await sees(ada.chat, "oicemail", "Mon 15 Nov")
    await ada.lets_pass("+1 day")
    await expect(page.locator("#now-day")).to_have_text("Tue 9 Nov")
    await ada.says("/interview")
    await ada.says("Thursday at 3pm")
    await ada.taps("Skip")
    await sees(ada.chat, "Acme", "Thu 11 Nov, 15:00")

    # An hour after it began the bot asks how it went, then for the thank-you note, then for the call on day eight.
    await move_to(page, "2027-11-11T16:00")
    await ada.taps("Tell me about it")
    await ada.taps("A week")
    await ada.says("my Kafka certificate")
    await ada.taps("Skip")
    await move_to(page, "2027-11-11T17:30")
    note = await sees(ada.chat, "Thank Jane Roe")
    for said in ("Dear Jane Roe", "Thank you for", "nightly data pipeline", "my Kafka certificate", "Ada"):
        await expect(note.locator("pre")).to_contain_text(said)
    await ada.taps("Sent")
    await sees(ada.chat, "Fri 19 Nov")
    await move_to(page, "2027-11-19T09:00")
    await sees(ada.chat, "Call Jane Roe at Acme")
    await ada.taps("Talked, no news")
    await sees(ada.chat, "Fri 3 Dec")
    await ada.taps("Undo")
    await sees(ada.chat, "Call Jane Roe at Acme")


async def test_two_weeks_at_once_deliver_in_order(opened: Open) -> None:
    """Each nudge at its own hour, under its own day."""
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    for company, applied in (("Acme", "Today"), ("Bolt", "Yesterday")):
        for text in ("/add", company, "Data engineer"):
            await ada.says(text)
        await ada.taps(applied)
        await ada.says("Jane Roe, hiring manager, +1 212 555 0100")
        await ada.taps("Skip")
        await ada.taps("Skip")
        await sees(ada.chat, company, "Jane Roe")
    await move_to(page, "2027-11-15T20:00")
    calls = ada.chat.locator(".message.theirs", has_text="Call Jane Roe at")
    await expect(calls).to_have_count(2, timeout=30_000)
    await expect(page.locator("#now-day")).to_have_text("Mon 15 Nov")
    days = await ada.chat.locator(".day").all_inner_texts()
    assert days[0] == "Monday 1 November"
    assert days == sorted(days, key=lambda day: int(day.split()[1]))
    dates = [int(await call.get_attribute("data-date") or 0) for call in await calls.all()]
    assert dates == sorted(dates)
    assert all(datetime.fromtimestamp(date, NEW_YORK).hour == 9 for date in dates)


async def test_to_the_next_nudge(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await ada.says("/add")
    await ada.says("Acme")
    await ada.says("Data engineer")
    await ada.says("last Tuesday")
    await ada.says("Jane Roe, hiring manager, +1 212 555 0100")
    await ada.taps("Skip")
    await ada.taps("Skip")
    await sees(ada.chat, "Jane Roe", "Tue 2 Nov")
    await move_to(page, "2027-11-02T07:30")
    await page.locator("#quick").get_by_role("button", name="To the next nudge").click()
    await expect(ada.chat.locator(".message.theirs").last).to_contain_text("Call Jane Roe at Acme", timeout=15_000)
    await expect(page.locator("#now-day")).to_have_text("Tue 2 Nov")
