"""How do tests, pictures and measurements get a playground of their own? `python -m bot` in an empty directory, on a
free port, and a Chromium to open its page in.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playground.clock import FileClock

ROOT = Path(__file__).parent.parent
CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
]  # fmt: skip


@dataclass
class House:
    """A running playground with its bot. `clock` is its clock, to be looked at."""

    url: str
    clock: FileClock


@contextmanager
def house(folder: Path, start: datetime | None = None) -> Iterator[House]:
    """Runs in `folder` until the end. `start`: what time it is there at first (aware), instead of now.

    Raises RuntimeError when it does not start.
    """
    clock = FileClock(folder / "data" / "playground" / "clock")
    clock.path.parent.mkdir(parents=True)
    if start is not None:
        clock.start_at(start)
    env = {name: value for name, value in os.environ.items() if name not in ("BOT_TOKEN", "DATABASE_URL")}
    env |= {"PLAYGROUND_PORT": "0", "PYTHONPATH": str(ROOT), "LOG_LEVEL": "WARNING"}
    with subprocess.Popen([sys.executable, "-m", "bot"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True) as bot:
        address = re.search(r"http://\S+", bot.stdout.readline() if bot.stdout else "")
        try:
            if address is None:
                raise RuntimeError("the playground did not start")
            yield House(address[0], clock)
        finally:
            bot.send_signal(signal.SIGTERM)
            bot.wait(15)


def chromium() -> str | None:
    """The path of a Chromium, or of what is one at heart; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
