"""The playbooks are data: their table is printed from them, and a fourth one is one more record."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from coach.calendar import Calendar, WorkCalendar
from coach.plan import plan
from coach.playbook_table import page, unlabelled
from coach.playbooks import BALANCED, PLAYBOOKS, Knob
from coach.rules import RULES
from coach.timeline import Applied, Role, Timeline


def test_the_page_is_not_stale() -> None:
    assert (Path(__file__).parents[2] / "docs" / "playbooks.md").read_text() == page()


def test_the_page_shows_every_knob() -> None:
    assert unlabelled() == set()


def test_every_value_names_a_rule_there_is() -> None:
    for playbook in PLAYBOOKS.values():
        knobs = [value for name in playbook.__slots__ if isinstance(value := getattr(playbook, name), Knob)]
        assert len(knobs) == 13
        assert {knob.rule for knob in knobs} <= set(RULES)


def test_a_fourth_playbook_is_a_record() -> None:
    eager = replace(BALANCED, name="eager", after_applying=Knob(1, "W1", ours=True))
    timeline = Timeline(events=(Applied(at=datetime(2026, 11, 2, tzinfo=UTC)),), contact=Role.HIRING_MANAGER)
    step = plan(timeline, eager, Calendar(WorkCalendar("UTC")), datetime(2026, 11, 2, 12, tzinfo=UTC))
    assert (str(step.day), step.rule) == ("2026-11-03", "W1")
    assert "| eager |" in page([*PLAYBOOKS.values(), eager])
