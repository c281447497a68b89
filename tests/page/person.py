"""How does a person use the page? By mouse, or by the keyboard alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from playwright.async_api import Locator, Page, expect

_TABS = 60  # so many presses reach anything on the page


class Person(Protocol):
    """What a test may do in one chat; `chat` is its column."""

    chat: Locator

    async def starts(self) -> None: ...

    async def says(self, text: str) -> None: ...

    async def taps(self, label: str) -> None: ...

    async def lets_pass(self, label: str) -> None: ...


async def chat_with(page: Page, name: str) -> Locator:
    """The column of this person's chat, or of the group of this title, that was opened last."""
    await expect(page.locator(".chat .names").last).to_contain_text(name)
    return page.locator(f".chat[data-chat='{await page.locator('.chat').last.get_attribute('data-chat')}']")


def newest(chat: Locator, label: str) -> Locator:
    """The newest button under a message with this label."""
    return chat.locator(".keyboard").get_by_role("button", name=label, exact=True).last


async def sees(chat: Locator, *texts: str) -> Locator:
    """Wait until the newest message holds all these texts."""
    message = chat.locator(".message.theirs").last
    try:
        for text in texts:
            await expect(message).to_contain_text(text)
    except AssertionError as error:
        raise AssertionError(f"{error}\n--- the chat ---\n{await chat.locator('.messages').inner_text()}") from None
    return message


@asynccontextmanager
async def answered(chat: Locator) -> AsyncIterator[None]:
    """What is done inside gets an answer: a new message of the bot's, or a change of its newest that leaves buttons.

    A question that becomes a line without buttons is only put away; the answer follows.
    """
    before_id, before_version, _ = await _newest(chat)
    yield
    for _ in range(750):
        message_id, version, buttons = await _newest(chat)
        if message_id != before_id or (version != before_version and buttons):
            return
        await chat.page.wait_for_timeout(20)
    raise AssertionError("the bot gave no answer within fifteen seconds")


async def _newest(chat: Locator) -> tuple[str, str, bool]:
    """The id and version of the bot's newest message, and whether it has buttons."""
    found: list[str] = await chat.locator(".message.theirs").evaluate_all(
        """all => all.slice(-1).flatMap((last) =>
            [last.dataset.id, last.dataset.version, last.querySelector('.key') ? 'yes' : ''])"""
    )
    return (found[0], found[1], bool(found[2])) if found else ("", "", False)


class Mouse:
    """Clicks on everything, and types where it clicked."""

    def __init__(self, page: Page, chat: Locator) -> None:
        self.page, self.chat = page, chat

    async def starts(self) -> None:
        async with answered(self.chat):
            await self.chat.get_by_role("button", name="Start", exact=True).click()

    async def says(self, text: str) -> None:
        field = self.chat.get_by_role("textbox")
        await field.click()
        await field.fill(text)
        async with answered(self.chat):
            await self.chat.get_by_role("button", name="Send", exact=True).click()

    async def taps(self, label: str) -> None:
        await expect(newest(self.chat, label)).to_be_visible()  # its arrival is not the answer
        async with answered(self.chat):
            await newest(self.chat, label).click()

    async def lets_pass(self, label: str) -> None:
        await self.page.locator("#quick").get_by_role("button", name=label).click()


class Keys:
    """Never touches the mouse: Tab, arrows, Enter, Esc."""

    def __init__(self, page: Page, chat: Locator) -> None:
        self.page, self.chat = page, chat

    async def starts(self) -> None:
        await self._reach(".start")
        async with answered(self.chat):
            await self.page.keyboard.press("Enter")

    async def says(self, text: str) -> None:
        await self._reach("textarea")
        await self.page.keyboard.type(text)
        async with answered(self.chat):
            await self.page.keyboard.press("Enter")

    async def taps(self, label: str) -> None:
        wanted = newest(self.chat, label)
        await expect(wanted).to_be_visible()
        await self._reach("textarea")
        await self.page.keyboard.press("ArrowUp")  # to the newest buttons
        for _ in range(_TABS):
            if await wanted.evaluate("node => node === document.activeElement"):
                break
            await self.page.keyboard.press("ArrowRight")
        await expect(wanted).to_be_focused()
        async with answered(self.chat):
            await self.page.keyboard.press("Enter")

    async def lets_pass(self, label: str) -> None:
        await self._reach(f"#quick button:text-is('{label}')")
        await self.page.keyboard.press("Enter")

    async def _reach(self, selector: str) -> None:
        wanted = self.page.locator(selector).first
        for _ in range(_TABS):
            if await wanted.evaluate("node => node === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with the Tab key")
