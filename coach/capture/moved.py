"""To when is it moved, where the old time is named as well? "From thursday 10am to monday at 4"."""

import re

_OLD = re.compile(
    r"\bfrom\b(?![^.!?\n]{0,70}\bfrom\b)[^.!?\n]{3,60}?\b(?:to|until"
    r"|till)\b(?! (?:the )?(?:interview|office)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bsame (?:time|hour),?(?= (?:at )?\d)", re.IGNORECASE)


def to(text: str) -> str:
    """The text without the old time."""
    return _SAME.sub(" ", _OLD.sub(" to ", text, count=1))
