"""What is asked about a long text that came unasked?"""

from collections.abc import Sequence
from typing import Any

from handlers.views import form as views
from handlers.views.message import Message, lines, plain

MOST = 8  # applications that are offered, the next due first
BESIDE = (("A new application", "new"), ("It's my résumé", "resume"))  # what else it may be


def ask_text() -> Message:
    return Message("Paste the text once more, please.")


def ask(live: Sequence[Sequence[Any]], role: str) -> Message:
    """Which application a posting belongs to; `live`: each with id, company and title."""
    html = lines("📋 <b>That looks like a job posting.</b> Whose is it?", f"<i>{plain(role, 80)}</i>" if role else "")
    more = views.choices("paper", "whose", *BESIDE)
    return Message(html, (*views.choices("paper", "whose", *_own(live), per_row=1), *more))


def _own(live: Sequence[Sequence[Any]]) -> list[tuple[str, str]]:
    return [(f"{name}, {title}"[:60], str(key)) for key, name, title in live]


def whose(chosen: str, live: Sequence[Sequence[Any]]) -> str:
    """The answer, as its button said it."""
    return plain(next(label for label, value in (*_own(live), *BESIDE) if value == chosen))
