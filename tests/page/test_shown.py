"""Does the page show what a bot can send, as Telegram shows it?"""

import struct
import zlib

from playwright.async_api import Locator, Page, expect

from playground.people import Participant
from tests.page.conftest import Open
from tests.page.stage import Stage

BUTTONS = [
    [
        {"text": "Yes", "callback_data": "y", "style": "success"},
        {"text": "No", "callback_data": "n", "style": "danger"},
    ],
    [{"text": "Open", "url": "https://example.org/a"}, {"text": "Copy", "copy_text": {"text": "+12125550134"}}],
]
FORMATTED = (
    "<b>bold</b> <i>slanted</i> <u>under</u> <s>gone</s> <code>code</code> <a href='https://example.org/a'>link</a> "
    "<tg-spoiler>secret</tg-spoiler> jane@acme.example +12125550134 /add\n<blockquote>quoted</blockquote>"
    "<blockquote expandable>one\ntwo\nthree\nfour\nfive</blockquote><pre>to copy\nas it is</pre>"
)


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, rows = (
        struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        zlib.compress((b"\0" + b"\x88" * width) * height),
    )
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def begin(stage: Stage, name: str = "Ada") -> Participant:
    """A person who has started the bot."""
    person = stage.playground.user(name)
    person.say("/start")
    return person


def shown(page: Page, message_id: int) -> Locator:
    return page.locator(f".message[data-id='{message_id}']")


