"""How did the person do when they practised a call? One row an answer; a voice note is kept by its file id alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from storage.schema import rehearsals
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One answer. `round`: counted from 1 for each application; `kind`: of the script that would answer; `rules`: what
    the lint found in a written one; `voice`: Telegram's file id, empty for a written one.
    """

    id: int = 0
    application_id: int
    round: int
    role: str
    kind: str
    seconds: float
    rules: Sequence[str] = ()
    voice: str = ""


async def add(unit: Unit, at: datetime, rehearsal: Rehearsal) -> int:
    """Keep an answer; practice is not undone."""
    row = unit.new_id()
    names = ("application_id", "round", "role", "kind", "seconds", "voice")
    values = {name: getattr(rehearsal, name) for name in names}
    values |= {"at": at, "rules": list(rehearsal.rules)}
    await unit.connection.execute(insert(rehearsals).values(chat_id=unit.chat_id, id=row, **values))
    return row


async def rounds(unit: Unit, application_id: int) -> int:
    """How many rounds were practised for an application."""
    r = rehearsals.c
    query = select(func.max(r.round)).where(r.chat_id == unit.chat_id, r.application_id == application_id)
    return (await unit.connection.execute(query)).scalar_one_or_none() or 0


async def since(unit: Unit, application_id: int, first: int) -> list[Rehearsal]:
    """The answers of an application from the round `first` on, in order."""
    r = rehearsals.c
    query = select(rehearsals).where(r.chat_id == unit.chat_id, r.application_id == application_id, r.round >= first)
    return [_rehearsal(row) for row in await unit.connection.execute(query.order_by(r.id))]


async def load(unit: Unit, rehearsal_id: int) -> Rehearsal | None:
    """One answer of this chat."""
    r = rehearsals.c
    query = select(rehearsals).where(r.chat_id == unit.chat_id, r.id == rehearsal_id)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else _rehearsal(row)


def _rehearsal(row: object) -> Rehearsal:
    names = Rehearsal.__dataclass_fields__
    return Rehearsal(**{name: getattr(row, name) for name in names})
