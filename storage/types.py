"""How are values kept? Moments in UTC, text that every database accepts; and what does the database's own clock say?"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Float, Text, literal, literal_column, types
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

Json = JSON().with_variant(JSONB(), "postgresql")


def clean(text: str) -> str:
    """`text` without what no database stores: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def constant(word: str) -> ColumnElement[str]:
    """`word` written into the statement, not given as a parameter: only so does a planner know which partial index
    holds the rows.
    """
    return literal_column(f"'{word}'")


class Moment(types.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. A naive one is refused: it would mean something else on another machine."""

    impl = DateTime(timezone=True)
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


class DatabaseNow(FunctionElement[datetime]):
    """The database's clock, `seconds` from now. Leases are kept on it, because replicas' clocks differ."""

    type = Moment()
    inherit_cache = True  # the seconds are a parameter: the statement is compiled once

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(literal(float(seconds), Float))


@compiles(DatabaseNow, "postgresql")
def _on_postgresql(element: DatabaseNow, compiler: SQLCompiler, **given: Any) -> str:
    return f"(clock_timestamp() + make_interval(secs => {compiler.process(element.clauses, **given)}))"


@compiles(DatabaseNow, "sqlite")
def _on_sqlite(element: DatabaseNow, compiler: SQLCompiler, **given: Any) -> str:
    # The format in which SQLAlchemy keeps a DateTime on SQLite, so that text compares as time does.
    seconds = compiler.process(element.clauses, **given)
    return f"(strftime('%Y-%m-%d %H:%M:%f', 'now', {seconds} || ' seconds') || '000')"
