"""What is the operator warned of? Numbers only: what strangers wrote is not theirs to read."""

from datetime import timedelta

from handlers.views.message import Message, lines
from storage.stats import Backlog

LATE = timedelta(minutes=15)  # from here on, nudges or messages that wait are worth a warning


def worries(backlog: Backlog, set_aside: int) -> list[str]:
    """What is wrong, a line each; `set_aside`: how many updates were since the last warning."""
    waits, late = backlog.waiting_for > LATE and not backlog.silent, backlog.late_by > LATE and not backlog.paused
    found = {
        f"Messages that could not be handled: {set_aside}. Their writers were told so.": set_aside > 0,
        f"Nudges that are late: {backlog.late}, by up to {_minutes(backlog.late_by)}.": late,
        f"Messages that do not leave: {backlog.waiting}, for up to {_minutes(backlog.waiting_for)}.": waits,
    }
    return [worry for worry, is_so in found.items() if is_so]


def warning(found: list[str]) -> Message:
    """Something is wrong, and where to look."""
    return Message(
        lines(
            "⚠️ <b>Something needs you</b>",
            found,
            "\n",
            "<code>python -m bot check</code> and <code>python -m bot stats</code> tell more; the first steps are in "
            "docs/operations.md.",
        )
    )


def _minutes(span: timedelta) -> str:
    return f"{int(span.total_seconds() // 60)} minutes"
