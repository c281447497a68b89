"""How else could this sentence be said? Taken from the other wordings of the same script, where it says the same."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from coach.pitch.compose import compose
from coach.pitch.edit import sentences
from coach.pitch.model import Facts, Kind, Script
from coach.words import content

TRIED = 8  # other wordings that are looked at
LIKE = 0.6  # from here on a sentence is taken for another way to say it; found by reading the scripts of ten jobs
SHOWN = 3


def variants(kind: Kind, facts: Facts, script: Script, index: int, variant: str) -> tuple[str, ...]:
    """At most SHOWN other sentences for the one at `index`, the likest first; the same for the same arguments.

    Likeness: shared meaning, letters, and the place in the script. IndexError where there is no such sentence.
    """
    own = sentences(script)
    said, place = own[index], _place(index, own)
    found: dict[str, float] = {}
    for number in range(1, TRIED + 1):
        others = sentences(compose(kind, facts, f"{variant}:{number}"))
        for at, other in enumerate(others):
            if other not in own:
                likeness = _likeness(said, other) + 0.4 * (1 - abs(_place(at, others) - place))
                found[other] = max(found.get(other, 0.0), likeness)
    best = sorted(found, key=lambda other: -found[other])
    return tuple(other for other in best if found[other] >= LIKE)[:SHOWN]


def _place(index: int, among: Sequence[str]) -> float:
    return index / max(1, len(among) - 1)


def _likeness(one: str, other: str) -> float:
    mine, theirs = content(one), content(other)
    return 0.6 * len(mine & theirs) / max(1, len(mine | theirs)) + 0.002 * fuzz.ratio(one, other)
