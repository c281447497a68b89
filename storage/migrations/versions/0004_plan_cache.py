"""what is cached of each plan; the company's key; the employer's hours"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "applications", sa.Column("employer_key", storage.types.CleanText(), server_default="", nullable=False)
    )
    op.add_column("applications", sa.Column("hours", sa.String(length=11), nullable=True))
    op.add_column("applications", sa.Column("next_day", sa.Date(), nullable=True))
    op.add_column("applications", sa.Column("next_rule", sa.String(length=16), server_default="", nullable=False))
    for name in ("applied_at", "call_opens", "call_sits"):
        op.add_column("applications", sa.Column(name, storage.types.Moment(), nullable=True))
    _fill_keys(op.get_bind())
    op.create_index("ix_applications_employer", "applications", ["chat_id", "employer_key"])
    op.create_index("ix_applications_contact", "applications", ["chat_id", "contact_id"])
    op.create_index("ix_applications_due", "applications", ["chat_id", "next_due"])
    op.create_index("ix_events_at", "events", ["chat_id", "at"])


def _fill_keys(connection: sa.Connection) -> None:
    """Databases fold case differently, so the keys are made here; storage/applications.py makes them from now on."""
    rows = sa.table("applications", sa.column("company"), sa.column("employer_key"))
    for (company,) in connection.execute(sa.select(rows.c.company).distinct()).all():
        key = " ".join(company.split()).casefold()
        connection.execute(sa.update(rows).where(rows.c.company == company).values(employer_key=key))
