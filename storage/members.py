"""Who is who in a group? First names, kept only where somebody logged something in a group."""

from collections.abc import Mapping

from sqlalchemy import select

from storage.schema import members
from storage.unit import Unit, upsert


async def remember(unit: Unit, user_id: int, name: str) -> None:
    """Keep the person's present first name."""
    statement = upsert(unit.connection, members).values(chat_id=unit.chat_id, user_id=user_id, name=name)
    await unit.connection.execute(
        statement.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_={"name": name})
    )


async def names(unit: Unit) -> Mapping[int, str]:
    """The first names of this chat's people, by the id of the user."""
    query = select(members.c.user_id, members.c.name).where(members.c.chat_id == unit.chat_id)
    return {row.user_id: row.name for row in await unit.connection.execute(query)}
