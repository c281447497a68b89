"""What goes into a file? Collected in one short transaction; the files are made of it later, while nobody waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coach.timeline import Event, Interview
from handlers.planning import day_in
from handlers.spans import Span
from handlers.turn import Turn
from storage import applications, contacts, events, members
from storage.applications import Application
from storage.contacts import Contact
from storage.events import StoredEvent
from storage.unit import Chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A chat's search, or that of some days: `applications` have something in them that happened, or will, within
    `span`. `events`: all of theirs, in order; `others`: their contacts beside the one to call; `names`: of whoever
    logged something in a group.
    """

    chat: Chat
    now: datetime
    span: Span | None
    applications: Sequence[Application]
    events: Mapping[int, Sequence[StoredEvent]]
    others: Mapping[int, Sequence[Contact]]
    names: Mapping[int, str]

    def within(self, moment: datetime) -> bool:
        """Whether that is in the span, by the person's local days."""
        day = day_in(self.chat.zone, moment)
        return self.span is None or self.span[0] <= day <= self.span[1]


def moment_of(event: Event) -> datetime:
    """When an event takes place: an interview when it is held, whenever it was set."""
    return event.held if isinstance(event, Interview) else event.at


async def collect(turn: Turn, span: Span | None) -> Collected:
    """Everything of this chat, or what belongs to some days."""
    found = Collected(
        chat=turn.chat,
        now=turn.now,
        span=span,
        applications=await applications.everything(turn.unit),
        events=await events.timelines(turn.unit),
        others=await contacts.all_others(turn.unit),
        names={} if turn.private else await members.names(turn.unit),
    )
    return found if span is None else _narrowed(found)


def _narrowed(found: Collected) -> Collected:
    def belongs(application: Application) -> bool:
        own = [moment_of(stored.event) for stored in found.events.get(application.id, ())]
        due = [] if application.next_due is None else [application.next_due]
        return any(found.within(moment) for moment in [*own, *due])

    kept = [application for application in found.applications if belongs(application)]
    return Collected(
        chat=found.chat,
        now=found.now,
        span=found.span,
        applications=kept,
        events=found.events,
        others=found.others,
        names=found.names,
    )
