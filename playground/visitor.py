"""How does a script chat with the bot? As a person would: it writes, looks for the label of a button, and taps it.

It reads no sentence of the bot's, so that other words do not break it; where a label is missing it says so.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from playground.model import Json, Message
from playground.people import Participant

T = TypeVar("T")
_PATIENCE = 10.0  # seconds until the bot must have answered


class Stuck(ValueError):
    """The bot did not offer what the script expects; the message is for the page."""


class Visitor:
    """A person whose deeds wait for the bot's answers; they look only at what came or changed since the last deed."""

    def __init__(self, person: Participant) -> None:
        self.person = person
        self._seen: set[tuple[int, int]] = set()

    async def says(self, text: str) -> None:
        """Send a text and wait for an answer."""
        await self._do(lambda: self.person.say(text), f"an answer to “{text}”")

    async def taps(self, label: str) -> None:
        """Wait for a new button with this in its label, tap it, and wait for what comes."""
        message, button = await self._until(lambda: self._find(label), f"a button [{label}]")
        data, text = button["callback_data"], button["text"]
        await self._do(lambda: self.person.tap_data(message.message_id, data), f"an answer to [{text}]")

    async def _do(self, deed: Callable[[], object], wanted: str) -> None:
        self._seen = {(message.message_id, message.version) for message in self.person.from_bot}
        deed()
        await self._until(lambda: self._news() or None, wanted)

    async def _until(self, look: Callable[[], T | None], wanted: str) -> T:
        with self.person.changes.subscribe() as queue:
            try:
                async with asyncio.timeout(_PATIENCE):
                    while (found := look()) is None:
                        await queue.get()
            except TimeoutError:
                raise self._stuck(wanted) from None
        return found

    def _news(self) -> list[Message]:
        """What is new, the newest first."""
        return [m for m in reversed(self.person.from_bot) if (m.message_id, m.version) not in self._seen]

    def _find(self, label: str) -> tuple[Message, Json] | None:
        offered = ((message, button) for message in self._news() for button in _buttons(message))
        return next((found for found in offered if label in found[1]["text"] and "callback_data" in found[1]), None)

    def _stuck(self, wanted: str) -> Stuck:
        if not self.person.from_bot:
            return Stuck(f"the example stopped: it waited for {wanted}; the bot says nothing")
        last = self.person.from_bot[-1]
        there = " ".join(f"[{button['text']}]" for button in _buttons(last)) or "no buttons"
        return Stuck(f"the example stopped: it waited for {wanted}; the bot's last: “{last.text[:120]}” with {there}")


def _buttons(message: Message) -> list[Json]:
    return [button for row in message.keyboard for button in row]
