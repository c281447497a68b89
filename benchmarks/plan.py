"""How long does a plan take? `python -m benchmarks.plan` prints one line: one application, and many together.

One application of 30 events (goal: median below 1 ms), and `plan_all` over 10, 100 and 500 applications of 10 events at
as many employers, four to a contact.
"""

from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter_ns

from coach.calendar import Availability, Calendar, WorkCalendar
from coach.plan import plan
from coach.playbooks import BALANCED
from coach.portfolio import Application, plan_all
from coach.timeline import Applied, Channel, Event, Heard, Interview, Outcome, Promised, Role, Timeline, Touch

START = datetime(2026, 1, 5, 15, tzinfo=UTC)
OFFICE = Calendar(WorkCalendar("America/New_York", "US"), Availability("America/New_York"))


def life(count: int) -> Timeline:
    """An application with every kind of event, one every two days."""
    events: list[Event] = [Applied(at=START)]
    while len(events) < count:
        at = START + len(events) * timedelta(days=2)
        kinds: list[Event] = [
            Touch(at=at, channel=Channel.PHONE, outcome=Outcome.NOBODY),
            Touch(at=at, channel=Channel.PHONE, outcome=Outcome.VOICEMAIL_LEFT),
            Heard(at=at),
            Promised(at=at, span_days=3),
            Touch(at=at, channel=Channel.EMAIL, outcome=Outcome.SENT),
            Interview(at=at, held=at + timedelta(hours=30)),
        ]
        events.append(kinds[len(events) % len(kinds)])
    return Timeline(events=tuple(events), contact=Role.HIRING_MANAGER)


def many(count: int) -> list[Application]:
    timeline = life(10)
    return [
        Application(
            id=n, employer=f"Firm {n}", person=f"person {n // 4}", timeline=timeline, playbook=BALANCED, calendar=OFFICE
        )
        for n in range(count)
    ]


def one_plan(runs: int = 500) -> float:
    """Median milliseconds of a plan for 30 events."""
    timeline = life(30)
    now = timeline.events[-1].at + timedelta(days=3)
    times = []
    for _ in range(runs):
        begun = perf_counter_ns()
        plan(timeline, BALANCED, OFFICE, now)
        times.append(perf_counter_ns() - begun)
    return median(times) / 1e6


def together(count: int, runs: int = 5) -> float:
    """Median milliseconds of planning that many applications together."""
    applications = many(count)
    now = applications[0].timeline.events[-1].at + timedelta(days=3)
    times = []
    for _ in range(runs):
        begun = perf_counter_ns()
        plan_all(applications, now)
        times.append(perf_counter_ns() - begun)
    return median(times) / 1e6


def main() -> None:
    """Print the line."""
    counts = ", ".join(f"{count}: {together(count):.1f} ms" for count in (10, 100, 500))
    print(f"plan, 30 events: median {one_plan():.3f} ms (goal < 1) · plan_all, applications {counts}")


if __name__ == "__main__":
    main()
