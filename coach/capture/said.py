"""What is a message on its way to being understood? Its text in several forms, its clauses, the names that it holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from coach import lazy
from coach.capture import clauses, names, reach, shorthand, spelling
from coach.capture.addressed import HELLO
from coach.capture.cues import Pattern
from coach.capture.fact import asks, told
from coach.capture.model import Own
from coach.when import Kind, When, parse

T = TypeVar("T")

_THEY = lazy.pattern(r"\b(?:she|he|they|someone|somebody|recruiter|manager|hr)$")
_ASKED = lazy.pattern(r"asked|told|said")
_BESIDE = lazy.pattern(r"(?:'s|'ve|'d|\s+(?:has|have|had|just|also|then|finally|already|kindly))+\s*$")
_WITH = lazy.pattern(r"\bw/\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A message: as it was written, without numbers and addresses (`plain`), that in lower case, and in clauses."""

    written: str
    plain: str
    low: str
    clauses: tuple[str, ...]
    now: datetime
    locale: str
    mentions: Sequence[names.Mention]

    def past(self, text: str) -> When | None:
        """When something happened that the text tells; None where it says nothing of that."""
        return _some(parse(text, self.now, locale=self.locale, direction="past"))

    def ahead(self, text: str) -> When | None:
        """When something will be that the text tells."""
        return _some(parse(text, self.now, locale=self.locale, direction="future"))

    def is_theirs(self, act: str, before: str) -> bool:
        """Whether who did it is somebody else: "jane left a message"; what they asked for is told by the person."""
        if _ASKED.match(act):
            return False
        words = _BESIDE.sub("", before).rstrip()
        people = (self.low[m.start : m.end] for m in self.mentions)
        return _THEY.search(words) is not None or words.endswith(tuple(people))

    def tells(self, pattern: Pattern) -> bool:
        """Whether a clause, or the message as a whole, tells it as a fact."""
        return any(told(pattern, clause) for clause in self.stretches)

    @property
    def stretches(self) -> tuple[str, ...]:
        """Where a fact is looked for: in each clause, then in the whole, unless a part of it asks."""
        return self.clauses if any(map(asks, self.clauses)) else (*self.clauses, HELLO.sub("", self.low))


def _some(when: When) -> When | None:
    return None if when.kind is Kind.NONE else when


def first(table: Mapping[T, Pattern], text: str) -> T | None:
    """What the first pattern of the table that the text holds stands for."""
    return next((value for value, pattern in table.items() if pattern.search(text)), None)


def prepared(text: str, now: datetime, locale: str, country: str | None, known: Sequence[Own]) -> Said:
    """The message, its typos and shorthand put right everywhere but in the chat's own names."""
    text = _WITH.sub("with ", text.replace("’", "'"))
    written = _mended(text, names.find(text, known))
    plain = reach.without(written, country)
    low = plain.lower()
    return Said(written, plain, low, clauses.clauses(low), now, locale, names.find(written, known))


def _mended(text: str, mentions: Sequence[names.Mention]) -> str:
    parts, place = [], 0
    for mention in mentions:
        parts += [_put_right(text[place : mention.start]), text[mention.start : mention.end]]
        place = mention.end
    return "".join([*parts, _put_right(text[place:])])


def _put_right(text: str) -> str:
    return spelling.mend(shorthand.spelt_out(text))
