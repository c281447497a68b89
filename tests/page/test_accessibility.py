"""Does axe-core, the accessibility checker, find anything wrong on any main screen, in light and in dark?"""

from typing import Any, Literal

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.person import Mouse, chat_with, sees
from tests.page.stage import Stage
from tests.page.test_chats import add_person
from tests.page.test_shown import BUTTONS, FORMATTED, begin, png
from tests.page.test_story import applies, introduces_herself, move_to
from tests.support.npm import npm_folder

SCHEMES: list[Literal["light", "dark"]] = ["dark", "light"]


async def check(page: Page, screen: str) -> None:
    """No violation on this screen, in light and in dark."""
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await _check(page, f"{screen}, {scheme}")


async def _check(page: Page, screen: str) -> None:
    """What axe cannot decide by itself does not count."""
    found: dict[str, Any] = await page.evaluate("axe.run({ resultTypes: ['violations'] })")
    told = [
        f"{v['id']}: {v['help']}\n    "
        + "\n    ".join(n["html"][:200] + " " + n["failureSummary"] for n in v["nodes"][:3])
        for v in found["violations"]
    ]
    assert not told, f"{screen}:\n" + "\n".join(told)
    assert len(found["passes"]) > 10, "axe looked at nothing"


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker's source."""
    return (npm_folder() / "node_modules" / "axe-core" / "axe.min.js").read_text()


async def with_axe(opened: Open, axe: str, width: int, height: int) -> Page:
    page = await opened(width, height)
    await page.evaluate(axe)
    return page


async def test_every_main_screen(opened: Open, axe: str) -> None:
    page = await with_axe(opened, axe, 1280, 900)
    await check(page, "welcome")
    ada = await introduces_herself(page, Mouse)
    await check(page, "a chat")
    await applies(ada, "Acme")
    await move_to(page, "2027-11-08T09:00")
    await sees(ada.chat, "Call Jane Roe")
    await check(page, "a nudge")
    await ada.chat.get_by_role("button", name="Attach").click()
    await check(page, "the attach menu")
    await page.get_by_role("menuitem", name="Contact").click()
    await check(page, "a question in a window")
    await page.keyboard.press("Escape")
    await page.locator("#clock").click()
    await check(page, "moving time")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="What can go wrong").click()
    await page.get_by_role("button", name="Server error").click()
    await page.locator("#calls summary").first.click()
    await check(page, "the drawer")
    await page.keyboard.press("Escape")


async def test_a_phone_with_several_chats(opened: Open, axe: str) -> None:
    page = await with_axe(opened, axe, 360, 740)
    await check(page, "welcome")
    await introduces_herself(page, Mouse)
    ben = await add_person(page, "Ben", "de")
    await ben.starts()
    await page.get_by_role("button", name="New chat").click()
    await page.get_by_role("menuitem", name="A group").click()
    await page.get_by_role("button", name="Make the group").click()
    group = Mouse(page, await chat_with(page, "Job hunt"))
    await group.says("/help")
    await check(page, "a group")
    await group.chat.get_by_role("textbox").fill("/")
    await expect(group.chat.locator(".suggestions button").first).to_be_visible()
    await check(page, "commands")


async def test_everything_that_can_be_shown(stage: Stage, staged: Open, axe: str) -> None:
    ada, bob = begin(stage), begin(stage, "Bob")
    group = stage.playground.group("Job hunt", [ada, bob])
    for chat_id in (ada.chat.id, group.chat.id):
        await stage.says(chat_id, FORMATTED, parse_mode="HTML", disable_notification=True)
        await stage.says(chat_id, "Well?", reply_markup={"inline_keyboard": BUTTONS})
        await stage.sends("sendPhoto", "photo", "a.png", png(300, 100), chat_id=str(chat_id))
        await stage.sends("sendDocument", "document", "a.csv", b"a,b", chat_id=str(chat_id), caption="All of it")
        await stage.bot("sendContact", chat_id=chat_id, phone_number="+12125550134", first_name="Dana")
    for person in (ada, group.person(ada), group.person(bob)):
        said = person.say("Hello, https://example.org")
        person.say("An answer", said.message_id)
        person.send_voice(7)
        person.send_sticker("☕")
        person.send_location(52.5, 13.4)
        person.forward("We call on Monday", "Jane Roe")
        reaction = [{"type": "emoji", "emoji": "👍"}]
        await stage.bot("setMessageReaction", chat_id=person.chat.id, message_id=said.message_id, reaction=reaction)
    await stage.says(ada.chat.id, "Where?", reply_markup={"keyboard": [[{"text": "Here", "request_location": True}]]})
    page = await with_axe(staged, axe, 900, 3600)  # so high that nothing is scrolled away
    await expect(page.locator(".sticker")).to_have_count(3)
    await check(page, "all kinds of messages")
    await page.locator(".key", has_text="Yes").first.click()
    await stage.answers(await stage.tapped(ada), text="A longer word of warning", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    await check(page, "an alert")
