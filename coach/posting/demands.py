"""Which statements of a posting ask something of the person, and how strongly?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.posting import weights
from coach.posting.features import Segment, heading_features, line_features, neighbour_features
from coach.posting.segments import segments
from coach.posting.text import clean


class Kind(StrEnum):
    """What a statement asks: a duty of the job, a demand on the person, a wish."""

    DUTY = "duty"
    MUST = "must"
    NICE = "nice"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the employer asks for. `text`: at most 40 words of the posting; `score`: 0 to 1."""

    text: str
    score: float
    kind: Kind


ASKED = 0.42  # the chance from which a statement counts, chosen by cross-validation on the training split


def requirements(text: str) -> list[Requirement]:
    """What the posting asks for, strongest first; empty where it asks nothing or is not in English. Never raises."""
    found = segments(clean(text))
    rows = [Requirement(s.text, c, Kind.MUST) for s, c in zip(found, chances(found), strict=True) if c >= ASKED]
    return sorted(rows, key=lambda r: -r.score)


def chances(found: Sequence[Segment]) -> list[float]:
    """For each statement the chance that it names a demand, a wish or a duty."""
    line, after, trees = weights.load("line"), weights.load("after"), weights.trees()
    own = [line.score(line_features(segment.text)) for segment in found]
    announced = [after.score(heading_features(segment.text)) for segment in found]
    return [weights.chance(trees.score(row)) for row in neighbour_features(found, own, announced)]
