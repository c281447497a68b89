"""What somebody types finds what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.search import fits, folded

ACME = ("Acme Corp", "Data engineer", "Jane Roe")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("acm", ACME),
        ("Acmee", ACME),
        ("jane", ACME),
        ("enginer", ACME),
        ("engineer acme", ACME),
        ("societe", ("Société Générale", "", "")),
        ("muller", ("Müller GmbH", "", "")),
        ("deep mind", ("DeepMind", "", "")),
        ("電気", ("日本電気株式会社", "", "")),
        ("яндкс", ("Яндекс Практикум", "", "")),
        ("northwnd", ("Northwind Foods", "", "")),
    ],
)
def test_half_words_typos_accents_and_any_order_are_forgiven(said: str, names: tuple[str, ...]) -> None:
    assert fits(said, names) > 0


@pytest.mark.parametrize("said", ["globex", "acme nurse", "it", "xy", "", "!!", "joe", "Jena Doe Inc"])
def test_what_is_not_meant_does_not_fit(said: str) -> None:
    assert fits(said, ACME) == 0


def test_the_nearer_name_fits_better() -> None:
    assert fits("acme", ("Acme",)) > fits("acme", ("Acmeyer",)) > fits("acme", ("Acne Ltd",)) > 0


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_words_and_any_names_are_scored(said: str, names: list[str]) -> None:
    assert 0 <= fits(said, names) <= 100


@given(st.text(alphabet="abcdefghij äß電", min_size=1, max_size=30))
def test_a_name_fits_itself_best(name: str) -> None:
    assert fits(name, [name]) in ((100.0,) if folded(name) else (0.0,))
