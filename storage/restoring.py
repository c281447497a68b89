"""How do the rows of a portable document become rows of a chat? Under new ids, many at once; undone as one action."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from storage.applications import key_of
from storage.portable import PARTS, WAITING_WORDS, Row, renumbered
from storage.unit import Change, Unit, upsert

Ids = Mapping[str, Mapping[int, int]]


def ids_of(bases: Mapping[str, int], counts: Mapping[str, int], known: Ids) -> Ids:
    """By part, which id each number becomes: that of the row that is there already, else the next after the base."""
    return {
        name: {number: base + number for number in range(1, counts[name] + 1)} | {**known.get(name, {})}
        for name, base in bases.items()
    }


async def write(unit: Unit, name: str, rows: Sequence[Mapping[str, Any]], ids: Ids) -> None:
    """Insert rows of a part as the file has them. A row without an id that is there already stays as it is."""
    part = PARTS[name]
    made = [{"chat_id": unit.chat_id, **_row(name, row, ids)} for row in rows]
    if part.is_numbered:
        await unit.connection.execute(insert(part.table), made)
    else:
        await unit.connection.execute(upsert(unit.connection, part.table).on_conflict_do_nothing(), made)


def _row(name: str, row: Mapping[str, Any], ids: Ids) -> Row:
    part = PARTS[name]
    made = {column: kind.read(row[column]) for column, kind in part.columns.items()}
    for column, target in part.points_to.items():
        made[column] = None if made[column] is None else ids[target][made[column]]
    if part.is_numbered:
        made["id"] = ids[name][row["id"]]
    if name in WAITING_WORDS:
        made["data"] = renumbered(made["data"], ids)
    return {**made, "employer_key": key_of(made["company"])} if name == "applications" else made


async def changes(unit: Unit, bases: Mapping[str, int], counts: Mapping[str, int]) -> list[Change]:
    """What was written, as changes that can be undone; what a person does not see stays."""
    found: list[Change] = []
    for name, base in bases.items():
        table = PARTS[name].table
        if "gone" in table.c and counts[name]:
            own = (table.c.chat_id == unit.chat_id) & (table.c.id > base) & (table.c.id <= base + counts[name])
            rows = await unit.connection.execute(select(table.c.id).where(own, ~table.c.gone).order_by(table.c.id))
            found += [Change(table.name, row, {"gone": True}, {"gone": False}) for row in rows.scalars()]
    return found
