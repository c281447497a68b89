"""how calls were practised"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rehearsals",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("rules", storage.types.Json, nullable=False),
        sa.Column("voice", storage.types.CleanText(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_rehearsals_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_rehearsals")),
    )
    op.create_index("ix_rehearsals_application", "rehearsals", ["chat_id", "application_id"], unique=False)
