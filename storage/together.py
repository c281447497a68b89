"""How do the units of work of several chats share one transaction? What all of them wait for is done at once.

Each chat's work is written, and runs, as if it were alone. As soon as all of them wait for the database, it is asked:
one statement for all who ask alike, with the keys of all their chats, and one for all changes of a kind. Who shares
with nobody is the same with one who waits.

Rows cross here as they are stored: what is sealed is opened, and sealed, within the chat that it belongs to.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BindParameter, ColumnElement, Row, Select, UpdateBase, bindparam
from sqlalchemy.engine import Dialect, IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import seal
from storage.types import Sealed

Given = Mapping[str, Any]
Keys = Mapping[str, Collection[Any]]


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The rows whose column has one of the values that are asked for under the column's name; `chat_id` is always."""
    wanted: BindParameter[Any] = bindparam(str(column.key), expanding=True)
    return column.in_(wanted)


def _stored(column: ColumnElement[Any], value: Any, dialect: Dialect) -> Any:
    """The value as this column of the chat in hand holds it."""
    kind = column.type
    return kind.process_bind_param(value, dialect) if isinstance(kind, Sealed) and value is not None else value


@dataclass(slots=True, eq=False)
class _Wanted:
    """What a chat waits for. `keys`: values by column; `same`: parameters that are the same for all chats."""

    chat_id: int
    statement: Select[Any] | UpdateBase
    keys: Keys = field(default_factory=dict)
    same: Given = field(default_factory=dict)
    rows: Sequence[Given] = ()
    found: list[Row[Any]] = field(default_factory=list)
    done: asyncio.Future[Sequence[Row[Any]]] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    @property
    def alike(self) -> object:
        """Equal for those that one statement can serve."""
        return id(self.statement), *self.same.items(), *(self.rows[0] if self.rows else ())

    def has_asked_for(self, row: Row[Any]) -> bool:
        """Whether a row is not only another chat's wish: a value that one of them named may be in this chat as well."""
        return not self.keys or any(getattr(row, name) in values for name, values in self.keys.items())


class Together:
    """A transaction that so many chats share. Each that is through with its work leaves."""

    def __init__(self, connection: AsyncConnection, members: int = 1) -> None:
        self._real, self._members = connection, members
        self._seals = seal.is_armed(connection.dialect)
        self._waiting: list[_Wanted] = []
        self._failed: Exception | None = None
        # For what one chat asks by itself, whenever it does.
        self.connection = connection if members == 1 else cast(AsyncConnection, _InTurn(connection))

    async def ask(self, chat_id: int, statement: Select[Any], keys: Keys, same: Given) -> Sequence[Row[Any]]:
        """This chat's rows, those that have a value of `keys` in the column of that name, if any is named.

        The statement selects these columns, and `chat_id`; it has a condition made by `among` for each of them.
        """
        return self.opened(await self._done(_Wanted(chat_id, statement, keys, same)), statement)

    async def tell(self, chat_id: int, statement: UpdateBase, rows: Iterable[Given]) -> None:
        """Change rows of this chat, or add some: as many times as there are `rows` of the statement's parameters."""
        if self._seals:
            rows = [_sealed(row, statement, self._real.dialect) for row in rows]
        if rows := list(rows):
            await self._done(_Wanted(chat_id, statement, rows=rows))

    @asynccontextmanager
    async def member(self) -> AsyncIterator[None]:
        """One chat's work; an error in it ends the work of all, and is kept for `check`."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - `check` raises it
            self._fail(error, self._waiting)
        self._members -= 1
        if self._waiting and len(self._waiting) == self._members:
            await self._go()

    def check(self) -> None:
        """Raise the error that came first, if any."""
        if self._failed is not None:
            raise self._failed

    def opened(self, rows: Sequence[Row[Any]], statement: Select[Any]) -> Sequence[Row[Any]]:
        """The rows of the chat in hand with what is sealed in them opened. Raises SealBroken."""
        return _opened(rows, statement) if self._seals else rows

    def _fail(self, error: Exception, waiting: list[_Wanted]) -> None:
        self._failed = self._failed or error
        while waiting:
            waiting.pop().done.set_exception(self._failed)

    async def _done(self, wanted: _Wanted) -> Sequence[Row[Any]]:
        self.check()
        self._waiting.append(wanted)
        if len(self._waiting) == self._members:
            await self._go()
        return await wanted.done

    async def _go(self) -> None:
        """Ask the database for all, who all wait."""
        waiting, self._waiting = self._waiting, []
        alike: dict[object, list[_Wanted]] = defaultdict(list)
        for each in waiting:
            alike[each.alike].append(each)
        try:
            with seal.within(None, 0):
                for some in alike.values():
                    await (self._change(some) if some[0].rows else self._read(some))
        except Exception as error:  # noqa: BLE001 - raised in each chat that waits
            self._fail(error, waiting)
        else:
            # All at once: whoever goes on may ask again, and the connection is in use until now.
            for each in waiting:
                each.done.set_result(each.found)

    async def _read(self, some: Sequence[_Wanted]) -> None:
        chats = {each.chat_id: each for each in some}
        keys = {name: _padded({key for each in some for key in each.keys[name]}) for name in some[0].keys}
        result = await self._real.execute(some[0].statement, {**some[0].same, **keys, "chat_id": _padded(chats)})
        for row in result.all():
            each = chats[row.chat_id]
            if len(chats) == 1 or each.has_asked_for(row):
                each.found.append(row)

    async def _change(self, some: Sequence[_Wanted]) -> None:
        await self._real.execute(some[0].statement, [row for each in some for row in each.rows])


class _InTurn:
    """The connection for those who share it: one statement after the other."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection, self._free = connection, asyncio.Lock()
        self.dialect = connection.dialect

    async def execute(self, *given: Any) -> Any:
        async with self._free:
            return await self._connection.execute(*given)


def _padded(keys: Collection[Any]) -> list[Any]:
    """As many keys as a power of two, the last one repeated: so few statements differ, and each is prepared once."""
    found = list(keys)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else found


def _opened(rows: Sequence[Row[Any]], statement: Select[Any]) -> Sequence[Row[Any]]:
    kinds, scope = _sealed_columns(statement), seal.scope()
    if not kinds or not rows:
        return rows
    values = [
        tuple(
            kinds[at].opened(value, scope.key, scope.chat_id) if at in kinds else value for at, value in enumerate(row)
        )
        for row in rows
    ]
    result: IteratorResult[Any] = IteratorResult(SimpleResultMetaData(rows[0]._fields), iter(values))
    return result.all()


@lru_cache
def _sealed_columns(statement: Select[Any]) -> Mapping[int, Sealed]:
    kinds = [column.type for column in statement.selected_columns]
    return {at: kind for at, kind in enumerate(kinds) if isinstance(kind, Sealed)}


def _sealed(row: Given, statement: UpdateBase, dialect: Dialect) -> Given:
    columns = statement.table.c
    return {name: _stored(columns[name], value, dialect) if name in columns else value for name, value in row.items()}
