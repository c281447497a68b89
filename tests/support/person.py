"""How would a hurried person use the bot? They write, tap what they see, and wait for what should come.

    ada = Person(playground.user("Ada"))
    await ada.says("/start")
    await ada.sees("What should I call you")
    await ada.taps("Ada")

Waiting listens to the playground's changes; nothing here sleeps or polls.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from playground.changes import Change
from playground.model import Json, Message
from playground.people import Participant

T = TypeVar("T")


class Person:
    """A person in one chat with the bot. `timeout`: how long they wait for anything, in seconds of real time; long,
    because a loaded machine is slow, and a wait ends as soon as it can.

    They read in the order in which things appear: what `sees` returned, and all before it, counts as read, so the next
    `sees` finds only later messages and edits.
    """

    def __init__(self, participant: Participant, timeout: float = 20.0) -> None:
        self.participant = participant
        self.timeout = timeout
        self._read: dict[int, int] = {}  # message id → its version when it was read
        self._read_answers: set[str] = set()
        self._appeared: list[tuple[int, int]] = []  # (message id, version) in the order in which they were noticed

    # -- deeds ---------------------------------------------------------------------------------------------------------

    async def says(self, text: str, reply_to: Message | None = None) -> Message:
        """Send a text."""
        return self.participant.say(text, None if reply_to is None else reply_to.message_id)

    async def taps(self, label: str) -> str:
        """Tap the button with this label (or the only one that holds it) on the newest message that has it.

        A button of the keyboard below the text field sends its label. Returns the callback query's id, or "" for the
        latter. Waits for the button; AssertionError with what is there when it does not come.
        """
        message, button = await self._until(lambda: self._find(label), lambda: f"a button {label!r}")
        if message is None:
            self.participant.say(button["text"])
            return ""
        if "callback_data" not in button:
            raise AssertionError(f"the button {button['text']!r} sends nothing to the bot: {button}")
        return self.participant.tap_data(message.message_id, button["callback_data"])

    async def taps_again(self, message: Message, data: str) -> str:
        """Tap what the message once offered, on an app that still shows it."""
        return self.participant.tap_data(message.message_id, data)

    # -- what comes ----------------------------------------------------------------------------------------------------

    async def sees(self, text: str) -> Message:
        """Wait for an unread message of the bot's, or an edit of one, that holds the text; all up to it is read."""
        return await self._until(lambda: self._unread(text), lambda: f"a new message with {text!r}")

    async def is_told(self, text: str) -> None:
        """Wait for a toast or alert that holds the text, in answer to a tap."""
        await self._until(lambda: self._toast(text), lambda: f"a toast with {text!r}")

    async def is_answered(self, query_id: str) -> str:
        """Wait until the bot answers this tap; returns the toast's text."""
        answers = self.participant
        tap = await self._until(
            lambda: next((tap for tap in answers.answers if tap.query_id == query_id), None),
            lambda: f"an answer to the tap {query_id}",
        )
        return tap.text

    async def hears_nothing(self, seconds: float) -> None:
        """Make sure that for so long nothing of the bot's appears, changes or goes in this chat."""
        with self.participant.changes.subscribe() as queue:
            try:
                async with asyncio.timeout(seconds):
                    while not self._concerns_me(await queue.get()):
                        pass
            except TimeoutError:
                return
        raise AssertionError(f"{self.name} heard something within {seconds} s:\n{self.screen()}")

    def _concerns_me(self, change: Change) -> bool:
        if change.chat_id != self.participant.chat.id or change.kind not in ("message", "edit", "delete"):
            return False
        return any(
            m.message_id == change.key and m.from_id == self.participant.bot_id for m in self.participant.history
        )

    # -- what is there -------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return self.participant.user.first_name

    @property
    def last(self) -> Message:
        """The newest message of the bot's. Raises AssertionError when there is none."""
        messages = self.participant.from_bot
        if not messages:
            raise AssertionError(f"the bot has said nothing to {self.name}")
        return messages[-1]

    @property
    def keyboard(self) -> list[str]:
        """The labels of the newest message that has buttons; without one, those below the text field."""
        for message in reversed(self.participant.from_bot):
            if message.keyboard:
                return [button["text"] for button in _flat(message.keyboard)]
        return [button["text"] for button in self._below()]

    def screen(self) -> str:
        """The chat as plain text: who said what, the buttons in brackets."""
        lines = [f"--- {self.name}'s chat ---"]
        for message in self.participant.history:
            lines.extend(self._lines(message))
        if self._below():
            lines.append("below: " + " ".join(f"[{button['text']}]" for button in self._below()))
        lines += [f"({'alert' if tap.alert else 'toast'}: {tap.text})" for tap in self.participant.answers if tap.text]
        return "\n".join(lines)

    def _lines(self, message: Message) -> list[str]:
        who = "bot" if message.from_id == self.participant.bot_id else self.participant.name_of(message.from_id)
        marks = " (deleted)" if message.deleted else " (edited)" if message.edit_date else ""
        rows = [" ".join(f"[{button['text']}]" for button in row) for row in message.keyboard]
        return [f"{who}{marks}: {_readable(message)}", *[f"    {row}" for row in rows]]

    # -- looking -------------------------------------------------------------------------------------------------------

    async def _until(self, look: Callable[[], T | None], wanted: Callable[[], str]) -> T:
        with self.participant.changes.subscribe() as queue:
            try:
                async with asyncio.timeout(self.timeout):
                    while (found := look()) is None:
                        await queue.get()
            except TimeoutError:
                raise AssertionError(
                    f"{self.name} waited {self.timeout} s for {wanted()}; there is:\n{self.screen()}"
                ) from None
        return found

    def _unread(self, text: str) -> Message | None:
        for message in self._fresh():
            if text in _readable(message):
                self._mark_read(message)
                return message
        return None

    def _fresh(self) -> list[Message]:
        """The bot's messages and edits that were not read, in the order in which they were noticed."""
        now = {m.message_id: m for m in self.participant.from_bot}
        noticed = set(self._appeared)
        self._appeared += [(m.message_id, m.version) for m in now.values() if (m.message_id, m.version) not in noticed]
        current = [now[key] for key, version in self._appeared if key in now and now[key].version == version]
        return [m for m in current if self._read.get(m.message_id, 0) < m.version]

    def _mark_read(self, up_to: Message) -> None:
        for message in self._fresh():
            self._read[message.message_id] = message.version
            if message is up_to:
                return

    def _toast(self, text: str) -> bool | None:
        for tap in self.participant.answers:
            if tap.query_id not in self._read_answers and text in tap.text:
                self._read_answers.add(tap.query_id)
                return True
        return None

    def _below(self) -> list[Json]:
        return _flat((self.participant.below or {}).get("keyboard", []))

    def _find(self, label: str) -> tuple[Message | None, Json] | None:
        newest_first = reversed(self.participant.from_bot)
        offers: list[tuple[Message | None, list[Json]]] = [(m, _flat(m.keyboard)) for m in newest_first]
        offers.append((None, self._below()))
        for exact in (True, False):
            for where, buttons in offers:
                fitting = [b for b in buttons if (b["text"] == label if exact else label in b["text"])]
                if len(fitting) == 1:
                    return where, fitting[0]
        return None


def _flat(rows: list[list[Json]]) -> list[Json]:
    return [button for row in rows for button in row]


def _readable(message: Message) -> str:
    """The message in words: its text, or what else it is."""
    content = message.content
    card = content.get("contact", {})
    parts = {
        "document": f"[file {content.get('document', {}).get('file_name', '')}]",
        "photo": "[picture]",
        "voice": f"[voice note, {content.get('voice', {}).get('duration', 0)} s]",
        "contact": f"[contact {card.get('first_name', '')} {card.get('last_name', '')} {card.get('phone_number', '')}]",
        "location": f"[location {content.get('location', {})}]",
        "sticker": f"[sticker {content.get('sticker', {}).get('emoji', '')}]",
    }
    shown = [words for kind, words in parts.items() if kind in content]
    return "\n".join([*shown, message.text] if message.text else shown)
