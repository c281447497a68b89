"""What must hold for every application there can be, whatever happened and wherever the employer is."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
from hypothesis import given
from hypothesis import strategies as st

from coach.budgets import WRITTEN
from coach.plan import plan
from coach.rules import RULES
from coach.steps import Next, Plan
from coach.timeline import Channel, Event, Heard, Interview, Outcome, Promised, StillWanted, Touch
from tests.coach.timelines import World, decided, events, fits, worlds

TOUCHES = (Next.CALL, Next.EMAIL)
TALKS = {"reached", "interview_offered", "referral", "brush_off", "clear_no"}


def planned(world: World) -> Plan:
    return plan(world.timeline, world.playbook, world.calendar, world.now)


def stage_start(happened: tuple[Event, ...], now: datetime) -> datetime:
    """The page's decision 4, told anew: the latest interview that has been held, else the application."""
    held: list[datetime] = []
    for event in happened:
        if isinstance(event, Interview):
            held = [moment for moment in held if moment <= event.at] + [event.held]
    return max([happened[0].at, *(moment for moment in held if moment <= now)])


def named_exactly(world: World) -> bool:
    return any(isinstance(event, Touch) and (event.day or event.moment) for event in world.timeline.events)


@given(worlds())
def test_the_plan_never_exceeds_a_budget(world: World) -> None:
    step = planned(world)
    start = stage_start(world.timeline.events, world.now)
    stage = [event for event in world.timeline.events if event.at >= start]
    yes = next((n for n, event in enumerate(stage) if isinstance(event, StillWanted) and event.answer), None)
    allowed = world.playbook.budget if yes is None else world.playbook.reopening.value
    touches = [event for event in stage[yes or 0 :] if isinstance(event, Touch)]
    talks = sum(touch.outcome in TALKS for touch in touches)
    letters = sum(touch.channel in WRITTEN for touch in touches)
    if step.next is Next.CALL:
        assert talks < allowed.conversations
        assert step.limits.calls > 0
    if step.next is Next.EMAIL:
        assert letters < allowed.emails
        assert step.limits.emails > 0
    if step.next in TOUCHES:
        kinds = {touch.outcome for touch in touches} & {Outcome.VOICEMAIL_LEFT, Outcome.MESSAGE_WITH_ASSISTANT}
        assert step.limits.messages == max(0, allowed.messages - len(kinds))
    assert min(step.limits.calls, step.limits.messages, step.limits.emails) >= 0


@given(worlds(person=True))
def test_the_plan_never_lies_before_a_promise(world: World) -> None:
    happened = world.timeline.events
    places = [n for n, event in enumerate(happened) if isinstance(event, Promised)]
    step = planned(world)
    if not places or step.next not in TOUCHES:
        return
    promise = happened[places[-1]]
    assert isinstance(promise, Promised)
    if not any(isinstance(event, Touch) and (event.day or event.moment) for event in happened[places[-1] :]):
        assert step.opens is not None
        assert step.opens >= end_of(promise, world)


def end_of(promise: Promised, world: World) -> datetime:
    zone = ZoneInfo(world.calendar.employer.zone)
    if promise.moment:
        return promise.moment
    day = promise.day or promise.at.astimezone(zone).date() + timedelta(days=promise.span_days or 0)
    return datetime.combine(day, time(23, 59, 59), zone)


@given(worlds(person=True))
def test_a_touch_is_in_working_hours_on_a_working_day(world: World) -> None:
    step = planned(world)
    if step.next not in TOUCHES or named_exactly(world):
        return
    employer = world.calendar.employer
    assert step.opens is not None
    local = step.opens.astimezone(ZoneInfo(employer.zone))
    assert employer.opens <= local.time() < employer.closes
    assert is_working(local.date(), employer.country)
    assert step.day is not None
    assert is_working(step.day, employer.country)
    assert step.opens >= world.now


def is_working(day: date, country: str | None) -> bool:
    if country is None:
        return day.weekday() < 5
    known = holidays.country_holidays(country)
    return not known.is_weekend(day) and day not in known


@given(worlds(ends=False), st.sampled_from(["clear_no", "two brush-offs", "decided"]), st.data())
def test_a_second_no_is_final(world: World, no: str, data: st.DataObject) -> None:
    at = world.now
    brush = Touch(at=at, channel=Channel.PHONE, outcome=Outcome.BRUSH_OFF)
    ends: dict[str, tuple[Event, ...]] = {
        "clear_no": (replace(brush, outcome=Outcome.CLEAR_NO),),
        "two brush-offs": (brush, replace(brush, at=at + timedelta(hours=1))),
        "decided": (decided(at, data.draw),),
    }
    over = (*world.timeline.events, *ends[no])
    for event in data.draw(events(6, False))[1:]:
        moved = replace(event, at=over[-1].at + timedelta(hours=data.draw(st.integers(0, 300))))
        over = (*over, moved) if fits(over, moved) else over
    now = over[-1].at + timedelta(hours=data.draw(st.integers(0, 2000)))
    step = planned(replace(world.with_events(*over), now=now))
    assert step.next is Next.NOTHING
    assert step.opens is None


