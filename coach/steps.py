"""What the coach answers with: the next step, the limits that are left, and the rules that led there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coach.timeline import Role


class Next(StrEnum):
    """The one next step. Never a second one; waiting is a step as well."""

    CALL = "call"
    EMAIL = "email"
    THANK_YOU_NOTE = "thank_you_note"
    ASK_STILL_WANTED = "ask_still_wanted"
    ASK_CLOSE = "ask_close"
    FIND_PERSON = "find_person"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is left of this stage's budgets.

    `opens_on`: the employer's local day from which the gap or the silence allows a touch again, if that lies ahead.
    """

    calls: int
    messages: int
    emails: int
    opens_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One rule on the way to the step: its id (W2, decision 7), what it set, and which rule overrode it, if any."""

    rule: str
    text: str
    overridden_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The next step.

    `day`: the employer's local day on which the step is first right; it may lie before now.
    `opens`: the earliest moment at or after now at which it may be done (UTC), for `wait` the moment to look again.
    `until`: by when it should be done (UTC), where there is such a bound; for `wait` when the waiting ends.
    `rule`: the id of the rule that set the date.
    `whom`: who is to be called or written to; `Role.NONE` is the switchboard (decision 17), None where nobody is.
    """

    next: Next
    day: date | None
    opens: datetime | None
    until: datetime | None
    rule: str
    limits: Limits
    trace: tuple[Trace, ...]
    whom: Role | None = None
