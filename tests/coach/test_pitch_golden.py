"""The scripts of twelve people, word for word.

`python -m tests.coach.test_pitch_golden` writes them anew, to be read aloud before they are committed.
"""

from pathlib import Path

import pytest

from coach.lint import Severity, check
from coach.pitch import Kind, compose
from tests.coach.people import PEOPLE, facts_for

GOLDEN = Path(__file__).parent.parent / "golden"


def written(person: str) -> str:
    """All eleven scripts of one person as the golden file holds them."""
    blocks = []
    for kind in Kind:
        script = compose(kind, facts_for(person, kind))
        subject = f"Subject: {script.subject}\n\n" if script.subject else ""
        blocks.append(f"== {kind} ({script.words} words, {script.seconds} s)\n\n{subject}{script.text}\n")
    return "\n".join(blocks)


def path(person: str) -> Path:
    return GOLDEN / f"{person.replace(' ', '_')}.txt"


@pytest.mark.parametrize("person", PEOPLE)
def test_scripts_are_the_ones_that_were_read_aloud(person: str) -> None:
    assert written(person) == path(person).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("person", PEOPLE)
def test_golden_scripts_have_no_lint_error(person: str, kind: Kind) -> None:
    facts = facts_for(person, kind)
    findings = check(compose(kind, facts), kind, facts)
    assert [each for each in findings if each.severity is Severity.ERROR] == []


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for person in PEOPLE:
        path(person).write_text(written(person), encoding="utf-8")
