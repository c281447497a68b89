"""How is a long fragment shortened without changing what it claims?

A fragment is only ever cut at its end, at a natural break, and never where the end limits the claim ("for one week
only", "under supervision", "from 61% to 78%"). What cannot be cut so is kept whole up to `HARD` words, or not said.
"""

import re

from coach import lazy
from coach.pitch.lexicon import DANGLING, IRREGULAR, NUMBER_WORDS, listed

SOFT = 8  # the words that a proof may have, so that the whole stays within one breath
HARD = 11  # still said where no honest cut exists

_NUMBER = r"(?:\d|one\b|" + "|".join(NUMBER_WORDS) + r")"
_UNIT = r"(?:years?|months?|weeks?|days?|hours?|nights?|shifts?|quarters?|terms?|seasons?|minutes?)"
_LIMITS = lazy.pattern(
    r"\b(?:only|once|under supervision|supervised by|assist\w*|help\w*|part|partly|part-time|together|jointly|"
    r"along(?:side)?|intern\w*|"
    r"volunt\w*|unpaid|nearly|almost|about|trainee|apprentice\w*|school|student|simulat\w*|trial|pending|"
    r"expired|failed|not|never|without|"
    r"expected|in progress|until|predicted|informal\w*|temporary|acting|beginner|basic|learning|target|goal|"
    r"attempted|draft|"
    r"ongoing|studying|due|hope|plan\w*|mock)\b",
    re.IGNORECASE,
)
_MEASURE = lazy.pattern(
    rf"(?:for|over|within|during|since|until|after|from|to|up|down|out|per|by|between|under|below|"
    rf"of)\s+(?:\S+\s+)?{_NUMBER}"
    rf"|in\s+(?:\S+\s+)?{_NUMBER}\S*\s+{_UNIT}",
    re.IGNORECASE,
)
_BREAK = lazy.pattern(
    r"[,;:]\s+|\s+[–—-]+\s+|\s+(?=(?:by\s\S+ing|with|for|at|in|on|across|through|to|while|which|who|so|using|"
    r"after|as|of|and)\s)"
)
_RATE = lazy.pattern(
    r"\b(?:a|per|each|every)\s+(?:day|week|month|year|hour|shift|night)\b|\bweekly|daily|monthly\b", re.IGNORECASE
)
_WHOLE_SPAN = lazy.pattern(
    rf"\b(?:for|in|over|within|after|every|a|per|each|last|this)\s+(?:\S+\s+)?{_UNIT}", re.IGNORECASE
)
_TO_A_NUMBER = lazy.pattern(rf"\b(?:to|of|by|over|under|in)\s+{_NUMBER}\S*$", re.IGNORECASE)
_PHRASAL = lazy.pattern(r"\b(?:from|up|able|used|due|promoted|according|close|matched|moved)\b", re.IGNORECASE)
_LED_THROUGH = lazy.pattern(r"(?:talk|guid|walk|coach|help|nurs|steer)ed|led|saw|took|brought|got|put", re.IGNORECASE)
_QUALIFICATION = lazy.pattern(
    r"\b(?:bsc|ba|ma|msc|degree|diploma|nvq|certified|trained|qualified|level)\b", re.IGNORECASE
)
_YEAR = r"in (?:19|20)\d\d\b"
_PRONOUNS = listed("them it him her us this that these those")


def length(text: str) -> int:
    """How many words a fragment has."""
    return len(text.split())


def shorten(text: str, soft: int = SOFT, hard: int = HARD) -> str:
    """The fragment in at most `soft` words where an honest cut allows it, in at most `hard` otherwise; empty where
    neither works.
    """
    if length(text) <= soft:
        return text
    heads = [text[: match.start()] for match in _BREAK.finditer(text) if _honest(text, match)]
    short = [each for each in heads if length(each) <= soft]
    if short:
        return max(short, key=length)
    return min((each for each in [*heads, text] if length(each) <= hard), key=length, default="")


def _honest(text: str, match: re.Match[str]) -> bool:
    """Whether the fragment may end before this break: the rest limits nothing, and what stays is whole."""
    kept, dropped = text[: match.start()], text[match.end() :]
    if length(kept) < 3 or not dropped or _LIMITS.search(dropped):
        return False
    if kept.lower().startswith(("no ", "zero ", "never ", "without ")) and re.search(_NUMBER, dropped, re.IGNORECASE):
        return False
    if re.match(_YEAR, dropped) and re.search(_YEAR, kept):  # "121% in 2024 and 114% in 2025"
        return False
    if re.match(r"[,;:]|\s+[–—-]", match.group()):
        return kept.split()[-1].lower() not in DANGLING
    return (
        not _MEASURE.match(dropped)
        and not _breaks_a_rate(kept, dropped)
        and _stands(kept)
        and _may_go(kept, dropped.split())
    )


def _breaks_a_rate(kept: str, dropped: str) -> bool:
    """ "60 calls and 40 chats a day" without its end would be another number."""
    return bool(_RATE.search(dropped) and not _RATE.search(kept) and re.search(r"\d", kept))


def _stands(kept: str) -> bool:
    """Whether the words before an inner break end as a phrase can: with a noun, or with a whole span or number."""
    last = kept.split()[-1].lower()
    if last in DANGLING or last in _PRONOUNS or last.endswith("ed") or last in IRREGULAR:
        return False
    if re.fullmatch(_UNIT, last):
        return bool(re.search(_WHOLE_SPAN.pattern + "$", kept, re.IGNORECASE))
    if last in NUMBER_WORDS or last[-1].isdigit():
        return bool(_TO_A_NUMBER.search(kept))
    return length(kept.rpartition(", ")[2]) >= 3 or ", " not in kept


def _may_go(kept: str, dropped: list[str]) -> bool:
    """Whether what begins with this word can go: "and" only before a second verb, "to" not after "from", "of" never."""
    first, following = dropped[0].lower(), dropped[1].lower() if len(dropped) > 1 else ""
    if first == "and":
        return following in IRREGULAR or following.endswith("ed")
    if first == "to":
        return not _PHRASAL.search(kept)
    if first == "through":
        return not _LED_THROUGH.match(kept)
    if first == "in":
        return not _QUALIFICATION.search(kept)
    return first != "of"
