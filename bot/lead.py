"""Does this process lead? One at a time does what only one replica may do, and another takes over when it dies."""

import time
from secrets import token_hex

from storage import leases
from storage.database import Database


class Lead:
    """The lease `name`, which lasts `seconds` of the database's clock and is renewed when half of it is over."""

    def __init__(self, database: Database, name: str, seconds: float) -> None:
        self._database, self._name, self._seconds = database, name, seconds
        self._me = token_hex(8)
        self._renew_at = 0.0

    async def held(self) -> bool:
        """Whether this process leads now; takes the lead where nobody has it."""
        now = time.monotonic()
        if now < self._renew_at:
            return True
        held = await leases.acquire(self._database, self._name, self._me, self._seconds)
        self._renew_at = now + self._seconds / 2 if held else 0.0
        return held

    async def give_up(self) -> None:
        """Let another take it at once."""
        self._renew_at = 0.0
        await leases.release(self._database, self._name, self._me)
