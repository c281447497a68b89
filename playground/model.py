"""What is there in the playground's Telegram? Users, chats, messages, files, taps; each can be written down as JSON."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup"]
BotStatus = Literal["member", "kicked", "left"]


@dataclass(slots=True, kw_only=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    deactivated: bool = False

    def wire(self) -> Json:
        """The Bot API's User object."""
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        required: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return required | {name: value for name, value in optional.items() if value}


@dataclass(slots=True, kw_only=True)
class Chat:
    """A private chat (its id is the person's) or a group.

    `opened`: a person has written, so the bot may. `bot`: "kicked" in a private chat means that the person blocked it.
    `migrated_to`: the supergroup that this group became. `below`: a person's id, as text → the markup below their text
    field.
    """

    id: int
    kind: ChatKind
    title: str = ""
    members: list[int] = field(default_factory=list)
    opened: bool = False
    bot: BotStatus = "member"
    migrated_to: int | None = None
    below: dict[str, Json] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def people(self) -> list[int]:
        """Everybody in it but the bot."""
        return [self.id] if self.private else self.members


@dataclass(slots=True, kw_only=True)
class Message:
    """One message as it stands now.

    `content` holds the Bot API's own fields: text and entities, or document and caption, and so on. `date` and
    `edit_date` are seconds since the epoch by the playground's clock. `markup` is any reply markup, as sent.
    `reactions`: the bot's, emoji. `version` grows by one with every change and with the deletion.
    """

    chat_id: int
    message_id: int
    from_id: int
    date: int
    content: Json
    markup: Json | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    deleted: bool = False
    silent: bool = False
    protected: bool = False
    reactions: list[str] = field(default_factory=list)
    version: int = 1

    @property
    def text(self) -> str:
        """The text or the caption; empty where there is neither."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of `text`, offsets and lengths in UTF-16 units."""
        found: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return found

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of inline buttons; empty without an inline keyboard."""
        rows: list[list[Json]] = self.markup.get("inline_keyboard", []) if self.markup else []
        return rows


@dataclass(slots=True, kw_only=True)
class File:
    """What was uploaded, without its bytes. `path` is what getFile names and the download address ends with.

    `seconds`: how long a voice note is.
    """

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    size: int
    seconds: int = 0

    def wire(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


@dataclass(slots=True, kw_only=True)
class Tap:
    """A tap on an inline button, and the bot's answer to it. `at` and `answered_at`: machine time, in seconds."""

    query_id: str
    chat_id: int
    message_id: int
    from_id: int
    data: str
    at: float
    answered_at: float | None = None
    text: str = ""
    alert: bool = False
