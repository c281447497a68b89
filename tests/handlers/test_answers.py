"""Answers are kept as they came: going back shows what was there before, and a corrected one leaves the later ones."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers.answers import Answers, Said
from handlers.turn import Posted

NAMES = st.sampled_from(["company", "title", "applied", "contact", "phone"])
READINGS = st.dictionaries(NAMES, st.one_of(st.none(), st.text(max_size=5), st.integers()), min_size=1, max_size=3)
SAID = st.builds(
    Said,
    step=NAMES,
    read=READINGS,
    text=st.text(max_size=5),
    message=st.integers(0, 5),
    asked=st.none() | st.builds(Posted, st.sampled_from(["message", "letter"]), st.integers(1, 9)),
)
ANSWERS = st.builds(Answers, run=st.integers(1, 9), start=READINGS, said=st.lists(SAID, max_size=6).map(tuple))


@given(ANSWERS)
def test_the_row_keeps_everything(answers: Answers) -> None:
    assert Answers.of(json.loads(json.dumps(answers.data()))) == answers


@given(ANSWERS, SAID)
def test_back_is_exactly_where_it_was(answers: Answers, said: Said) -> None:
    longer = answers.with_(said)
    if len(longer.said) > len(answers.said):
        assert longer.before(-1).draft == answers.draft
    else:  # it only changed an answer: nothing new is known
        assert longer.draft.keys() == answers.draft.keys()
    assert {**answers.draft, **said.read} == longer.draft


@given(ANSWERS, st.sets(NAMES, min_size=1))
def test_asking_anew_opens_those_and_back_closes_them(answers: Answers, names: set[str]) -> None:
    opened = answers.asking_anew(names)
    assert not names & opened.draft.keys()
    assert opened.before(-1).draft == answers.draft


@given(ANSWERS, st.data(), READINGS)
def test_a_corrected_answer_says_what_it_says_and_the_others_stay(
    answers: Answers, data: st.DataObject, read: dict[str, Any]
) -> None:
    if not answers.said:
        return
    place = data.draw(st.integers(0, len(answers.said) - 1))
    corrected = answers.corrected(place, read, "new")
    assert {name: corrected.draft[name] for name in read} == read
    others = answers.draft.keys() - read.keys() - answers.said[place].read.keys()
    assert {name: corrected.draft[name] for name in others} == {name: answers.draft[name] for name in others}
