"""How are values kept? Moments in UTC, text that every database accepts, what people wrote sealed where there is a key;
and what does the database's own clock say?
"""

import base64
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Float, LargeBinary, Text, bindparam, literal, literal_column, types
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

from storage import seal

MARK = "s1:"  # what every sealed text begins with: the first way of sealing

Json = JSON().with_variant(JSONB(), "postgresql")


def clean(text: str) -> str:
    """`text` without what no database stores: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def constant(word: str) -> ColumnElement[str]:
    """`word` written into the statement, not given as a parameter: only so does a planner know which partial index
    holds the rows.
    """
    return literal_column(f"'{word}'")


class _Iso(sqlite.DATETIME):
    """SQLite's own type, which takes twice as long to write down the same."""

    def bind_processor(self, dialect: Dialect) -> Any:
        return lambda value: value and value.isoformat(" ", "microseconds")


class Moment(types.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. A naive one is refused: it would mean something else on another machine."""

    impl = DateTime(timezone=True).with_variant(_Iso(), "sqlite")  # type: ignore[no-untyped-call]
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime is not a moment: {value}")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CleanText(types.TypeDecorator[str]):
    """Text from people, cleaned on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class _Opaque(types.TypeDecorator.Comparator[Any]):
    """No statement may look into a sealed column, whether there is a key or not: it would work without one only."""

    allowed: tuple[Any, ...] = (operators.is_, operators.is_not)

    def operate(self, op: Any, *other: Any, **kwargs: Any) -> ColumnElement[Any]:
        asks_if_empty = op in (operators.eq, operators.ne) and other == ("",)
        if op not in self.allowed and not asks_if_empty:
            raise TypeError(f"{self.expr} is sealed where there is a key: no statement can look into it")
        return super().operate(op, *other, **kwargs)

    reverse_operate = operate


class _Findable(_Opaque):
    allowed = (*_Opaque.allowed, operators.eq, operators.ne, operators.in_op, operators.not_in_op)


class Sealed(types.TypeDecorator[Any]):
    """A column that is sealed where the database has a key. `column`: its table and name, to which values are bound;
    storage/schema.py sets it.
    """

    impl = Text
    cache_ok = True
    comparator_factory = _Opaque
    findable = False

    def __init__(self, column: str = "") -> None:
        super().__init__()
        self.column = column

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        if seal.is_armed(dialect):
            return super().result_processor(dialect, coltype)
        return self.impl_instance.result_processor(dialect, coltype)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if not value:
            return value
        scope = seal.scope()
        return self.opened(value, scope.key, scope.chat_id)

    def opened(self, stored: Any, key: seal.Key | None, chat_id: int) -> Any:
        """The value as it was before it was sealed. Raises SealBroken."""
        if key is None or not stored:
            return stored
        return self.unpack(key.open(self.to_bytes(stored), self.column, chat_id, findable=self.findable))

    def sealed(self, value: Any) -> Any:
        """The value as it is stored."""
        if not value or (scope := seal.scope()).key is None:
            return value
        return self.to_stored(scope.key.seal(self.pack(value), self.column, scope.chat_id, findable=self.findable))

    def pack(self, value: Any) -> bytes:
        """The value as bytes, which `unpack` reads."""
        return str(value).encode()

    def unpack(self, data: bytes) -> Any:
        return data.decode()

    def to_stored(self, sealed: bytes) -> Any:
        """Sealed bytes as the column can hold them."""
        return MARK + base64.b64encode(sealed).decode()

    def to_bytes(self, stored: Any) -> bytes:
        """What `to_stored` made. Raises SealBroken for what is not sealed."""
        if not isinstance(stored, str) or not stored.startswith(MARK):
            raise seal.SealBroken(f"{self.column} holds a value that is not sealed")
        return base64.b64decode(stored[len(MARK) :])


class SealedText(Sealed):
    """Text from people, cleaned on its way in. A statement can ask whether it is null or empty, and nothing else."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        cleaned = None if value is None else clean(value)
        return self.sealed(cleaned) if seal.is_armed(dialect) else cleaned


class FindableText(SealedText):
    """Text that is looked up by equality: within one chat, equal texts look equal."""

    cache_ok = True
    comparator_factory = _Findable
    findable = True


class SealedJson(Sealed):
    """JSON values; sealed, a JSON string."""

    impl = JSON  # type: ignore[assignment]
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return self.sealed(value) if seal.is_armed(dialect) else value

    def pack(self, value: Any) -> bytes:
        return json.dumps(value).encode()

    def unpack(self, data: bytes) -> Any:
        return json.loads(data)


class SealedBytes(Sealed):
    """A file's content."""

    impl = LargeBinary  # type: ignore[assignment]
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return self.sealed(value) if seal.is_armed(dialect) else value

    def pack(self, value: bytes) -> bytes:
        return value

    def unpack(self, data: bytes) -> bytes:
        return data

    def to_stored(self, sealed: bytes) -> bytes:
        return sealed

    def to_bytes(self, stored: Any) -> bytes:
        return bytes(stored)


class DatabaseNow(FunctionElement[datetime]):
    """The database's clock, `seconds` from now, or as many as the parameter of that name says. Leases are kept on it,
    because replicas' clocks differ.
    """

    type = Moment()
    inherit_cache = True  # the seconds are a parameter: the statement is compiled once

    def __init__(self, seconds: float | str = 0) -> None:
        if isinstance(seconds, str):
            super().__init__(bindparam(seconds, type_=Float))
        else:
            super().__init__(literal(float(seconds), Float))


@compiles(DatabaseNow, "postgresql")
def _on_postgresql(element: DatabaseNow, compiler: SQLCompiler, **given: Any) -> str:
    return f"(clock_timestamp() + make_interval(secs => {compiler.process(element.clauses, **given)}))"


@compiles(DatabaseNow, "sqlite")
def _on_sqlite(element: DatabaseNow, compiler: SQLCompiler, **given: Any) -> str:
    # The format in which SQLAlchemy keeps a DateTime on SQLite, so that text compares as time does.
    seconds = compiler.process(element.clauses, **given)
    return f"(strftime('%Y-%m-%d %H:%M:%f', 'now', {seconds} || ' seconds') || '000')"