@given(worlds(), st.data())
def test_hearing_from_them_never_makes_the_next_touch_earlier(world: World, data: st.DataObject) -> None:
    happened = world.timeline.events
    place = data.draw(st.integers(1, len(happened)))
    at = world.now if place == len(happened) else happened[place].at
    before = planned(world)
    after = planned(world.with_events(*happened[:place], Heard(at=at), *happened[place:]))
    if after.next in TOUCHES and before.next in TOUCHES:
        assert (after.day, after.opens) >= (before.day, before.opens)
    if place == len(happened):
        assert before.next in (*TOUCHES, Next.THANK_YOU_NOTE, Next.FIND_PERSON) or after.next not in TOUCHES


@given(worlds())
def test_undo_gives_the_plan_from_before(world: World) -> None:
    *before, last = world.timeline.events
    if not before:
        return
    earlier = replace(world.with_events(*before), now=max(before[-1].at, last.at - timedelta(minutes=1)))
    first = planned(earlier)
    planned(world)
    assert planned(earlier) == first
    if last.at > earlier.now:
        assert planned(replace(world, now=earlier.now)) == first


@given(worlds(person=True))
def test_planning_twice_gives_the_same_and_always_says_why(world: World) -> None:
    step = planned(world)
    assert planned(world) == step
    assert step.trace
    assert step.rule in {line.rule for line in step.trace}
    assert {line.rule for line in step.trace} | {line.overridden_by for line in step.trace} <= {*RULES, None}


@given(worlds(), st.integers(0, 60 * 24))
def test_time_alone_uses_up_no_budget(world: World, hours: int) -> None:
    now, then = planned(world).limits, planned(world.later(timedelta(hours=hours))).limits
    assert then.calls >= now.calls
    assert then.messages >= now.messages
    assert then.emails >= now.emails


@given(worlds(person=True), st.lists(st.floats(0, 1), max_size=4))
def test_one_step_gives_exactly_one_nudge(world: World, parts: list[float]) -> None:
    """Whenever it is planned up to then, the touch opens at the same moment, and at that moment it is due."""
    step = planned(world)
    if step.next not in TOUCHES:
        return
    assert step.opens is not None
    opens = step.opens
    for part in [*parts, 1.0]:
        again = planned(replace(world, now=world.now + (opens - world.now) * part))
        assert (again.next, again.opens, again.day) == (step.next, opens, step.day)


@given(worlds(person=True))
def test_waiting_ends_when_it_says(world: World) -> None:
    step = planned(world)
    if step.next is not Next.WAIT:
        return
    assert step.until is not None
    until = step.until
    assert planned(replace(world, now=until - timedelta(seconds=1))).next is Next.WAIT
    assert planned(replace(world, now=until)).next is not Next.WAIT


@given(worlds(most=2, ends=False), st.data())
def test_whoever_obeys_stays_within_what_is_polite(world: World, data: st.DataObject) -> None:
    """A person who does what the plan says, and nothing else, for half a year, whatever comes of it."""
    outcomes = st.sampled_from([o for o in Outcome if o not in (Outcome.SENT, Outcome.CALLBACK)])
    always = data.draw(st.sampled_from([None, Outcome.NOBODY, Outcome.REACHED, Outcome.BRUSH_OFF]))
    happened, now = list(world.timeline.events), world.now
    made: list[Touch] = []
    for _ in range(40):
        step = planned(replace(world.with_events(*happened), now=now))
        if step.next in (Next.NOTHING, Next.ASK_CLOSE) or step.opens is None:
            break
        now = max(step.opens, now)
        if step.next is Next.CALL:
            made.append(Touch(at=now, channel=Channel.PHONE, outcome=always or data.draw(outcomes)))
            happened.append(made[-1])
        elif step.next is Next.EMAIL:
            made.append(Touch(at=now, channel=Channel.EMAIL, outcome=Outcome.SENT))
            happened.append(made[-1])
        elif step.next is Next.ASK_STILL_WANTED:
            happened.append(StillWanted(at=now, answer=True))
        now += timedelta(minutes=1) if step.next is not Next.FIND_PERSON else timedelta(days=1)
    most = world.playbook.budget.conversations + world.playbook.reopening.value.conversations
    stages = 1 + sum(isinstance(event, Interview) for event in happened)
    assert sum(touch.outcome in TALKS for touch in made) <= most * stages
    assert sum(touch.outcome is Outcome.NOBODY for touch in made) <= 3 * stages
    letters = world.playbook.budget.emails + world.playbook.reopening.value.emails
    assert sum(touch.channel is Channel.EMAIL for touch in made) <= letters * stages
    brushed = next((n for n, touch in enumerate(made) if touch.outcome is Outcome.BRUSH_OFF), len(made))
    asked = sum(touch.outcome in TALKS or touch.channel is Channel.EMAIL for touch in made[brushed + 1 :])
    assert asked <= 1 + sum(isinstance(event, StillWanted) for event in happened) or stages > 1
    if not any(isinstance(event, Promised) for event in happened) and not named_exactly(world):
        day_of = world.calendar.employer.day_of
        counted = [day_of(touch.at) for touch in made if touch.outcome in TALKS or touch.channel is Channel.EMAIL]
        assert all((later - day).days >= world.playbook.gap.value for day, later in pairwise(counted))
