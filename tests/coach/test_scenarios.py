"""The etiquette as stories: each scenario file is planned as it expects, and every rule is told by at least two."""

import re
from collections import Counter
from pathlib import Path

import pytest

from coach.rules import RULES
from coach.scenario import scenario
from coach.scenario_run import answers
from coach.scenario_text import parse

FILES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))
LEAST_FILES, LEAST_TOLD = 80, 2
# S1 to S7 are about words: the pitch and its tests answer for them.
PLANNED = [rule for rule in RULES if not rule.startswith("S")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_coach_plans_what_the_story_expects(file: Path) -> None:
    found = list(answers(scenario(parse(file.read_bytes()))))
    assert found
    assert [line for answer in found for line in answer.differences] == []


def told(file: Path) -> set[str]:
    """The rules that the comment at the top names."""
    line = re.search(r"^# Rules: (.+)$", file.read_text(), re.MULTILINE)
    assert line, f"{file.name} names no rules"
    return set(line[1].split(", "))


def test_every_story_opens_with_a_comment_that_tells_it() -> None:
    for file in FILES:
        assert re.match(r"# \w.{20,}\n", file.read_text()), file.name


def test_every_rule_is_told_by_at_least_two_stories() -> None:
    count = Counter(rule for file in FILES for rule in told(file))
    assert set(count) <= set(RULES)
    assert {rule: count[rule] for rule in PLANNED if count[rule] < LEAST_TOLD} == {}


def test_there_are_enough_stories() -> None:
    assert len(FILES) >= LEAST_FILES
