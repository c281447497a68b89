"""What is shared names nobody and leads to nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.privacy import GAP, without_contacts

NAMES = ("Jane Roe", "山田 太郎", "Max O'Neill")


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Jane Roe liked it", "… liked it"),
        ("jane said +1 (212) 555-0100 is hers", "… said … is hers"),
        ("mail max@acme.example or see https://zoom.example/j/1?pwd=x now", "mail … or see … now"),
        ("O'Neill was kind", "… was kind"),
        ("山田 太郎", "…"),
        ("Janet and the Roes stay", "Janet and the Roes stay"),
        ("3 years of night shifts, 2027", "3 years of night shifts, 2027"),
        ("", ""),
    ],
)
def test_names_numbers_and_addresses_are_left_out(text: str, shared: str) -> None:
    assert without_contacts(text, NAMES) == shared


@given(st.text(), st.lists(st.text(alphabet="abcäß", min_size=3, max_size=8), max_size=4))
def test_no_name_is_left(text: str, names: list[str]) -> None:
    shared = without_contacts(f"{text} {' '.join(names)}", names)
    assert not set(names) & set(shared.replace(GAP, " ").split())
