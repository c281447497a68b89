"""How does the assistant look? Pictures of the page, made anew: `python -m tools.screenshots [FOLDER]`.

Starts `python -m bot` in a directory of its own on a free port, lives through a follow-up in a real Chromium, and
writes PNGs (default: docs/pictures). Exits with 1 where a picture is above 150 KB, so that the repository stays light.
"""

import random
import re
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, FloatRect, Locator, Page, expect, sync_playwright

from bot.drawing.paint import paint
from coach.goals import goal
from coach.statistics import statistics
from coach.timeline import Touch
from handlers.views.stats import stats
from tools.house import CHROMIUM_ARGUMENTS, ROOT, chromium, house
from tools.seed import life

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000  # bytes
PHONE, DESKTOP = (360, 720), (980, 620)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2027, 11, 1, 18, 0, tzinfo=NEW_YORK)
CHROMIUM = [*CHROMIUM_ARGUMENTS, "--hide-scrollbars", "--disable-lcd-text"]
POSTING = "You bring:\n- nightly data pipelines\n- reporting for the board\n- Python and SQL"


class Photographer:
    """Opens the page in all sizes and colours, and takes pictures into a folder."""

    def __init__(self, browser: Browser, url: str, folder: Path) -> None:
        self._browser, self._url, self._folder = browser, url, folder

    def page(self, size: tuple[int, int], scheme: Scheme, *, hints: bool = False) -> Page:
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            timezone_id=NEW_YORK.key,
        )
        if not hints:
            context.add_init_script("localStorage.setItem('hints seen', 3)")
        page = context.new_page()
        page.goto(self._url)
        page.wait_for_selector("body[data-ready]")
        return page

    def take(self, page: Page, name: str, clip: FloatRect | None = None) -> None:
        page.mouse.move(0, 0)  # nothing hovers
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(150)
        page.screenshot(path=self._folder / f"{name}.png", clip=clip)


def says(page: Page, *texts: str) -> None:
    """Write each text, and wait for an answer to each."""
    for text in texts:
        before = page.locator(".message.theirs").count()
        page.locator(".chat.current textarea").fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".message.theirs")).not_to_have_count(before)


def taps(page: Page, *labels: str) -> None:
    """Tap the newest button with each of these labels, and wait until its message is another one."""
    for label in labels:
        button = page.locator(".chat.current .key").get_by_text(label, exact=True).last
        button.click()
        page.wait_for_timeout(600)


def move_to(page: Page, moment: str) -> None:
    page.locator("#clock").click()
    page.locator("#moment").fill(moment)
    page.get_by_role("button", name="Go there").click()
    page.keyboard.press("Escape")


def plain(page: Page) -> None:
    """Without shadows and the drawings on the ground, which are a third of the bytes of a large picture."""
    page.evaluate("document.documentElement.style.setProperty('--shadow', 'none')")
    page.locator(".stage").evaluate_all("(all) => all.forEach((stage) => { stage.style.backgroundImage = 'none'; })")


def show_nudge(page: Page) -> Locator:
    """The first person's call nudge, from its first line on."""
    nudge = page.locator(".chat").first.locator(".message.theirs").filter(has_text="Call Dana Whitfield at").last
    expect(nudge).to_be_visible(timeout=15_000)
    # What comes before is left out of the picture, as if it were cropped between two messages.
    nudge.evaluate(
        "(node) => { node.previousElementSibling.style.visibility = 'hidden'; "
        "node.closest('.messages').scrollTop = node.offsetTop - 44; }"
    )
    return nudge


def live(page: Page) -> None:
    """From the first hello to the nudge of a week later."""
    page.get_by_role("button", name="Start chatting").click()
    page.locator(".chat").wait_for()
    page.get_by_role("button", name="Start", exact=True).click()
    taps(page, "Sam", "New York", "Balanced")
    says(page, "/add", "Northwind Foods", "Data engineer")
    taps(page, "Today")
    says(page, "Dana Whitfield, hiring manager, +1 212 555 0134", POSTING)
    says(page, "ran the nightly data pipeline for 3 years\ncut the reporting time by half")


def take_nudge(phone: Page, photographer: Photographer) -> None:
    """The whole call nudge with its buttons, at phone width, on a plain ground: that takes a third of the bytes."""
    phone.set_viewport_size({"width": 400, "height": 1900})
    plain(phone)
    box = show_nudge(phone).bounding_box()
    if box is None:
        raise RuntimeError("the nudge is not to be seen")
    clip: FloatRect = {"x": 0, "y": box["y"] - 8, "width": 400, "height": box["height"] + 18}
    photographer.take(phone, "nudge", clip)


def take_all(photographer: Photographer) -> None:
    phone = photographer.page(PHONE, "light", hints=True)
    photographer.take(phone, "welcome")
    live(phone)
    phone.evaluate("localStorage.setItem('hints seen', 3)")
    phone.reload()
    expect(phone.get_by_text("What Northwind Foods wants")).to_be_visible()
    photographer.take(phone, "added")
    move_to(phone, "2027-11-08T09:00")
    take_nudge(phone, photographer)
    for scheme in SCHEMES:
        page = photographer.page(PHONE, scheme)
        show_nudge(page)
        photographer.take(page, f"phone-{scheme}")
    take_desktop(photographer)


def take_desktop(photographer: Photographer) -> None:
    """The example beside the first chat, in both colours; then what can go wrong."""
    page = photographer.page(DESKTOP, "light")
    page.get_by_role("button", name="New chat").click()
    page.get_by_role("menuitem", name="Load an example").click()
    expect(page.locator("body")).to_have_class(re.compile("travelling"))
    expect(page.locator("body")).not_to_have_class(re.compile("travelling"), timeout=90_000)
    for scheme in SCHEMES:
        page = photographer.page(DESKTOP, scheme)
        plain(page)
        show_nudge(page)
        listed = page.locator(".message", has_text="/list").last
        listed.evaluate("(node) => { node.closest('.messages').scrollTop = node.offsetTop - 50; }")
        page.wait_for_timeout(1500)  # until the day's chip is gone
        photographer.take(page, f"desktop-{scheme}")
    page.set_viewport_size({"width": 900, "height": 640})
    page.get_by_role("button", name="What can go wrong").click()
    page.wait_for_timeout(600)
    photographer.take(page, "trouble-dark")


def take_stats(folder: Path) -> None:
    """The picture of /stats, of a search of fifty applications, at twice a phone's size."""
    chance, end = random.Random(8), START + timedelta(days=9)  # noqa: S311 - the same search every time
    lives = {n: life(chance, end, 2, 90) for n in range(50)}
    days = [events[0].at.date() for events in lives.values()]
    calls = [event.at.date() for events in lives.values() for event in events if isinstance(event, Touch)]
    goals = {"applications": goal(days, 4, end.date()), "calls": goal(calls, 6, end.date())}
    found = stats(statistics(lives, end, NEW_YORK.key), [], goals, min(days), "light")
    canvas = paint(found.drawing)
    canvas.figure.savefig(folder / "stats.png", dpi=200)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    path = chromium()
    if path is None:
        sys.exit("needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as home, house(Path(home), START) as here, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        take_all(Photographer(browser, here.url, folder))
        browser.close()
    take_stats(folder)
    heavy = [path.name for path in folder.glob("*.png") if path.stat().st_size > LARGEST]
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.stat().st_size / 1000:6.0f} KB  {picture}")
    if heavy:
        sys.exit(f"above {LARGEST / 1000:.0f} KB: {', '.join(heavy)}")


if __name__ == "__main__":
    main()
