"""Can a person provoke what goes wrong, see it in the log, and does the real bot get over it?"""

from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.person import Mouse, sees
from tests.page.test_story import introduces_herself


async def open_drawer(page: Page) -> None:
    await page.get_by_role("button", name="What can go wrong").click()


async def test_errors_are_got_over_and_logged(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    for fault, status in [
        ("Server error (500)", "500"),
        ("Too many calls (429)", "429"),
        ("Done, answer lost", "lost"),
    ]:
        await open_drawer(page)
        await page.get_by_label("Which call").select_option("sendMessage")
        await page.get_by_role("button", name=fault).click()
        await expect(page.locator("#faults-on li")).to_have_count(1)
        await page.get_by_role("button", name="Close").click()
        await ada.says("/help")
        await sees(ada.chat, "/interview")
        await open_drawer(page)
        line = page.locator("#calls li", has_text=f"sendMessage{status}").first
        await expect(line).to_be_visible()
        await expect(page.locator("#faults-on li")).to_have_count(0)
        await line.locator("summary").click()
        await expect(line.get_by_role("group", name="What was sent")).to_contain_text('"chat_id"')
        await page.get_by_role("button", name="Close").click()


async def test_switched_on_for_good_until_switched_off(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await open_drawer(page)
    await page.get_by_label("How often").select_option("every time")
    await page.get_by_role("button", name="Bad gateway").click()
    await expect(page.locator("#faults-on li")).to_have_text("502 as a web page for any call, every time")
    await page.get_by_role("button", name="Close").click()
    await ada.chat.get_by_role("textbox").fill("/help")
    await page.keyboard.press("Enter")
    await open_drawer(page)
    await expect(page.locator("#calls li", has_text="502").nth(1)).to_be_visible()  # it keeps trying
    await page.get_by_role("button", name="Switch all off").click()
    await page.get_by_role("button", name="Close").click()
    await expect(ada.chat.locator(".message.theirs").last).to_contain_text("/interview", timeout=20_000)


async def test_killed_in_the_middle_of_a_conversation(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await ada.says("/add")
    await open_drawer(page)
    await expect(page.locator("#bot-state")).to_contain_text("started once")
    await page.get_by_role("button", name="Kill it").click()
    await expect(page.locator("#bot-state")).to_contain_text("started 2 times")
    await page.get_by_role("button", name="Close").click()
    await ada.chat.get_by_role("textbox").fill("Acme")
    await page.keyboard.press("Enter")
    await expect(ada.chat.locator(".message.theirs").last).to_contain_text("For what job?", timeout=30_000)


async def test_the_network_is_cut_and_mended(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await open_drawer(page)
    await page.get_by_role("button", name="Cut the network").click()
    await expect(page.get_by_role("button", name="Mend the network")).to_be_visible()
    await page.get_by_role("button", name="Close").click()
    await ada.chat.get_by_role("textbox").fill("/help")
    await page.keyboard.press("Enter")
    await expect(ada.chat.locator(".message.mine").last).to_contain_text("/help")
    await open_drawer(page)
    await page.get_by_role("button", name="Mend the network").click()
    await page.get_by_role("button", name="Close").click()
    await expect(ada.chat.locator(".message.theirs").last).to_contain_text("/interview", timeout=30_000)
