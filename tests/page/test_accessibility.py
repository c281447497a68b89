"""Does axe-core, the accessibility checker, find anything wrong on any main screen, in light and in dark?"""

from collections.abc import AsyncIterator
from typing import Any, Literal

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.person import Mouse, chat_with, sees
from tests.page.test_chats import add_person
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


@pytest_asyncio.fixture(loop_scope="session")
async def checked(opened: Open) -> AsyncIterator[Any]:
    """Opens the page with axe in it."""
    source = (npm_folder() / "node_modules" / "axe-core" / "axe.min.js").read_text()

    async def open_page(width: int, height: int) -> Page:
        page = await opened(width, height)
        await page.evaluate(source)
        return page

    yield open_page


async def test_every_main_screen(checked: Any) -> None:
    page: Page = await checked(1280, 900)
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


async def test_a_phone_with_several_chats(checked: Any) -> None:
    page: Page = await checked(360, 740)
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
