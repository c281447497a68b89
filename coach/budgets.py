"""What is left of a stage's budgets, and what did each touch cost (L1 to L5, decisions 5, 9, 10, 20)?"""

from dataclasses import dataclass, field
from enum import Enum, auto

from coach.playbooks import Budget
from coach.timeline import Channel, Outcome, Touch

# Decision 5: these are conversations. A callback, a bad moment, nobody and a voicemail met unprepared cost nothing.
CONVERSATIONS = frozenset(
    {Outcome.REACHED, Outcome.INTERVIEW_OFFERED, Outcome.REFERRAL, Outcome.BRUSH_OFF, Outcome.CLEAR_NO}
)
MESSAGES = frozenset({Outcome.VOICEMAIL_LEFT, Outcome.MESSAGE_WITH_ASSISTANT})
# Decision 20: whatever is written counts as an email, except the thank-you note.
WRITTEN = frozenset({Channel.EMAIL, Channel.LINKEDIN, Channel.SOCIAL, Channel.TEXT})
TRIES = 3  # L4: calls that reach nobody, a stage; then one writes


class Cost(Enum):
    """What a touch was: counted against a budget, a try that reached nobody, or free."""

    COUNTED = auto()
    TRY = auto()
    FREE = auto()


def asks(touch: Touch) -> bool:
    """Whether it brought the question before somebody: a conversation or something written."""
    return touch.outcome in CONVERSATIONS or touch.channel in WRITTEN


@dataclass(slots=True)
class Ledger:
    """One stage's account. `open` starts it, `reopen` replaces what was left (decision 14), `book` enters one touch."""

    conversations: int = 0
    messages: int = 0
    emails: int = 0
    tries: int = 0
    written_only: bool = False
    _left: set[Outcome] = field(default_factory=set)

    def open(self, budget: Budget) -> None:
        """A new stage: fresh budgets, fresh tries (decision 4)."""
        self.tries = 0
        self.reopen(budget)

    def reopen(self, budget: Budget) -> None:
        """Other budgets from now on; the tries stay counted, so that L4 holds for the whole stage (ours)."""
        self.conversations, self.messages, self.emails = budget.conversations, budget.messages, budget.emails
        self.written_only = budget.conversations == 0
        self._left.clear()

    def book(self, touch: Touch) -> Cost:
        """Enter one touch. The person may insist on more than is allowed; what is left never falls below zero."""
        if asks(touch):
            self.conversations = max(0, self.conversations - (touch.outcome in CONVERSATIONS))
            self.emails = max(0, self.emails - (touch.channel in WRITTEN))
            return Cost.COUNTED
        if touch.outcome in MESSAGES and self.takes(touch.outcome):
            self.messages -= 1
            self._left.add(touch.outcome)
            return Cost.COUNTED
        if touch.outcome in MESSAGES or touch.outcome is Outcome.NOBODY or self._unanswerable(touch):
            self.tries += 1
            return Cost.TRY
        return Cost.FREE

    @property
    def message_left(self) -> bool:
        """Whether a message was left in this stage, or since it was reopened."""
        return bool(self._left)

    def takes(self, message: Outcome) -> bool:
        """Whether one more message of that kind may be left: budget for it, and none of its kind yet."""
        return self.messages > 0 and message not in self._left

    def _unanswerable(self, touch: Touch) -> bool:
        """A voicemail met unprepared with no message left to give is a call that reached nobody (decision 9)."""
        return touch.outcome is Outcome.VOICEMAIL_UNPREPARED and not self.takes(Outcome.VOICEMAIL_LEFT)
