"""What does the bot say at one moment? A text in Telegram's HTML with its buttons, and the Bot API parameters it
becomes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, NamedTuple

LIMIT = 4096  # characters of a message after parsing (Bot API, sendMessage)
CAPTION_LIMIT = 1024  # of a file's caption (Bot API, sendDocument)

Style = Literal["primary", "success", "danger"]


class Button(NamedTuple):
    """A button under a message: `data` comes back when it is tapped, `copy` goes to the clipboard."""

    label: str
    data: str = ""
    copy: str = ""
    style: Style | None = None

    def payload(self) -> dict[str, Any]:
        action: dict[str, Any] = {"copy_text": {"text": self.copy}} if self.copy else {"callback_data": self.data}
        return {"text": self.label, **action, **({"style": self.style} if self.style else {})}


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """`html` with rows of buttons. `location_label`: also a keyboard with which the person can share where they are.

    `about`: the application that it is about; a reply to the message means that one.
    `forces_reply`: opens the reply box of whoever is mentioned, or wrote the message `answers`, and of nobody else.
    """

    html: str
    rows: tuple[Row, ...] = ()
    location_label: str = ""
    removes_keyboard: bool = False
    about: int | None = None
    forces_reply: bool = False
    answers: int | None = None

    @property
    def fits_edit(self) -> bool:
        """Whether a message can become this one: Telegram takes inline keyboards only (Bot API, editMessageText)."""
        return not (self.location_label or self.removes_keyboard or self.forces_reply)

    def payload(self) -> dict[str, Any]:
        """The parameters of sendMessage and editMessageText, the chat and message ids aside."""
        parameters: dict[str, Any] = {
            "text": self.html,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if self.forces_reply and self.answers is not None:
            parameters["reply_parameters"] = {"message_id": self.answers, "allow_sending_without_reply": True}
        markup = self._markup()
        return {**parameters, "reply_markup": markup} if markup else parameters

    def _markup(self) -> dict[str, Any]:
        if self.location_label:
            share = {"text": self.location_label, "request_location": True}
            return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
        if self.forces_reply:
            return {"force_reply": True, "selective": True}
        if self.removes_keyboard:
            return {"remove_keyboard": True}
        return inline_keyboard(self.rows) if self.rows else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file made here, `html` as its caption with rows of buttons. `about`: as of a message.

    `content`: at most 10 MiB (storage/outbox.py). `is_photo`: shown in the chat; a PNG or JPEG picture.
    """

    name: str
    content: bytes
    html: str = ""
    rows: tuple[Row, ...] = ()
    about: int | None = None
    is_photo: bool = False

    @property
    def method(self) -> str:
        """The method of the Bot API that sends it."""
        return "sendPhoto" if self.is_photo else "sendDocument"

    def payload(self) -> dict[str, Any]:
        """The parameters of the method, the chat's id and the file aside."""
        caption = {"caption": self.html, "parse_mode": "HTML"} if self.html else {}
        return {**caption, "reply_markup": inline_keyboard(self.rows)} if self.rows else caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is painted when it is sent (bot/pictures.py), `html` as its caption with rows of buttons.

    `drawing`: the figures and words in it, JSON values.
    """

    drawing: Mapping[str, Any]
    html: str
    rows: tuple[Row, ...] = ()

    def payload(self) -> dict[str, Any]:
        """The parameters of sendPhoto, the chat's id and the picture aside."""
        caption = {"caption": self.html, "parse_mode": "HTML", "drawing": dict(self.drawing)}
        return {**caption, "reply_markup": inline_keyboard(self.rows)} if self.rows else caption


def inline_keyboard(rows: tuple[Row, ...]) -> dict[str, Any]:
    """The reply markup of buttons under a message."""
    return {"inline_keyboard": [[button.payload() for button in row] for row in rows]}


def plain(text: str, limit: int = 200) -> str:
    """Text from a person as HTML: cut to `limit` characters first, then escaped, so that no entity is cut in two."""
    short = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return escape(short, quote=False)


def lines(*parts: str | Iterable[str]) -> str:
    """Lines joined, empty ones left out; "\\n" stands for a blank line."""
    flat = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    return "\n".join("" if line == "\n" else line for line in flat if line)
