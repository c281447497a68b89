"""How quick is the playground? `python -m benchmarks.page` prints a line each for its start and for a round trip.

Start: from `python -m bot` to the page answering (goal: below 2 s), median of 5. Round trip: from Enter in the text
field to the bot's answer in the page, in headless Chromium on loopback with SQLite (goal: median below 100 ms), 40
messages.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tools.house import CHROMIUM_ARGUMENTS, chromium, house

STARTS, TRIPS, WARM = 5, 40, 5
# Runs in the page: types and sends the text, and resolves when a message of the bot's appears; milliseconds.
ROUND_TRIP = """text => new Promise((done) => {
  const list = document.querySelector(".messages"), field = document.querySelector("textarea");
  const count = () => list.querySelectorAll(".message.theirs").length, before = count();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const begun = performance.now();
  new MutationObserver((_, watcher) => {
    if (count() === before) return;
    watcher.disconnect();
    requestAnimationFrame(() => done(performance.now() - begun));
  }).observe(list, { childList: true });
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
})"""


@contextmanager
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def start_up() -> list[float]:
    """Seconds until the page answers, of each start in a directory of its own."""
    times = []
    for _ in range(STARTS):
        with home() as folder:
            begun = perf_counter()
            with house(folder) as here, urlopen(here.url) as answer:  # noqa: S310 - our own address
                answer.read()
                times.append(perf_counter() - begun)
    return times


def round_trips(path: str) -> list[float]:
    """Milliseconds of each round trip: a known command, which reads the database and writes the answer."""
    with home() as folder, house(folder) as here, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(here.url)
        begin(page)
        times: list[float] = [page.evaluate(ROUND_TRIP, "/list") for _ in range(WARM + TRIPS)]
        browser.close()
    return times[WARM:]


def begin(page: Page) -> None:
    """From the welcome through the bot's first questions."""
    page.get_by_role("button", name="Start chatting").click()
    page.get_by_role("button", name="Start", exact=True).click()
    for label in ("Sam", "New York", "Balanced"):
        page.locator(".key").get_by_text(label, exact=True).last.click()
    page.get_by_text("Good to meet you").wait_for()


def main() -> None:
    """Print the lines."""
    starts = start_up()
    print(f"playground, start to the page answering: median {median(starts):.2f} s of {STARTS} (goal < 2)")
    path = chromium()
    if path is None:
        print("round trip in the page: not measured, there is no Chromium here")
        return
    times = round_trips(path)
    tail = quantiles(times, n=10)[-1]
    print(f"round trip in the page: median {median(times):.0f} ms, p90 {tail:.0f} ms of {TRIPS} (goal: median < 100)")


if __name__ == "__main__":
    main()
