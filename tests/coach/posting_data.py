"""The postings and ranking items written for this project, read from tests/coach/data."""

import re
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled statement. `label`: M demand, N wish, D duty, others as in the file; `joined`: same paragraph."""

    text: str
    label: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """One posting with its labelled lines and the card's fields; `half`: tune, held, fresh1 or fresh2."""

    name: str
    trade: str
    half: str
    lines: list[Line] = field(default_factory=list)
    card: dict[str, str] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether no model has learnt it."""
        return self.half != "tune"

    def text(self, *, flat: bool = False) -> str:
        """The posting as it would be pasted; `flat`: with its line breaks lost."""
        parts = [(" " if line.joined or flat else "\n") + line.text for line in self.lines]
        return "".join(parts).strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement with somebody's proofs and the indexes of the best ones.

    `half`: tune, fit or held, as the file explains.
    """

    trade: str
    half: str
    requirement: str
    proofs: list[str]
    best: list[int]


def labelled_postings() -> list[Labelled]:
    """All postings of postings.txt in their order."""
    found: list[Labelled] = []
    for row in (DATA / "postings.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("==="):
            name, trade, _, _, half = (part.strip() for part in row.removeprefix("===").split("|"))
            found.append(Labelled(name, trade, half))
        elif match := re.match(r"([MNDHBCLAFG])(\+?) (.+)", row):
            found[-1].lines.append(Line(match[3], match[1], joined=match[2] == "+"))
        elif match := re.match(r"@ (\w+): (.+)", row):
            found[-1].card[match[1]] = match[2]
        elif row == "~":
            found[-1].lines.append(Line("", "", joined=False))
    return found


def ranking_items() -> list[Item]:
    """All items of ranking.txt in their order."""
    found: list[Item] = []
    trade, half, proofs = "", "", list[str]()
    for row in (DATA / "ranking.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("==="):
            trade, half = (part.strip() for part in row.removeprefix("===").split("|"))
            proofs = []
        elif match := re.match(r"\d (.+)", row):
            proofs.append(match[1])
        elif match := re.match(r"([^#].*) => ([\d,-]+)$", row):
            best = [] if match[2] == "-" else [int(index) - 1 for index in match[2].split(",")]
            found.append(Item(trade, half, match[1], proofs, best))
    return found
