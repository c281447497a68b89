"""Are phrases that nobody tuned for read as two careful people would? The measured goals, on our own cases."""

from pathlib import Path

import pytest

from tests.coach.when_scores import OWN, Case, failures, load, scores

CASES = load(OWN)
SHARED = Path(__file__).parents[2].parent / "shared" / "when"


def _of(source: str) -> list[Case]:
    return [case for case in CASES if case.source == source]


@pytest.mark.parametrize("source", ["open", "held"])
def test_right_at_least_95_percent_and_wrong_in_silence_at_most_1(source: str) -> None:
    cases = _of(source)
    found = scores(cases)
    assert found["right"] >= 0.95 * len(cases), failures(cases, "wrong", "asked", "none")
    assert found["wrong"] <= 0.01 * len(cases), failures(cases, "wrong")


def test_no_date_is_invented() -> None:
    cases = [case for case in CASES if case.expect != "ok"]
    assert scores(cases)["right"] >= 0.97 * len(cases), failures(cases, "wrong")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared development cases are not part of the repository")
def test_the_shared_domain_cases_are_read() -> None:
    cases = load(SHARED / "domain_dev.jsonl")
    assert not failures(cases, "wrong", "none", "asked")
