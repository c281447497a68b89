"""What do tables have in common? The chat at the head of every key, ids counted per chat, rows that can be gone."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, MetaData, Table, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def chat_key() -> Column[int]:
    """The column that every table begins with."""
    # Deleting the chat's row deletes everything that belongs to it.
    return Column("chat_id", BigInteger, ForeignKey("chats.chat_id", ondelete="CASCADE"), primary_key=True)


def row_key() -> Column[int]:
    """The row's id, counted per chat."""
    return Column("id", BigInteger, primary_key=True, autoincrement=False)


def where(condition: str) -> dict[str, Any]:
    """A partial index, in the words of either database."""
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


def gone_flag() -> Column[bool]:
    """Whether the row is deleted, or its making undone."""
    return Column("gone", Boolean, nullable=False, server_default=text("false"))


def seen_table(name: str, *columns: Column[Any] | Index) -> Table:
    """A table of what a person can see: rows with an id of the chat's own, that can be gone."""
    return Table(name, metadata, chat_key(), row_key(), *columns, gone_flag())
