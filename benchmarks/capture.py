"""How often is a message in one's own words understood, and how fast? `python -m benchmarks.capture` prints both.

On the tables of messages and mails, on random Unicode, on hostile texts, and through the real bot in this process.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.capture import Own, read_invite, understand
from tests.bot.stage import Stage
from tests.coach import capture_data
from tests.coach.capture_data import NOW
from tests.coach.test_invite import event, file
from tests.handlers.conftest import START, add, introduce
from tests.handlers.test_fuzz import messages
from tests.support.bot import world

KNOWN, CHAT = capture_data.load()
_, MAILS = capture_data.load(capture_data.TABLE.with_name("mail_cases.yaml"))
RANDOM, THROUGH_THE_BOT = 2000, 300
HOSTILE = (
    "applied to ",
    "Jane ",
    "interview at ",
    "1 ",
    "a@",
    "+1 212 555 0100 ",
    "called, and then ",
    "\u0301",
    "(",
    "x" * 50 + " ",
)


def main() -> None:
    """Print the tables' accuracy, and what reading takes."""
    _accuracy("messages", CHAT, "say", capture_data.read)
    _accuracy("mails", MAILS, "mail", capture_data.read_a_mail)
    print(f"\n{'CPU milliseconds':34} median      p99      max")
    _times("the table", (case["say"] for case in CHAT), _understand)
    _times("mails", (case["mail"] for case in MAILS), lambda text: capture_data.read_a_mail(text, KNOWN))
    _times("random Unicode", messages(RANDOM, seed=1), _understand)
    _times("hostile, 1,000 characters", (text * (1000 // len(text)) for text in HOSTILE), _understand)
    _times("a mail of 4,096 hostile characters", (text * (4096 // len(text)) for text in HOSTILE), _mail)
    _times(
        "calendar files",
        [file(*[event()] * count) for count in (1, 20, 100)],
        lambda f: read_invite(f, NOW, known=KNOWN),
    )
    asyncio.run(_through_the_bot())


def _accuracy(name: str, cases: Sequence[Mapping[str, Any]], key: str, read: Callable[[str, list[Own]], Any]) -> None:
    right = sum(read(case[key], KNOWN) == capture_data.wanted(case) for case in cases)
    print(f"{name}: {right} of {len(cases)} cards right")


def _understand(text: str) -> object:
    return understand(text, NOW, locale="en-US", country="US", known=KNOWN)


def _mail(text: str) -> object:
    return capture_data.read_a_mail("Dear Ada,\n" + text, KNOWN)


def _times(name: str, given: Iterable[Any], read: Callable[[Any], object]) -> None:
    taken = []
    for each in given:
        start = time.process_time()
        read(each)
        taken.append((time.process_time() - start) * 1000)
    _print(name, taken)


def _print(name: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    print(f"{name:34} {statistics.median(ordered):6.2f} {ordered[int(len(ordered) * 0.99)]:8.2f} {ordered[-1]:8.2f}")


async def _through_the_bot() -> None:
    """From the update that arrives to its answer, committed to the outbox."""
    with tempfile.TemporaryDirectory() as folder:
        async with world(f"sqlite:///{folder}/bench.db", Path(folder), START) as here:
            ada = here.person("Ada")
            async with here.running():
                await introduce(ada)
                await add(ada, "Acme", "Jane Roe, hiring manager, +1 212 555 0100")
            async with Stage.built(here) as stage:
                taken = []
                for text in messages(THROUGH_THE_BOT, seed=2):
                    ada.participant.send_content({"text": text.strip() or "…"})
                    updates = stage.pending()
                    start = time.perf_counter()
                    await stage.process(updates)
                    taken.append((time.perf_counter() - start) * 1000)
                    here.playground.world.updates.confirm(updates[-1].update_id + 1)
                _print("through the bot, wall clock", taken)


if __name__ == "__main__":
    main()
