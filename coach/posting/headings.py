"""Which lines are headings, and what do they announce? A table of the words that headings are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach import lazy
from coach.posting.text import stems


@dataclass(frozen=True, slots=True)
class Segment:
    """One line, bullet or sentence of a posting.

    `bullet`: it had a bullet or a number before it, taken off here. `fragment`: it is a piece of an overlong sentence.
    """

    text: str
    bullet: bool = False
    fragment: bool = False


class Section(StrEnum):
    """What a heading announces."""

    WISH = "wish"
    DEMAND = "demand"
    DUTY = "duty"
    OTHER = "other"
    NONE = "none"


# A heading belongs to the first row that it matches, so the narrow rows stand first.
HEADINGS = (
    (Section.WISH,
        r"nice[- ]to[- ]have|desirable|desired but|preferred|(?:bonus|brownie|plus|extra) points|good to have|a plus"
        r"|even better|nice if|extra credit|not needed|added advantage|set you apart|(?:be|is) (?:a bonus|lovely"
        r"|brilliant|great if|fantastic)|^bonus\b"),
    (Section.OTHER,
        r"benefit|perk|we offer|(?:can|we) (?:will |can )?(?:offer|give)|(?:you|i)(?:'ll| will)? get\b"
        r"|in it for (?:you|me)|in return|package|salary|compensation|pay\b|reward|for you$|why (?:us|join|work)"
        r"|about (?:us|the (?:firm|company|hotel|team|client))|who we are|who are we|our (?:story|values|offer"
        r"|commitment)|how to apply|apply|contact|equal opp|inclusion|divers|safer recruit|the company"
        r"|company (?:desc|type|over)|location|industry|background$|terms$|hours|shifts|boring|^life at"
        r"|(?:interview|hiring|recruitment|selection) process|special instructions|security$"),
    (Section.DEMAND,
        r"require|qualif|skill|criteri|essential(?! func)|must[- ]have|who you are|who are you|about you"
        r"|your profile|^profile|candidate|you(?:'ll| will| should)? (?:have|need|bring|are\b|be$|should$|be:)"
        r"|what (?:you|we)(?:'ll| will| would)? (?:need|bring|look|expect|ask|like)|do (?:i|you) need|looking for"
        r"|we (?:ask|need|expect)|experience|competenc|education|expertise|knowledge|eligib|the person|person spec"
        r"|is this you|ideally you|might be a fit|are you|attributes|what it takes|be (?:great|good) at|thrive"
        r"|licen[cs]e|language|special conditions"),
    (Section.DUTY,
        r"respons|dut(?:y|ies)|task|role|function|job|you(?:'ll| will)? (?:do|be doing)|what you(?:'ll| will)"
        r"|will i be doing|day (?:to|in|look)|you will|you'll|summary|purpose|opportunity|position|accountab"
        r"|the work$|mission|awaits"),
)  # fmt: skip
LONGEST = 9  # words of a heading
_HEADINGS = [(section, lazy.pattern(pattern)) for section, pattern in HEADINGS]

_OPENING = lazy.pattern(
    r"(?i)(?:what|who|how|why|where|is this|are you|do (?:i|you)|does)\b.*"
    r"|(?:you|we|i|it|yours|ideally)\b.*\b(?:you|be|have|should|if|it|will|need|bring|get|offer|are)"
    r"|.*\bif you(?: (?:also|have|are|can))?|(?:the|our|your) (?:successful|ideal|right) \w+(?: (?:will|should"
    r"|must))?"
    r"|nice to have|preferred|desirable|essential|(?:bonus|brownie|plus|extra) points|extra credit"
)
_ONLY_HEADING = lazy.pattern(
    r"(?i)(?:(?:key|main|core|job|essential|desired|desirable|required|preferred|minimum|basic|mandatory|your"
    r"|the|our|personal|professional|technical|other|some)\s+)*"
    r"(?:requirements?|qualifications?|skills?|knowledge|experience|abilities|competenc(?:y|ies)|criteria"
    r"|profile|education|responsibilities|duties|tasks?|role|expertise|attributes|person(?: specification)?"
    r"|candidate|background"
    r"|(?:,|&|and|/|\s)+)+[:!?]?"
)


def is_heading(segment: Segment, size: int) -> bool:
    """Whether a segment of `size` words may be a heading: short, no bullet, no full stop."""
    return size <= 6 and segment.text[-1:] not in (".", ";", ",") and not segment.bullet


def section_of(heading: str) -> Section:
    """What this heading announces; NONE where it says nothing known."""
    low = heading.lower().replace("’", "'")
    return next((section for section, pattern in _HEADINGS if pattern.search(low)), Section.NONE)


def heads(found: Sequence[Segment]) -> list[bool]:
    """For each segment whether it is a heading that is known as such, and so asks nothing itself."""
    return [_is_head(segment) for segment in found]


def _is_head(segment: Segment) -> bool:
    text, size = segment.text.rstrip(":?!… "), len(stems(segment.text))
    if segment.bullet or size > LONGEST or segment.text[-1:] in (".", ";", ","):
        return False
    plain = size <= 6 and (segment.text.endswith(":") or _ONLY_HEADING.fullmatch(text) is not None)
    return plain or (section_of(text) is not Section.NONE and _OPENING.fullmatch(text) is not None)


def sections(found: Sequence[Segment]) -> list[Section]:
    """For each segment the section that it stands in; a heading itself belongs to the one that it opens."""
    now, result = Section.NONE, []
    for segment in found:
        if is_heading(segment, len(stems(segment.text))) or _is_head(segment):
            named = section_of(segment.text)
            if named is not Section.NONE or segment.text.endswith(":") or segment.text.isupper():
                now = named
        result.append(now)
    return result
