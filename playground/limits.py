"""When does Telegram say "too many requests"? Above 30 messages a second, one a second a chat, 20 a minute a group."""

import math
from collections import defaultdict, deque

from playground.errors import too_many
from playground.model import Chat

# seconds of the window, and messages that fit in it; a chat may have a short burst
_ALL = (1.0, 30)
_CHAT = (3.0, 3)
_GROUP = (60.0, 20)


class Limits:
    """Counts messages sent and edited over sliding windows of real time."""

    def __init__(self) -> None:
        self._sent: dict[object, deque[float]] = defaultdict(deque)

    def check(self, chat: Chat, now: float) -> None:
        """Count one message at `now` (monotonic seconds). Raises ApiError 429 where it is one too many."""
        windows = [("all", _ALL), (chat.id, _CHAT)] + ([] if chat.private else [(("group", chat.id), _GROUP)])
        waits = [self._wait(key, seconds, most, now) for key, (seconds, most) in windows]
        if max(waits) > 0:
            raise too_many(math.ceil(max(waits)))
        for key, _ in windows:
            self._sent[key].append(now)

    def _wait(self, key: object, seconds: float, most: int, now: float) -> float:
        sent = self._sent[key]
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[0] + seconds - now if len(sent) >= most else 0.0
