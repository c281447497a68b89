"""Which words did the person choose for an application and a kind of script?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from storage.schema import pitches
from storage.together import among
from storage.types import clean
from storage.unit import Unit, insert_row, update_row

_OF = select(pitches).where(among(pitches.c.chat_id), among(pitches.c.application_id), ~pitches.c.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch:
    """`variant`: which of the composed wordings, counted from 0. `paragraphs` and `subject`: the person's own words in
    its place; no paragraphs where they changed nothing.
    """

    id: int = 0
    application_id: int
    kind: str
    variant: int = 0
    subject: str = ""
    paragraphs: Sequence[str] = ()


async def of(unit: Unit, application_id: int) -> Mapping[str, Pitch]:
    """The choices for an application, by kind."""
    rows = await unit.ask(_OF, {"application_id": [application_id]})
    return {
        row.kind: Pitch(
            id=row.id,
            application_id=row.application_id,
            kind=row.kind,
            variant=row.variant,
            subject=row.subject,
            paragraphs=tuple(row.paragraphs),
        )
        for row in rows
    }


async def keep(unit: Unit, pitch: Pitch, *, before: Pitch | None) -> None:
    """Store the choice in place of the one `before`, undoably."""
    new = _values(pitch)
    if before is None:
        await insert_row(unit, pitches, application_id=pitch.application_id, kind=pitch.kind, **new)
    else:
        await update_row(unit, pitches, before.id, _values(before), new)


def _values(pitch: Pitch) -> dict[str, object]:
    paragraphs = [clean(paragraph) for paragraph in pitch.paragraphs]
    return {"variant": pitch.variant, "subject": pitch.subject, "paragraphs": paragraphs}
