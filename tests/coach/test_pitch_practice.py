"""Practice: who says what, how an answer is judged, and what got better."""

from dataclasses import replace

import pytest

from coach.lint import Rule
from coach.lint.measure import SECONDS
from coach.pitch import Facts, Kind, Stage, compose
from coach.practice import TURNS, Role, Verdict, expected, judge_text, judge_voice, line, progress
from tests.coach.people import PEOPLE

FACTS = PEOPLE["nurse"]


@pytest.mark.parametrize("role", Role)
def test_each_turn_waits_for_something_spoken(role: Role) -> None:
    for turn in range(len(TURNS[role])):
        assert expected(role, turn, FACTS) in SECONDS


def test_a_manager_expects_the_call_that_fits_the_stage() -> None:
    assert expected(Role.BUSY_MANAGER, 0, replace(FACTS, stage=Stage.APPLIED)) is Kind.CALL_BEFORE
    assert expected(Role.BUSY_MANAGER, 0, replace(FACTS, stage=Stage.INTERVIEWED)) is Kind.CALL_AFTER
    with pytest.raises(IndexError):
        expected(Role.VOICEMAIL, 1, FACTS)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("facts", [FACTS, Facts(me="Li"), Facts(me="Li", company="{x}")])
def test_lines_name_only_who_is_known(role: Role, facts: Facts) -> None:
    for turn in range(len(TURNS[role])):
        said = {line(role, turn, facts, str(seed)) for seed in range(40)}
        assert all(
            "{contact}" not in each and "{company}" not in each and not each.startswith((",", " ")) for each in said
        )
        assert len(said) >= 2 or facts.me == "Li"


def test_a_voice_note_is_measured_against_its_target() -> None:
    assert judge_voice(22, Kind.CALL_BEFORE).off == 0
    assert judge_voice(12, Kind.CALL_BEFORE).off == 3
    assert judge_voice(41, Kind.CALL_BEFORE).off == 11
    with pytest.raises(KeyError):
        judge_voice(10, Kind.EMAIL)


def test_a_text_is_linted_and_timed() -> None:
    good = judge_text(compose(Kind.CALL_BEFORE, FACTS).text, Kind.CALL_BEFORE, FACTS)
    assert (good.off, good.findings) == (0, ())
    bad = judge_text("Hi, I'm following up on my application.", Kind.CALL_BEFORE, FACTS)
    assert bad.off > 0
    assert Rule.FOLLOWING_UP in {each.rule for each in bad.findings}
    assert Rule.LENGTH not in {each.rule for each in bad.findings}


def test_what_got_better_is_named() -> None:
    first = judge_text("Hi, I'm following up on my application. Sorry to bother you.", Kind.CALL_BEFORE, FACTS)
    middle = judge_voice(40, Kind.CALL_BEFORE)
    last = judge_text(compose(Kind.CALL_BEFORE, FACTS).text.replace("Amara Osei", "me"), Kind.CALL_BEFORE, FACTS)
    change = progress([first, middle, last])
    assert change.better
    assert change.nearer == pytest.approx(first.off, abs=0.1)
    assert {Rule.FOLLOWING_UP, Rule.BEGGING} <= set(change.mended)
    assert change.left == (Rule.NAMES,)


def test_getting_longer_is_not_better() -> None:
    change = progress([judge_voice(31, Kind.CALL_BEFORE), judge_voice(45, Kind.CALL_BEFORE)])
    assert (change.nearer, change.better) == (-14, False)


def test_one_answer_is_no_progress() -> None:
    with pytest.raises(ValueError, match="two"):
        progress([Verdict(seconds=20, least=15, most=30)])
