"""What has the person done that answers an employer's need? Short lines in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from storage.schema import proofs
from storage.unit import Unit, insert_row


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof point; `application_id` where it was given for that application."""

    id: int
    text: str
    application_id: int | None


async def add(unit: Unit, text: str, application_id: int | None) -> int:
    """Keep a proof point, undoably."""
    return await insert_row(unit, proofs, text=text, application_id=application_id)


async def of(unit: Unit, application_id: int) -> Sequence[Proof]:
    """The proofs given for this application, then the chat's general ones."""
    mine = or_(proofs.c.application_id == application_id, proofs.c.application_id.is_(None))
    query = select(proofs).where(proofs.c.chat_id == unit.chat_id, ~proofs.c.gone, mine)
    query = query.order_by(proofs.c.application_id.is_(None), proofs.c.id)
    return [Proof(row.id, row.text, row.application_id) for row in await unit.connection.execute(query)]
