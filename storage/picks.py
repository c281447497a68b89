"""Which proof did the person pick for which need?"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from storage.schema import picks, proofs
from storage.together import among
from storage.unit import Unit, insert_row, update_row

_ALL = (
    select(picks, proofs.c.text)
    .join_from(picks, proofs, (proofs.c.chat_id == picks.c.chat_id) & (proofs.c.id == picks.c.proof_id))
    .where(among(picks.c.chat_id), ~picks.c.gone, ~proofs.c.gone)
    .order_by(picks.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Pick:
    """For the need of one application, this proof; `text`: what the proof says now."""

    id: int
    application_id: int
    need: str
    proof_id: int
    text: str


async def all_of(unit: Unit) -> Sequence[Pick]:
    """The chat's picks whose proofs are still there, the newest first."""
    rows = await unit.ask(_ALL)
    return [Pick(row.id, row.application_id, row.need, row.proof_id, row.text) for row in rows]


async def add(unit: Unit, application_id: int, need: str, proof_id: int) -> int:
    """Remember a pick, undoably."""
    return await insert_row(unit, picks, application_id=application_id, need=need, proof_id=proof_id)


async def remove(unit: Unit, pick: Pick) -> None:
    """Take a pick back, undoably."""
    await update_row(unit, picks, pick.id, {"gone": False}, {"gone": True})