async def test_formatted_text(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    message = shown(page := await staged(permissions=["clipboard-read", "clipboard-write"]), await stage.says(
        ada.chat.id, FORMATTED, parse_mode="HTML"))  # fmt: skip
    for tag, text in [("b", "bold"), ("i", "slanted"), ("u", "under"), ("s", "gone"), ("code", "code")]:
        await expect(message.locator(f".text > {tag}", has_text=text)).to_be_visible()
    link = message.get_by_role("link", name="link", exact=True)
    await expect(link).to_have_attribute("href", "https://example.org/a")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(message.get_by_role("link", name="+12125550134")).to_have_attribute("href", "tel:+12125550134")
    await expect(message.get_by_role("link", name="jane@")).to_have_attribute("href", "mailto:jane@acme.example")
    await expect(message.locator("blockquote").first).to_have_text("quoted")
    await expect(message.get_by_text("secret")).to_be_hidden()
    await message.get_by_role("button", name="Hidden text").click()
    await expect(message.get_by_text("secret")).to_be_visible()
    await message.get_by_role("button", name="Show all").click()
    await expect(message.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    await message.get_by_role("button", name="Copy this text").click()
    await expect(page.get_by_text("Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "to copy\nas it is"
    await message.get_by_role("button", name="/add").click()
    await expect(page.locator(".message.mine").last).to_contain_text("/add")


async def test_buttons_toasts_and_alerts(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    page = await staged()
    message = shown(page, await stage.says(ada.chat.id, "Well?", reply_markup={"inline_keyboard": BUTTONS}))
    yes, no = message.get_by_role("button", name="Yes"), message.get_by_role("button", name="No")
    await expect(message.get_by_role("link", name="Open")).to_have_attribute("href", "https://example.org/a")
    await yes.click()
    await expect(yes).to_have_attribute("aria-busy", "true")
    query = await stage.tapped(ada)
    assert query["data"] == "y"
    await stage.answers(query, text="Saved")
    await expect(page.locator(".chat .toast")).to_have_text("Saved")
    await expect(yes).not_to_have_attribute("aria-busy", "true")

    await no.click()
    await stage.answers(await stage.tapped(ada), text="Not now.\nTry later.", show_alert=True)
    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Try later.")
    await page.keyboard.press("Enter")
    await expect(alert).to_be_hidden()

    await yes.click()
    await stage.answers(await stage.tapped(ada))  # without a text: only the waiting ends
    await expect(yes).not_to_have_attribute("aria-busy", "true")


async def test_edited_in_place_silent_and_deleted(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    page = await staged()
    markup = {"inline_keyboard": BUTTONS}
    message_id = await stage.says(ada.chat.id, "Before", reply_markup=markup, disable_notification=True)
    message = shown(page, message_id)
    await expect(message.get_by_role("img", name="Sent without a sound")).to_be_visible()
    await stage.bot("editMessageText", chat_id=ada.chat.id, message_id=message_id, text="After")
    await expect(message).to_contain_text("After")
    await expect(message).to_contain_text("edited")
    await expect(message.locator(".keyboard")).to_have_count(0)
    await stage.bot("setMessageReaction", chat_id=ada.chat.id, message_id=message_id, reaction=[
        {"type": "emoji", "emoji": "👍"}])  # fmt: skip
    await expect(message.get_by_role("img", name="The bot reacted with 👍")).to_be_visible()
    await stage.bot("deleteMessage", chat_id=ada.chat.id, message_id=message_id)
    await expect(message).to_have_count(0)


async def test_typing_until_the_answer(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    page = await staged()
    await stage.bot("sendChatAction", chat_id=ada.chat.id, action="typing")
    await expect(page.locator(".under")).to_have_text("typing…")
    await stage.says(ada.chat.id, "Here I am")
    await expect(page.locator(".under")).to_have_text("Ada’s phone, in English")


async def test_pictures_files_and_cards(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    page = await staged()
    chat_id = str(ada.chat.id)
    sent = await stage.sends("sendPhoto", "photo", "a.png", png(300, 100), chat_id=chat_id, caption="A chart")
    picture = shown(page, sent["message_id"]).get_by_role("img", name="A chart")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async (node) => { await node.decode(); return node.naturalWidth; }") == 300
    media = {"type": "document", "media": "attach://part", "caption": "All of it"}
    await stage.sends("editMessageMedia", "part", "all.csv", b"a,b\n1,2\n", chat_id=chat_id, media=media,
        message_id=str(sent["message_id"]))  # fmt: skip
    message = shown(page, sent["message_id"])
    await expect(message.locator("img")).to_have_count(0)
    async with page.expect_download() as download:
        await message.get_by_role("link", name="all.csv").click()
    assert (await (await download.value).path()).read_bytes() == b"a,b\n1,2\n"
    card = {"phone_number": "+12125550134", "first_name": "Dana"}
    contact = (await stage.bot("sendContact", chat_id=chat_id, **card)).result
    link = shown(page, contact["message_id"]).get_by_role("link", name="+12125550134")
    await expect(link).to_have_attribute("href", "tel:+12125550134")


async def test_a_keyboard_below_the_text_field(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    rows = [[{"text": "My place", "request_location": True}, {"text": "My number", "request_contact": True}], ["Skip"]]
    page = await staged(permissions=["geolocation"], geolocation={"latitude": 48.2, "longitude": 16.37})
    more = {"input_field_placeholder": "A city", "one_time_keyboard": True}
    await stage.says(ada.chat.id, "Where are you?", reply_markup={"keyboard": rows, **more})
    below = page.get_by_role("group", name="Suggested answers")
    await expect(page.get_by_placeholder("A city")).to_be_visible()
    await below.get_by_role("button", name="My place").click()
    await expect(page.locator(".message.mine").last).to_contain_text("48.2000, 16.3700")
    await expect(below).to_be_hidden()  # for one time only
    await page.get_by_role("button", name="Suggested answers").click()
    await below.get_by_role("button", name="My number").click()
    await expect(page.locator(".message.mine").last).to_contain_text("+12125550100")
    assert ada.history[-1].content["contact"]["user_id"] == ada.user.id  # one's own, by the button
    await stage.says(ada.chat.id, "Thanks", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_role("button", name="Suggested answers")).to_be_hidden()


async def test_a_forced_reply_is_for_whom_it_is_meant(stage: Stage, staged: Open) -> None:
    ada, eve = begin(stage), begin(stage, "Eve")
    group = stage.playground.group("Job hunt", [ada, eve])
    asked = group.person(eve).say("/add@day_eight_bot")
    page = await staged(1600)
    column = page.locator(".chat.group")
    question = await stage.says(group.chat.id, "Which company?", reply_parameters={"message_id": asked.message_id},
        reply_markup={"force_reply": True, "selective": True, "input_field_placeholder": "A name"})  # fmt: skip
    await expect(column.locator(".message.theirs").last).to_contain_text("Which company?")
    await expect(column.locator(".bar-text")).to_have_count(0)  # Ada was not asked
    await column.get_by_label("Who writes here").select_option("as Eve")
    await expect(column.locator(".bar-text")).to_contain_text("Which company?")
    await column.get_by_placeholder("A name").fill("Acme")
    await page.keyboard.press("Enter")
    await expect(column.locator(".message.mine").last).to_contain_text("Acme")
    assert group.person(eve).history[-1].reply_to == question


async def test_before_the_start(stage: Stage, staged: Open) -> None:
    await stage.bot("setMyDescription", description="I tell you when to follow up.")
    await stage.bot("setMyCommands", commands=[{"command": "hilfe", "description": "Hilfe"}], language_code="de")
    uwe = stage.playground.user("Uwe", "de-AT")
    page = await staged()
    await expect(page.get_by_text("I tell you when to follow up.")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    assert [message.text for message in uwe.history] == ["/start"]
    await page.get_by_role("button", name="Commands").click()
    await expect(page.get_by_role("menuitem")).to_have_text("/hilfeHilfe")
