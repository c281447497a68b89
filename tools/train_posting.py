"""How were the models in coach/data/posting_*.json made?

    nice python tools/train_posting.py [--held-out] [--postings ../shared/postings]

Needs numpy, scipy and scikit-learn (1.5 or later), which the bot itself does not; install them into an environment
apart and run it from the project's folder. It reads skillspan_train.jsonl, skillspan_dev.jsonl and the half marked
"tune" of tests/coach/data/postings.txt; the same input and the same versions give the same files. With `--held-out` the
dev split is left out: only so is a figure on dev an honest one. Without it dev is learnt as well; that is shipped.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, ".")

from coach.posting import weights
from coach.posting.features import (
    demand_features,
    gap_features,
    gaps,
    heading_features,
    line_features,
    neighbour_features,
)
from coach.posting.headings import Section, Segment, sections
from coach.posting.segments import BULLET
from coach.posting.text import clean
from tests.coach.posting_data import Labelled, labelled_postings
from tools.fitted import SEED, Features, Fitted, flat_trees

try:
    import numpy as np
    from sklearn.ensemble import GradientBoostingClassifier
except ImportError as missing:
    sys.exit(f"tools/train_posting.py needs numpy, scipy and scikit-learn: {missing}")

SPLITS = 10
OWN_COUNTS = 3.0  # SkillSpan holds few trades and styles; our own postings hold many, and count that much more
KEEP = {"line": 4200, "after": 900, "gaps": 5000, "demand": 2200}  # features kept, so that each file stays below 100 KB

Posting = list[tuple[Segment, float]]


def skillspan(path: Path) -> list[Posting]:
    """The postings of a SkillSpan file, one labelled segment a line."""
    postings = []
    for row in path.read_text(encoding="utf-8").splitlines():
        lines = [(bare(text), float(gold)) for text, gold in json.loads(row)["lines"]]
        postings.append([(segment, gold) for segment, gold in lines if any(c.isalnum() for c in segment.text)])
    return postings


def bare(line: str) -> Segment:
    """The line without its bullet."""
    mark = BULLET.match(line.strip())
    return Segment(line.strip()[mark.end() :] if mark else line.strip(), bullet=mark is not None)


def own(posting: Labelled) -> Posting:
    """One of our own postings as labelled segments: demands, wishes and duties count."""
    return [(bare(clean(line.text)[0]), float(line.label in "MND")) for line in posting.lines if line.label]


def out_of_fold(
    postings: list[Posting], fit: Callable[[list[Posting]], Callable[[Posting], list[float]]]
) -> list[list[float]]:
    """Each posting's scores from a model that has not seen it."""
    scores: list[list[float]] = [[] for _ in postings]
    for fold in range(SPLITS):
        score = fit([posting for k, posting in enumerate(postings) if k % SPLITS != fold])
        for k in range(fold, len(postings), SPLITS):
            scores[k] = score(postings[k])
    return scores


def fit_lines(postings: list[Posting]) -> Fitted:
    """The model that reads a line on its own."""
    rows = [(line_features(segment.text), gold) for posting in postings for segment, gold in posting]
    return Fitted([row for row, _ in rows], [gold for _, gold in rows], 0.5, KEEP["line"])


def fit_after(postings: list[Posting]) -> Fitted:
    """The model that reads a line as the heading of the three lines after it."""
    rows, targets = [], []
    for posting in postings:
        for j, (segment, _) in enumerate(posting):
            coming = [gold for _, gold in posting[j + 1 : j + 4]]
            rows.append(heading_features(segment.text))
            targets.append(sum(coming) / len(coming) if coming else 0.0)
    return Fitted(rows, targets, 0.1, KEEP["after"])


def bare_ends(posting: Posting) -> Posting:
    """The posting with every second full stop taken off, as lists of bullets are written."""
    return [(Segment(s.text.rstrip(".") if k % 2 else s.text, s.bullet), gold) for k, (s, gold) in enumerate(posting)]


def fit_gaps(postings: list[Posting]) -> Fitted:
    """The model that finds lost line breaks, taught by joining the lines."""
    rows, targets = [], []
    for posting in postings + [bare_ends(posting) for posting in postings]:
        words, starts = list[str](), set()
        for segment, _ in posting:
            starts.add(len(words))
            words += segment.text.split()
        for i in gaps(words):
            rows.append(gap_features(words, i))
            targets.append(float(i in starts))
    return Fitted(rows, targets, 0.5, KEEP["gaps"])


