"""How do the playbooks differ? docs/playbooks.md, printed from the records themselves (`python -m coach playbooks`)."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta

from coach.playbooks import PLAYBOOKS, Budget, Knob, Playbook

LABELS = {
    "after_applying": "first call after applying, day",
    "after_interview": "first call after an interview, day",
    "conversations": "conversations per stage",
    "messages": "messages left per stage, never two of a kind",
    "emails": "emails per stage (thank-you note not counted)",
    "gap": "least days between two touches of one person",
    "moment_passed": "promised moment passed: call after",
    "day_passed": "promised day passed: call on day +",
    "span_passed": "promised span passed: call on its last day +",
    "silence": "silence that reopens the door, days",
    "reopening": "budget after reopening",
    "brush_off": "after a brush-off",
    "hr_contact": "HR or recruiter as the contact",
}

HEAD = """# Playbooks

Printed by `python -m coach playbooks` from `coach/playbooks.py`; a test fails when this page is stale.
Each value names its rule; values in *italics* are our own judgement.
"""


def page(playbooks: Iterable[Playbook] = tuple(PLAYBOOKS.values())) -> str:
    """The page in Markdown, one column a playbook."""
    columns = list(playbooks)
    rows = [[label, *(_cell(getattr(playbook, name)) for playbook in columns)] for name, label in LABELS.items()]
    table = [["knob", *(playbook.name for playbook in columns)], ["---"] * (len(columns) + 1), *rows]
    tempers = "".join(f"- **{playbook.name}** {playbook.temper}.\n" for playbook in columns)
    return HEAD + "\n" + tempers + "\n" + "".join(f"| {' | '.join(row)} |\n" for row in table)


def unlabelled() -> set[str]:
    """The knobs that the page would leave out; a test keeps it empty."""
    return {field.name for field in fields(Playbook)} - set(LABELS) - {"name", "temper"}


def _cell(knob: Knob[object]) -> str:
    value = _value(knob.value)
    return f"{f'*{value}*' if knob.ours else value} ({knob.rule})"


def _value(value: object) -> str:
    match value:
        case None:
            return "next day's opening"
        case timedelta():
            return f"{value // timedelta(hours=1)} hours"
        case Budget():
            return f"calls {value.conversations}, messages {value.messages}, emails {value.emails}"
        case _:
            return str(value)
