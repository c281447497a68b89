"""by which key a chat's rows are sealed; room for sealed values"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# What had a length, which a sealed value exceeds.
WIDER = (("chats", "phone", 20), ("contacts", "phone", 20), ("attachments", "file_id", 256), ("outbox", "error", 200))


def upgrade() -> None:
    op.add_column("chats", sa.Column("sealed_by", sa.String(16), server_default="", nullable=False))
    for table, column, length in WIDER:
        if op.get_bind().dialect.name == "sqlite":
            _retype(table, column)
        else:
            op.alter_column(table, column, type_=sa.Text(), existing_type=sa.String(length))


def _retype(table: str, column: str) -> None:
    """SQLite keeps to no length, but the declared type is to be the same everywhere. The column is replaced, not the
    table: without it, rows that belong to it would be deleted.
    """
    declared = "TEXT" if column == "error" else "TEXT NOT NULL DEFAULT ''"
    op.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO narrow_{column}")
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {declared}")
    op.execute(f"UPDATE {table} SET {column} = narrow_{column}")  # noqa: S608 - names of our own
    op.execute(f"ALTER TABLE {table} DROP COLUMN narrow_{column}")
