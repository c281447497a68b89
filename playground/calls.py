"""What did the bot ask of Telegram, and what came of it? The last calls, for tests and for people to read."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground.model import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call.

    `at`: by the playground's clock. `params`: as sent, uploads by name and size. `status` and `answer`: what the method
    came to, and the HTTP status (0: the bot got no answer). `result`: what the method gave if it was carried out,
    whether the bot was told or not; for the sending methods a Message.
    """

    at: datetime
    method: str
    params: dict[str, Any]
    status: int
    answer: Any
    carried_out: bool
    result: Any = None
    fault: str = ""


class Calls:
    """The newest calls, `most` of them, oldest first. Polls that fetched nothing are left out."""

    def __init__(self, most: int) -> None:
        self._calls: deque[Call] = deque(maxlen=most)

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def of(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self if call.method == method]

    def accepted(self, chat_id: int | None = None) -> list[Json]:
        """Every Message that was sent by the bot (not edited), told or not, of one chat or of all."""
        messages = [call.result for call in self if call.carried_out and call.method.startswith(("send", "forward"))]
        found = [message for message in messages if isinstance(message, dict)]
        return [message for message in found if chat_id in (None, message["chat"]["id"])]
