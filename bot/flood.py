"""Is somebody too fast? A token bucket a person, asked before any transaction opens: whoever floods costs nothing.

Commands and taps have a bucket of their own, so that they are read when words no longer are.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from telegram import Update

BURST = 20  # at once: whoever forwards a whole correspondence
WORDS_A_SECOND, DEEDS_A_SECOND = 1.0, 2.0
MOST_PEOPLE = 10_000  # remembered; beyond, whoever was quiet for long is forgotten


class Verdict(Enum):
    """What becomes of an update: it acts; it is dropped and the person told, once; it is dropped."""

    ACTS = "acts"
    TOLD = "told"
    DROPPED = "dropped"


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False

    def take(self, rate: float, now: float) -> Verdict:
        self.tokens = min(BURST, self.tokens + (now - self.at) * rate)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
            self.told = self.told and self.tokens < BURST / 2  # told again only after a rest
            return Verdict.ACTS
        first, self.told = not self.told, True
        return Verdict.TOLD if first else Verdict.DROPPED


class Flood:
    """The buckets of everybody, in this process. `now`: a clock that only goes forward, in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: dict[tuple[int, bool], _Bucket] = {}

    def judge(self, update: Update) -> Verdict:
        """Whether the update may act."""
        user, chat = update.effective_user, update.effective_chat
        who = user.id if user else chat.id if chat else 0
        now, deed = self._now(), _is_deed(update)
        bucket = self._buckets.get((who, deed))
        if bucket is None:
            self._make_room(now)
            bucket = self._buckets[who, deed] = _Bucket(BURST, now)
        return bucket.take(DEEDS_A_SECOND if deed else WORDS_A_SECOND, now)

    def _make_room(self, now: float) -> None:
        if len(self._buckets) >= MOST_PEOPLE:
            full = BURST / WORDS_A_SECOND
            self._buckets = {who: b for who, b in self._buckets.items() if now - b.at < full}


def _is_deed(update: Update) -> bool:
    words = update.message.text if update.message else None
    return update.message is None or bool(words and words.startswith("/"))
