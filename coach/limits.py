"""How much is still polite in this stage, and when does the door open again (section 2 of the etiquette)?"""

from datetime import date

from coach.calendar import DAY, WorkCalendar
from coach.playbooks import Playbook
from coach.standing import Standing
from coach.steps import Limits


def limits(standing: Standing, playbook: Playbook, calendar: WorkCalendar, today: date) -> Limits:
    """What is left of the budgets: nothing once it is over, one question after a brush-off that did not end it (L6)."""
    if standing.ending:
        return Limits(calls=0, messages=0, emails=0)
    ledger = standing.ledger
    question = standing.question
    return Limits(
        calls=ledger.conversations if question is None else min(question, ledger.conversations),
        messages=ledger.messages,
        emails=ledger.emails if question is None else min(question, ledger.emails),
        opens_on=_gap_ends(standing, playbook, calendar, today),
    )


def _gap_ends(standing: Standing, playbook: Playbook, calendar: WorkCalendar, today: date) -> date | None:
    """None where there is no gap, and where what they named replaces it (decision 7)."""
    if standing.counted_at is None or standing.named:
        return None
    day = calendar.roll(calendar.day_of(standing.counted_at) + playbook.gap.value * DAY)
    return day if day > today else None
