"""what an employer asks for, the proofs picked for it, own words for a script, and the line of courage of a call"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("needs", "deadline", "salary"):
        op.add_column("applications", sa.Column(name, storage.types.CleanText(), server_default="", nullable=False))
    op.add_column("nudges", sa.Column("courage", storage.types.CleanText(), server_default="", nullable=False))
    op.create_table(
        "picks",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("need", storage.types.CleanText(), nullable=False),
        sa.Column("proof_id", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_picks_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_picks")),
    )
    op.create_table(
        "pitches",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("subject", storage.types.CleanText(), nullable=False),
        sa.Column("paragraphs", storage.types.Json, nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_pitches_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_pitches")),
    )
    op.create_index("ix_pitches_application", "pitches", ["chat_id", "application_id"], unique=False)
