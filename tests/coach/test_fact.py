"""What is told as a fact, and where does one clause end? The grammar under the reading of messages."""

import pytest

from coach.capture.clauses import clauses
from coach.capture.cues import APPLIED, HEARD, INTERVIEW, PROMISE
from coach.capture.fact import Tense, told
from coach.capture.shorthand import spelt_out
from coach.capture.thread import newest
from tests.coach.capture_data import NOW


@pytest.mark.parametrize(
    ("clause", "is_fact"),
    [
        ("i applied to tesco", True),
        ("i should say that i applied to tesco", True),
        ("i'd like to log that i applied to tesco", True),
        ("i haven't applied to tesco", False),
        ("i wish i had applied to tesco", False),
        ("have i applied to tesco", False),
        ("my sister applied to tesco", False),
        ("if i applied to tesco", False),
        ("i think i applied to tesco", False),
    ],
)
def test_what_stands_under_a_word_that_takes_it_back_is_no_fact(clause: str, is_fact: bool) -> None:
    assert (told(APPLIED, clause) is not None) is is_fact


def test_what_will_be_is_a_promise_of_theirs_but_no_call() -> None:
    assert told(PROMISE, "they should get back to me", Tense.THEIRS)
    assert not told(PROMISE, "i'll get back to them", Tense.THEIRS)
    assert not told(HEARD, "they should have called")
    assert told(INTERVIEW, "i'll be at the interview at 3", Tense.PLANNED)
    assert not told(INTERVIEW, "no interview yet", Tense.PLANNED)


def test_a_clause_ends_where_somebody_else_begins_to_act() -> None:
    assert clauses("called jane she said friday") == ("called jane", "she said friday")
    assert clauses("she said they decide on friday") == ("she said they decide on friday",)
    assert clauses("called jane and said thanks") == ("called jane", "said thanks")
    assert clauses("hey, applied to acme on monday, 3pm") == ("applied to acme on monday, 3pm",)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("theyd call and id hear, shes nice", "they'd call and I'd hear, she's nice"),
        ("my id is here and its ill wed", "my id is here and its ill wed"),
        ("spoke 2 jane w max, gonna call u", "spoke to jane with max, going to call you"),
        ("sent 2 letters", "sent 2 letters"),
        ("Iv Tran and Ur Ltd", "Iv Tran and Ur Ltd"),
        ("i did apply", "i applied"),
    ],
)
def test_shorthand_is_spelt_out_and_names_are_left(typed: str, plain: str) -> None:
    assert spelt_out(typed) == plain


def test_of_a_thread_only_the_newest_part_is_news() -> None:
    thread = (
        "so happy!\n\n---------- Forwarded message ---------\nFrom: Jane <jane@acme.example>\n"
        "Date: Mon, Nov 16, 2026 at 10:12 AM\nSubject: Hello\n\nSee you Friday.\n\n"
        "On Thu, Nov 12, Ada wrote:\n> When?\n"
    )
    letter = newest(thread, NOW, "en-US")
    assert letter.body.strip() == "See you Friday."
    assert letter.told == "Hello\n" + letter.body
    assert letter.sent is not None
    assert letter.sent.isoformat() == "2026-11-16T10:12:00-05:00"