def fit_trees(
    postings: list[Posting], own_scores: list[list[float]], announced: list[list[float]], counts: Sequence[float]
) -> Any:
    """Small trees over a line's and its neighbours' scores; `counts`: how much each posting counts."""
    rows, targets, worth = [], list[float](), list[float]()
    for posting, mine, heads, count in zip(postings, own_scores, announced, counts, strict=True):
        lines = [segment for segment, _ in posting]
        rows += neighbour_features(lines, mine, heads, sections(lines))
        targets += [gold for _, gold in posting]
        worth += [count] * len(posting)
    model = GradientBoostingClassifier(
        n_estimators=150,
        max_depth=4,
        learning_rate=0.05,
        subsample=0.5,
        max_features=0.4,
        min_samples_leaf=10,
        random_state=SEED,
    )
    return model.fit(np.array(rows), np.array(targets), sample_weight=np.array(worth))


ASKS = re.compile(
    r"(?i)\b(you have|experience|years?|knowledge|skills|degree|fluent|ability to|proficien|familiar"
    r"|understanding of)\b"
)
DOES = re.compile(
    r"(?i)^(?:as an? .{3,40} )?(?:you(?:'ll| will| are going to)(?! (?:have|need|bring|be (?:a|an|able))\b)"
    r"|in this (?:role|position)|[a-z]+ing\b)"
)


def demands(posting: Posting, labels: Sequence[str] | None = None) -> list[tuple[Features, float]]:
    """The rows that tell a demand from all else: by our labels, or where SkillSpan's headings and words are plain."""
    rows = []
    places = sections([segment for segment, _ in posting])
    for k, ((segment, gold), place) in enumerate(zip(posting, places, strict=True)):
        if labels is not None:
            target = float(labels[k] in "MN")
        elif not gold or place in (Section.DUTY, Section.OTHER):
            target = 0.0
        elif place in (Section.DEMAND, Section.WISH):
            target = 1.0
        elif bool(ASKS.search(segment.text)) != bool(DOES.search(segment.text)):
            target = float(bool(ASKS.search(segment.text)))
        else:
            continue
        rows.append((demand_features(segment.text, place), target))
    return rows


def fit_demands(rows: list[tuple[Features, float]]) -> Fitted:
    """The model that tells a demand on the person from all else."""
    return Fitted([row for row, _ in rows], [target for _, target in rows], 0.3, KEEP["demand"])


def scorer(fitted: Fitted, features: Callable[[str], Features]) -> Callable[[Posting], list[float]]:
    """Scores a posting's lines by the pruned model."""
    model = fitted.linear()
    return lambda posting: [model.score(features(segment.text)) for segment, _ in posting]


def train(public: list[Posting], ours: list[Labelled]) -> dict[str, Any]:
    """All models for SkillSpan's postings and our own."""
    postings = public + [own(posting) for posting in ours]
    counts = [1.0] * len(public) + [OWN_COUNTS] * len(ours)
    rows = [row for posting in public for row in demands(posting)]
    for posting in ours:
        rows += 3 * demands(own(posting), [line.label for line in posting.lines if line.label])
    mine = out_of_fold(postings, lambda some: scorer(fit_lines(some), line_features))
    heads = out_of_fold(postings, lambda some: scorer(fit_after(some), heading_features))
    return {
        "line": fit_lines(postings).pruned(),
        "after": fit_after(postings).pruned(),
        "gaps": fit_gaps(public + 4 * [own(posting) for posting in ours]).pruned(),
        "demand": fit_demands(rows).pruned(),
        "trees": flat_trees(fit_trees(postings, mine, heads, counts)),
    }


def main() -> None:
    """Read, train, write."""
    options = argparse.ArgumentParser()
    options.add_argument("--postings", type=Path, default=Path("../shared/postings"))
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--out", type=Path, default=weights.DATA)
    chosen = options.parse_args()
    postings = skillspan(chosen.postings / "skillspan_train.jsonl")
    if not chosen.held_out:
        postings += skillspan(chosen.postings / "skillspan_dev.jsonl")
    for name, model in train(postings, [posting for posting in labelled_postings() if not posting.held]).items():
        path = chosen.out / f"posting_{name}.json"
        path.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
