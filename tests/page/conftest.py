"""The page in headless Chromium, beside a bot of its own: `python -m bot` in an empty directory, on a free port."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.page.stage import NEW_YORK, START, Stage
from tests.page.stage import stage as set_up
from tools.house import CHROMIUM_ARGUMENTS, House
from tools.house import chromium as find_chromium
from tools.house import house as begin

expect.set_options(timeout=15_000)  # milliseconds: a loaded machine is slow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all tests of the page, because they share the browser."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with begin(tmp_path, START) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("needs Chromium, which is not installed here")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        await browser.close()


Open = Callable[..., Awaitable[Page]]


@asynccontextmanager
async def looking(chromium: Browser, url: str) -> AsyncIterator[Open]:
    """Opens the page in a browser profile of its own: `await opened(width, height, color_scheme=…)`.

    At the end no error may have shown up in any of them, and nothing may have been asked of another address.
    """
    wrong: list[str] = []

    async def open_page(width: int = 1280, height: int = 800, **how: object) -> Page:
        settings = {"reduced_motion": "reduce", "timezone_id": NEW_YORK.key, "locale": "en-US", **how}
        context = await chromium.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        page = await context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on(
            "request", lambda asked: None if asked.url.startswith((url, "blob:", "data:")) else wrong.append(asked.url)
        )
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        return page

    yield open_page
    for context in list(chromium.contexts):
        await context.close()
    assert wrong == []


@pytest_asyncio.fixture(loop_scope="session")
async def opened(chromium: Browser, house: House) -> AsyncIterator[Open]:
    """Opens the page beside the real bot."""
    async with looking(chromium, house.url) as open_page:
        yield open_page


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A playground where the test is the bot."""
    async with set_up(tmp_path) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def staged(chromium: Browser, stage: Stage) -> AsyncIterator[Open]:
    """Opens the page of the stage."""
    async with looking(chromium, stage.url) as open_page:
        yield open_page
