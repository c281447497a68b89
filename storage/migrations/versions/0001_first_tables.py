"""first tables"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=16), server_default="en", nullable=False),
        sa.Column("name", storage.types.CleanText(), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=20), server_default="", nullable=False),
        sa.Column("zone", sa.String(length=64), server_default="UTC", nullable=False),
        sa.Column("playbook", sa.String(length=32), server_default="balanced", nullable=False),
        sa.Column("settings", storage.types.Json, server_default="{}", nullable=False),
        sa.Column("next_id", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("started_at", storage.types.Moment(), nullable=True),
        sa.Column("blocked_at", storage.types.Moment(), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chats")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("until", storage.types.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "actions",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=True),
        sa.Column("changes", storage.types.Json, nullable=False),
        sa.Column("undone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_actions_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_actions")),
    )
    op.create_table(
        "applications",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("company", storage.types.CleanText(), nullable=False),
        sa.Column("title", storage.types.CleanText(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("posting", storage.types.CleanText(), server_default="", nullable=False),
        sa.Column("referred_by", storage.types.CleanText(), server_default="", nullable=False),
        sa.Column("playbook", sa.String(length=32), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("snoozed_until", storage.types.Moment(), nullable=True),
        sa.Column("next_step", sa.String(length=32), server_default="wait", nullable=False),
        sa.Column("next_due", storage.types.Moment(), nullable=True),
        sa.Column("archived_at", storage.types.Moment(), nullable=True),
        sa.Column("created_at", storage.types.Moment(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name=op.f("fk_applications_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_applications")),
    )
    op.create_table(
        "contacts",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", storage.types.CleanText(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("email", storage.types.CleanText(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_contacts_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_contacts")),
    )
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("data", storage.types.Json, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("touched_at", storage.types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name=op.f("fk_conversations_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "user_id", "name", name=op.f("pk_conversations")),
    )
    op.create_table(
        "events",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("data", storage.types.Json, nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_events_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_application", "events", ["chat_id", "application_id"], unique=False)

    op.create_table(
        "nudges",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=96), nullable=False),
        sa.Column("due_at", storage.types.Moment(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_nudges_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_nudges")),
    )
    op.create_index("ix_nudges_application", "nudges", ["chat_id", "application_id"], unique=False)
    op.create_index(
        "ix_nudges_pending",
        "nudges",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state = 'pending'"),
        sqlite_where=sa.text("state = 'pending'"),
    )

    op.create_table(
        "outbox",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=32), nullable=False),
        sa.Column("payload", storage.types.Json, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("not_before", storage.types.Moment(), nullable=False),
        sa.Column("lease_until", storage.types.Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_outbox_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_chat_waiting",
        "outbox",
        ["chat_id", "id"],
        unique=False,
        postgresql_where=sa.text("state in ('ready', 'sending')"),
        sqlite_where=sa.text("state in ('ready', 'sending')"),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["priority", "not_before"],
        unique=False,
        postgresql_where=sa.text("state in ('ready', 'sending')"),
        sqlite_where=sa.text("state in ('ready', 'sending')"),
    )

    op.create_table(
        "proofs",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=True),
        sa.Column("text", storage.types.CleanText(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_proofs_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "id", name=op.f("pk_proofs")),
    )
    op.create_table(
        "set_aside",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.Column("error", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=op.f("fk_set_aside_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "update_id", name=op.f("pk_set_aside")),
    )
    op.create_table(
        "seen_updates",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name=op.f("fk_seen_updates_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "update_id", name=op.f("pk_seen_updates")),
    )
    op.create_index("ix_seen_updates_at", "seen_updates", ["at"], unique=False)
