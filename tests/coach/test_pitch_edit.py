"""Scripts are changed sentence by sentence, and sent in parts that lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.pitch import Kind, Script, compose
from coach.pitch.edit import parts, replace_sentence, sentences
from tests.coach.people import PEOPLE

SCRIPT = Script(
    kind=Kind.EMAIL,
    subject="Cook",
    paragraphs=("Dear Dr. Byrne,", "I cut waste by 12%. Is that of use?", "Kind regards\nMarco"),
)


def test_sentences_are_counted_through_all_paragraphs() -> None:
    assert sentences(SCRIPT) == ("Dear Dr. Byrne,", "I cut waste by 12%.", "Is that of use?", "Kind regards", "Marco")


def test_one_sentence_is_replaced_and_all_else_is_kept() -> None:
    changed = replace_sentence(SCRIPT, 1, "  I cut waste\nby a lot. ")
    assert changed.paragraphs == ("Dear Dr. Byrne,", "I cut waste by a lot. Is that of use?", "Kind regards\nMarco")
    assert (changed.kind, changed.subject) == (SCRIPT.kind, SCRIPT.subject)
    assert changed.words == SCRIPT.words + 1


def test_a_line_of_a_signature_is_replaced_in_its_place() -> None:
    assert replace_sentence(SCRIPT, 4, "Marco Bellini").paragraphs[-1] == "Kind regards\nMarco Bellini"


def test_an_empty_text_takes_the_sentence_out_and_an_empty_paragraph_with_it() -> None:
    assert replace_sentence(SCRIPT, 2, "").paragraphs[1] == "I cut waste by 12%."
    assert replace_sentence(SCRIPT, 0, " ").paragraphs == SCRIPT.paragraphs[1:]


@pytest.mark.parametrize("index", [-1, 5])
def test_there_is_no_such_sentence(index: int) -> None:
    with pytest.raises(IndexError):
        replace_sentence(SCRIPT, index, "x")


def test_a_script_keeps_a_sentence() -> None:
    with pytest.raises(ValueError, match="at least one"):
        replace_sentence(Script(kind=Kind.CALL_BEFORE, paragraphs=("Hello.",)), 0, "")


@given(st.sampled_from(sorted(PEOPLE)), st.sampled_from(Kind), st.data())
def test_replacing_by_itself_changes_nothing(person: str, kind: Kind, data: st.DataObject) -> None:
    script = compose(kind, PEOPLE[person])
    index = data.draw(st.integers(0, len(sentences(script)) - 1))
    assert replace_sentence(script, index, sentences(script)[index]) == script


@given(st.sampled_from(sorted(PEOPLE)), st.sampled_from(Kind), st.integers(1, 1200))
def test_parts_fit_and_lose_nothing(person: str, kind: Kind, limit: int) -> None:
    script = compose(kind, PEOPLE[person])
    cut = parts(script, limit)
    assert all(0 < len(part) <= limit for part in cut)
    assert "".join("".join(cut).split()) == "".join(script.text.split())
    if len(script.text) <= limit:
        assert cut == (script.text,)


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="character"):
        parts(SCRIPT, 0)
