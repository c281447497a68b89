"""When may the next message go? Telegram takes about 30 a second from a bot, 1 a second in a chat, 20 a minute in a
group.

Each limit is a bucket that holds a few messages and refills evenly (the generic cell rate algorithm): two numbers, no
queue.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_second` on average, `burst` at once."""

    per_second: float
    burst: int


# Evenly spaced and a hair below the limit: a burst would let twice the limit through in the first second.
ALL = Rate(29.8, 1)
PRIVATE = Rate(1, 3)
GROUP = Rate(20 / 60, 3)


UNLIMITED = Rate(1_000_000, 1_000_000)


class Pace:
    """Hands out the moments at which messages may be sent. Times are seconds of a monotonic clock."""

    def __init__(self, everything: Rate = ALL, private: Rate = PRIVATE, group: Rate = GROUP) -> None:
        self._all, self._private, self._group = everything, private, group
        self._full_at: dict[int, float] = {}  # by chat, 0 for all chats: when the bucket would be full again

    def reserve(self, chat_id: int, now: float) -> float:
        """Take the next free slot for this chat (groups have negative ids) and give the seconds until it."""
        rate = self._group if chat_id < 0 else self._private
        start = max(now, self._free_at(chat_id, rate, now))
        start = max(start, self._free_at(0, self._all, start))
        self._take(chat_id, rate, start)
        self._take(0, self._all, start)
        self._forget_full(now)
        return start - now

    def _free_at(self, key: int, rate: Rate, now: float) -> float:
        return self._full_at.get(key, now) - (rate.burst - 1) / rate.per_second

    def _take(self, key: int, rate: Rate, start: float) -> None:
        self._full_at[key] = max(self._full_at.get(key, start), start) + 1 / rate.per_second

    def _forget_full(self, now: float) -> None:
        if len(self._full_at) > 10_000:
            self._full_at = {key: full for key, full in self._full_at.items() if full > now}
