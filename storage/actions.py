"""What did the person do last, and how is it undone?

An action is what one unit of work changed, kept as before and after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, insert, select, update

from storage.schema import actions, chats, metadata
from storage.types import Moment
from storage.unit import Change, Unit

AT_ONCE = 500  # rows of one statement
UNDOABLE = 20  # how many actions of a chat are kept, and can be undone


@dataclass(frozen=True, slots=True)
class Action:
    """`what` names the kind of action for the views; `application_id` the application it was about, if one.

    `said`: the ids of the messages whose answers led to it.
    """

    id: int
    what: str
    application_id: int | None
    undone: bool
    changes: tuple[Change, ...]
    said: frozenset[int] = frozenset()

    @property
    def touched(self) -> set[int]:
        """The ids of the rows that were changed, and of the application that it was about; a chat's ids are its own."""
        own = {change.row for change in self.changes}
        return own if self.application_id is None else own | {self.application_id}


async def record(
    unit: Unit, what: str, at: datetime, by_user: int, application_id: int | None = None, said: Sequence[int] = ()
) -> int:
    """Store what the unit has changed so far as one action and give its id; the unit starts a new list.

    `said`: the messages that led to it. Actions that can no longer be undone are deleted.
    """
    row = unit.new_id()
    changes = [asdict(change) for change in unit.changes]
    unit.changes.clear()
    values = {"at": at, "by_user": by_user, "what": what, "application_id": application_id, "changes": changes}
    await unit.connection.execute(insert(actions).values(chat_id=unit.chat_id, id=row, said=list(said), **values))
    await _prune(unit)
    return row


async def _prune(unit: Unit) -> None:
    """Delete the actions older than the last ones. What they changed stays as it is."""
    own = actions.c.chat_id == unit.chat_id
    oldest = select(actions.c.id).where(own).order_by(actions.c.id.desc()).offset(UNDOABLE - 1).limit(1)
    await unit.connection.execute(delete(actions).where(own, actions.c.id < oldest.scalar_subquery()))


async def recent(unit: Unit) -> Sequence[Action]:
    """The last actions, newest first, undone ones included."""
    query = select(actions).where(actions.c.chat_id == unit.chat_id).order_by(actions.c.id.desc()).limit(UNDOABLE)
    return [_action(row) for row in await unit.connection.execute(query)]


async def load(unit: Unit, action_id: int) -> Action | None:
    """One action of this chat."""
    query = select(actions).where(actions.c.chat_id == unit.chat_id, actions.c.id == action_id)
    row = (await unit.connection.execute(query)).one_or_none()
    return None if row is None else _action(row)


def _action(row: Any) -> Action:
    changes = tuple(Change(**change) for change in row.changes)
    return Action(row.id, row.what, row.application_id, row.undone, changes, frozenset(row.said))


async def undo(unit: Unit, action: Action) -> None:
    """Put every row that the action changed back to what it was before."""
    await _set(unit, [(change, change.before) for change in reversed(action.changes)])
    await _mark(unit, action, undone=True)


async def redo(unit: Unit, action: Action) -> None:
    """Do an undone action again."""
    await _set(unit, [(change, change.after) for change in action.changes])
    await _mark(unit, action, undone=False)


async def _set(unit: Unit, changes: Sequence[tuple[Change, Mapping[str, Any]]]) -> None:
    """Set the rows in order; those of one table that follow each other and get the same, in one statement."""
    for (name, values), same in groupby(changes, lambda change: (change[0].table, change[1])):
        table = metadata.tables[name]
        typed = {column: _typed(table.c[column].type, value) for column, value in values.items()}
        if table is chats:
            unit.change_chat(**typed)
            continue
        rows = [change.row for change, _ in same]
        for some in (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)):
            where = (table.c.chat_id == unit.chat_id) & table.c.id.in_(some)
            await unit.connection.execute(update(table).where(where).values(**typed))


def _typed(kind: Any, value: Any) -> Any:
    return datetime.fromisoformat(value) if isinstance(kind, Moment) and value is not None else value


async def _mark(unit: Unit, action: Action, *, undone: bool) -> None:
    where = (actions.c.chat_id == unit.chat_id) & (actions.c.id == action.id)
    await unit.connection.execute(update(actions).where(where).values(undone=undone))
