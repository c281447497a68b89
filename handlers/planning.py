"""What is next for an application? The bridge between its rows and the coach, and the one writer of what is cached of
a timeline.

A nudge belongs to one step. The step's key names what is next, for which day, and the last event that led there: a
tap on
an old copy finds another key and does nothing, and after Undo the key, and with it the old message, is valid again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.calendar import Availability, Calendar, WorkCalendar, is_known_country
from coach.plan import plan
from coach.playbooks import PLAYBOOKS, Playbook
from coach.steps import Next, Plan
from coach.timeline import Debriefed, Event, Interview, Timeline, Touch
from handlers.places import country_of
from handlers.turn import Turn
from storage import applications, events, nudges
from storage.applications import Application
from storage.events import StoredEvent
from storage.nudges import PENDING, Nudge
from storage.unit import Chat

INTERVIEW_OVER = "interview_over"  # the nudge that asks how it went
AFTER_INTERVIEW = timedelta(hours=1)  # when it comes, after the interview began
NOTE_AFTER = timedelta(hours=2)  # when the thank-you note is brought up, after the interview began
LOOK_AGAIN = timedelta(minutes=30)  # the soonest that a waiting application is looked at again
QUIET = (time(21), time(8))  # the person's local hours in which no push comes


@dataclass(frozen=True, slots=True)
class Planned:
    """An application with its events and its plan; `step` is the step's key."""

    application: Application
    stored: Sequence[StoredEvent]
    plan: Plan
    step: str
    shares: Sequence[Application] = ()  # the applications that share its contact's budget (L8)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(stored.event for stored in self.stored)

    @property
    def interview(self) -> Interview | None:
        """The latest interview, ahead or over."""
        return next((event for event in reversed(self.events) if isinstance(event, Interview)), None)


def playbook_of(chat: Chat, application: Application) -> Playbook:
    """The application's own playbook, else the chat's."""
    return PLAYBOOKS.get(application.playbook or chat.playbook, PLAYBOOKS["balanced"])


def zone_of(chat: Chat, application: Application) -> str:
    """The employer's zone: the application's own, else the person's."""
    return application.zone or chat.zone


def calendar_of(chat: Chat, application: Application) -> Calendar:
    """The employer's working hours and holidays, and the person's own hours."""
    zone = zone_of(chat, application)
    country = application.country or country_of(zone)
    known = country if country and is_known_country(country) else None
    return Calendar(WorkCalendar(zone, known), Availability(chat.zone, quiet=QUIET))


async def load(turn: Turn, application_id: int) -> Planned | None:
    """One application of this chat with its plan; None where there is none."""
    application = await applications.load(turn.unit, application_id)
    if application is None:
        return None
    related = await _with_shared(turn, [application])
    return _plan(turn, application, related)


async def live(turn: Turn) -> list[Planned]:
    """All live applications with their plans, in the order in which something is due."""
    all_live = await applications.live(turn.unit)
    stored = await events.timelines(turn.unit)
    return [_plan(turn, application, (all_live, stored)) for application in all_live]


Related = tuple[Sequence[Application], Mapping[int, Sequence[StoredEvent]]]


async def _with_shared(turn: Turn, wanted: Sequence[Application]) -> Related:
    """The wanted applications with the live ones that share a contact with them, and all their events."""
    contacts = {application.contact.id for application in wanted} - {0}
    ids = {application.id for application in wanted}
    sharing = [a for a in await applications.live(turn.unit) if a.contact.id in contacts and a.id not in ids]
    related = [*wanted, *sharing]
    return related, await events.timelines(turn.unit, *(application.id for application in related))


def _plan(turn: Turn, application: Application, related: Related) -> Planned:
    others, stored = related
    shares = [a for a in others if a.contact.id and a.contact.id == application.contact.id and a.id != application.id]
    own = stored.get(application.id, ())
    timeline = Timeline(
        events=tuple(s.event for s in own),
        contact=application.contact.role,
        has_number=bool(application.contact.phone),
        shared=tuple(s.event for a in shares for s in stored.get(a.id, ()) if isinstance(s.event, Touch)),
    )
    calendar = calendar_of(turn.chat, application)
    planned = plan(timeline, playbook_of(turn.chat, application), calendar, turn.now)
    return Planned(application, own, planned, _step_key(planned, own, application), shares)


