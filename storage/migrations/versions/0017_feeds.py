"""calendar feeds; which résumé went out"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("applications", sa.Column("resume", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "feeds",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_feeds_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_feeds")),
    )
    op.create_index("ix_feeds_key_hash", "feeds", ["key_hash"])
