"""What does a calendar program get? Interviews and next steps (RFC 5545), each under a name that stays the same."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Alarm, Event

from coach.rounds import rounds
from coach.steps import Next
from coach.timeline import Interview
from handlers import places
from handlers.collected import Collected
from handlers.views.message import Document
from handlers.views.moments import ordinal
from handlers.views.words import NEXT
from storage.applications import Application

INTERVIEW, STEP = timedelta(hours=1), timedelta(minutes=15)  # how long they are in a calendar
BEFORE_INTERVIEW = (timedelta(days=1), timedelta(hours=1))
BEFORE_STEP = (timedelta(0),)
STEPS = (Next.CALL, Next.EMAIL, Next.THANK_YOU_NOTE, Next.ASK_STILL_WANTED, Next.ASK_CLOSE, Next.FIND_PERSON)
REFRESH = timedelta(hours=1)  # how often a program that subscribed is asked to look (RFC 7986)


def calendar(found: Collected) -> Document:
    """The file to open once, or to bring into a calendar."""
    return Document(name="day-eight.ics", content=written(found))


def written(found: Collected) -> bytes:
    """The calendar. What is written depends on the rows alone, so that it is the same until something changes."""
    from icalendar import Calendar  # an import for those who need it, as below

    made = Calendar()
    made.add("prodid", "-//Day Eight//Job search//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Job search")
    made.add("name", "Job search")
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for application in found.applications:
        for event in [*_interviews(found, application), *_step(found, application)]:
            made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _interviews(found: Collected, application: Application) -> "Iterator[Event]":
    """The interviews that stand: of a round that was moved, the last time set."""
    numbered = rounds([stored.event for stored in found.events.get(application.id, ())])
    standing = {number: interview for interview, number in numbered}
    for number, interview in standing.items():
        if found.within(interview.held) and (interview.held < found.now or application.archived_at is None):
            times = sum(1 for _, other in numbered if other == number)
            yield _interview(found, application, interview, number, times - 1, last=max(standing))


def _interview(
    found: Collected, application: Application, interview: Interview, number: int, moved: int, *, last: int
) -> "Event":
    which = f"{ordinal(number)} interview" if last > 1 else "Interview"
    event = _event(found, application, f"interview-{number}", interview.held, INTERVIEW, interview.at)
    event.add("summary", f"{which}: {application.company}, {application.title}")
    event.add("sequence", moved)
    about = [f"With {interview.with_whom}" if interview.with_whom else "", _contact(application)]
    event.add("description", "\n".join(line for line in about if line))
    if interview.place:
        event.add("location", interview.place)
    for before in BEFORE_INTERVIEW:
        event.add_component(_alarm(before, f"{which} at {application.company}"))
    return event


def _step(found: Collected, application: Application) -> "Iterator[Event]":
    """The next step where it has a moment ahead, or fell due within the last day."""
    due, step = application.call_sits or application.next_due, Next(application.next_step)
    over = due is None or due < found.now - timedelta(days=1)
    if over or due is None or step not in STEPS or application.archived_at is not None or not found.within(due):
        return
    event = _event(found, application, "step", due, STEP, application.created_at)
    whom = f" {application.contact.name}" if step is Next.CALL and application.contact.name else ""
    event.add("summary", f"{NEXT[step]}{whom}: {application.company}, {application.title}")
    event.add("description", _contact(application))
    for before in BEFORE_STEP:
        event.add_component(_alarm(before, f"{NEXT[step]}{whom}"))
    yield event


def _event(
    found: Collected, application: Application, what: str, at: datetime, lasts: timedelta, stamp: datetime
) -> "Event":
    zone = ZoneInfo(application.zone or places.likely_zone(application.contact.phone, found.chat.zone)[0])
    from icalendar import Event

    event = Event()
    event.add("uid", f"{what}.{application.id}.{_chat(found)}@day-eight")
    event.add("dtstamp", stamp)
    event.add("dtstart", at.astimezone(zone))
    event.add("dtend", (at + lasts).astimezone(zone))
    event.add("transp", "OPAQUE" if what.startswith("interview") else "TRANSPARENT")
    return event


def _chat(found: Collected) -> str:
    """The chat in a uid, which others may see: not its number."""
    return hashlib.sha256(f"day-eight {found.chat.chat_id}".encode()).hexdigest()[:16]


def _contact(application: Application) -> str:
    contact = application.contact
    return ", ".join(part for part in (contact.name, contact.phone, contact.email) if part)


def _alarm(before: timedelta, text: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm
