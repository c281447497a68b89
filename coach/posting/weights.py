"""How are the trained models kept and evaluated? Linear ones as small whole numbers by feature, trees as flat lists."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Linear:
    """Log odds as a sum: `bias` and, for each feature present, its weight times `scale`."""

    weights: dict[str, int]
    scale: float
    bias: float

    def score(self, features: Iterable[str]) -> float:
        """The log odds for these features; unknown ones count nothing."""
        get = self.weights.get
        return self.bias + self.scale * sum(get(feature, 0) for feature in features)


@dataclass(frozen=True, slots=True)
class Trees:
    """Log odds as a sum over small decision trees.

    Each tree is a list of nodes; a node is a leaf's value, or (feature, threshold, right): up to the threshold on to
    the next node, above it on to node `right`.
    """

    trees: list[list[Any]]
    bias: float

    def score(self, row: Sequence[float]) -> float:
        """The log odds for one row of numbers."""
        total = self.bias
        for tree in self.trees:
            node, at = tree[0], 0
            while isinstance(node, list):
                at = at + 1 if row[node[0]] <= node[1] else node[2]
                node = tree[at]
            total += node
        return total


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(DATA.glob("posting_*.json")):
        found[path.stem.removeprefix("posting_")] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def load(name: str) -> Linear:
    """The linear model of this name; KeyError where there is none."""
    kept = _file()[name]
    by_word = {word: int(weight) for weight, words in kept["weights"].items() for word in words}
    return Linear(by_word, kept["scale"], kept["bias"])


@cache
def trees() -> Trees:
    """The trees that read a line among its neighbours."""
    kept = _file()["trees"]
    return Trees(kept["trees"], kept["bias"])


def chance(score: float) -> float:
    """Log odds as a chance between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
