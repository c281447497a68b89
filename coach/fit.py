"""Does any of the person's proofs answer this requirement at all, or is it better to be silent and ask?

Two small logistic regressions, made by tools/train_fit.py: the first tells for one proof how likely it is an answer,
the second looks at the likeliest one and at all proofs together. Every number is a likeness, or a yes (1) or no (0).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from coach import lazy, meaning
from coach.pitch.lexicon import LANGUAGES

DATA = Path(__file__).parent / "data"
_TOKEN = lazy.pattern(r"[A-Za-z][\w+#./&-]*")
_INDUSTRY = lazy.pattern(r"([A-Za-z]{4,}) (?:industry|sector)\b")
_NO_NAMES = frozenset(("i", "uk", "usa", "us", "it", "hr", "cv"))


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is compared: its telling stems, its concepts, the words as written, the names among them."""

    stems: tuple[str, ...]
    concepts: frozenset[str]
    tokens: frozenset[str]
    names: tuple[str, ...]


def read(text: str, stems: Sequence[str], concepts: Sequence[str]) -> Words:
    """The text with its telling stems and its concepts, which the caller has found already."""
    tokens = frozenset(token.rstrip(".,/&-").lower() for token in _TOKEN.findall(text))
    plain = tuple(stem for stem in stems if not stem[0].isdigit())
    return Words(plain, frozenset(concepts), tokens, tuple(_names(text)))


def _names(text: str) -> list[str]:
    """What hardly anything else replaces: a tool ("C#", "SAP"), a language, a body ("HCPC"), a line of trade."""
    found, before = [match[1].lower() for match in _INDUSTRY.finditer(text)], ""
    for token in _TOKEN.findall(text.strip(" *-•,")):
        name = token.rstrip(".,/&-")
        if name and name.lower() not in _NO_NAMES and (len(name) > 1 or name in "CR") and _is_name(name, before):
            found.append(name.lower())
        before = token
    return found


def _is_name(name: str, before: str) -> bool:
    """By its form, or because it has a capital within a sentence."""
    mixed = name[1:].lower() != name[1:] or any(sign.isdigit() or sign in "+#" for sign in name)
    inside = before != "" and name[0].isupper() and not before.endswith(".")
    return (mixed and (not name.isupper() or len(name) <= 6)) or inside or name.lower() in LANGUAGES


def alike(wanted: Words, proof: Words) -> list[float]:
    """How well the proof covers the requirement's words in meaning, and its names, languages and concepts."""
    covered = [(_nearest(stem, proof.stems), meaning.rarity(stem)) for stem in wanted.stems]
    weight = sum(rare for _, rare in covered) or 1.0
    rarest = max(covered, key=lambda each: each[1], default=(0.0, 0.0))[0]
    named = [name for name in wanted.names if _has(name, proof.tokens)]
    tongues = [name for name in wanted.names if name in LANGUAGES]
    shared = bool(wanted.concepts & proof.concepts)
    strict = any(meaning.is_strict(name) for name in wanted.concepts)
    return [
        sum(near * rare for near, rare in covered) / weight,
        rarest,
        float(strict and not shared),
        len(named) / max(1, len(wanted.names)),
        float(bool(wanted.names) and not named and not shared),
        float(bool(tongues) and not proof.tokens.intersection(tongues)),
        float(bool(proof.tokens.intersection(tongues))),
        float(shared),
    ]


def _has(name: str, tokens: frozenset[str]) -> bool:
    return name in tokens or (len(name) > 3 and any(name in token for token in tokens))


def _nearest(stem: str, others: Sequence[str]) -> float:
    """The likeness of a stem to the one nearest to it in meaning, 0 to 1."""
    return 1.0 if stem in others else max((_near(stem, other) for other in others), default=0.0)


@lru_cache(maxsize=50_000)
def _near(stem: str, other: str) -> float:
    return max(0.0, meaning.likeness(stem, other))


def odds(wanted: Words, rows: Sequence[Sequence[float]], *, sentences: bool) -> float:
    """The log odds that one of the proofs answers the requirement.

    `rows`: for each proof its likenesses as in coach.proofs, those of `alike`, and with sentences the two of theirs.
    """
    model = _models()["sentences" if sentences else "plain"]
    scores = pair_scores(model["pair"], rows)
    return _score(model["item"], item_row(wanted, rows, scores))


def pair_scores(model: Any, rows: Sequence[Sequence[float]]) -> list[float]:
    """For each proof the log odds that it is an answer."""
    return [_score(model, row) for row in rows]


def item_row(wanted: Words, rows: Sequence[Sequence[float]], scores: Sequence[float]) -> list[float]:
    """What the second regression looks at: the likeliest proof, all of them, the best of several likenesses."""
    tops = [max(row[column] for row in rows) for column in (0, 2, 3, 4, 5, 7)]
    return [max(scores), sum(scores) / len(scores), *tops, float(bool(wanted.names)), float(not wanted.concepts)]


def _score(model: Any, row: Sequence[float]) -> float:
    return float(model["bias"] + sum(weight * value for weight, value in zip(model["weights"], row, strict=True)))


@cache
def _models() -> Any:
    return json.loads((DATA / "fit.json").read_text(encoding="utf-8"))
