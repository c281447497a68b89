"""One line of courage, from one's own proofs, and never the same twice in a row."""

from hypothesis import given
from hypothesis import strategies as st

from coach.courage import courage

PROOFS = (
    "led a team of six",
    "Python, 5 years",
    "I was promoted twice",
    "my team won",
    "120 covers a night",
    "raised my own grade",
)


def test_a_proof_is_turned_to_the_person() -> None:
    lines = {courage(PROOFS, str(seed)) for seed in range(200)}
    openings = {line.split(". ")[0] for line in lines}
    assert openings == {
        "You led a team of six",
        "You have 5 years of Python",
        "You were promoted twice",
        "You raised your own grade",
    }


def test_without_a_usable_proof_there_is_still_a_line() -> None:
    assert courage((), "a")
    assert courage(("my team won", "https://x.example"), "a")


@given(st.lists(st.sampled_from(PROOFS), max_size=4), st.lists(st.text(max_size=4), min_size=2, max_size=8))
def test_never_the_same_line_nor_the_same_saying_twice_in_a_row(proofs: list[str], seeds: list[str]) -> None:
    last = ""
    for seed in seeds:
        line = courage(tuple(proofs), seed, last)
        assert line != last
        if last.startswith("You ") and line.startswith("You "):
            assert line.partition(". ")[2] != last.partition(". ")[2]
        last = line


def test_the_same_seed_gives_the_same_line() -> None:
    assert courage(PROOFS, "42") == courage(PROOFS, "42")
