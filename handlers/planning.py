"""What is next for an application? The bridge between its rows and the coach, and the one writer of what is cached of
a timeline.

A nudge belongs to one step. The step's key names what is next, for which day, and the last event that led there: a
tap on
an old copy finds another key and does nothing, and after Undo the key, and with it the old message, is valid again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach import portfolio, stream
from coach.calendar import Calendar, WorkCalendar, is_known_country
from coach.playbooks import PLAYBOOKS, Playbook
from coach.steps import Next, Plan
from coach.timeline import Debriefed, Event, Insisted, Interview, Timeline
from handlers import places, preferences
from handlers.turn import Turn
from storage import applications, events, nudges
from storage.applications import Application
from storage.events import StoredEvent
from storage.nudges import PENDING, Nudge
from storage.unit import Chat

INTERVIEW_OVER = "interview_over"  # the nudge that asks how it went
WEEKLY = "weekly"  # the nudge that looks at the week; it belongs to no application
WHOLE_CHAT = 0  # stands for the application's id there
AFTER_INTERVIEW = timedelta(hours=1)  # when it comes, after the interview began
NOTE_AFTER = timedelta(hours=2)  # when the thank-you note is brought up, after the interview began
LOOK_AGAIN = timedelta(minutes=30)  # the soonest that a waiting application is looked at again


@dataclass(frozen=True, slots=True)
class Planned:
    """An application with its events and its plan.

    `step`: the step's key. `case`: the application as the coach sees it, with what is shared (L8). `opens`: when the
    step is brought up (UTC); the calls of a day are brought up together.
    """

    application: Application
    stored: Sequence[StoredEvent]
    plan: Plan
    step: str
    opens: datetime | None
    case: portfolio.Application
    shares: Sequence[Application] = ()  # the applications that share its contact's budget (L8)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(stored.event for stored in self.stored)

    @property
    def interview(self) -> Interview | None:
        """The latest interview, ahead or over."""
        return next((event for event in reversed(self.events) if isinstance(event, Interview)), None)


@dataclass(frozen=True, slots=True)
class Wish:
    """A nudge that there should be."""

    kind: str
    step: str
    due_at: datetime


def playbook_of(chat: Chat, application: Application) -> Playbook:
    """The application's own playbook, else the chat's."""
    return PLAYBOOKS.get(application.playbook or chat.playbook, PLAYBOOKS["balanced"])


def zone_of(chat: Chat, application: Application) -> str:
    """The employer's zone: the application's own, else that of the contact's number, else the person's."""
    return application.zone or places.of_number(application.contact.phone)[0] or chat.zone


def calendar_of(chat: Chat, application: Application) -> Calendar:
    """The employer's working hours and holidays, and the person's own hours."""
    zone = zone_of(chat, application)
    country = application.country or places.country_of(zone)
    known = country if country and is_known_country(country) else None
    return Calendar(WorkCalendar(zone, known), preferences.availability(chat))


async def load(turn: Turn, application_id: int) -> Planned | None:
    """One application of this chat with its plan, archived ones included; None where there is none."""
    found = (await live(turn)).get(application_id)
    if found is not None:
        return found
    application = await applications.load(turn.unit, application_id)
    if application is None:
        return None
    stored = await events.timeline(turn.unit, application_id)
    return _planned(turn, [application], {application_id: stored})[application_id]


async def live(turn: Turn) -> dict[int, Planned]:
    """The live applications with their plans, in the order in which something is due."""
    return _planned(turn, await applications.live(turn.unit), await events.timelines(turn.unit))


def _planned(
    turn: Turn, found: Sequence[Application], stored: Mapping[int, Sequence[StoredEvent]]
) -> dict[int, Planned]:
    """All of them planned together, none at the cost of another (L8, decision 18)."""
    cases = [_case(turn.chat, application, stored.get(application.id, ())) for application in found]
    plans, shares = portfolio.plan_all(cases, turn.now), portfolio.shared_with(cases)
    sitting = portfolio.sittings(cases, plans)
    by_id = {application.id: application for application in found}
    by_case = {case.id: case for case in cases}
    return {
        application.id: Planned(
            application=application,
            stored=(own := stored.get(application.id, ())),
            plan=plans[application.id],
            step=_step_key(plans[application.id], own, application),
            opens=sitting.get(application.id, plans[application.id].opens),
            case=_sharing(by_case[application.id], [by_case[other] for other in shares[application.id]]),
            shares=[by_id[int(other)] for other in shares[application.id]],
        )
        for application in found
    }


def _sharing(case: portfolio.Application, others: Sequence[portfolio.Application]) -> portfolio.Application:
    """The case with the touches that the others made on the same budget."""
    shared = tuple(touch for other in others for touch in other.touches)
    return replace(case, timeline=replace(case.timeline, shared=shared))


def _case(chat: Chat, application: Application, stored: Sequence[StoredEvent]) -> portfolio.Application:
    contact = application.contact
    return portfolio.Application(
        id=application.id,
        employer=application.company,
        person=str(contact.id) if contact.id else None,
        timeline=Timeline(events=tuple(s.event for s in stored), contact=contact.role, has_number=bool(contact.phone)),
        playbook=playbook_of(chat, application),
        calendar=calendar_of(chat, application),
    )


def _step_key(planned: Plan, stored: Sequence[StoredEvent], application: Application) -> str:
    last = next((s.id for s in reversed(stored) if not isinstance(s.event, Debriefed | Insisted)), 0)
    return f"{planned.next}:{planned.day or ''}:{last}:{_snoozed(application)}"


def _snoozed(application: Application) -> int:
    return int(application.snoozed_until.timestamp()) if application.snoozed_until else 0


async def refresh(turn: Turn) -> dict[int, Planned]:
    """Plan everything anew, write the cache and the pending nudges, and give the plans of the live applications."""
    plans, known = await live(turn), await nudges.current(turn.unit)
    wanted = {application_id: wishes(turn.chat, planned, turn.now) for application_id, planned in plans.items()}
    for application_id, planned in plans.items():
        next_due = min((wish.due_at for wish in wanted[application_id]), default=None)
        await applications.cache(turn.unit, planned.application, planned.plan.next.value, next_due)
    wanted[WHOLE_CHAT] = _weekly_wishes(turn, known.get(WHOLE_CHAT, ())) if plans else []
    for application_id in {*wanted, *known}:
        await _schedule(turn, application_id, wanted.get(application_id, ()), known.get(application_id, ()))
    return plans


async def _schedule(turn: Turn, application_id: int, wanted: Iterable[Wish], known: Iterable[Nudge]) -> None:
    """Let the pending nudges be those that are wanted; what was sent is not sent again."""
    missing = {wish.step: wish for wish in wanted}
    for nudge in known:
        wish = missing.pop(nudge.step, None)
        if nudge.state == PENDING and wish is None:
            await nudges.drop(turn.unit, nudge.id)
        elif nudge.state == PENDING and wish is not None and not _stands(nudge, wish, turn.now):
            await nudges.move(turn.unit, nudge.id, wish.due_at)
    for wish in missing.values():
        await nudges.add(turn.unit, application_id, wish.kind, wish.step, wish.due_at)


def _stands(nudge: Nudge, wish: Wish, now: datetime) -> bool:
    """Whether the nudge's moment is right. One that fell due undelivered keeps it, so that its lateness shows."""
    return nudge.due_at == wish.due_at or max(nudge.due_at, wish.due_at) <= now


def wishes(chat: Chat, planned: Planned, now: datetime) -> list[Wish]:
    """The nudges that there should be for an application: one for its next step, one to ask how an interview went."""
    found = [_step_wish(chat, planned, now), _interview_wish(planned)]
    return [wish for wish in found if wish is not None]


def _weekly_wishes(turn: Turn, known: Iterable[Nudge]) -> list[Wish]:
    """The look at the week (F2): next Monday's, and one that is due and not delivered yet."""
    if not preferences.of(turn.chat).weekly:
        return []
    due = [n for n in known if n.state == PENDING and n.due_at <= turn.now]
    monday = stream.next_look(turn.now, turn.chat.zone)
    upcoming = Wish(WEEKLY, f"{WEEKLY}:{day_in(turn.chat.zone, monday)}", monday)
    return [upcoming, *(Wish(n.kind, n.step, n.due_at) for n in due)]


def _step_wish(chat: Chat, planned: Planned, now: datetime) -> Wish | None:
    step = planned.plan
    due = planned.opens or step.until or now
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
