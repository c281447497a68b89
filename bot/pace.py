"""When may the next message go? Telegram takes about 30 a second from a bot, 1 a second in a chat, 20 a minute in a
group.

Every limit is a window: at most so many messages in any so many seconds. What was sent within it is remembered, so
that no window ever holds more, and whatever it has room for may go at once.
"""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `messages` in any `seconds`."""

    messages: int
    seconds: float


# Each window is a hair longer than Telegram's, because messages do not travel equally fast.
ALL = (Rate(1, 1 / 29.8),)  # evenly spaced: a burst may meet the next one on the way
PRIVATE = (Rate(3, 3.05),)  # one a second on average, with a short burst
GROUP = (Rate(3, 3.05), Rate(20, 60.5))
UNLIMITED = (Rate(1, 0.0),)

Rates = tuple[Rate, ...]


class Pace:
    """Tells when messages may be sent. Times are seconds of a monotonic clock, and never go back."""

    def __init__(self, everything: Rates = ALL, private: Rates = PRIVATE, group: Rates = GROUP) -> None:
        self._all, self._private, self._group = everything, private, group
        self._of_all = _memory(everything)
        self._of_chat: dict[int, deque[float]] = {}

    def until_free(self, chat_id: int, now: float) -> float:
        """Seconds until this chat (groups have negative ids) may get a message, were it alone. Takes no slot."""
        return max(0.0, _free_at(self._of_chat.get(chat_id, ()), self._rates(chat_id)) - now)

    def take(self, chat_id: int, now: float) -> float:
        """Take the next slot of all, not before the chat is free, and give the seconds until it.

        Whoever calls this waits until the chat is free first: a slot in the future holds up all later ones.
        """
        start = max(now + self.until_free(chat_id, now), _free_at(self._of_all, self._all))
        self._of_all.append(start)
        if chat_id not in self._of_chat:
            self._forget(now)
            self._of_chat[chat_id] = _memory(self._rates(chat_id))
        self._of_chat[chat_id].append(start)
        return start - now

    def _rates(self, chat_id: int) -> Rates:
        return self._group if chat_id < 0 else self._private

    def _forget(self, now: float) -> None:
        if len(self._of_chat) >= 10_000:
            longest = max(rate.seconds for rate in self._private + self._group)
            self._of_chat = {chat: sent for chat, sent in self._of_chat.items() if sent[-1] > now - longest}


def _memory(rates: Rates) -> deque[float]:
    return deque(maxlen=max(rate.messages for rate in rates))


def _free_at(sent: deque[float] | tuple[()], rates: Rates) -> float:
    """When one more fits in every window, given when the last ones were sent, oldest first."""
    full = [rate for rate in rates if len(sent) >= rate.messages]
    return max((sent[-rate.messages] + rate.seconds for rate in full), default=float("-inf"))
