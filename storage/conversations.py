"""Where is each person in which conversation? Rows that any process can go on with; at most one a person is active.

One that is left is set aside, by its date alone: after a day it takes no answers until it is taken up again and is
offered once; after a week it is a draft, which is shown in the list and never offered by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select

from storage.schema import conversations
from storage.together import among
from storage.unit import INSERTS, Unit

RESTS_AFTER = timedelta(days=1)
DRAFT_AFTER = timedelta(days=7)

_KEPT = ("state", "data", "active", "touched_at", "offer_at")

# What every update does, built once (storage/unit.py).
_OF_PERSON = (
    select(conversations)
    .where(conversations.c.chat_id == bindparam("chat"), conversations.c.user_id == bindparam("person"))
    .order_by(conversations.c.touched_at.desc())
)
_TO_OFFER = (
    select(conversations)
    .where(among(conversations.c.chat_id), conversations.c.offer_at <= bindparam("now"))
    .order_by(conversations.c.offer_at)
)
_FORGOTTEN = delete(conversations).where(
    conversations.c.chat_id == bindparam("chat"),
    conversations.c.user_id == bindparam("person"),
    conversations.c.name == bindparam("called"),
)


def _stored(new: Any) -> Any:
    row = new(conversations)
    key = ["chat_id", "user_id", "name"]
    return row.on_conflict_do_update(index_elements=key, set_={name: row.excluded[name] for name in _KEPT})


_STORED = {name: _stored(new) for name, new in INSERTS.items()}


@dataclass(frozen=True, slots=True)
class Conversation:
    """`state` is the step that waits for an answer; `data` holds the answers so far, as JSON values.

    `offer_at`: when the bot offers of its own accord to go on, None where it does not, or has.
    """

    user_id: int
    name: str
    state: str
    active: bool
    touched_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
    offer_at: datetime | None = None

    @property
    def form(self) -> str:
        """The name of its form; set aside for another of the same form, its own name has a number as well."""
        return self.name.partition(":")[0]

    @property
    def has_answers(self) -> bool:
        """Whether anything would be lost with it: an answer, or (`owed`) what was told before it asked."""
        return bool(self.data.get("said") or self.data.get("start", {}).get("owed"))

    def at(self, now: datetime) -> "Conversation":
        """As it is now: left for a day, it rests."""
        return replace(self, active=False) if self.active and now - self.touched_at >= RESTS_AFTER else self

    def is_draft(self, now: datetime) -> bool:
        """Whether it was left so long ago that only the list still shows it."""
        return now - self.touched_at >= DRAFT_AFTER

    def is_over(self, now: datetime) -> bool:
        """Whether it is dropped: left for a week, and nothing was answered."""
        return self.is_draft(now) and not self.has_answers


async def load_all(unit: Unit, user_id: int) -> list[Conversation]:
    """The person's open conversations in this chat, the last touched first."""
    rows = await unit.connection.execute(_OF_PERSON, {"chat": unit.chat_id, "person": user_id})
    return [_conversation(row) for row in rows]


async def active(unit: Unit) -> list[Conversation]:
    """Every conversation of this chat that somebody is in."""
    c = conversations.c
    query = select(conversations).where(c.chat_id == unit.chat_id, c.active)
    return [_conversation(row) for row in await unit.connection.execute(query)]


async def to_offer(unit: Unit, now: datetime) -> Sequence[Conversation]:
    """This chat's conversations that are to be offered again by `now`, the longest left first."""
    return [_conversation(row) for row in await unit.ask(_TO_OFFER, now=now)]


def _conversation(row: Any) -> Conversation:
    return Conversation(row.user_id, row.name, row.state, row.active, row.touched_at, row.data, row.offer_at)


async def store(unit: Unit, conversation: Conversation) -> None:
    """Write the conversation as it is now."""
    values = {name: getattr(conversation, name) for name in ("user_id", "name", *_KEPT)}
    await unit.connection.execute(_STORED[unit.connection.dialect.name], {"chat_id": unit.chat_id, **values})


async def forget(unit: Unit, user_id: int, name: str) -> None:
    """The conversation is over."""
    await unit.connection.execute(_FORGOTTEN, {"chat": unit.chat_id, "person": user_id, "called": name})
