"""How does a script chat with the bot? As a person would: it writes, looks for the label of a button, and taps it.

It answers a question by what it is about, in whichever order the bot asks, and skips what it knows nothing of; where a
button is missing it says so.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from playground.model import Json, Message
from playground.people import Participant

T = TypeVar("T")
_PATIENCE = 10.0  # seconds until the bot must have answered
_SETTLES = 5.0  # seconds after which no further question is expected, though the machine be busy
_LEAVE, _TAKE_BACK = "Cancel", "Undo"  # the buttons of every open question, and of everything that was saved


class Stuck(ValueError):
    """The bot did not offer what the script expects; the message is for the page."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on the button with this in its label."""

    label: str


# What a question is about, as a pattern → the answer: a text, a tap, or "" to skip it. The first that fits counts.
Answers = tuple[tuple[str, "str | Tap"], ...]


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

    async def answers(self, told: Answers, *, only: bool = False) -> None:
        """Wait for a question, and answer one after the other, until something was saved or nothing more is asked.
        `only`: each of these is asked once, and nothing else.
        """
        await self._until(lambda: self._asks() or None, "a question")
        asked = 0
        while not (only and asked == len(told)) and (question := await self._question()) is not None:
            answer = next((answer for about, answer in told if re.search(about, question, re.I)), "")
            match answer:
                case Tap(label=label):
                    await self.taps(label)
                case "":
                    await self.taps("Skip")
                case text:
                    await self.says(text)
            asked += 1

    async def settles(self) -> None:
        """Wait until what was done is answered to the end: by a question, or by what was saved."""
        with self.person.changes.subscribe() as queue:
            try:
                async with asyncio.timeout(_SETTLES):
                    while not (self._asks() or any(_has(message, _TAKE_BACK) for message in self._news())):
                        await queue.get()
            except TimeoutError:
                return

    async def _question(self) -> str | None:
        """What the newest message asks, without the paragraph above it that repeats; None where nothing is asked."""
        await self.settles()
        if not self._asks():
            return None
        first, _, rest = self._news()[0].text.partition("\n\n")
        return rest or first

    def _asks(self) -> bool:
        return any(_has(message, _LEAVE) for message in self._news()[:1])

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


def _has(message: Message, label: str) -> bool:
    return any(button["text"] == label for button in _buttons(message))
