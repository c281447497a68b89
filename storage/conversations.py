"""Where is each person in which conversation? Rows that any process can go on with; at most one a person is active."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage.schema import conversations
from storage.unit import Unit, upsert


@dataclass(frozen=True, slots=True)
class Conversation:
    """`state` is the step that waits for an answer; `data` holds the answers so far, as JSON values."""

    user_id: int
    name: str
    state: str
    active: bool
    touched_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


async def load_all(unit: Unit, user_id: int) -> list[Conversation]:
    """The person's open conversations in this chat, the last touched first."""
    c = conversations.c
    query = select(conversations).where(c.chat_id == unit.chat_id, c.user_id == user_id).order_by(c.touched_at.desc())
    rows = await unit.connection.execute(query)
    return [Conversation(r.user_id, r.name, r.state, r.active, r.touched_at, r.data) for r in rows]


async def store(unit: Unit, conversation: Conversation) -> None:
    """Write the conversation as it is now."""
    key = {"chat_id": unit.chat_id, "user_id": conversation.user_id, "name": conversation.name}
    names = ("state", "data", "active", "touched_at")
    values = {name: getattr(conversation, name) for name in names}
    statement = upsert(unit.connection, conversations).values(**key, **values)
    await unit.connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


async def forget(unit: Unit, user_id: int, name: str) -> None:
    """The conversation is over."""
    c = conversations.c
    await unit.connection.execute(
        delete(conversations).where(c.chat_id == unit.chat_id, c.user_id == user_id, c.name == name)
    )
