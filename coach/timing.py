"""Which rule sets the date of the next touch, and which ones does it override (decisions 6 to 10, 15)?"""

from dataclasses import dataclass

from coach.calendar import DAY, WorkCalendar
from coach.dates import Due, Named, on
from coach.playbooks import Playbook
from coach.standing import Standing
from coach.steps import Trace


@dataclass(frozen=True, slots=True)
class Timing:
    """When the next touch is right. `named`: the promise or callback behind it. `invited`: they asked for a call."""

    due: Due
    named: Named | None
    invited: bool
    trace: tuple[Trace, ...]


def timing(standing: Standing, playbook: Playbook, calendar: WorkCalendar) -> Timing:
    """What they named replaces wait and gap, an invited retry too; else the latest of all holds (decisions 7 to 9).

    A try that reached nobody never makes the next one earlier than it was going to be (ours).
    """
    named = standing.named
    retry = _retry(standing, calendar)
    invited = standing.retry is not None and standing.retry.invited
    floors = [kept.due for kept in (standing.promise, standing.callback) if kept and not kept.binding]
    waits = _waits(standing, playbook, calendar)
    gapless = standing.retry is not None and standing.retry.gapless
    ruling = [named.due] if named else floors if gapless else [*waits, *floors]
    due = max((*ruling, *retry), key=lambda candidate: candidate.at)
    others = [candidate for candidate in (*waits, *_promises(standing), *retry) if candidate is not due]
    trace = [Trace(rule=due.rule, text=due.text), *(_beside(other, due) for other in others)]
    if named and due.rule in ("W4", "W5", "W6"):
        trace.append(Trace(rule="W7", text="what they named replaces every default wait"))
    # A callback that was tried and found nobody is a try like any other from then on (L4).
    return Timing(due, named, due.exact or invited, tuple(trace))


def _waits(standing: Standing, playbook: Playbook, calendar: WorkCalendar) -> list[Due]:
    """The stage's wait, and the gap to the last touch that counts."""
    anchor = standing.anchor
    waits = [on(anchor.day, anchor.rule, anchor.text, calendar)]
    if standing.counted_at:
        days = playbook.gap.value
        day = calendar.day_of(standing.counted_at) + days * DAY
        waits.append(on(day, playbook.gap.rule, f"{days} days after the last touch", calendar))
    return waits


def _retry(standing: Standing, calendar: WorkCalendar) -> list[Due]:
    texts = {"L3": "call back the same day, the message ready", "L4": "nobody was reached; one try a working day"}
    if not standing.retry:
        return []
    text = texts.get(standing.retry.rule, "they asked for another moment; the next working day")
    return [on(standing.retry.day, standing.retry.rule, text, calendar)]


def _promises(standing: Standing) -> list[Due]:
    return [named.due for named in (standing.promise, standing.callback) if named]


def _beside(other: Due, due: Due) -> Trace:
    """A rule that named another date was overridden; one that agrees was not."""
    return Trace(rule=other.rule, text=other.text, overridden_by=due.rule if other.day != due.day else None)
