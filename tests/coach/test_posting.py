"""Demands of a posting: what is found, what is never shown, and what bad input does."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.posting import covers, label
from coach.posting import Kind, requirements
from tests.coach.posting_data import Labelled, labelled_postings

POSTINGS = labelled_postings()


def found_share(postings: list[Labelled], *, flat: bool) -> float:
    hits = [
        any(covers(item.text, line.text) for item in requirements(posting.text(flat=flat)))
        for posting in postings
        for line in posting.lines
        if line.label in ("M", "N")
    ]
    return sum(hits) / len(hits)


@pytest.mark.parametrize("flat", [False, True])
def test_at_least_nine_in_ten_demands_of_the_held_postings_are_found(flat: bool) -> None:
    assert found_share([posting for posting in POSTINGS if posting.held], flat=flat) >= 0.9


@pytest.mark.parametrize("flat", [False, True])
def test_the_first_three_are_demands_on_the_person(flat: bool) -> None:
    kinds = [
        label(item.text, [line for line in posting.lines if line.label])
        for posting in POSTINGS
        if posting.held
        for item in requirements(posting.text(flat=flat))[:3]
    ]
    assert sum(kind in "MN" for kind in kinds) >= 0.8 * len(kinds)
    assert sum(kind not in "MND" for kind in kinds) <= (0.02 if flat else 0.01) * len(kinds)


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda posting: posting.name)
def test_strings_are_short_and_scores_fall(posting: Labelled) -> None:
    for flat in (False, True):
        found = requirements(posting.text(flat=flat))
        assert found
        assert all(len(item.text.split()) <= 40 and 0 <= item.score <= 1 for item in found)
        assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


def test_kinds_are_told_apart() -> None:
    text = (
        "Responsibilities\n- Drive the van to our customers\n- Load the van each morning\nRequirements\n"
        "- You must have a full driving licence\n- Two years of experience as a driver\nNice to have\n- "
        "Knowledge of Leeds\n"
    )
    kinds = {item.text: item.kind for item in requirements(text)}
    assert kinds["You must have a full driving licence"] is Kind.MUST
    assert kinds["Two years of experience as a driver"] is Kind.MUST
    assert kinds.get("Knowledge of Leeds", Kind.NICE) is Kind.NICE
    assert kinds.get("Load the van each morning", Kind.DUTY) is Kind.DUTY


def test_what_the_employer_gives_and_the_law_says_is_not_shown() -> None:
    text = (
        "What we offer\n- 28 days of holiday\n- Company pension\n- Free parking\nWe are an equal opportunities "
        "employer.\n"
        "To apply, send your CV to the office.\nRequirements\n- Experience in Excel\n"
    )
    assert [item.text for item in requirements(text)] == ["Experience in Excel"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "nurse", "🙂", "<p></p>", "-", "•", "....", "1.\n2.\n3."])
def test_little_or_nothing_asks_nothing(text: str) -> None:
    assert requirements(text) == []


def test_another_language_asks_nothing() -> None:
    assert (
        requirements(
            "Wir suchen für unser Team in Berlin eine Pflegekraft. Sie haben die Ausbildung und sind gern für andere "
            "da."
        )
        == []
    )


def test_tags_entities_and_marks_do_not_reach_the_person() -> None:
    text = (
        "<h2>Requirements</h2><ul><li>Experience with C++ &amp; Python\x00</li><li>✅ Good knowledge of SQL</li></ul>"
    )
    assert {item.text for item in requirements(text)} == {"Experience with C++ & Python", "Good knowledge of SQL"}


@pytest.mark.parametrize(
    "text",
    [
        "a " * 10_000,
        "Experience with Excel. " * 900,
        "x" * 20_000,
        "<" * 20_000,
        "- " * 10_000,
        "Must Have " * 2000,
        "1. A " * 4000,
    ],
    ids=["letters", "sentences", "one word", "brackets", "bullets", "headings", "numbers"],
)
def test_twenty_thousand_characters_are_read_within_a_second(text: str) -> None:
    start = time.process_time()
    found = requirements(text)
    assert time.process_time() - start < 1
    assert all(len(item.text.split()) <= 40 for item in found)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aA eE.,:;-•*\n\t<>/&#0123(){}é🙂\x00\u202e'You must have experience"), max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(item.text.strip() and len(item.text.split()) <= 40 for item in requirements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Pack orders\nYou must lift 20 kilos\nHOME WEEKENDS\nForms from the office or www.acme.example.",
        "You need two years on a ward. You would have your own secretary and a sensible target.",
        "You must hold a car licence. We'll put you through your PCV licence, worth £1,500.",
    ],
)
def test_what_they_give_and_how_to_apply_is_never_shown(text: str) -> None:
    shown = [item.text for item in requirements(text)]
    assert shown
    assert not any(word in " ".join(shown) for word in ("WEEKENDS", "Forms", "secretary", "put you through"))


def test_lost_line_breaks_end_at_a_heading() -> None:
    text = (
        "Data Engineer Requirements Python and SQL Time series experience What's in it for you Free lunch "
        "Company bike Responsibilities Build pipelines for the grid Look after the warehouse What we offer 28 days off"
    )
    shown = [item.text for item in requirements(text)]
    assert shown
    assert not any("What" in each or "lunch" in each or "Responsibilities" in each for each in shown)


def test_an_abbreviation_ends_no_sentence() -> None:
    shown = [
        item.text for item in requirements("Requirements\n- Experience of clouds (e.g. AWS, Azure or Google)\n- SQL")
    ]
    assert "Experience of clouds (e.g. AWS, Azure or Google)" in shown
