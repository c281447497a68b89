"""What is the state of the playground's Telegram? Changed in one piece, kept, then told to whoever watches."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from playground.changes import Change, ChangeKind, Changes
from playground.clock import wall_seconds
from playground.journal import Journal
from playground.model import Chat, File, Json, Message, Tap, User
from playground.updates import UpdateQueue


class Clock(Protocol):
    """Tells the time by which messages are dated."""

    def now(self) -> datetime: ...


class World:
    """Everything there is. Change it inside `acting()` only: its end commits, then tells the subscribers."""

    def __init__(
        self, clock: Clock, bot: User, state_path: Path | None = None, wall: Callable[[], float] = wall_seconds
    ) -> None:
        self.clock, self.bot, self.wall = clock, bot, wall
        self.journal = Journal(state_path)
        self.changes = Changes()
        self.updates = UpdateQueue(self.journal, wall)
        self._untold: list[Change] = []
        self._load()

    def _load(self) -> None:
        rows = self.journal.all
        self.users = {int(key): User(**body) for key, body in rows("user")} | {self.bot.id: self.bot}
        self.chats = {int(key): Chat(**body) for key, body in rows("chat")}
        self.files = {key: File(**body) for key, body in rows("file")}
        self.taps = {key: Tap(**body) for key, body in rows("tap")}
        self.settings: dict[str, Any] = dict(rows("setting"))
        self._messages: dict[int, dict[int, Message]] = {}
        for _, body in rows("message"):
            message = Message(**body)
            self._messages.setdefault(message.chat_id, {})[message.message_id] = message

    @contextmanager
    def acting(self) -> Iterator[None]:
        """One change of the state, whole."""
        self.journal.begin()
        try:
            yield
        finally:
            self.journal.commit()
            untold, self._untold = self._untold, []
            for change in untold:
                self.changes.publish(change)

    def tell(self, kind: ChangeKind, chat_id: int = 0, key: int | str = "") -> None:
        """Tell the subscribers at the end of this `acting()`."""
        self._untold.append(Change(kind, chat_id, key))

    # -- what there is -------------------------------------------------------------------------------------------------

    def history(self, chat_id: int) -> list[Message]:
        """The chat's messages, oldest first, deleted ones included."""
        return list(self._messages.get(chat_id, {}).values())

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """The message, or None where there never was one or it was deleted."""
        message = self._messages.get(chat_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def wire_chat(self, chat: Chat) -> Json:
        """The Bot API's Chat object."""
        if not chat.private:
            return {"id": chat.id, "title": chat.title, "type": chat.kind}
        person = {key: value for key, value in self.users[chat.id].wire().items() if key in _NAMES}
        return {"id": chat.id, **person, "type": "private"}

    def wire(self, message: Message, *, with_reply: bool = True) -> Json:
        """The Bot API's Message object; a reply carries the message it answers, one level deep."""
        body: Json = {
            "message_id": message.message_id,
            "from": self.users[message.from_id].wire(),
            "chat": self.wire_chat(self.chats[message.chat_id]),
            "date": message.date,
            **message.content,
        }
        answered = self.message(message.chat_id, message.reply_to) if message.reply_to and with_reply else None
        if answered:
            body["reply_to_message"] = self.wire(answered, with_reply=False)
        if message.edit_date:
            body["edit_date"] = message.edit_date
        if message.protected:
            body["has_protected_content"] = True
        return body | ({"reply_markup": {"inline_keyboard": message.keyboard}} if message.keyboard else {})

    # -- how it changes ------------------------------------------------------------------------------------------------

    def seconds(self) -> int:
        """Now by the playground's clock, in whole seconds since the epoch."""
        return int(self.clock.now().timestamp())

    def next_number(self, name: str, first: int = 1) -> int:
        """The next number of a named sequence."""
        number: int = self.settings.get(name, first)
        self.set(name, number + 1)
        return number

    def set(self, name: str, value: Any) -> None:
        """Keep a setting (anything JSON can hold)."""
        self.settings[name] = value
        self.journal.put("setting", name, value)

    def keep(self, thing: User | Chat | File | Tap) -> None:
        """Write down a new or changed thing."""
        kind, key = type(thing).__name__.lower(), _key(thing)
        shelves: dict[str, dict[Any, Any]] = {
            "user": self.users,
            "chat": self.chats,
            "file": self.files,
            "tap": self.taps,
        }
        shelves[kind][key] = thing
        self.journal.put(kind, key, asdict(thing))

    def keep_message(self, message: Message, kind: ChangeKind) -> None:
        """Write down a new or changed message, and tell."""
        self._messages.setdefault(message.chat_id, {})[message.message_id] = message
        self.journal.put("message", f"{message.chat_id}/{message.message_id}", asdict(message))
        self.tell(kind, message.chat_id, message.message_id)

    def post(self, chat: Chat, from_id: int, content: Json, **how: Any) -> Message:
        """A new message in the chat. `how`: further fields of Message."""
        # Private chats and basic groups share one sequence of the bot's; a supergroup has its own.
        sequence = f"messages of {chat.id}" if chat.kind == "supergroup" else "messages"
        number = self.next_number(sequence)
        message = Message(
            chat_id=chat.id, message_id=number, from_id=from_id, date=self.seconds(), content=content, **how
        )
        self.keep_message(message, "message")
        return message

    def upload(self, name: str, mime: str, content: bytes, folder: str, seconds: int = 0) -> File:
        """Keep a file's bytes; `folder` is the first part of its download path (documents, photos, voice)."""
        unique = hashlib.sha256(content).hexdigest()[:20]
        path = f"{folder}/file_{self.next_number('files', 0)}{Path(name).suffix}"
        file = File(
            file_id=f"{folder[:2].upper()}AC{secrets.token_urlsafe(24)}",
            unique_id=unique,
            path=path,
            name=name,
            mime=mime,
            size=len(content),
            seconds=seconds,
        )
        self.keep(file)
        self.journal.put_bytes(file.file_id, content)
        return file

    def close(self) -> None:
        self.journal.close()


_NAMES = ("first_name", "last_name", "username")


def _key(thing: User | Chat | File | Tap) -> int | str:
    match thing:
        case User() | Chat():
            return thing.id
        case File():
            return thing.file_id
        case Tap():
            return thing.query_id
