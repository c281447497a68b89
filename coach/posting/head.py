"""What stands in the head of a posting? Its first short lines, in the pieces that dashes, bars and commas make."""

import re
from collections.abc import Sequence

from coach import lazy
from coach.posting.segments import is_run_on, segments
from coach.posting.titles import NOUN

LINES, WORDS = 6, 16  # lines of a head; words from which a line is a sentence and ends it
_CUT = lazy.pattern(
    r"\s+[-–—|·•@]+\s+|\s*[|·]\s*|,\s+|;\s+|\s+at (?=[A-Z])|!+\s*|:\s+|(?<=[a-z)]{3})\.\s+"
    r"|\s*[\U0001f300-\U0001faff\u2600-\u27bf]+\s*|\s+(?=[£$€]\d)"
)
_GREETING = lazy.pattern(r"(?i)^(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon)|hope|fyi|g'?day|alright)\b")
_SENTENCE = lazy.pattern(
    r"(?i)^(?:we|you|our|i|are|is|join|do|if|would|who|there|this|in|about|as|since|come|so|at|with|what|how|why)\b"
)
_TERMS = lazy.pattern(
    r"(?i)^(?:(?:fully )?remote|hybrid|full|part|perm(?:anent)?|temp\w*|fixed|contract|immediate|salary|pay|rate"
    r"|grade|band"
    r"|req(?:uired)?\b|ref\b|reference|job (?:id|ref)|date|posted|likes|days?|nights?|evenings?|early|late|weekends?"
    r"|mornings?|hours"
    r"|shifts?|closing|start|urgent|live.?in|term time|on ?site|in person|agency|self.?employed|competitive"
    r"|negotiable"
    r"|senior|junior|experience|overview|about|job|the|summary|description|details|type|department|team|location"
    r"|site|town"
    r"|company|client|confidential|private|circa|up to|from|maternity|\d|[£$€])"
)
# Where line breaks were lost, a name follows the title at once.
_AFTER_TITLE = lazy.pattern(rf"^([\w'’&/ -]{{3,50}}?\b(?i:{NOUN}))\s+(?=[A-Z][\w&’'-]+)(?!(?i:{NOUN}))")


def pieces(lines: Sequence[str]) -> list[list[str]]:
    """The head's lines, each as its pieces; where line breaks were lost, the likely first lines."""
    told = [segment.text for segment in segments(lines)] if is_run_on(lines) else [line for line in lines if line]
    found: list[list[str]] = []
    for line in told[: LINES + 4]:
        if _GREETING.match(line) or re.match(r"(?i)(?:-{3,}|from:|to:|date:|sent:|subject:)", line):
            continue
        sentence = _SENTENCE.match(line) is not None or len(line.split()) >= WORDS
        if len(found) >= LINES or (sentence and found):
            break
        line = re.split(r"(?<=[a-z)]{3})[.!?] (?=[A-Z])", line)[0] if sentence else line
        line = _AFTER_TITLE.sub(r"\1 | ", line, count=1) if is_run_on(lines) else line
        found.append([part.strip(" .,:;!") for part in _CUT.split(_apart(line)) if part.strip(" .,:;!()")])
    return found


def _apart(line: str) -> str:
    """The line with its brackets as pieces of their own, where they hold no part of a title ("(m/f/d)")."""
    return re.sub(r"\s*\(([^()]{3,40})\)", lambda m: m[0] if "/" in m[1] or m[1].islower() else f" | {m[1]} | ", line)


def is_terms(piece: str) -> bool:
    """Whether a piece tells hours, pay or the like, and so is no name."""
    return _TERMS.match(piece) is not None or not re.search(r"[^\W\d_]{2}", piece)
