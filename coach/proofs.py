"""Which of the person's own proofs answers this requirement best, if any does?

A proof's score is a weighted sum of four likenesses, each from 0 to 1: shared rare stems, shared pieces of words, word
vectors, concepts. Weights and the silence below FITS were chosen on the "tune" and "fit" items of
tests/coach/data/ranking.txt. Where the extra dayeight[semantic] is installed, the likeness of whole sentences joins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach import meaning, semantic

# Words that stand in every requirement and tell nothing about which proof fits.
_EMPTY = frozenset(
    meaning.words(
        "a an the and or of in to for with at on by from as is are be been have has had will would you your our "
        "we i my me it this that"
        " must should can able ability experience experienced strong excellent good knowledge required "
        "requirement essential etc"
        " other all any within work working role include including desirable preferred minimum ideally proven "
        "previous background who"
        " need needed want looking candidate using use used understanding demonstrate demonstrated willing "
        "skills skill least year"
        " years some their his her they them not no more than into up out so if but about also very new well high level"
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """A proof that answers a requirement: its index in the sequence given, and how well it fits, 0 to 1."""

    index: int
    score: float


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is compared."""

    stems: frozenset[str]
    pieces: frozenset[str]
    vector: list[float]
    concepts: dict[str, float]


# Weights of the stems, pieces, vectors, concepts and, with the extra, sentences.
PLAIN, WITH_SENTENCES = (0.2, 0.6, 1.0, 0.6, 0.0), (0.2, 0.6, 0.15, 0.4, 1.2)
FITS, FITS_WITH_SENTENCES = 0.10, 0.22  # below it nothing fits, and the person is asked instead
MISSING = 0.12  # taken off where the requirement names a paper or a trade that the proof does not


def rank(requirement: str, proofs: Sequence[str]) -> list[Match]:
    """The proofs that answer the requirement, best first; empty where none fits. Never raises."""
    wanted = _read(requirement[:600])
    sentences = semantic.similarities(requirement[:600], proofs) if proofs and semantic.available() else []
    weights, bar = (WITH_SENTENCES, FITS_WITH_SENTENCES) if sentences else (PLAIN, FITS)
    scores = []
    for index, proof in enumerate(proofs):
        likeness = [*_likeness(wanted, _read(proof[:600])), sentences[index] if sentences else 0.0]
        total = sum(weight * value for weight, value in zip(weights, likeness, strict=True))
        scores.append(total - _missing(wanted, _read(proof[:600])))
    if max(scores, default=0.0) < bar:
        return []
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    return [Match(index, round(max(0.0, min(1.0, scores[index] / sum(weights))), 4)) for index in order]


@lru_cache(maxsize=2048)
def _read(text: str) -> _Read:
    stems = meaning.words(text)
    telling = [stem for stem in dict.fromkeys(stems) if stem not in _EMPTY]
    pieces = frozenset(
        f"^{stem}$"[k : k + 4] for stem in telling if not stem[0].isdigit() for k in range(len(stem) - 1)
    )
    vector = meaning.vector((stem, meaning.rarity(stem) ** 1.5) for stem in telling)
    return _Read(frozenset(telling), pieces, vector, meaning.concepts(stems))


def _likeness(wanted: _Read, proof: _Read) -> tuple[float, float, float, float]:
    """How alike the two are by stems, pieces, vectors and concepts."""
    weight = sum(map(meaning.rarity, sorted(wanted.stems))) or 1.0
    stems = sum(map(meaning.rarity, sorted(wanted.stems & proof.stems))) / weight
    pieces = len(wanted.pieces & proof.pieces) / ((len(wanted.pieces) * len(proof.pieces)) ** 0.5 or 1.0)
    vectors = sum(a * b for a, b in zip(wanted.vector, proof.vector, strict=True))
    shared = sum(value * proof.concepts.get(name, 0.0) for name, value in wanted.concepts.items())
    return stems, pieces, vectors, shared / (_length(wanted.concepts) * _length(proof.concepts))


def _length(concepts: dict[str, float]) -> float:
    return sum(value * value for value in concepts.values()) ** 0.5 or 1.0


def _missing(wanted: _Read, proof: _Read) -> float:
    """What is taken off where the requirement names a paper or a trade and the proof shares no concept with it."""
    strict = any(meaning.is_strict(name) for name in wanted.concepts)
    return MISSING if strict and not wanted.concepts.keys() & proof.concepts.keys() else 0.0
