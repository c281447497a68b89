"""What is next for an application? The bridge between its rows and the coach.

A plan depends on the applications that share an employer or a contact (L8, decision 18), so these are planned together.
All others have a say only in which day a call falls on (F4); for that, what is cached of their plans is enough.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coach import portfolio
from coach.calendar import Calendar, WorkCalendar, instant, is_known_country
from coach.playbooks import PLAYBOOKS, Playbook
from coach.spread import Dial, Key, queue, sittings
from coach.steps import Next, Plan
from coach.timeline import Debriefed, Event, Insisted, Interview, Timeline
from handlers import places, preferences
from handlers.measures import PLAN_SECONDS
from handlers.turn import Turn
from storage import applications, events
from storage.applications import Application
from storage.events import StoredEvent
from storage.unit import Chat


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
    call_opens: datetime | None = None  # a call's moment before the calls of all applications are spread (F4)
    shares: Sequence[Application] = ()  # the applications that share its contact's budget (L8)
    same_call: Sequence[Application] = ()  # those of them whose next step is a call to the same person
    guessed: bool = False  # whether the employer's zone is only a guess from the contact's number

    @property
    def events(self) -> tuple[Event, ...]:
        return self.case.timeline.events

    @property
    def interview(self) -> Interview | None:
        """The latest interview, ahead or over."""
        return next((event for event in reversed(self.events) if isinstance(event, Interview)), None)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The plans that were asked for, and the other applications whose call they move to another moment."""

    plans: Mapping[int, Planned]
    moved: Collection[int]


def playbook_of(chat: Chat, application: Application) -> Playbook:
    """The application's own playbook, else the chat's."""
    return PLAYBOOKS.get(application.playbook or chat.playbook, PLAYBOOKS["balanced"])


def zone_of(chat: Chat, application: Application) -> str:
    """The employer's zone: the application's own, else that of the contact's number, else the person's."""
    return application.zone or places.likely_zone(application.contact.phone, chat.zone)[0]


def calendar_of(chat: Chat, application: Application) -> Calendar:
    """The employer's working hours and holidays, and the person's own hours."""
    zone = zone_of(chat, application)
    country = application.country or places.country_of(zone)
    employer = WorkCalendar(zone, country if country and is_known_country(country) else None)
    if application.hours:
        opens, closes = (time.fromisoformat(clock) for clock in application.hours.split("-"))
        employer = replace(employer, opens=opens, closes=closes)
    return Calendar(employer, preferences.availability(chat))


async def load(turn: Turn, application_id: int) -> Planned | None:
    """One application of this chat with its plan, archived ones included; None where there is none."""
    return (await outlook(turn, [application_id], shown=application_id)).plans.get(application_id)


async def outlook(
    turn: Turn,
    ids: Collection[int] | None,
    *,
    shown: int | None = None,
    alone: bool = False,
    only_time: bool = False,
) -> Outlook:
    """Plan these applications and those that hang together with them; None: all of the chat.

    Archived ones count for the others and get no plan of their own, `shown` aside.
    `alone`: calls are spread among these only, whatever others there are.
    `only_time`: nothing has happened but that time has passed, so the days of calls stand where none of these is one.
    """
    unit = turn.unit
    found = await (applications.everything(unit) if ids is None else applications.connected(unit, ids))
    stored = await events.timelines(unit, *(() if ids is None else (a.id for a in found))) if found else {}
    cases = portfolio.sharing(
        [_case(turn.chat, a, stored.get(a.id, ()), archived=bool(a.archived_at) and a.id != shown) for a in found]
    )
    with PLAN_SECONDS.time():
        plans = portfolio.plan_apart(cases, turn.now)
    calls = any(plan.next is Next.CALL for plan in plans.values()) or any(a.next_step == Next.CALL for a in found)
    if only_time and not calls:
        return _together(turn, found, cases, plans, [], stored, {})
    others = [] if ids is None or alone else await applications.calls_ahead(unit, [a.id for a in found])
    return _together(turn, found, cases, plans, others, stored, await _calls_made(turn))


def _together(
    turn: Turn,
    found: Sequence[Application],
    cases: Sequence[portfolio.Application],
    plans: Mapping[Key, Plan],
    others: Sequence[Application],
    stored: Mapping[int, Sequence[StoredEvent]],
    made: Mapping[date, int],
) -> Outlook:
    own = portfolio.dials(cases, plans)
    dials = [*own, *(_cached(turn, other) for other in others)]
    opens = queue(dials, made)
    sits = sittings([replace(dial, opens=opens[dial.id]) for dial in dials])
    first, shares = {dial.id: dial.opens for dial in own}, portfolio.shared_with(cases)
    by_id = {a.id: a for a in found}
    planned = {}
    for case in cases:
        if case.id in plans:
            application, own_events = by_id[int(case.id)], stored.get(int(case.id), ())
            plan = portfolio.queued(plans[case.id], opens.get(case.id), case.calendar)
            planned[application.id] = Planned(
                application=application,
                stored=own_events,
                plan=plan,
                step=_step_key(plan, own_events, application),
                opens=sits.get(case.id, plan.opens),
                case=case,
                call_opens=first.get(case.id),
                shares=[by_id[int(other)] for other in shares[case.id]],
                same_call=[by_id[int(o)] for o in shares[case.id] if case.person and o in first],
                guessed=not application.zone and not places.likely_zone(application.contact.phone, turn.chat.zone)[1],
            )
    ahead = [o for o in others if o.call_sits and o.call_sits > turn.now]
    return Outlook(planned, [o.id for o in ahead if sits[o.id] != o.call_sits])


def _cached(turn: Turn, other: Application) -> Dial:
    """A call of an application that is not planned now, from what is cached of its plan."""
    calendar = calendar_of(turn.chat, other)
    opens = other.call_opens or turn.now
    return Dial(
        id=other.id,
        opens=opens if opens > turn.now else calendar.dialable(turn.now),
        day=other.next_day or date.min,
        fixed=other.next_rule in portfolio.FIXED,
        applied=other.applied_at or other.created_at,
        calendar=calendar,
    )


async def _calls_made(turn: Turn) -> Mapping[date, int]:
    """How many calls were made today; no earlier day matters any more."""
    zone = ZoneInfo(turn.chat.zone)
    midnight = instant(datetime.combine(day_in(turn.chat.zone, turn.now), time()), zone)
    return Counter(day_in(turn.chat.zone, at) for at in await events.calls_since(turn.unit, midnight) if at <= turn.now)


def _case(
    chat: Chat, application: Application, stored: Sequence[StoredEvent], *, archived: bool
) -> portfolio.Application:
    contact = application.contact
    return portfolio.Application(
        id=application.id,
        employer=applications.key_of(application.company),
        person=str(contact.id) if contact.id else None,
        timeline=Timeline(events=tuple(s.event for s in stored), contact=contact.role, has_number=bool(contact.phone)),
        playbook=playbook_of(chat, application),
        calendar=calendar_of(chat, application),
        archived=archived,
    )


def _step_key(planned: Plan, stored: Sequence[StoredEvent], application: Application) -> str:
    last = next((s.id for s in reversed(stored) if not isinstance(s.event, Debriefed | Insisted)), 0)
    return f"{planned.next}:{planned.day or ''}:{last}:{snoozed(application)}"


def snoozed(application: Application) -> int:
    """Until when the step was put off, as a part of a step's key."""
    return int(application.snoozed_until.timestamp()) if application.snoozed_until else 0


def day_in(zone: str, moment: datetime) -> date:
    """The local date of a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()
