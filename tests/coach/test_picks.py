"""Which proof goes with which need: the person's own picks, those for similar needs, the ranking."""

import pytest

from coach.picks import SHOWN, best_first, fitting, offered, paired, recalled


@pytest.mark.parametrize(
    ("picked_for", "asked", "same"),
    [
        ("Experience with SQL and Python", "Strong Python and SQL skills", True),
        ("Two years on an acute ward", "Acute ward experience of at least two years", True),
        ("Full UK driving licence", "Clean driving licence", True),
        ("Registered nurse with NMC pin", "Current NMC registration", True),
        ("Experience of month-end close and reconciliations", "You prepare the month-end accounts", True),
        ("Design data pipelines", "Build and run data pipelines in the cloud", True),
        ("Experience with SQL and Python", "Experience with Java and Spring", False),
        ("Two years on an acute ward", "Two years in retail management", False),
        ("Full UK driving licence", "Forklift licence", False),
        ("Ability to lead a team", "Ability to work in a team", False),
        ("Excellent communication skills", "Excellent Excel skills", False),
        ("Managing a caseload of clients", "Managing a budget", False),
    ],
)
def test_a_pick_is_recalled_for_a_similar_need_only(picked_for: str, asked: str, same: bool) -> None:
    assert recalled(asked, [(picked_for, "the proof")]) == ("the proof" if same else "")


def test_the_newest_of_two_equal_picks_counts() -> None:
    assert recalled("Python and SQL", [("SQL and Python", "newer"), ("Python and SQL", "older")]) == "newer"


def test_a_recalled_proof_is_offered_first_and_only_once() -> None:
    proofs = ["Python, 5 years", "ran nightly pipelines", "SQL on Postgres", "wrote Python tools"]
    found = offered("Strong Python skills", proofs, [("Python skills", "wrote Python tools")])
    assert found[0] == "wrote Python tools"
    assert len(found) == len(set(found)) <= SHOWN


def test_a_deleted_proof_is_not_offered() -> None:
    assert offered("Strong Python skills", ["led a team"], [("Python skills", "wrote Python tools")]) == []


def test_own_picks_come_first_then_recalled_then_ranked() -> None:
    needs = ["Strong Python skills", "Leading a team", "Full driving licence"]
    proofs = ["Python, 5 years", "led a team of six", "clean driving licence", "coached the juniors"]
    found = paired(needs, proofs, {"Full driving licence": "clean driving licence"}, [("Team leadership", "x")])
    assert found[0] == ("Full driving licence", "clean driving licence")
    assert dict(found) == {
        "Full driving licence": "clean driving licence",
        "Strong Python skills": "Python, 5 years",
        "Leading a team": "led a team of six",
    }


def test_a_proof_answers_one_need() -> None:
    found = paired(["Strong Python skills", "Python, at least two years"], ["Python, 5 years"], {}, [])
    assert len(found) == 1


def test_nothing_is_paired_unasked_where_the_ranking_is_not_confident() -> None:
    proofs = ["Met parents whose children refused school", "Started a chess club that won the county league"]
    assert paired(["Looking after month end and board reporting", "Managing behaviour calmly"], proofs, {}, []) == ()


def test_the_best_proofs_go_first() -> None:
    assert best_first(["Strong Python skills"], ["led a team", "Python, 5 years"]) == ("Python, 5 years", "led a team")


def test_only_what_surely_answers_a_need_fits() -> None:
    proofs = ["Python, 5 years", "Milked 220 cows twice a day"]
    assert fitting(["Strong Python skills", "Leading a team"], proofs) == {"Python, 5 years"}
