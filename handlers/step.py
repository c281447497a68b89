"""What is one question of a form? How it is asked, how the answer is read, and when it is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import Message as TelegramMessage

from handlers.answers import Draft
from handlers.files import File
from handlers.turn import Turn
from handlers.views import form as views
from handlers.views.message import Message, plain
from storage.types import clean

LONGEST = 3500  # characters of an answer; a posting may fill a message


@dataclass(frozen=True, slots=True)
class Given:
    """What the person gave as an answer: text, the value of a tapped button, or a shared place or contact.

    `whole`: the text answers this one question alone, however it looks.
    """

    text: str = ""
    choice: str = ""
    place: tuple[float, float] | None = None  # latitude, longitude in degrees
    name: str = ""
    phone: str = ""
    whole: bool = False
    document: bool = False  # whether the text is that of a file
    voice: str = ""  # a voice note's file id
    seconds: int = 0  # and its length


def given_by(message: TelegramMessage, file: File | None = None) -> Given | None:
    """What a message gives as an answer, a document its text; None where there is nothing a form could read."""
    if message.location is not None:
        return Given(place=(message.location.latitude, message.location.longitude))
    if message.contact is not None:
        name = f"{message.contact.first_name} {message.contact.last_name or ''}".strip()
        return Given(name=name, phone=message.contact.phone_number)
    if message.voice is not None:
        # PTB gives the duration as seconds or as a timedelta, by its settings.
        return Given(voice=message.voice.file_id, seconds=message.voice.to_dict()["duration"])
    if file is not None and file.text:
        return Given(text=clean(file.text).strip(), document=True)
    text = clean(message.text or message.caption or "").strip()
    return Given(text=text) if any(character.isalnum() for character in text) else None


@dataclass(frozen=True, slots=True)
class Retry:
    """The answer cannot be used; the message explains why, and what would do."""

    message: Message


Reading = Mapping[str, Any] | Retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question. `read` gives what is now known: under the step's own name, and others' where more was said.

    While the step's own name is missing, it is asked again. `told`: what was understood, as HTML. `covers`: what is
    asked anew together with it. `splits`: the words may be read as several answers, which the person can refuse.
    `brief`: a few words answer it, and a sentence that tells of an application is meant as news (handlers/news.py).
    """

    name: str
    ask: Callable[[Turn, Draft], Message]
    read: Callable[[Turn, Draft, Given], Reading]
    needed: Callable[[Draft], bool] = field(default=lambda _: True)
    optional: bool = False
    told: Callable[[Turn, Draft], str] | None = None
    covers: tuple[str, ...] = ()
    splits: bool = False
    brief: bool = False
    longest: int = LONGEST  # characters of an answer
    hears: bool = False  # whether a voice note is an answer

    def understood(self, turn: Turn, draft: Draft) -> str:
        """What the draft holds for this step; empty where it is open."""
        if self.name not in draft:
            return ""
        if draft[self.name] is None:
            return views.SKIPPED
        if self.told:
            return self.told(turn, draft)
        value = draft[self.name]
        words = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return plain("; ".join(word for word in words if isinstance(word, str)), 200)


def first_open(steps: Sequence[Step], draft: Draft) -> Step | None:
    """The first question that is still open."""
    return next((step for step in steps if step.name not in draft and step.needed(draft)), None)


def named(steps: Sequence[Step], name: str) -> Step | None:
    """The step of this name; None where the form has none."""
    return next((step for step in steps if step.name == name), None)
