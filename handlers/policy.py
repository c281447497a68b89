"""What did the operator decide that people are told, or are bound by? Read from the settings (bot/process.py)."""

from dataclasses import dataclass
from typing import Literal

Access = Literal["open", "invite", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`encrypted`: whether what people wrote is encrypted at rest; `backup_days`: how long backups are kept;
    `forget_after_months`: a chat that nobody used for so long is deleted, 0: never; `operator`: whom to ask, in a word
    or an address. `access`: who may use the bot, `allowed`: the users and chats of the list; `owner_chat`: the
    operator's. `public_url`: where this bot is on the web, empty where it is not.
    """

    encrypted: bool = False
    backup_days: int = 14
    forget_after_months: int = 12
    operator: str = ""
    access: Access = "open"
    allowed: frozenset[int] = frozenset()
    owner_chat: int | None = None
    public_url: str = ""


DEFAULT = Policy()
