"""Several applications of one person: shared budgets, one employer a day, few calls a day, the weekly look."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.calendar import Availability, Calendar, WorkCalendar
from coach.playbooks import BALANCED, PLAYBOOKS
from coach.portfolio import FIXED, Application, connected, dials, plan_all, shared_with
from coach.spread import sittings
from coach.steps import Next
from coach.stream import closable, next_look, weekly_look
from coach.timeline import Applied, Channel, Decided, Event, Outcome, Role, StillWanted, Timeline, Touch, Verdict
from tests.coach.timelines import events

HOME = Availability("America/New_York", quiet=(time(21), time(8)))
OFFICE = Calendar(WorkCalendar("America/New_York", "US"), HOME)
NOON = timedelta(hours=17)


def on(day: int, hour: int = 15) -> datetime:
    return datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day - 1)


def sent(key: str, employer: str, person: str | None, *later: Event, day: int = 2) -> Application:
    timeline = Timeline(events=(Applied(at=on(day)), *later), contact=Role.HIRING_MANAGER)
    return Application(id=key, employer=employer, person=person, timeline=timeline, playbook=BALANCED, calendar=OFFICE)


def call(day: int, outcome: Outcome) -> Touch:
    return Touch(at=on(day), channel=Channel.PHONE, outcome=outcome)


def test_who_shares_with_whom() -> None:
    some = [sent("a", "Acme", "jane"), sent("b", "Brook", "Jane"), sent("c", "Acme", None), sent("d", "acme", None)]
    assert shared_with(some) == {"a": ("b",), "b": ("a",), "c": ("d",), "d": ("c",)}


def test_whose_plans_hang_together() -> None:
    alone = Calendar(OFFICE.employer)
    some = [sent("a", "Acme", "jane"), sent("b", "Brook", "jane"), sent("c", "Brook", None), sent("d", "Dale", None)]
    apart = [replace(one, calendar=alone) for one in some]
    groups = {key: [one.id for one in group] for key, group in connected(apart).items()}
    assert groups == {"a": ["a", "b", "c"], "b": ["a", "b", "c"], "c": ["a", "b", "c"], "d": ["d"]}
    assert {len(group) for group in connected(some).values()} == {4}  # three calls a day are for all of them


def test_a_posting_sent_after_the_talk_brings_no_fresh_budget() -> None:
    """L8, ours: the talk of last week counts for today's posting of the same person; one of last month does not."""
    old = sent("a", "Acme", "jane", call(9, Outcome.REACHED))
    soon, late = sent("b", "Acme", "jane", day=11), sent("b", "Acme", "jane", day=30)
    assert plan_all([old, soon], on(12))["b"].limits.calls == 0
    assert plan_all([old, late], on(31))["b"].limits.calls == 1


def test_a_callback_stays_where_they_put_it() -> None:
    back = Touch(at=on(9), channel=Channel.PHONE, outcome=Outcome.CALLBACK, day=date(2026, 11, 12))
    two = [sent("old", "Acme", "joe", day=5), sent("asked", "Acme", "jane", back, day=6)]
    days = {key: step.day for key, step in plan_all(two, on(9, 18)).items()}
    assert days == {"asked": date(2026, 11, 12), "old": date(2026, 11, 13)}


def test_calls_beyond_the_courage_budget_queue_up_in_order() -> None:
    many = [sent(str(n), f"Firm {n}", None) for n in range(8)]
    plans = plan_all(many, on(9))
    assert [plans[str(n)].opens for n in range(8)] == [
        *[on(9)] * 3,
        *[datetime(2026, 11, 10, 14, tzinfo=UTC)] * 3,
        *[datetime(2026, 11, 12, 14, tzinfo=UTC)] * 2,  # over Veterans Day
    ]
    assert {step.day for step in plans.values()} == {date(2026, 11, 9)}


def test_calls_made_today_are_counted() -> None:
    many = [sent("made", "Firm", None, call(9, Outcome.NOBODY)), *(sent(str(n), f"Firm {n}", None) for n in range(3))]
    plans = plan_all(many, on(9, 18))
    assert [plans[str(n)].opens for n in range(3)] == [on(9, 18)] * 2 + [datetime(2026, 11, 10, 14, tzinfo=UTC)]


