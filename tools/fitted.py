"""How is a model fitted, pruned until its file is small, and written as coach.posting.weights reads it?"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from coach.posting import weights

try:
    import numpy as np
    import scipy.sparse as sp
    from sklearn.linear_model import LogisticRegression
except ImportError as missing:
    sys.exit(f"training needs numpy, scipy and scikit-learn: {missing}")

SEED = 8
FREQUENT = 0.35  # how much a feature's frequency counts when the ones to keep are chosen

Features = set[str]


class Fitted:
    """A logistic regression on sets of features: at most `keep`, each seen twice in training.

    Fitted twice: first on all features, then on those that matter most (by weight and how often they are seen), so
    that what remains is in balance.
    """

    def __init__(self, rows: Sequence[Features], targets: Sequence[float], strength: float, keep: int) -> None:
        seen = Counter(feature for row in rows for feature in row)
        self.fit([feature for feature, n in seen.items() if n >= 2], rows, targets, strength)
        worth = {feature: abs(self.weight[k]) * seen[feature] ** FREQUENT for feature, k in self.column.items()}
        self.fit(sorted(worth, key=lambda feature: (-worth[feature], feature))[:keep], rows, targets, strength)

    def fit(self, features: Sequence[str], rows: Sequence[Features], targets: Sequence[float], strength: float) -> None:
        """Weights for these features."""
        self.column = {feature: k for k, feature in enumerate(sorted(features))}
        table, chances = self.table(rows), np.array(targets, float)
        twice = sp.vstack([table, table]).tocsr()
        twice.indices, twice.indptr = twice.indices.astype(np.int32), twice.indptr.astype(np.int32)
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=2000, random_state=SEED)
        labels = np.r_[np.ones(len(rows)), np.zeros(len(rows))]
        model.fit(twice, labels, sample_weight=np.r_[chances, 1 - chances] + 1e-9)
        self.weight, self.bias = model.coef_[0], float(model.intercept_[0])

    def table(self, rows: Sequence[Features]) -> Any:
        """The rows as a sparse matrix of ones."""
        where = [[self.column[feature] for feature in row if feature in self.column] for row in rows]
        indptr = np.cumsum([0, *map(len, where)]).astype(np.int32)
        indices = np.array([column for row in where for column in row], np.int32)
        return sp.csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(self.column)))

    def pruned(self) -> dict[str, Any]:
        """The weights as whole numbers, in the form that coach.posting.weights reads."""
        scale = float(abs(self.weight).max()) / 60
        by_weight: dict[int, list[str]] = defaultdict(list)
        for feature, column in self.column.items():
            by_weight[round(self.weight[column] / scale)].append(feature)
        by_weight.pop(0, None)
        return {
            "scale": round(scale, 6),
            "bias": round(self.bias, 4),
            "weights": {str(w): by_weight[w] for w in sorted(by_weight)},
        }

    def linear(self) -> weights.Linear:
        """The model as it will be loaded."""
        kept = self.pruned()
        return weights.Linear({f: int(w) for w, fs in kept["weights"].items() for f in fs}, kept["scale"], kept["bias"])


def flat_trees(model: Any) -> dict[str, Any]:
    """The trees in the form that coach.posting.weights reads."""
    trees = []
    for (regressor,) in model.estimators_:
        tree, nodes = regressor.tree_, list[Any]()

        def walk(node: int, tree: Any = tree, nodes: list[Any] = nodes) -> None:
            if tree.children_left[node] < 0:
                nodes.append(round(model.learning_rate * float(tree.value[node][0][0]), 4))
                return
            here = len(nodes)
            nodes.append([int(tree.feature[node]), round(float(tree.threshold[node]), 3), 0])
            walk(tree.children_left[node])
            nodes[here][2] = len(nodes)
            walk(tree.children_right[node])

        walk(0)
        trees.append(nodes)
    prior = float(model.init_.class_prior_[1])
    return {"bias": round(float(np.log(prior / (1 - prior))), 4), "trees": trees}
