"""Which tables are there? Every table carries `chat_id`, ids are counted per chat: a transaction touches one chat only.

Rows that a person can see have `gone`: creating and deleting are then one kind of change, and Undo reverts both alike.
What people wrote, and what tells of a person, is in sealed columns (storage/seal.py); moments, ids, kinds and states
are not, so that statements can look for them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    text,
)

from storage.columns import chat_key, metadata, row_key, seen_table, where
from storage.shared_tables import installation, invitations, leases
from storage.types import FindableText, Json, Moment, Sealed, SealedBytes, SealedJson, SealedText

__all__ = ["installation", "invitations", "leases", "metadata"]

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False, server_default="en"),
    Column("name", SealedText(), nullable=False, server_default=""),
    Column("phone", SealedText(), nullable=False, server_default=""),
    Column("zone", String(64), nullable=False, server_default="UTC"),
    Column("playbook", String(32), nullable=False, server_default="balanced"),
    Column("settings", SealedJson(), nullable=False, server_default="{}"),
    Column("next_id", BigInteger, nullable=False, server_default="1"),
    # The fingerprint of its rows' key, if any; by the index a start sees at once whether all have the same.
    Column("sealed_by", String(16), nullable=False, server_default="", index=True),
    Column("started_at", Moment, nullable=True),
    Column("blocked_at", Moment, nullable=True),
    Column("used_at", Moment, nullable=True, index=True),
    Column("warned_at", Moment, nullable=True),
    Column("admitted_at", Moment, nullable=True),
)

seen_updates = Table(
    "seen_updates",
    metadata,
    chat_key(),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False, index=True),
)

set_aside = Table(
    "set_aside",
    metadata,
    chat_key(),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("error", String(64), nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    chat_key(),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("state", String(32), nullable=False),
    Column("data", SealedJson(), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("offer_at", Moment, nullable=True),
    Index("ix_conversations_to_offer", "offer_at", **where("offer_at is not null")),
)

contacts = seen_table(
    "contacts",
    Column("name", SealedText(), nullable=False),
    Column("role", String(32), nullable=False),
    Column("phone", SealedText(), nullable=False),
    Column("email", SealedText(), nullable=False),
)

applications = seen_table(
    "applications",
    Column("company", SealedText(), nullable=False),
    Column("employer_key", FindableText(), nullable=False, server_default=""),  # the company, however it is written
    Column("title", SealedText(), nullable=False),
    Column("contact_id", BigInteger, nullable=True),
    Column("posting", SealedText(), nullable=False, server_default=""),
    Column("referred_by", SealedText(), nullable=False, server_default=""),
    Column("needs", SealedText(), nullable=False, server_default=""),
    Column("deadline", SealedText(), nullable=False, server_default=""),
    Column("salary", SealedText(), nullable=False, server_default=""),
    Column("notes", SealedText(), nullable=False, server_default=""),
    Column("resume", SealedText(), nullable=False, server_default=""),  # which version of it went out
    Column("playbook", String(32), nullable=True),
    Column("zone", String(64), nullable=True),
    Column("country", String(2), nullable=True),
    Column("hours", String(11), nullable=True),
    Column("snoozed_until", Moment, nullable=True),
    # A cache of the timeline, written by handlers/schedule.py alone.
    Column("shelf", String(16), nullable=False, server_default="applied"),
    Column("next_step", String(32), nullable=False, server_default="wait"),
    Column("next_due", Moment, nullable=True),
    Column("next_day", Date, nullable=True),
    Column("next_rule", String(16), nullable=False, server_default=""),
    Column("applied_at", Moment, nullable=True),
    Column("call_opens", Moment, nullable=True),
    Column("call_sits", Moment, nullable=True),
    Column("archived_at", Moment, nullable=True),
    Column("created_at", Moment, nullable=False),
    Index("ix_applications_employer", "chat_id", "employer_key"),
    Index("ix_applications_contact", "chat_id", "contact_id"),
    Index("ix_applications_due", "chat_id", "next_due"),
)

# What was understood of a message and waits for the person's word.
captures = Table(
    "captures",
    metadata,
    chat_key(),
    row_key(),
    Column("by_user", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("data", SealedJson(), nullable=False),
)

attachments = seen_table(
    "attachments",
    Column("application_id", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("file_id", SealedText(), nullable=False),
    Column("name", SealedText(), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_attachments_application", "chat_id", "application_id"),
)

# The people of an application beside the one to call, who is its `contact_id`.
application_contacts = seen_table(
    "application_contacts",
    Column("application_id", BigInteger, nullable=False),
    Column("contact_id", BigInteger, nullable=False),
    Index("ix_application_contacts_application", "chat_id", "application_id"),
)

# Who is who in a group: names for what was logged by whom.
members = Table(
    "members",
    metadata,
    chat_key(),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", SealedText(), nullable=False),
)

proofs = seen_table(
    "proofs",
    Column("application_id", BigInteger, nullable=True),
    Column("text", SealedText(), nullable=False),
)

picks = seen_table(
    "picks",
    Column("application_id", BigInteger, nullable=False),
    Column("need", SealedText(), nullable=False),
    Column("proof_id", BigInteger, nullable=False),
)

pitches = seen_table(
    "pitches",
    Column("application_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("variant", Integer, nullable=False),
    Column("subject", SealedText(), nullable=False),
    Column("paragraphs", SealedJson(), nullable=False),
    Index("ix_pitches_application", "chat_id", "application_id"),
)

rehearsals = Table(
    "rehearsals",
    metadata,
    chat_key(),
    row_key(),
    Column("application_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("round", Integer, nullable=False),
    Column("role", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("rules", Json, nullable=False),
    Column("voice", SealedText(), nullable=False),
    Index("ix_rehearsals_application", "chat_id", "application_id"),
)

events = seen_table(
    "events",
    Column("application_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("data", SealedJson(), nullable=False),
    Column("by_user", BigInteger, nullable=False),
    Index("ix_events_application", "chat_id", "application_id"),
    Index("ix_events_at", "chat_id", "at"),
)

actions = Table(
    "actions",
    metadata,
    chat_key(),
    row_key(),
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger, nullable=False),
    Column("what", String(32), nullable=False),
    Column("application_id", BigInteger, nullable=True),
    Column("changes", SealedJson(), nullable=False),
    Column("said", Json, nullable=False, server_default="[]"),
    Column("undone", Boolean, nullable=False, server_default=text("false")),
)

nudges = Table(
    "nudges",
    metadata,
    chat_key(),
    row_key(),
    Column("application_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("step", String(96), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("letter_id", BigInteger, nullable=True),
    Column("courage", SealedText(), nullable=False, server_default=""),
    Index("ix_nudges_pending", "due_at", **where("state = 'pending'")),
    Index("ix_nudges_application", "chat_id", "application_id"),
)

outbox = Table(
    "outbox",
    metadata,
    chat_key(),
    row_key(),
    Column("priority", Integer, nullable=False),
    Column("method", String(32), nullable=False),
    Column("payload", SealedJson(), nullable=False),
    Column("state", String(16), nullable=False),
    Column("not_before", Moment, nullable=False),
    # Of one that is ready again: when its lease was given back.
    Column("lease_until", Moment, nullable=True),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("message_id", BigInteger, nullable=True),
    # What the message is about: a reply to it means this application.
    Column("application_id", BigInteger, nullable=True),
    Column("error", SealedText(), nullable=True),
    # A file made here, until Telegram has it; its name is in the payload.
    Column("file", SealedBytes(), nullable=True),
    Index("ix_outbox_waiting", "priority", "not_before", **where("state in ('ready', 'sending')")),
    Index("ix_outbox_said", "not_before", **where("state in ('sent', 'failed')")),
    Index("ix_outbox_chat_waiting", "chat_id", "id", **where("state in ('ready', 'sending')")),
    Index("ix_outbox_about", "chat_id", "message_id", **where("application_id is not null")),
)

# Long work that a person asked for: done beside the updates, in short transactions (bot/errands.py).
errands = Table(
    "errands",
    metadata,
    chat_key(),
    row_key(),
    Column("by_user", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("data", SealedJson(), nullable=False),
    Index("ix_errands_ready", "chat_id", "id", **where("state = 'ready'")),
)

# What of an errand is still to be done, piece by piece.
errand_parts = Table(
    "errand_parts",
    metadata,
    chat_key(),
    row_key(),
    Column("errand_id", BigInteger, nullable=False),
    Column("data", SealedJson(), nullable=False),
    Index("ix_errand_parts_errand", "chat_id", "errand_id"),
)

# The secret address at which a calendar program reads a chat's calendar: what it hashes to (storage/feeds.py).
feeds = Table("feeds", metadata, chat_key(), Column("key_hash", String(64), nullable=False, index=True))

# A sealed value is bound to where it stands.
for _table in metadata.tables.values():
    for _column in _table.columns:
        if isinstance(_column.type, Sealed):
            _column.type.column = f"{_table.name}.{_column.name}"
