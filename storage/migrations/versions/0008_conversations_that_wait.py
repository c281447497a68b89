"""conversations that wait, and which messages led to an action"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Answers are kept in another form from here on: a conversation that is open across the upgrade begins anew.
    op.execute("DELETE FROM conversations")
    op.add_column("conversations", sa.Column("offer_at", storage.types.Moment(), nullable=True))
    op.create_index(
        "ix_conversations_to_offer",
        "conversations",
        ["offer_at"],
        unique=False,
        postgresql_where=sa.text("offer_at is not null"),
        sqlite_where=sa.text("offer_at is not null"),
    )
    op.add_column("actions", sa.Column("said", storage.types.Json, server_default="[]", nullable=False))
