"""What does the lint say about a script?"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error breaks a rule of the etiquette; a hint is worth a look."""

    ERROR = "error"
    HINT = "hint"


class Rule(StrEnum):
    """Every rule by its id, most important first: a view that shows two findings shows the first two."""

    PLACEHOLDER = "placeholder"
    FOLLOWING_UP = "following_up"  # S2
    COMPLAINT = "complaint"  # L7
    PRESSURE = "pressure"  # S6
    BEGGING = "begging"  # S6
    FIGURE = "figure"  # nothing invented
    NUMBER = "number"  # S7
    NAMES = "names"  # S1
    WAY_OUT = "way_out"  # S1
    THANKS = "thanks"  # S4
    DECISION = "decision"  # S5
    OFFER = "offer"  # S4
    LENGTH = "length"  # S6
    NEEDS_FEW = "needs_few"  # S3
    NEEDS_MANY = "needs_many"  # S6
    BOASTING = "boasting"
    CAREER = "career"  # S3
    FILLER = "filler"  # S6
    SENTENCE = "sentence"
    FLESCH = "flesch"
    ABOUT_YOU = "about_you"  # S3
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at. `message`: for the person, plain. `sentence`: where it is, empty for the whole script.

    `values`: what the message was made of, in the order that the rule documents: the words found, or (is, least, most).
    """

    rule: Rule
    severity: Severity
    message: str
    sentence: str = ""
    values: tuple[str, ...] = ()
