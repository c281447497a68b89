"""Which statements of a posting ask something of the person, and how strongly?"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach import lazy
from coach.posting import weights
from coach.posting.features import demand_features, heading_features, line_features, neighbour_features
from coach.posting.headings import Section, Segment, heads, sections
from coach.posting.kinds import Kind, is_given, kind
from coach.posting.language import language
from coach.posting.segments import segments
from coach.posting.text import clean


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the employer asks for. `text`: at most 40 words of the posting; `score`: 0 to 1."""

    text: str
    score: float
    kind: Kind


# The chance from which a statement counts, chosen by cross-validation on the training split; a sure demand needs less.
ASKED, ASKED_IF_DEMAND, SURE = 0.38, 0.3, 0.6
ALONE = 0.2  # what is all one statement has no neighbours that could make it surer
PLACE = {Kind.MUST: 1.0, Kind.NICE: 0.8, Kind.DUTY: 0.5}  # how much a statement of this kind counts for the order
FRAGMENT = 0.8  # a piece of an overlong sentence reads worse than a whole one
EARLIER = 0.1  # how much the first statement is worth more than the last: what matters most is named first


def requirements(text: str) -> list[Requirement]:
    """What the posting asks for, strongest first; empty where it asks nothing or is not in English. Never raises."""
    if language(text) not in (None, "en"):
        return []
    found = segments(clean(text))
    rows = []
    read = zip(found, sections(found), heads(found), chances(found), strict=True)
    for place, (segment, section, head, chance) in enumerate(read):
        if not head and not is_given(segment.text) and chance >= (ASKED_IF_DEMAND if len(found) > 1 else ALONE):
            demand = weights.chance(weights.load("demand").score(demand_features(segment.text, section)))
            if chance >= ASKED or demand >= SURE or len(found) == 1:
                rows.append(judged(segment, section, chance, demand, place / len(found)))
    return sorted(rows, key=lambda row: -row.score)


def judged(segment: Segment, section: Section, chance: float, demand: float, place: float) -> Requirement:
    """A statement with its kind and its strength: demands on the person before wishes, and those before duties.

    `chance`: that it asks something at all. `demand`: that it is a demand on the person or a wish.
    `place`: where it stands, 0 (at the beginning) to 1.
    """
    kept = kind(segment.text, section, demand)
    score = chance**4 * (0.1 + 0.9 * demand**0.5) * PLACE[kept] * (FRAGMENT if segment.fragment else 1.0)
    score *= 1 - EARLIER * place
    return Requirement(segment.text, round(score, 4), kept)


# A question to the reader is read as what it asks: "Could you lead a team?" as "you can lead a team".
_ASKED = (
    (
        lazy.pattern(r"(?i)^(?:could|can|would) you (?!let|send|call|tell|give|forward|drop)(.{8,}?)\?*$"),
        r"You can \1",
    ),
    (lazy.pattern(r"(?i)^(?:do you have|have you(?: got)?) (.{8,}?)\?*$"), r"You have \1"),
    (lazy.pattern(r"(?i)^are you (an? .{8,}?|\w+ (?:to|in|with|at|of) .{4,}?)\?*$"), r"You are \1"),
    (
        lazy.pattern(r"(?i)^we (?:will|can) only (?:consider|look at) (?:applicants|candidates|people) who (.{8,})$"),
        r"You must \1",
    ),
)


def _told(text: str) -> str:
    return next((pattern.sub(told, text) for pattern, told in _ASKED if pattern.match(text)), text)


def chances(found: Sequence[Segment]) -> list[float]:
    """For each statement the chance that it names a demand, a wish or a duty."""
    line, after, trees = weights.load("line"), weights.load("after"), weights.trees()
    own = [line.score(line_features(_told(segment.text))) for segment in found]
    announced = [after.score(heading_features(segment.text)) for segment in found]
    return [weights.chance(trees.score(row)) for row in neighbour_features(found, own, announced, sections(found))]
