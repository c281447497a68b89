"""What time is it in the playground? The machine's time plus an offset in a small file that processes share."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_MICROSECOND = timedelta(microseconds=1)


def wall_seconds() -> float:
    """Seconds since the epoch by the machine's clock: for what Telegram counts in real time (expiry, pauses)."""
    return time.time()


class FileClock:
    """A clock that can be moved forward, never back.

    The file holds the offset in whole microseconds; a missing file means none. Every reading opens the file again, so
    what another process moved is seen at once. Only one process should move it.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    @property
    def offset(self) -> timedelta:
        """How far the clock is ahead of the machine's. Raises ValueError when the file holds no number."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY)
        except FileNotFoundError:
            return timedelta()
        try:
            content = os.read(descriptor, 64)
        finally:
            os.close(descriptor)
        try:
            return int(content) * _MICROSECOND
        except ValueError:
            raise ValueError(f"the clock's file {self.path} holds no number of microseconds") from None

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def start_at(self, moment: datetime) -> datetime:
        """Set a clock that was never moved to `moment` (aware), which may lie in the past: for tests that fix a date.

        Raises ValueError when it was moved before.
        """
        if Path(self.path).exists():
            raise ValueError("this clock was moved before, and time never goes back")
        self._write(moment - datetime.now(UTC))
        return self.now()

    def advance(self, delta: timedelta) -> datetime:
        """Move the clock forward by `delta` and return the new time. Raises ValueError for a negative one."""
        if delta < timedelta():
            raise ValueError("time never goes back")
        self._write(self.offset + delta)
        return self.now()

    def move_to(self, moment: datetime) -> datetime:
        """Move the clock forward to `moment` (aware) and return the new time. Raises ValueError for an earlier one."""
        return self.advance(moment - self.now())

    def _write(self, offset: timedelta) -> None:
        # Replaced whole, so that a reader never sees half of a number.
        draft = Path(f"{self.path}.{os.getpid()}.{threading.get_ident()}")
        draft.write_text(f"{offset // _MICROSECOND}\n", encoding="ascii")
        draft.replace(self.path)
