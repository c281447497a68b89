"""To when is it moved, where the old time is named as well? "From thursday 10am to monday at 4"."""

import re

from coach import lazy

_OLD = lazy.pattern(
    r"\bfrom\b(?![^.!?\n]{0,70}\bfrom\b)[^.!?\n]{3,60}?\b(?:to|until"
    r"|till)\b(?! (?:the )?(?:interview|office)\b)",
    re.IGNORECASE,
)
_WAS = lazy.pattern(
    r"\b(?:that |which )?(?:was|were) (?:for |on |at |set for )?[^.!?\n]{2,40}?\b(?:is now|now|has become|became)\b"
    r"|\b(?:at|on) [^.!?\n]{2,30}?\bhas become\b",
    re.IGNORECASE,
)
_AWAY = lazy.pattern(
    r"\b(?:moved|changed|pushed|brought forward"
    r"|\w*scheduled) from (?![^.,!?\n]* to )[^.,!?\n]{3,30}",
    re.IGNORECASE,
)
_INSTEAD = lazy.pattern(r"\b(?:instead of|rather than|and not|not) [^.!?\n]{1,30}$", re.IGNORECASE | re.MULTILINE)
_SAME = lazy.pattern(r"\bsame (?:time|hour),?(?= (?:at )?\d)", re.IGNORECASE)


def to(text: str) -> str:
    """The text without the old time."""
    for old in (_WAS, _AWAY, _INSTEAD, _SAME):
        text = old.sub(" ", text)
    return _OLD.sub(" to ", text, count=1)