def _step_key(planned: Plan, stored: Sequence[StoredEvent], application: Application) -> str:
    last = next((s.id for s in reversed(stored) if not isinstance(s.event, Debriefed)), 0)
    return f"{planned.next}:{planned.day or ''}:{last}:{_snoozed(application)}"


def _snoozed(application: Application) -> int:
    return int(application.snoozed_until.timestamp()) if application.snoozed_until else 0


async def refresh(turn: Turn, *application_ids: int) -> dict[int, Planned]:
    """Plan these applications, and those that share a contact with them, anew; write the cache and the pending nudges.

    Gives the plans of the applications that are there.
    """
    wanted = [a for a in [await applications.load(turn.unit, i) for i in application_ids] if a is not None]
    related = await _with_shared(turn, wanted)
    known = await nudges.current(turn.unit)
    plans = {application.id: _plan(turn, application, related) for application in related[0]}
    for application_id in {*application_ids, *plans}:
        await _write(turn, plans.get(application_id), known.get(application_id, ()))
    return plans


async def _write(turn: Turn, planned: Planned | None, known: Iterable[Nudge]) -> None:
    missing = {} if planned is None else {wish.step: wish for wish in wishes(turn.chat, planned, turn.now)}
    if planned is not None:
        next_due = min((wish.due_at for wish in missing.values()), default=None)
        await applications.cache(turn.unit, planned.application, planned.plan.next.value, next_due)
    for nudge in known:
        wish = missing.pop(nudge.step, None)
        if nudge.state == PENDING and wish is None:
            await nudges.drop(turn.unit, nudge.id)
        elif nudge.state == PENDING and wish is not None and wish.due_at != nudge.due_at:
            await nudges.move(turn.unit, nudge.id, wish.due_at)
    for wish in missing.values():
        if planned is not None:
            await nudges.add(turn.unit, planned.application.id, wish.kind, wish.step, wish.due_at)


@dataclass(frozen=True, slots=True)
class Wish:
    """A nudge that there should be."""

    kind: str
    step: str
    due_at: datetime


def wishes(chat: Chat, planned: Planned, now: datetime) -> list[Wish]:
    """The nudges that there should be for an application: one for its next step, one to ask how an interview went."""
    if planned.application.archived_at is not None:
        return []
    found = [_step_wish(chat, planned, now), _interview_wish(planned)]
    return [wish for wish in found if wish is not None]


def _step_wish(chat: Chat, planned: Planned, now: datetime) -> Wish | None:
    step = planned.plan
    due = step.opens or step.until or now
    if step.next is Next.NOTHING:
        return None
    if step.next is Next.WAIT:
        # Nobody is told; the plan is looked at again.
        return Wish(Next.WAIT.value, planned.step, max(due, now + LOOK_AGAIN))
    if step.next is Next.THANK_YOU_NOTE and planned.interview is not None:
        due = max(due, planned.interview.held + NOTE_AFTER)
    if step.next not in (Next.CALL, Next.EMAIL):
        due = calendar_of(chat, planned.application).undisturbed(due)
    return Wish(step.next.value, planned.step, max(due, planned.application.snoozed_until or due))


def _interview_wish(planned: Planned) -> Wish | None:
    place = next((n for n, s in enumerate(planned.stored) if s.event is planned.interview), None)
    if planned.interview is None or place is None:
        return None
    held = planned.interview.held
    if planned.plan.next is Next.NOTHING or any(event.at >= held for event in planned.events[place + 1 :]):
        return None
    key = f"{INTERVIEW_OVER}:{planned.stored[place].id}:{_snoozed(planned.application)}"
    return Wish(INTERVIEW_OVER, key, max(held + AFTER_INTERVIEW, planned.application.snoozed_until or held))


def day_in(zone: str, moment: datetime) -> date:
    """The local date of a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()
