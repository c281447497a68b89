"""Does a contact card give whom it is about, whatever phone wrote it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture import Reach, read_vcard
from coach.timeline import Role

THREE = """BEGIN:VCARD
VERSION:3.0
N:Roe;Jane;;;
FN:Jane Roe
ORG:Acme Inc.;Data
TITLE:Hiring Manager
item1.EMAIL;type=INTERNET;type=pref:jane@acme.example
TEL;type=CELL:+1 212 555 0100
PHOTO;ENCODING=b:AAAA
 BBBB
END:VCARD"""
TWO = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r
TITLE:HR\r
END:VCARD\r
"""


def test_a_whole_card() -> None:
    card = read_vcard(THREE)
    assert card.company == "Acme Inc."
    assert card.who == Reach(
        person="Jane Roe", role=Role.HIRING_MANAGER, phone="+1 212 555 0100", email="jane@acme.example"
    )


def test_an_old_card_in_quoted_printable() -> None:
    assert read_vcard(TWO).who == Reach(person="Jörg Müller", role=Role.HR)


@pytest.mark.parametrize("text", ["", "BEGIN:VCARD", "N:;;;;", "FN:", ":::", "TEL:+49;ext=1\nFN:A\\, B"])
def test_a_thin_card_gives_what_it_has(text: str) -> None:
    assert len(read_vcard(text).who.person) <= 80


@given(st.text(max_size=500))
def test_any_text_is_read_without_a_failure(text: str) -> None:
    for card in (text, f"FN:{text}\nORG:{text}\nEMAIL:{text}", THREE[: len(text)] + text):
        assert len(read_vcard(card).who.person) <= 80
