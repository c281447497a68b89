"""Several answers in one sentence: what each part is taken for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.several import read_parts
from handlers.turn import Turn
from storage.unit import Chat

NOW = datetime(2027, 11, 1, 14, 0, tzinfo=UTC)  # Mon 1 Nov 2027, 10:00 in New York


@dataclass
class _Unit:
    chat: Chat


TURN = Turn(cast("Any", _Unit(Chat(chat_id=1, zone="America/New_York"))), NOW, user_id=1)
PHONE, MAIL = "+12125550100", "jane@acme.example"
YESTERDAY, MONDAY_BEFORE = "2027-10-31", "2027-10-25"

# What was said at the first question of /add, and what is known then.
FIRST = [
    ("Acme", {"company": "Acme"}),
    ("Acme, data engineer", {"company": "Acme", "title": "data engineer"}),
    ("Acme, data engineer, yesterday", {"company": "Acme", "title": "data engineer", "applied": YESTERDAY}),
    ("Acme, data engineer, applied yesterday", {"company": "Acme", "title": "data engineer", "applied": YESTERDAY}),
    ("Acme, yesterday", {"company": "Acme", "applied": YESTERDAY}),
    ("Acme; nurse; applied on 25 October", {"company": "Acme", "title": "nurse", "applied": MONDAY_BEFORE}),
    ("Acme\nnurse\nyesterday", {"company": "Acme", "title": "nurse", "applied": YESTERDAY}),
    ("Acme, Inc., nurse", {"company": "Acme, Inc.", "title": "nurse"}),
    ("Acme GmbH & Co. KG, nurse", {"company": "Acme GmbH & Co. KG", "title": "nurse"}),
    ("data engineer at Acme", {"company": "Acme", "title": "data engineer"}),
    ("Acme as a data engineer, yesterday", {"company": "Acme", "title": "data engineer", "applied": YESTERDAY}),
    ("Acme, product manager", {"company": "Acme", "title": "product manager"}),
    (
        "Acme, nurse, yesterday, Jane Roe, hiring manager, +1 212 555 0100",
        {
            "company": "Acme",
            "title": "nurse",
            "applied": YESTERDAY,
            "contact": "Jane Roe",
            "contact_role": "hiring_manager",
            "phone": PHONE,
            "email": None,
            "reach": "",
        },
    ),
    (
        "Acme, nurse, jane@acme.example",
        {"company": "Acme", "title": "nurse", "phone": None, "email": MAIL, "reach": ""},
    ),
    (
        "Smith, Jones & Partners, data engineer, yesterday",
        {"company": "Smith, Jones & Partners", "title": "data engineer", "applied": YESTERDAY},
    ),
    ("Acme, Berlin, Data Engineer", {"company": "Acme, Berlin", "title": "Data Engineer"}),
    ("Acme, nurse, Max Moss", {"company": "Acme", "title": "nurse", "contact": "Max Moss"}),
    (
        "Acme, nurse, Max Moss, HR",
        {"company": "Acme", "title": "nurse", "contact": "Max Moss", "contact_role": "hr"},
    ),
    ("Monday.com, engineer", {"company": "Monday.com", "title": "engineer"}),
    ("  Acme  ,  night   nurse ", {"company": "Acme", "title": "night nurse"}),
    # A day that is ahead, or not certain, is asked about.
    ("Acme, nurse, 24 December 2027", {"company": "Acme", "title": "nurse"}),
    ("Acme, nurse, 5/6", {"company": "Acme", "title": "nurse"}),
]


@pytest.mark.parametrize(("said", "known"), FIRST, ids=[said.replace("\n", "/") for said, _ in FIRST])
def test_what_is_said_at_the_first_question(said: str, known: dict[str, Any]) -> None:
    assert read_parts(TURN, said, "company") == known


def test_a_title_with_more_behind_it() -> None:
    assert read_parts(TURN, "nurse, yesterday, Jane Roe", "title") == {
        "title": "nurse",
        "applied": date(2027, 10, 31).isoformat(),
        "contact": "Jane Roe",
    }


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_parts(TURN, text, "company")
    assert all(isinstance(value, str | None) for value in found.values())
