"""Does an employer's mail give what it says, and is nothing else taken for one?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture import Intent, is_mail, read_mail
from tests.coach import capture_data, posting_data
from tests.coach.capture_data import NOW

KNOWN, CHAT = capture_data.load()
_, MAILS = capture_data.load(Path(__file__).parent / "mail_cases.yaml")


@pytest.mark.parametrize("case", MAILS, ids=[case["name"] for case in MAILS])
def test_a_mail_gives_its_card(case: Mapping[str, Any]) -> None:
    assert is_mail(case["mail"], forwarded=case.get("forwarded", False))
    assert capture_data.read_a_mail(case["mail"], KNOWN) == capture_data.wanted(case)


@pytest.mark.parametrize("case", CHAT, ids=[case["say"][:50] for case in CHAT])
def test_a_chat_message_is_no_mail(case: Mapping[str, Any]) -> None:
    assert not is_mail(case["say"])


def test_an_advertisement_is_no_mail() -> None:
    # Advertised by a letter to one person.
    letters = {"designer-mail", "nurse-mail", "forwarded-hr", "tutor-sen"}
    letters |= {"recruiter-chat", "c-recruiter-chat", "forwarded-headhunter", "bookkeeper-email"}
    assert {posting.name for posting in posting_data.labelled_postings() if is_mail(posting.text())} == letters


@given(st.text(max_size=600), st.sampled_from(MAILS))
def test_any_text_around_a_mail_is_read_without_a_failure(text: str, case: Mapping[str, Any]) -> None:
    for mixed in (text, text + "\n" + case["mail"], case["mail"][: len(text)] + text):
        found = read_mail(mixed, NOW, locale="en-US", country="US", known=KNOWN)
        assert set(found.applications) <= {own.id for own in KNOWN}
        assert found.place in mixed.replace("’", "'")


@pytest.mark.parametrize(
    "hostile",
    [
        "Dear " * 900,
        "From: " + "a" * 4000,
        "the A B C D " * 400,
        "Kind regards\n" * 300,
        "https://" + "a." * 2000,
        "Where: " * 600,
        "we will " * 500,
        "with Aa Bb, " * 340,
        "1 A B C Street " * 270,
        "+1 212 555 0100 " * 250,
    ],
)
def test_a_hostile_mail_is_read_in_the_end(hostile: str) -> None:
    assert read_mail(hostile, NOW, locale="en-US", country="US", known=KNOWN).intent in Intent
