"""what was understood and waits for Save, and which application a message is about"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "captures",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.Column("data", storage.types.Json, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_captures_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_captures")),
    )
    op.add_column("outbox", sa.Column("application_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_outbox_about",
        "outbox",
        ["chat_id", "message_id"],
        postgresql_where=sa.text("application_id is not null"),
        sqlite_where=sa.text("application_id is not null"),
    )
