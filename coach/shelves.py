"""On which shelf of the list does an application lie? By how far it has come, and whether it is over."""

from collections.abc import Sequence
from enum import StrEnum

from coach.steps import Next
from coach.timeline import Decided, Event, Interview, Verdict


class Shelf(StrEnum):
    """How far an application has come. The first two are live."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    CLOSED = "closed"


LIVE = (Shelf.APPLIED, Shelf.INTERVIEW)


def shelf_of(events: Sequence[Event], step: Next) -> Shelf:
    """The shelf of an application with these events whose next step is `step`."""
    if step is not Next.NOTHING:
        return Shelf.INTERVIEW if any(isinstance(event, Interview) for event in events) else Shelf.APPLIED
    verdicts = [event.outcome for event in events if isinstance(event, Decided)]
    return Shelf.OFFER if verdicts[-1:] == [Verdict.OFFER] else Shelf.CLOSED
