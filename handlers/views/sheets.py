"""What does a spreadsheet hold? One row an application, and one row an event; dates as ISO has them, so that they
sort.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.exchange import cells
from coach.steps import Next
from coach.timeline import Applied, Decided, Event, Interview
from handlers.collected import Collected, moment_of
from handlers.planning import day_in
from handlers.views.message import Document
from handlers.views.timeline import tell
from handlers.views.words import NEXT, VERDICTS
from storage.applications import Application
from storage.contacts import Contact

APPLICATIONS = (
    "Company",
    "Job title",
    "Status",
    "Applied on",
    "Next step",
    "Next step on",
    "Contact",
    "Contact role",
    "Contact phone",
    "Contact email",
    "Other contacts",
    "Referred by",
    "Salary",
    "Deadline",
    "What they want",
    "Résumé sent",
    "Notes",
    "Posting",
    "Archived on",
)
EVENTS = ("Company", "Job title", "Date", "Time", "What happened", "Kind", "Noted by")


def applications(found: Collected) -> Document:
    """One row an application."""
    rows = [_application(found, application) for application in found.applications]
    return Document(name="applications.csv", content=cells.written(APPLICATIONS, rows))


def events(found: Collected) -> Document:
    """One row for each thing that happened in these days."""
    return Document(name="events.csv", content=cells.written(EVENTS, _events(found)))


def _application(found: Collected, application: Application) -> Sequence[str]:
    own = [stored.event for stored in found.events.get(application.id, ())]
    contact = application.contact
    applied = next((event.at for event in own if isinstance(event, Applied)), None)
    step = Next(application.next_step)
    ahead = step not in (Next.WAIT, Next.NOTHING) and application.archived_at is None
    return (
        application.company,
        application.title,
        status(own, application),
        _day(applied, found),
        NEXT[step] if application.archived_at is None else "",
        _day(application.call_sits or application.next_due, found) if ahead else "",
        contact.name,
        "" if contact.role == "none" else contact.role.replace("_", " "),
        contact.phone,
        contact.email,
        "; ".join(_person(each) for each in found.others.get(application.id, ())),
        application.referred_by,
        application.salary,
        application.deadline,
        application.needs,
        application.resume,
        application.notes,
        application.posting,
        _day(application.archived_at, found),
    )


def status(own: Sequence[Event], application: Application) -> str:
    """Where an application stands, in the word that other trackers use, too."""
    decided = next((event for event in reversed(own) if isinstance(event, Decided)), None)
    if decided is not None:
        return {"offer": "Offer", "rejected": "Rejected"}.get(decided.outcome, VERDICTS[decided.outcome])
    if any(isinstance(event, Interview) for event in own):
        return "Interview"
    return "Archived" if application.archived_at else "Applied"


def _person(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.phone, contact.email) if part)


def _events(found: Collected) -> Iterable[Sequence[str]]:
    zone = ZoneInfo(found.chat.zone)
    for application in found.applications:
        for stored in found.events.get(application.id, ()):
            at = moment_of(stored.event).astimezone(zone)
            if found.within(at):
                yield (
                    application.company,
                    application.title,
                    at.date().isoformat(),
                    "" if isinstance(stored.event, Applied) else f"{at:%H:%M}",
                    told(stored.event, found),
                    type(stored.event).__name__,
                    found.names.get(stored.by_user, ""),
                )


def told(event: Event, found: Collected) -> str:
    """An event in plain words, without the markup of a message."""
    return unescaped(tell(event, found.now, found.chat.zone))


def unescaped(html: str) -> str:
    """Words that were made for a message, as a file has them (handlers/views/message.py, `plain`)."""
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _day(moment: datetime | None, found: Collected) -> str:
    return "" if moment is None else day_in(found.chat.zone, moment).isoformat()
