"""Which nudges should be waiting? The one writer of what is cached of a timeline: after each change, and when a nudge
falls due.

A nudge belongs to one step. The step's key names what is next, for which day, and the last event that led there: a tap
on an old copy finds another key and does nothing, and after Undo the key, and with it the old message, is valid again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from coach import stream
from coach.calendar import WorkCalendar, is_known_country
from coach.plan import touch_plan
from coach.rounds import rounds
from coach.shelves import shelf_of
from coach.steps import Next
from coach.timeline import Interview
from handlers import preferences
from handlers.places import country_of
from handlers.planning import Outlook, Planned, day_in, outlook, snoozed
from handlers.turn import Turn
from storage import applications, nudges
from storage.events import StoredEvent
from storage.nudges import PENDING, SENT, Nudge

INTERVIEW_OVER = "interview_over"  # the nudge that asks how it went
WEEKLY = "weekly"  # the nudge that looks at the week; it belongs to no application
TODAY = "today"  # the one that tells the day; neither does it
LOOK = Next.WAIT.value  # nobody is told: the plan is looked at again, because time alone changes it
WHOLE_CHAT = 0  # stands for the application's id there
AFTER_INTERVIEW = timedelta(hours=1)  # when it comes, after the interview began
NOTE_AFTER = timedelta(hours=2)  # when the thank-you note is brought up, after the interview began
A_DAY = timedelta(days=1)
ONCE_A_DAY = (Next.FIND_PERSON, Next.THANK_YOU_NOTE)
LOOK_AGAIN = timedelta(minutes=30)  # when a wait without an end is looked at again


@dataclass(frozen=True, slots=True)
class Wish:
    """A nudge that there should be."""

    kind: str
    step: str
    due_at: datetime


async def refresh(turn: Turn, *ids: int) -> Mapping[int, Planned]:
    """Plan these applications anew (none named: all), write the cache and the pending nudges, and give the live plans.

    Those that hang together with them are planned along, and those whose call they move to another day.
    """
    plans, _ = await _refresh(turn, ids)
    return plans


async def look_again(turn: Turn) -> tuple[Mapping[int, Planned], Sequence[Nudge]]:
    """The same for what has fallen due, as time has passed; what is to be said now as well, the first due first."""
    about = {nudge.application_id for nudge in await nudges.due(turn.unit, turn.now)}
    if not about:
        return {}, ()
    plans, waiting = await _refresh(turn, () if WHOLE_CHAT in about else tuple(about), only_time=True)
    due = [nudge for nudge in waiting if nudge.due_at <= turn.now and nudge.kind != LOOK]
    return plans, sorted(due, key=lambda nudge: (nudge.due_at, nudge.id))


async def _refresh(
    turn: Turn, ids: Collection[int], *, only_time: bool = False
) -> tuple[Mapping[int, Planned], Sequence[Nudge]]:
    """The live plans, and the nudges that wait from now on."""
    found = await outlook(turn, ids or None, only_time=only_time)
    if found.moved:
        found = await outlook(turn, [*ids, *found.moved])
    known = await nudges.current(turn.unit, [*found.plans, *ids, WHOLE_CHAT] if ids else None)
    return found.plans, await _write(turn, found, known, ids)


async def plan_new(turn: Turn, ids: Collection[int]) -> None:
    """Plan applications of which many come in at once: what they mean for the calls of others is left to
    `spread_calls`.
    """
    found = await outlook(turn, ids, alone=True)
    known = await nudges.current(turn.unit, [*found.plans, *ids, WHOLE_CHAT])
    await _write(turn, found, known, ids)


async def spread_calls(turn: Turn) -> None:
    """Let every call that lies ahead have its day (F4), after `plan_new`."""
    if ahead := [application.id for application in await applications.calls_ahead(turn.unit, [])]:
        await refresh(turn, *ahead)


async def _write(
    turn: Turn, found: Outlook, known: Mapping[int, Collection[Nudge]], ids: Collection[int]
) -> Sequence[Nudge]:
    wanted = {
        own: [_spaced(wish, planned, known.get(own, ())) for wish in wishes(planned, turn.now)]
        for own, planned in found.plans.items()
    }
    cached = [(planned.application, _cached(planned, wanted[own])) for own, planned in found.plans.items()]
    await applications.cache(turn.unit, cached)
    if found.plans or not ids:
        wanted[WHOLE_CHAT] = _chat_wishes(turn, known.get(WHOLE_CHAT, ())) if found.plans else []
    own = sorted({*wanted, *(set(known) - {WHOLE_CHAT})})
    return await _schedule(turn, {each: (wanted.get(each, ()), known.get(each, ())) for each in own})


def _cached(planned: Planned, wanted: Iterable[Wish]) -> Mapping[str, object]:
    is_call = planned.plan.next is Next.CALL
    return {
        "shelf": shelf_of(planned.events, planned.plan.next).value,
        "next_step": planned.plan.next.value,
        "next_due": min((wish.due_at for wish in wanted), default=None),
        "next_day": planned.plan.day,
        "next_rule": planned.plan.rule,
        "applied_at": planned.events[0].at if planned.events else None,
        "call_opens": planned.call_opens,
        "call_sits": planned.opens if is_call else None,
    }


async def _schedule(turn: Turn, found: Mapping[int, tuple[Iterable[Wish], Iterable[Nudge]]]) -> Sequence[Nudge]:
    """Let the pending nudges be those that are wanted, by application. What was sent is not sent again.

    Gives those that wait from now on.
    """
    missing, over, moved, waiting = [], [], {}, []
    for application_id, (wanted, known) in found.items():
        wishes_ = {wish.step: wish for wish in wanted}
        for nudge in known:
            wish = wishes_.pop(nudge.step, None)
            if nudge.state != PENDING:
                continue
            if wish is None:
                over.append(nudge.id)
            elif _stands(nudge, wish, turn.now):
                waiting.append(nudge)
            else:
                moved[nudge.id] = wish.due_at
                waiting.append(replace(nudge, due_at=wish.due_at))
        missing += [(application_id, wish.kind, wish.step, wish.due_at) for wish in wishes_.values()]
    await nudges.drop(turn.unit, *over)
    await nudges.move(turn.unit, moved)
    return [*waiting, *await nudges.add_all(turn.unit, missing)]


def _stands(nudge: Nudge, wish: Wish, now: datetime) -> bool:
    """Whether the nudge's moment is right. One that fell due undelivered keeps it, so that its lateness shows."""
    return nudge.due_at == wish.due_at or (nudge.kind != LOOK and max(nudge.due_at, wish.due_at) <= now)


def wishes(planned: Planned, now: datetime) -> list[Wish]:
    """The nudges that there should be for an application: for its next step, for the moment at which time alone will
    change that, and one to ask how an interview went.
    """
    if planned.plan.next is Next.NOTHING:
        return []
    found = [_step_wish(planned, now), _look_wish(planned, now), *_interview_wishes(planned)]
    return [wish for wish in found if wish is not None]


def _spaced(wish: Wish, planned: Planned, known: Iterable[Nudge]) -> Wish:
    """What is to be done soon, but at no moment of its own, is brought up once a day, however much happens meanwhile,
    but when the person asked for it: a search for a person, a thank-you note.
    """
    told = [nudge.due_at for nudge in known if nudge.state == SENT and nudge.kind == wish.kind]
    if wish.kind not in ONCE_A_DAY or planned.application.snoozed_until or not told:
        return wish
    return replace(wish, due_at=max(wish.due_at, max(told) + A_DAY))


def _chat_wishes(turn: Turn, known: Iterable[Nudge]) -> list[Wish]:
    """The next look at the week (F2) and at the day, and those that are due and not delivered yet."""
    zone, wanted = turn.chat.zone, preferences.of(turn.chat)
    due = [n for n in known if n.state == PENDING and n.due_at <= turn.now]
    upcoming: dict[str, datetime] = {}
    if wanted.weekly:
        upcoming[WEEKLY] = stream.next_look(turn.now, zone)
    if wanted.morning:
        country = country_of(zone)
        home = WorkCalendar(zone, country if country and is_known_country(country) else None)
        upcoming[TODAY] = stream.next_morning(turn.now, home, time.fromisoformat(wanted.morning))
    found = [Wish(kind, f"{kind}:{day_in(zone, at)}", at) for kind, at in upcoming.items()]
    return [*found, *(Wish(n.kind, n.step, n.due_at) for n in due if n.kind in upcoming)]


def _step_wish(planned: Planned, now: datetime) -> Wish | None:
    step, due = planned.plan, planned.opens or now
    if step.next is Next.WAIT:
        return None
    if step.next is Next.THANK_YOU_NOTE:
        held = [interview.held for interview, _ in rounds(planned.events) if interview.held <= now]
        due = max([due, *(moment + NOTE_AFTER for moment in held)])
    if step.next not in (Next.CALL, Next.EMAIL):
        due = planned.case.calendar.undisturbed(due)
    return Wish(step.next.value, planned.step, max(due, planned.application.snoozed_until or due))


def _look_wish(planned: Planned, now: datetime) -> Wish | None:
    """When the wait is over, or the step turns into another: a search into the call, a note into what follows."""
    case, until = planned.case, planned.plan.until
    moments = [until]
    if planned.plan.next is Next.FIND_PERSON and until is not None:
        employer = case.calendar.employer
        moments.append(employer.start_of(employer.day_of(until)))
    if planned.plan.next is Next.THANK_YOU_NOTE:
        moments.append(touch_plan(case.timeline, case.playbook, case.calendar, now).opens)
    due = min((moment for moment in moments if moment is not None and moment > now), default=None)
    if due is None and planned.plan.next is not Next.WAIT:
        return None
    return Wish(LOOK, f"{LOOK}:{planned.step}", due or now + LOOK_AGAIN)


def _interview_wishes(planned: Planned) -> list[Wish]:
    """One for each interview that stands and is not told about yet."""
    standing = {number: interview for interview, number in rounds(planned.events)}.values()
    found = [(place, each) for place, each in enumerate(planned.stored) if any(each.event is one for one in standing)]
    return [_interview_wish(planned, place, each) for place, each in found if not _told(planned, place, each)]


def _told(planned: Planned, place: int, stored: StoredEvent) -> bool:
    held = stored.event.held if isinstance(stored.event, Interview) else stored.event.at
    return any(event.at >= held for event in planned.events[place + 1 :])


def _interview_wish(planned: Planned, place: int, stored: StoredEvent) -> Wish:
    held = stored.event.held if isinstance(stored.event, Interview) else stored.event.at
    key = f"{INTERVIEW_OVER}:{stored.id}:{snoozed(planned.application)}"
    return Wish(INTERVIEW_OVER, key, max(held + AFTER_INTERVIEW, planned.application.snoozed_until or held))


def interview_of(nudge: Nudge, planned: Planned) -> StoredEvent | None:
    """The interview that a nudge asks about: its step's key names the event."""
    event = nudge.step.split(":")[1]
    return next((each for each in planned.stored if str(each.id) == event), None)
