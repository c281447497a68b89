"""What has the person done that answers an employer's need? Short lines in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from storage.schema import proofs
from storage.together import among
from storage.unit import Unit, insert_row, update_row

_ALL = select(proofs).where(among(proofs.c.chat_id), ~proofs.c.gone).order_by(proofs.c.id)
_ONE = select(proofs).where(among(proofs.c.chat_id), among(proofs.c.id), ~proofs.c.gone)


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof point; `application_id` where it was given for that application."""

    id: int
    text: str
    application_id: int | None


async def add(unit: Unit, text: str, application_id: int | None) -> int:
    """Keep a proof point, undoably."""
    return await insert_row(unit, proofs, text=text, application_id=application_id)


async def change(unit: Unit, proof: Proof, text: str) -> None:
    """Put other words in the place of a proof's, undoably."""
    await update_row(unit, proofs, proof.id, {"text": proof.text}, {"text": text})


async def remove(unit: Unit, proof: Proof) -> None:
    """Take a proof out of the list, undoably."""
    await update_row(unit, proofs, proof.id, {"gone": False}, {"gone": True})


async def load(unit: Unit, proof_id: int) -> Proof | None:
    """One proof of this chat."""
    return next(map(_proof, await unit.ask(_ONE, {"id": [proof_id]})), None)


async def all_of(unit: Unit) -> Sequence[Proof]:
    """The chat's list, the oldest first."""
    return [_proof(row) for row in await unit.ask(_ALL)]


async def of(unit: Unit, application_id: int) -> Sequence[Proof]:
    """The chat's list as it serves an application: what was given for it first."""
    return sorted(await all_of(unit), key=lambda proof: proof.application_id != application_id)


def _proof(row: Row[Any]) -> Proof:
    return Proof(row.id, row.text, row.application_id)
