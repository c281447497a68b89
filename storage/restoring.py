"""How do the rows of a portable document become rows of a chat? Under new ids, many at once; undone as one action."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from storage.applications import key_of
from storage.portable import PARTS, WAITING_WORDS, Row, renumbered
from storage.unit import Change, Unit, upsert

Ids = Mapping[str, Mapping[int, int]]
# What Undo takes back: without these, nothing else that came in is to be seen.
UNDONE = ("applications", "contacts", "proofs")


class Numbers(Mapping[int, int]):
    """Which id each number of a part becomes: that of the row that is there already, else the next after the base."""

    def __init__(self, base: int, count: int, known: Mapping[int, int]) -> None:
        self._base, self._count, self._known = base, count, known

    def __getitem__(self, number: int) -> int:
        if not 1 <= number <= self._count:
            raise KeyError(number)
        return self._known.get(number, self._base + number)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, self._count + 1))


def ids_of(bases: Mapping[str, int], counts: Mapping[str, int], known: Ids) -> Ids:
    """By part, which id each number becomes."""
    return {name: Numbers(base, counts[name], known.get(name, {})) for name, base in bases.items()}


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
    """What was written, as changes that can be undone."""
    found: list[Change] = []
    for name, base in bases.items():
        table = PARTS[name].table
        if name in UNDONE and counts[name]:
            own = (table.c.chat_id == unit.chat_id) & (table.c.id > base) & (table.c.id <= base + counts[name])
            rows = await unit.connection.execute(select(table.c.id).where(own, ~table.c.gone).order_by(table.c.id))
            found += [Change(table.name, row, {"gone": True}, {"gone": False}) for row in rows.scalars()]
    return found
