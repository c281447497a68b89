"""What can a person do in the page besides writing? Speak, send files, change groups, and be shown around."""

import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests.page.conftest import Open
from tests.page.stage import Stage
from tests.page.test_shown import begin, png


async def choose(page: Page, button: str, item: str) -> None:
    """An item of a menu."""
    await page.locator(".chat.current").get_by_role("button", name=button).click()
    await page.get_by_role("menuitem", name=item, exact=True).click()


async def test_a_voice_note_by_microphone(stage: Stage, staged: Open) -> None:
    """Chromium's pretended microphone hums; what was recorded is a sound that plays."""
    ada = begin(stage)
    page = await staged(permissions=["microphone"])
    chat = page.locator(".chat")
    await chat.get_by_role("button", name="Record a voice note").click()
    await expect(chat.get_by_role("timer")).to_contain_text(re.compile(r"Recording, \d+ s"))
    await expect(chat.get_by_role("textbox")).to_be_hidden()
    await chat.get_by_role("button", name="Drop the recording").click()
    await expect(chat.get_by_role("textbox")).to_be_visible()
    await expect(chat.locator(".voice")).to_have_count(0)

    await chat.get_by_role("button", name="Record a voice note").click()
    await expect(chat.get_by_role("timer")).to_contain_text(re.compile(r"Recording, [2-9] s"))
    await chat.get_by_role("button", name="Send the recording").click()
    await expect(chat.locator(".voice")).to_be_visible()
    voice = ada.history[-1].content["voice"]
    assert 2 <= voice["duration"] <= 9, "a busy machine hears of the end later"
    length = f"0:0{voice['duration']}"
    await expect(chat.locator(".voice")).to_contain_text(length)
    assert len(stage.playground.world.journal.get_bytes(voice["file_id"])) > 1000
    await chat.get_by_role("button", name="Play the voice note").click()
    await expect(chat.get_by_role("button", name="Pause the voice note")).to_be_visible()
    await expect(chat.locator(".voice")).to_contain_text(re.compile(rf"0:0[1-9] / {length}"))


async def test_a_voice_note_without_a_microphone(stage: Stage, staged: Open, tmp_path: Path) -> None:
    ada = begin(stage)
    page = await staged()  # it may not use the microphone
    sound = tmp_path / "note.ogg"
    sound.write_bytes(b"OggS, and no more")
    await choose(page, "Attach", "Voice note")
    await page.get_by_label("Seconds").fill("61")
    await page.get_by_label("Sound file").set_input_files(sound)
    await page.get_by_role("button", name="Send", exact=True).last.click()
    await expect(page.locator(".voice")).to_contain_text("1:01")
    voice = ada.history[-1].content["voice"]
    assert stage.playground.world.journal.get_bytes(voice["file_id"]) == sound.read_bytes()
    await page.get_by_role("button", name="Play the voice note").click()
    await expect(page.get_by_text("This voice note has a length, but no sound.")).to_be_visible()


async def test_a_picture_and_a_sticker(stage: Stage, staged: Open, tmp_path: Path) -> None:
    ada = begin(stage)
    page = await staged()
    picture = tmp_path / "card.png"
    picture.write_bytes(png(120, 80))
    async with page.expect_file_chooser() as chooser:
        await choose(page, "Attach", "Picture")
    await (await chooser.value).set_files(picture)
    shown = page.locator(".message.mine img")
    await expect(shown).to_be_visible()
    assert await shown.evaluate("async (node) => { await node.decode(); return node.naturalWidth; }") == 120
    assert ada.history[-1].content["photo"][-1]["height"] == 80
    await choose(page, "Attach", "Sticker")
    await page.get_by_role("button", name="Send ☕").click()
    await expect(page.get_by_role("img", name="Sticker ☕")).to_be_visible()
    assert ada.history[-1].content["sticker"]["emoji"] == "☕"


async def test_who_is_in_a_group(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    stage.playground.group("Job hunt", [ada])
    page = await staged(900)
    await page.get_by_role("button", name="More about this chat").last.click()
    await page.get_by_role("menuitem", name="Add a person").click()
    await page.get_by_label("First name", exact=True).fill("Bob")
    await page.get_by_role("button", name="Add", exact=True).click()
    group = page.locator(".chat.group")
    await expect(group).to_contain_text("Bob joined the group")
    await expect(group.locator(".under")).to_have_text("Ada, Bob, Day Eight")

    async def does(item: str) -> None:
        await group.get_by_role("button", name="More about this chat").click()
        await page.get_by_role("menuitem", name=item).click()

    await does("Throw the bot out")
    await expect(group.locator(".under")).to_have_text("Ada, Bob")
    await does("Let the bot in")
    await expect(group.locator(".under")).to_have_text("Ada, Bob, Day Eight")
    await does("Write as Bob")
    await does("Bob leaves")
    await expect(group).to_contain_text("Bob left the group")
    await does("Make it a supergroup")
    await expect(group.first.locator(".under")).to_have_text("became a supergroup; go on there")
    await expect(group.first.get_by_role("textbox")).to_be_hidden()
    await expect(group.last).to_contain_text("This supergroup was a group before")


async def test_three_hints_and_never_again(stage: Stage, staged: Open) -> None:
    begin(stage)
    page = await staged(360, 740)
    hint = page.get_by_role("note")
    for number, words in enumerate(("Tap the buttons", "Move time", "What can go wrong"), start=1):
        await expect(hint).to_contain_text(words)
        await expect(hint).to_contain_text(f"{number} of 3")
        await hint.get_by_role("button", name="Next" if number < 3 else "Got it").click()
    await expect(hint).to_be_hidden()
    await page.reload()
    await expect(page.locator(".message").first).to_be_visible()
    await expect(hint).to_be_hidden()


async def test_hints_are_left_at_once(stage: Stage, staged: Open) -> None:
    begin(stage)
    page = await staged()
    await page.get_by_role("button", name="No more hints").click()
    await page.reload()
    await expect(page.locator(".message").first).to_be_visible()
    await expect(page.get_by_role("note")).to_be_hidden()


async def test_a_long_chat_opens_at_its_end_and_is_walked_by_keyboard(stage: Stage, staged: Open) -> None:
    ada = begin(stage)
    for number in range(200):
        await stage.says(ada.chat.id, f"Message {number}")
    page = await staged(420, 700)
    await expect(page.get_by_text("Message 199")).to_be_in_viewport()
    await page.get_by_role("textbox").press("ArrowUp")
    for _ in range(30):
        await page.keyboard.press("ArrowUp")
    await expect(page.get_by_text("Message 169")).to_be_in_viewport()
    await stage.says(ada.chat.id, "Message 200")  # whoever reads above is left in peace
    await expect(page.get_by_text("Message 169")).to_be_in_viewport()
    await page.get_by_role("button", name="To the newest message").click()
    await expect(page.get_by_text("Message 200")).to_be_in_viewport()
    newest = page.locator(".message").last
    await expect(newest.locator(".text")).to_have_text(re.compile(r"^Message 200 \d\d:\d\d$"))  # words apart from time
    await newest.press("Escape")
    await expect(page.get_by_role("textbox")).to_be_focused()
