"""What else happens in chats? Several of them, hostile words, files, replies, edits, blocking."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.person import Keys, Mouse, chat_with, sees
from tests.page.test_story import introduces_herself

SCRIPT = "<script>document.title='hacked'</script><img src=x onerror=alert(1)>"


async def add_person(page: Page, name: str, language: str) -> Mouse:
    await page.get_by_role("button", name="New chat").click()
    await page.get_by_role("menuitem", name="A person").click()
    await page.get_by_label("First name", exact=True).fill(name)
    await page.get_by_label("Language of the app").select_option(language)
    await page.keyboard.press("Enter")
    return Mouse(page, await chat_with(page, name))


async def test_a_script_in_a_companys_name_is_text(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await ada.says("/add")
    await ada.says(SCRIPT)
    message = await sees(ada.chat, SCRIPT[:60])
    await expect(message.locator("script, img")).to_have_count(0)
    await expect(page).to_have_title("Day Eight's playground")
    await expect(ada.chat.locator(".message.mine").last).to_contain_text(SCRIPT)


async def test_two_people_and_a_group_side_by_side(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    ben = await add_person(page, "Ben", "de")
    await ben.starts()
    await ben.taps("Ben")
    await expect(ben.chat.locator(".keyboard").last).to_contain_text("Berlin")
    await expect(ada.chat).not_to_contain_text("Berlin")

    await page.get_by_role("button", name="New chat").click()
    await page.get_by_role("menuitem", name="A group").click()
    await page.get_by_role("button", name="Make the group").click()
    group = Mouse(page, await chat_with(page, "Job hunt"))
    await group.chat.get_by_label("Who writes here").select_option("as Ben")
    await group.says("/help")
    await expect(group.chat.locator(".message.mine")).to_contain_text("/help")
    await sees(group.chat, "/add")
    await group.chat.get_by_label("Who writes here").select_option("as Ada")  # on Ada's phone it is Ben who wrote
    await expect(group.chat.locator(".message.mine")).to_have_count(0)
    await expect(group.chat.locator(".author", has_text="Ben")).to_be_visible()
    assert await page.locator(".chat:visible").count() == 3

    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(page.locator(".chat:visible")).to_have_count(1)
    await page.get_by_role("navigation", name="Chats").get_by_role("button", name="Ada").click()
    await expect(ada.chat).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360


async def test_reply_edit_copy_and_delete(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    await ada.says("Helo")
    mine = ada.chat.locator(".message.mine").last
    await expect(mine).to_contain_text("Helo")
    await mine.hover()
    await mine.get_by_role("button", name="What to do").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.type("Hello")
    await page.keyboard.press("Enter")
    await expect(mine).to_contain_text("Hello")
    await expect(mine).to_contain_text("edited")

    await mine.hover()
    await mine.get_by_role("button", name="What to do").click()
    await page.get_by_role("menuitem", name="Reply").click()
    await page.keyboard.type("To myself")
    await page.keyboard.press("Enter")
    answer = ada.chat.locator(".message.mine").last
    await expect(answer.locator(".quote-of")).to_contain_text("Hello")

    await answer.hover()
    await answer.get_by_role("button", name="What to do").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(ada.chat.get_by_text("To myself")).to_have_count(0)


async def test_what_can_be_sent(opened: Open, tmp_path: Path) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    invitation = tmp_path / "interview.ics"
    invitation.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")

    async def attach(item: str) -> None:
        await ada.chat.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name=item).click()

    async with page.expect_file_chooser() as chooser:
        await attach("File")
    await (await chooser.value).set_files(invitation)
    mine = ada.chat.locator(".message.mine")
    await expect(mine.last).to_contain_text("interview.ics")
    async with page.expect_download() as download:
        await mine.last.get_by_role("link", name="interview.ics").click()
    assert (await (await download.value).path()).read_text() == invitation.read_text()

    await attach("Contact")
    await page.get_by_label("First name", exact=True).fill("Jane")
    await page.get_by_label("Phone number").fill("+12125550134")
    await page.keyboard.press("Enter")
    await expect(mine.last).to_contain_text("+12125550134")

    await attach("Forward")
    await page.get_by_label("Who wrote it").fill("Jane Roe")
    await page.get_by_label("Their text").fill("We will call on Monday")
    await page.get_by_role("button", name="Forward", exact=True).click()
    await expect(mine.last).to_contain_text("Forwarded from Jane Roe")

    await attach("Another place")
    await page.keyboard.press("Enter")
    await expect(mine.last).to_contain_text("40.7128")

    await attach("Voice note")  # headless: no microphone is allowed, so a file is asked for
    await page.get_by_label("Seconds").fill("61")
    await page.get_by_role("button", name="Send", exact=True).last.click()
    await expect(mine.last).to_contain_text("1:01")

    await attach("Sticker")
    await page.get_by_role("button", name="Send ☕").click()
    await expect(mine.last.get_by_role("img", name="Sticker")).to_be_visible()


async def test_blocking_and_commands(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Keys)
    await ada.chat.get_by_role("button", name="Commands").click()
    await page.get_by_role("menuitem", name="/help").click()
    await sees(ada.chat, "/add")
    await page.keyboard.press("Tab")  # to Attach
    await page.keyboard.press("Tab")
    await page.keyboard.type("/li")
    await expect(ada.chat.locator(".suggestions button")).to_have_count(1)
    await ada.chat.get_by_role("button", name="More about this chat").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(ada.chat).to_contain_text("Ada has blocked the bot")
    await ada.chat.get_by_role("button", name="Unblock the bot").click()
    await expect(ada.chat.get_by_role("textbox")).to_be_visible()


async def test_trouble_on_purpose(opened: Open) -> None:
    page = await opened()
    ada = await introduces_herself(page, Mouse)
    drawer = page.locator("#trouble")
    await page.get_by_role("button", name="What can go wrong").click()
    await drawer.get_by_label("Which call").select_option("sendMessage")
    await drawer.get_by_role("button", name="Done, answer lost").click()
    await expect(drawer.get_by_label("Switched on")).to_contain_text("dropped connection for sendMessage, once")
    await page.keyboard.press("Escape")
    await ada.says("/list")
    await sees(ada.chat, "No live applications")
    await page.get_by_role("button", name="What can go wrong").click()
    await expect(drawer.locator("#calls summary", has_text="lost").first).to_be_visible()

    before = await drawer.locator("#bot-state").inner_text()
    await drawer.get_by_role("button", name="Kill it").click()
    await expect(drawer.locator("#bot-state")).to_contain_text("started 2 times")
    assert before != await drawer.locator("#bot-state").inner_text()
    await page.keyboard.press("Escape")
    await ada.says("/help")
    await sees(ada.chat, "/whynot")
