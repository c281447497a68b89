"""on which shelf of the list an application lies"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# What handlers/schedule.py will write, as far as rows tell it: the next change of an application makes it exact.
HAS = "EXISTS (SELECT 1 FROM events e WHERE e.chat_id = applications.chat_id AND e.application_id = applications.id"
INTERVIEW = f"{HAS} AND NOT e.gone AND e.kind = 'interview')"
OFFER = f"{HAS} AND NOT e.gone AND e.kind = 'decided' AND CAST(e.data AS TEXT) LIKE '%\"offer\"%')"


def upgrade() -> None:
    op.add_column("applications", sa.Column("shelf", sa.String(16), server_default="applied", nullable=False))
    op.execute(f"UPDATE applications SET shelf = 'interview' WHERE {INTERVIEW}")  # noqa: S608 - constants alone
    op.execute("UPDATE applications SET shelf = 'closed' WHERE next_step = 'nothing'")
    op.execute(f"UPDATE applications SET shelf = 'offer' WHERE next_step = 'nothing' AND {OFFER}")  # noqa: S608
