"""by which keys the chats are sealed, found without a look at each"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_chats_sealed_by", "chats", ["sealed_by"])
