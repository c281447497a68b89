"""An index for what was said, which is swept after some days."""

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SAID = text("state in ('sent', 'failed')")


def upgrade() -> None:
    op.create_index("ix_outbox_said", "outbox", ["not_before"], postgresql_where=SAID, sqlite_where=SAID)


def downgrade() -> None:
    op.drop_index("ix_outbox_said", "outbox")
