"""when a chat was used last, when it was told that it will be forgotten, and when it was let in"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("used_at", "warned_at", "admitted_at"):
        op.add_column("chats", sa.Column(name, storage.types.Moment(), nullable=True))
    op.create_index("ix_chats_used_at", "chats", ["used_at"])
