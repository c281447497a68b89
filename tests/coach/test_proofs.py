"""Ranking proofs: the right one first, silence where none fits, and what bad input does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import proofs, semantic
from coach.proofs import rank
from tests.coach.posting_data import ranking_items

HELD = [item for item in ranking_items() if item.half == "held"]
PROOFS = ["Counterbalance and reach truck tickets", "Beat my sales target by 21%", "Ran payroll for 85 people"]


@pytest.fixture(autouse=True)
def _without_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "available", lambda: False)


def test_the_best_proof_of_held_items_comes_first_or_among_three() -> None:
    answerable = [item for item in HELD if item.best]
    orders = [[match.index for match in rank(item.requirement, item.proofs)] for item in answerable]
    pairs = list(zip(orders, answerable, strict=True))
    assert sum(order[:1] != [] and order[0] in item.best for order, item in pairs) >= 0.45 * len(pairs)
    assert sum(bool(set(order[:3]) & set(item.best)) for order, item in pairs) >= 0.72 * len(pairs)


@pytest.mark.parametrize(
    ("requirement", "index"),
    [("Forklift licence required", 0), ("Track record of exceeding quota", 1), ("Wages and PAYE administration", 2)],
)
def test_a_paraphrase_finds_its_proof(requirement: str, index: int) -> None:
    assert rank(requirement, PROOFS)[0].index == index


def test_nothing_fits_gives_nothing() -> None:
    assert rank("Registered midwife", PROOFS) == []
    assert rank("Kubernetes", []) == []
    assert rank("", PROOFS) == []


def test_scores_fall_and_lie_between_nought_and_one() -> None:
    scores = [match.score for match in rank("Experience with forklift trucks and payroll", PROOFS)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_sentences_are_used_only_where_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError):
        semantic.similarities("a", ["b"])
    monkeypatch.setattr(semantic, "available", lambda: True)
    monkeypatch.setattr(semantic, "similarities", lambda _, others: [0.1, 0.1, 0.9][: len(others)])
    assert rank("Something else entirely", PROOFS)[0].index == 2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_ranked_without_error(requirement: str, some: list[str]) -> None:
    assert {match.index for match in proofs.rank(requirement, some)} <= set(range(len(some)))