def test_calls_of_one_day_sit_together() -> None:
    west = replace(OFFICE, employer=WorkCalendar("America/Los_Angeles", "US"))
    both = [sent("east", "Acme", None), replace(sent("west", "Brook", None), calendar=west)]
    plans = plan_all(both, on(9, 13))
    assert plans["east"].opens == datetime(2026, 11, 9, 14, tzinfo=UTC)
    assert sittings(dials(both, plans)) == {"east": NOON + on(9, 0), "west": NOON + on(9, 0)}


@given(st.lists(st.tuples(events(5), st.sampled_from("AB"), st.sampled_from(["x", "y", None])), max_size=6), st.data())
def test_one_employer_has_one_nudge_a_day(
    lives: list[tuple[tuple[Event, ...], str, str | None]], data: st.DataObject
) -> None:
    start = datetime(2026, 3, 2, tzinfo=UTC)
    applications = [
        Application(
            id=n,
            employer=employer,
            person=person,
            timeline=Timeline(events=tuple(moved(life, start)), contact=Role.HIRING_MANAGER),
            playbook=data.draw(st.sampled_from(list(PLAYBOOKS.values()))),
            calendar=OFFICE,
        )
        for n, (life, employer, person) in enumerate(lives)
    ]
    now = max([start, *(one.timeline.events[-1].at for one in applications)])
    plans = plan_all(applications, now)
    touches = [one for one in applications if plans[one.id].next in (Next.CALL, Next.EMAIL)]
    free = [one for one in touches if plans[one.id].rule not in FIXED]
    assert max(Counter((one.employer, plans[one.id].day) for one in free).values(), default=0) <= 1
    calls = [plans[one.id].opens for one in free if plans[one.id].next is Next.CALL]
    assert max(Counter(HOME.day_of(opens) for opens in calls if opens).values(), default=0) <= HOME.calls_a_day
    assert plan_all(applications, now) == plans


def moved(life: tuple[Event, ...], start: datetime) -> list[Event]:
    """The bare steps of a random life, brought to one start (what they named is left out)."""
    shift = start - life[0].at
    plain = [event for event in life if isinstance(event, Applied | Touch | Decided | StillWanted)]
    bare = [replace(event, day=None, moment=None) if isinstance(event, Touch) else event for event in plain]
    return [replace(event, at=event.at + shift) for event in bare]


def test_the_weekly_look() -> None:
    applications = [
        sent("due", "Acme", None, day=5),
        sent("later", "Brook", None, day=9),
        sent("silent", "Crest", None, call(9, Outcome.REACHED), day=1),
        sent("over", "Dale", None, Decided(at=on(9), outcome=Verdict.REJECTED)),
    ]
    monday = date(2026, 11, 9)
    look = weekly_look(applications, plan_all(applications, on(9, 18)), 5, monday)
    assert (look.live, look.goal, look.missing) == (3, 5, 2)
    assert (look.due, look.silent, look.closable) == (("due",), (), ())
    later = weekly_look(applications, plan_all(applications, on(24)), 3, date(2026, 11, 24))
    assert (later.due, later.silent, later.missing) == (("due", "later"), ("silent",), 0)


def test_what_may_be_closed() -> None:
    """Silent after the second chance, or the first question unanswered for two more weeks."""
    asked = sent("asked", "Acme", None, call(9, Outcome.REACHED))
    again = sent("again", "Brook", None, call(9, Outcome.REACHED), StillWanted(at=on(24), answer=True))
    again = replace(again, timeline=replace(again.timeline, events=(*again.timeline.events, call(25, Outcome.REACHED))))
    both = [asked, again]
    for day, rows in ((24, ()), (36, ()), (37, ("asked",)), (39, ("asked", "again"))):
        now = on(day, 18)
        assert closable(both, plan_all(both, now), now.date()) == rows


def test_the_look_is_on_monday_morning_local() -> None:
    assert next_look(on(9, 13), "America/New_York") == datetime(2026, 11, 9, 14, tzinfo=UTC)
    assert next_look(on(9, 14), "America/New_York") == datetime(2026, 11, 16, 14, tzinfo=UTC)
    assert next_look(on(8, 23), "Asia/Tokyo") == on(9, 0)
