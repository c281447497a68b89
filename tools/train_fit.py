"""How was coach/data/fit.json made, and how well does it tell when nothing fits?

    python tools/train_fit.py [--measure] [--postings ../shared/postings]

Needs numpy and scikit-learn (1.5 or later) and, for the second model, the extra dayeight[semantic]; without the extra
that model stays as it is. It reads tests/coach/data/ranking.txt and ranking_dev.jsonl. The words of concepts.txt were
written with the "tune" items and ranking_dev in view, so these count a third. `--measure` writes nothing and prints
cross-validated figures on the other items: every person's items are judged by models that have not seen that person.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, ".")

from coach import fit, proofs, semantic
from tests.coach.posting_data import Item, ranking_items

try:
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
except ImportError as missing:
    sys.exit(f"tools/train_fit.py needs numpy and scikit-learn: {missing}")

FOLDS, SEEN = 7, 0.3  # SEEN: how much an item counts that the concepts' author knew
WRONGLY_SILENT = 0.07

Rows = list[list[float]]


def rows(item: Item, *, sentences: bool) -> Rows:
    """The likenesses of the item's proofs."""
    near = semantic.similarities(item.requirement, item.proofs) if sentences else []
    return proofs.likenesses(proofs._read(item.requirement), [proofs._read(proof) for proof in item.proofs], near)


def regression(table: Sequence[Sequence[float]], labels: Sequence[bool], counts: Sequence[float]) -> dict[str, Any]:
    """A logistic regression on standardized columns, given back as plain weights and a bias."""
    values = np.array(table)
    mean, spread = values.mean(0), values.std(0) + 1e-6
    model = LogisticRegression(C=0.1, max_iter=3000).fit((values - mean) / spread, labels, sample_weight=counts)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0] - weights @ mean)
    return {"bias": round(bias, 4), "weights": [round(float(weight), 4) for weight in weights]}


def train(items: Sequence[Item], tables: Sequence[Rows]) -> dict[str, Any]:
    """Both regressions for these items."""
    counts = [SEEN if item.half in ("tune", "dev") else 1.0 for item in items]
    pairs = [
        (row, index in item.best, count)
        for item, table, count in zip(items, tables, counts, strict=True)
        for index, row in enumerate(table)
    ]
    pair = regression(*zip(*pairs, strict=True))
    seen = [item_row(item, table, pair) for item, table in zip(items, tables, strict=True)]
    return {"pair": pair, "item": regression(seen, [bool(item.best) for item in items], counts)}


def item_row(item: Item, table: Rows, pair: Any) -> list[float]:
    """What the second regression sees of an item."""
    return fit.item_row(proofs._read(item.requirement).words, table, fit.pair_scores(pair, table))


def odds(model: Any, item: Item, table: Rows) -> float:
    """The log odds that one of the item's proofs fits."""
    return fit._score(model["item"], item_row(item, table, model["pair"]))


def measure(items: Sequence[Item], tables: Sequence[Rows]) -> tuple[str, float]:
    """Cross-validated figures on the unseen items, and the bar at which WRONGLY_SILENT of the fitting ones are lost."""
    trades = sorted({item.trade for item in items if item.half in ("fit", "held")})
    fits, lacks = list[float](), list[float]()
    for fold in range(FOLDS):
        tested = {trade for place, trade in enumerate(trades) if place % FOLDS == fold}
        known = [k for k, item in enumerate(items) if item.trade not in tested or item.half in ("tune", "dev")]
        model = train([items[k] for k in known], [tables[k] for k in known])
        for item, table in zip(items, tables, strict=True):
            if item.trade in tested and item.half in ("fit", "held"):
                (fits if item.best else lacks).append(odds(model, item, table))
    area = roc_auc_score([1] * len(fits) + [0] * len(lacks), fits + lacks)
    bar = float(np.quantile(fits, WRONGLY_SILENT))
    silent = float(np.mean(np.array(lacks) < bar))
    told = f"AUROC {area:.3f}  rightly silent {silent:.3f} at {WRONGLY_SILENT:.0%} wrongly silent (log odds {bar:.2f})"
    return f"{len(fits)} items with an answer, {len(lacks)} without: {told}", bar


def main() -> None:
    """Read, measure, train, write."""
    options = argparse.ArgumentParser()
    options.add_argument("--postings", type=Path, default=Path("../shared/postings"))
    options.add_argument("--measure", action="store_true")
    chosen = options.parse_args()
    kept = (chosen.postings / "ranking_dev.jsonl").read_text(encoding="utf-8").splitlines()
    dev = [Item(row["trade"], "dev", row["requirement"], row["proofs"], row["best"]) for row in map(json.loads, kept)]
    items, path = [*ranking_items(), *dev], fit.DATA / "fit.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name in ("plain", "sentences") if semantic.available() else ("plain",):
        tables = [rows(item, sentences=name == "sentences") for item in items]
        print(name, measure(items, tables)[0])
        found[name] = train(items, tables)
    if not chosen.measure:
        path.write_text(json.dumps(found) + "\n", encoding="utf-8")
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
