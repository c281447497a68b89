"""Which names may be one company, so that the person is asked? And which may not?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import companies

ONE = [
    ("Acme", "ACME GmbH"),
    ("Acme", "Acme, Inc."),
    ("Acme", "acme"),
    ("Globex Corporation", "Globex"),
    ("Globex", "Globx"),
    ("Northwind Traders", "Northwind Trader Ltd"),
    ("Müller & Söhne KG", "Müller Söhne"),
    ("Stark Industries", "Stark Industires"),
]
TWO = [
    ("Acme", "Apex"),
    ("Meta", "Beta"),
    ("IBM", "ISM"),
    ("SAP", "SAS"),
    ("Bank of America", "Bank of Ireland"),
    ("United Airlines", "United Nations"),
    ("First Data", "First Aid"),
    ("Acme", "Globex"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_these_may_be_one(one: str, other: str) -> None:
    assert companies.may_be_one(one, other)
    assert companies.may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_these_are_two(one: str, other: str) -> None:
    assert not companies.may_be_one(one, other)
    assert not companies.may_be_one(other, one)


def test_the_nearest_is_offered_and_a_known_name_is_not_asked_about() -> None:
    assert companies.alike("Globx", ["Acme", "Globex", "Globex Ltd"]) == "Globex"
    assert companies.alike("Globex", ["Acme", "Globex", "Globex Ltd"]) is None
    assert companies.alike("Initech", ["Acme", "Globex"]) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_are_compared_both_ways_alike(one: str, other: str) -> None:
    assert companies.may_be_one(one, other) in (True, False)
    assert not companies.may_be_one(one, one)
