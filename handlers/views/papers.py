"""What is asked about a long text that came unasked?"""

from collections.abc import Sequence
from typing import Any

from handlers.views import form as views
from handlers.views.message import Message, lines, plain

MOST = 8  # applications that are offered, the next due first


def ask_text() -> Message:
    return Message("Paste the text once more, please.")


def ask(live: Sequence[Sequence[Any]], role: str) -> Message:
    """Which application a posting belongs to; `live`: each with id, company and title."""
    own = [(f"{name}, {title}"[:60], str(key)) for key, name, title in live]
    html = lines("📋 <b>That looks like a job posting.</b> Whose is it?", f"<i>{plain(role, 80)}</i>" if role else "")
    more = views.choices("paper", "whose", ("A new application", "new"), ("It's my résumé", "resume"))
    return Message(html, (*views.choices("paper", "whose", *own, per_row=1), *more))
