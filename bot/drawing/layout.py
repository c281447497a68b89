"""Where does each part of the funnel lie? A Sankey diagram as a staircase, in CSS pixels, y downwards.

    120        45        14       2
    Applied    Answered  Interview  Offer
    ██▆▅▄▃▂▂▂▂▂██▆▅▃▂▂▂▂▂██▂▂▂▂▂▂▂▂█
    ██         ██        ██▂▂▂▂▂▂▂▂█ 8 turned down      what goes on is at the top, its number above it;
    ██         ██▅▂▂▂▂▂▂▂█ 20 turned down               what ends lies to the right, below all that went further,
    ██▅▂▂▂▂▂▂▂▂█ 60 silent                              with its words beside it up to the picture's edge.

So no words can meet others, however many applications there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 360.0
MARGIN = 16.0
COLUMN = 76.0  # from one column to the next
BAR = 11.0  # the width of a node
TALLEST = 124.0  # the first node's height
LEAST = 2.0  # of a node, so that a single application is seen
SLOT = 16.0  # the least height of an end with its words
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the funnel. `goes_on`: whether its words stand above it; else they stand beside it."""

    label: str
    count: int
    tone: str
    x: float
    y: float
    height: float
    goes_on: bool

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Flow:
    """Applications on their way from one node to another; `tone`: of where they go."""

    x0: float
    y0: float
    x1: float
    y1: float
    height0: float
    height1: float
    tone: str


@dataclass(frozen=True, slots=True)
class Sankey:
    """The diagram between `top` and `bottom`."""

    nodes: Sequence[Node]
    flows: Sequence[Flow]
    bottom: float


def sankey(tree: Mapping[str, Any], top: float) -> Sankey:
    """Lay out {label, count, tone, into: [the same…]}: of each, the first that has an `into` goes on."""
    scale = TALLEST / max(1, tree["count"])
    nodes: list[Node] = []
    flows: list[Flow] = []
    bottom = _place(tree, 0, top, scale, nodes, flows)
    return Sankey(nodes, flows, bottom)


def _height(count: int, scale: float) -> float:
    return max(LEAST, count * scale)


def _place(part: Mapping[str, Any], column: int, y: float, scale: float, nodes: list[Node], flows: list[Flow]) -> float:
    """Place a part that goes on, and all that comes of it; the y below them."""
    x = MARGIN + column * COLUMN
    height = _height(part["count"], scale)
    nodes.append(Node(part["label"], part["count"], part["tone"], x, y, height, goes_on=True))
    out, following = y, y
    for child in (child for child in part.get("into", ()) if child["count"]):
        share = child["count"] * height / max(1, part["count"])
        tall = _height(child["count"], scale)
        if "into" in child:
            start, following = following, _place(child, column + 1, following, scale, nodes, flows)
        else:
            slot = max(SLOT, tall)
            start = following + (slot - tall) / 2
            nodes.append(Node(child["label"], child["count"], child["tone"], x + COLUMN, start, tall, goes_on=False))
            following += slot + GAP
        flows.append(Flow(x + BAR, out, x + COLUMN, start, share, tall, child["tone"]))
        out += share
    return max(following, y + height + GAP)
