"""How is it asked whether to close what went silent, and what is said when it is done or taken back?"""

from collections.abc import Sequence

from handlers.buttons import Close
from handlers.planning import Planned
from handlers.views.message import Button, Message, lines, plain
from storage.applications import Application

CLOSE, REOPEN = "close", "reopen"
SHOWN = 12

CLOSED = "Closed kindly. The same button opens it again."
REOPENED = "Open again. Everything is as it was before."
ENDED_BY_THEM = "They ended this one. If that was noted by mistake, /undo takes it back; a new start is a new /add."


def button(application: Application, *, closed: bool) -> Button:
    """Closes the application, or opens it again."""
    label = f"↩ Reopen {application.company}" if closed else f"Close {application.company}"
    return Button(label[:40], Close(application.id, REOPEN if closed else CLOSE).pack())


def question(silent: Sequence[Planned]) -> Message:
    """Several applications have been silent to the end: close these?"""
    rest = len(silent) - SHOWN
    html = lines(
        f"🚪 <b>Close these {len(silent)}?</b>",
        "You did what could politely be done, and they have not answered. Their silence says something, too.",
        "\n",
        [f"• {plain(p.application.company, 40)}, {plain(p.application.title, 40)}" for p in silent[:SHOWN]],
        f"• and {rest} more in /list" if rest > 0 else "",
        "\n",
        "One tap closes one, and another opens it again. What you don't tap stays open.",
    )
    return Message(html, tuple((button(p.application, closed=False),) for p in silent[:SHOWN]))
