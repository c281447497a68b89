"""How eager is the follow-up? The three playbooks: one record each, a value for every knob of the etiquette.

A knob is its value, the rule that it comes from, and whether the value is our own judgement. The engine reads nothing
but these records, so a fourth playbook is a fourth record. docs/playbooks.md is printed from here
(`python -m coach playbooks`).
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)
OURS = True


@dataclass(frozen=True, slots=True)
class Knob(Generic[Value]):
    """One value, the id of its rule, and whether the value is ours rather than an article's."""

    value: Value
    rule: str
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much one stage allows. Messages left: never two of one kind (voicemail, word with an assistant)."""

    conversations: int
    messages: int
    emails: int


class BrushOff(StrEnum):
    """What a first brush-off leads to (L6)."""

    CLOSED = "closed"
    LAST_QUESTION = "one last question"


class HrContact(StrEnum):
    """What to do while HR or a recruiter is the contact (P1, P2)."""

    CALL = "call, with a hint to find the manager"
    FIND_THEN_CALL = "find the person until the call is due, then call with the hint"
    FIND = "find the person; not called, unless they promised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """A way of following up. Days are the employer's calendar days (decision 1)."""

    name: str
    temper: str
    after_applying: Knob[int]
    after_interview: Knob[int]
    conversations: Knob[int]
    messages: Knob[int]
    emails: Knob[int]
    gap: Knob[int]
    moment_passed: Knob[timedelta | None]  # None: the next day's opening
    day_passed: Knob[int]
    span_passed: Knob[int]
    silence: Knob[int]
    reopening: Knob[Budget]
    brush_off: Knob[BrushOff]
    hr_contact: Knob[HrContact]

    @property
    def budget(self) -> Budget:
        """What each stage starts with (decision 4)."""
        return Budget(conversations=self.conversations.value, messages=self.messages.value, emails=self.emails.value)


COURTEOUS = Playbook(
    name="courteous",
    temper="waits, then one call and one message; silence is an answer, too",
    after_applying=Knob(10, "W2", OURS),
    after_interview=Knob(7, "W3"),
    conversations=Knob(1, "L1"),
    messages=Knob(1, "L2"),
    emails=Knob(1, "decision 11", OURS),
    gap=Knob(7, "decision 6", OURS),
    moment_passed=Knob(None, "W4", OURS),
    day_passed=Knob(1, "W5"),
    span_passed=Knob(1, "W6"),
    silence=Knob(14, "W8"),
    reopening=Knob(Budget(conversations=0, messages=0, emails=1), "decision 14", OURS),
    brush_off=Knob(BrushOff.CLOSED, "L6"),
    hr_contact=Knob(HrContact.CALL, "P1", OURS),
)

BALANCED = Playbook(
    name="balanced",
    temper="a week's patience, one good conversation, a door that opens again",
    after_applying=Knob(7, "W2"),
    after_interview=Knob(7, "W3"),
    conversations=Knob(1, "L1"),
    messages=Knob(1, "L2"),
    emails=Knob(2, "decision 11", OURS),
    gap=Knob(5, "decision 6", OURS),
    moment_passed=Knob(timedelta(hours=3), "W4"),
    day_passed=Knob(1, "W5"),
    span_passed=Knob(1, "W6"),
    silence=Knob(14, "W8"),
    reopening=Knob(Budget(conversations=1, messages=0, emails=1), "decision 14", OURS),
    brush_off=Knob(BrushOff.CLOSED, "L6"),
    hr_contact=Knob(HrContact.FIND_THEN_CALL, "P1", OURS),
)

BOLD = Playbook(
    name="bold",
    temper="rings early, holds people to their word, and tries more than once",
    after_applying=Knob(3, "W1"),
    after_interview=Knob(7, "W3"),
    conversations=Knob(3, "L5"),
    messages=Knob(2, "L2", OURS),
    emails=Knob(3, "L5"),
    gap=Knob(3, "decision 6", OURS),
    moment_passed=Knob(timedelta(hours=2), "W4"),
    day_passed=Knob(1, "W5"),
    span_passed=Knob(1, "W6"),
    silence=Knob(14, "W8"),
    reopening=Knob(Budget(conversations=3, messages=2, emails=3), "decision 14", OURS),
    brush_off=Knob(BrushOff.LAST_QUESTION, "L6"),
    hr_contact=Knob(HrContact.FIND, "P1"),
)

PLAYBOOKS: dict[str, Playbook] = {playbook.name: playbook for playbook in (COURTEOUS, BALANCED, BOLD)}
