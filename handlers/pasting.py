"""Are these messages the parts of one paste? Apps cut a long text into several messages, sent within a moment.

A part has at most 4,096 characters (Bot API, sendMessage); some apps cut at the end of a paragraph, from half of that.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

CUT_FROM = 2000  # characters that a part which another one follows has at least
FULL = 4090  # from here on the cut may be within a word
TOGETHER = timedelta(seconds=3)  # between two parts: nobody answers the next question so soon

Pasted = Mapping[str, Any]


def kept(step: str, text: str, at: datetime, before: str = "") -> Pasted | None:
    """What a form keeps of a message that another part may follow, `before` it what came already; None for a short
    one.
    """
    if len(text) < CUT_FROM:
        return None
    glue = "" if len(text) >= FULL else "\n"
    return {"step": step, "text": before + text + glue, "at": at.isoformat()}


def goes_on(pasted: Pasted, at: datetime) -> bool:
    """Whether a message of that moment is the next part."""
    return at - datetime.fromisoformat(pasted["at"]) <= TOGETHER
