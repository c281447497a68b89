"""What may the rules look at? One application at one moment, and the two questions that several rules ask of it."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.budgets import TRIES
from coach.calendar import Calendar
from coach.dates import Due, on
from coach.limits import limits
from coach.playbooks import HrContact, Playbook
from coach.standing import Standing, stand
from coach.steps import Limits, Next
from coach.timeline import Role, Timeline
from coach.timing import Timing, timing


@dataclass(frozen=True, slots=True)
class Case:
    """One application at `now`. `today` is the employer's local date."""

    timeline: Timeline
    playbook: Playbook
    calendar: Calendar
    now: datetime
    today: date
    standing: Standing
    timing: Timing
    limits: Limits

    @property
    def way(self) -> Next | None:
        """Call, email, or neither: calls before emails (decision 11)."""
        if self.limits.calls and (self.asked or not self.standing.their_move):
            if self.timing.invited or (self.standing.ledger.tries < TRIES and self._number_known):
                return Next.CALL
            return Next.EMAIL if self.limits.emails else None
        if self.limits.emails and (self.timing.named or self.standing.ledger.written_only):
            return Next.EMAIL
        return None

    @property
    def due(self) -> Due:
        """When the next touch is right. Only a call can be due exactly; an email keeps to working days (decision 8)."""
        due = self.timing.due
        if due.exact and self.way is not Next.CALL:
            return on(due.day, due.rule, due.text, self.calendar.employer)
        return due

    @property
    def asked(self) -> bool:
        """They named a time or asked for another try: whoever did so may be called (P2), and it is not their move."""
        return bool(self.timing.named or self.timing.invited)

    @property
    def find_first(self) -> bool:
        """Whether the person to call is still to be found (P1, decision 17)."""
        contact = self.timeline.contact
        if contact is Role.HIRING_MANAGER or self.asked:
            return False
        early = self.today < self.due.day
        if contact in (Role.HR, Role.RECRUITER):
            policy = self.playbook.hr_contact.value
            return policy is HrContact.FIND or (policy is HrContact.FIND_THEN_CALL and early)
        return early

    @property
    def _number_known(self) -> bool:
        """The switchboard has a number that anybody can look up (decision 17)."""
        return self.timeline.has_number or self.timeline.contact is Role.NONE


def case_of(timeline: Timeline, playbook: Playbook, calendar: Calendar, now: datetime) -> Case:
    """Fold a valid timeline that has events up to `now`."""
    employer = calendar.employer
    standing = stand(timeline, playbook, employer, now)
    today = employer.day_of(now)
    return Case(
        timeline=timeline,
        playbook=playbook,
        calendar=calendar,
        now=now,
        today=today,
        standing=standing,
        timing=timing(standing, playbook, employer),
        limits=limits(standing, playbook, employer, today),
    )
