"""Which tables are of no chat? What is so of the whole installation, and who does what only one replica may do."""

from sqlalchemy import Column, Integer, String, Table, Text

from storage.columns import metadata
from storage.types import Moment

installation = Table(
    "installation",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Moment, nullable=False),
)

# Codes that let a chat in, by their hash (storage/invitations.py).
invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("uses_left", Integer, nullable=False),
    Column("expires_at", Moment, nullable=False),
)
