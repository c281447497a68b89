"""How far is it? A bar on the terminal, for what takes longer than a second."""

import sys
import time

WIDTH = 30


class Bar:
    """Call it with how much is done and how much there is. Silent within the first second, and where stderr is no
    terminal.
    """

    def __init__(self, what: str) -> None:
        self._what, self._next = what, time.monotonic() + 1
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next, self._shown = now + 0.1, True
        full = WIDTH * done // max(total, 1)
        bar = "█" * full + "░" * (WIDTH - full)
        print(f"\r{self._what} {bar} {100 * done // max(total, 1):3} %", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
