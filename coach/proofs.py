"""Which of the person's own proofs answers this requirement best, if any does?

The order follows a weighted sum of four likenesses, each from 0 to 1: shared rare stems, shared pieces of words, word
vectors, concepts. Where the extra dayeight[semantic] is installed, the likeness of whole sentences joins. The weights
were chosen on the "tune" and "fit" items of tests/coach/data/ranking.txt. Whether anything fits: see coach.fit.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach import fit, meaning, semantic

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
        "skills skill least year industry sector field area environment"
        " years some their his her they them not no more than into up out so if but about also very new well high level"
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """A proof that answers a requirement: its index in the sequence given, and how well it fits, 0 to 1.

    The first one's score is the chance that anything fits; the others' are in proportion to it.
    """

    index: int
    score: float


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is compared."""

    stems: frozenset[str]
    pieces: frozenset[str]
    vector: list[float]
    concepts: dict[str, float]
    words: fit.Words


PLAIN_COLUMNS = 12  # likenesses of a row without sentences
# Weights of the stems, pieces, vectors, concepts and, with the extra, sentences.
PLAIN, WITH_SENTENCES = (0.2, 0.6, 1.0, 0.6, 0.0), (0.2, 0.6, 0.15, 0.4, 1.2)
FITS, FITS_WITH_SENTENCES = -0.5, -0.4  # log odds below which nothing fits, and the person is asked instead
MISSING = 0.12  # taken off where the requirement names a paper or a trade that the proof does not


def rank(requirement: str, proofs: Sequence[str]) -> list[Match]:
    """The proofs that answer the requirement, best first; empty where none fits. Never raises."""
    wanted = _read(requirement[:600])
    if not proofs or not wanted.stems:
        return []
    sentences = semantic.similarities(requirement[:600], proofs) if semantic.available() else []
    read = [_read(proof[:600]) for proof in proofs]
    rows = likenesses(wanted, read, sentences)
    odds = fit.odds(wanted.words, rows, sentences=bool(sentences))
    totals = [total(wanted, proof, row) for proof, row in zip(read, rows, strict=True)]
    if odds < (FITS_WITH_SENTENCES if sentences else FITS):
        return []
    order = sorted(range(len(totals)), key=lambda index: -totals[index])
    chance, best = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), totals[order[0]]
    shares = [max(0.0, totals[index]) / best if best > 0 else float(index == order[0]) for index in order]
    return [Match(index, round(chance * share, 4)) for index, share in zip(order, shares, strict=True)]


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1, whether or not the one answers the other. Seen from the first: not symmetric."""
    wanted, found = _read(one[:600]), _read(other[:600])
    return max(0.0, min(1.0, total(wanted, found, _likeness(wanted, found)) / sum(PLAIN)))


def likenesses(wanted: _Read, read: Sequence[_Read], sentences: Sequence[float]) -> list[list[float]]:
    """For each proof all its likenesses: the four, those of coach.fit, and with sentences theirs and its lead."""
    mean = sum(sentences) / len(sentences) if sentences else 0.0
    rows = [[*_likeness(wanted, proof), *fit.alike(wanted.words, proof.words)] for proof in read]
    return [[*row, near, near - mean] for row, near in zip(rows, sentences, strict=True)] if sentences else rows


def total(wanted: _Read, proof: _Read, row: Sequence[float]) -> float:
    """How far up the proof stands in the order."""
    sentences = len(row) > PLAIN_COLUMNS
    near = [*row[:4], row[PLAIN_COLUMNS] if sentences else 0.0]
    weights = WITH_SENTENCES if sentences else PLAIN
    return sum(weight * value for weight, value in zip(weights, near, strict=True)) - _missing(wanted, proof)


@lru_cache(maxsize=2048)
def _read(text: str) -> _Read:
    stems = meaning.words(text)
    telling = [stem for stem in dict.fromkeys(stems) if stem not in _EMPTY]
    pieces = frozenset(
        f"^{stem}$"[k : k + 4] for stem in telling if not stem[0].isdigit() for k in range(len(stem) - 1)
    )
    vector = meaning.vector((stem, meaning.rarity(stem) ** 1.5) for stem in telling)
    concepts = meaning.concepts(stems)
    return _Read(frozenset(telling), pieces, vector, concepts, fit.read(text, telling, list(concepts)))


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
