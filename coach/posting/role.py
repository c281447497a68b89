"""For what job is it? From a label, from the head, or from what they say that they look for."""

import re
from collections.abc import Sequence

from coach import lazy
from coach.posting.labels import first_of, labelled
from coach.posting.titles import NOUN, PRAISE, TITLE, title

_LABELS = "(?:job |position |post |competition )?title|job role|designation|position|role|vacancy|post|subject"
# A title in a sentence: up to five words that end in its noun.
_SMALL = r"(?:for|of|to|in|who|with|our|your|that|and|a|an|the|at)\b"
_WORDS = rf"((?:(?!{_SMALL})[\w'’/&-]+ ){{0,4}}(?i:{NOUN}|staff))\b(?!['’]|-\w)"
_SOUGHT = lazy.pattern(
    r"\b(?:[Ll]ooking for|[Rr]ecruiting(?: for)?|[Ss]eek(?:s|ing)?|[Hh]iring|(?:to |we )appoint|[Nn]eeds?"
    r"|[Ww]ants?|requires?"
    r"|(?:I'm|we're|is|are) after|vacancy(?: has arisen)? for|opening for|join(?: us| our \w+)? as|welcome"
    r"|[Aa]s(?= (?:our|an?)\b))"
    rf"(?: to appoint)?(?: (?:an?|our next|our|another|\d+|some|new)\b)? {_WORDS}"
)
_CALLED = lazy.pattern(rf"\b(?:[Aa]|[Aa]n|[Tt]he|[Ii]t's an?) {_WORDS} (?:role|job|position|vacancy|post)\b")


def role(lines: Sequence[str], head: Sequence[Sequence[str]]) -> str | None:
    """The job's title without praise ("experienced") and terms ("immediate start"); None where it is not plain."""
    if (found := labelled(lines[:12], _LABELS)) and (named := title(re.split(r"\s[-–|]\s", found)[0], 8)):
        return named
    return first_of([*(_in_head(row) for row in head[:4]), _told("\n".join(lines))])


def _in_head(row: Sequence[str]) -> str | None:
    named = first_of(title(piece) for piece in row)
    return PRAISE.sub("", named) if named else None


def _told(whole: str) -> str | None:
    """The title that they say they look for; the words before it that only praise or count are left out."""
    for pattern in (_SOUGHT, _CALLED):
        for match in pattern.finditer(whole[:3000]):
            named = PRAISE.sub("", match[1])
            if (TITLE.search(named) or named.endswith(" staff")) and len(named.split()) <= 5:
                return named
    return None
