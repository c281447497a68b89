"""What is next for all applications of one person together? Shared budgets, one employer a day, few calls a day.

L8 and decision 18. A plan keeps its `day` unless another application at the same employer goes first on it; the courage
budget moves only the moment at which a call opens.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coach.budgets import WRITTEN
from coach.calendar import DAY, Calendar
from coach.dates import written
from coach.plan import plan
from coach.playbooks import Playbook
from coach.spread import Dial, Key, queue
from coach.steps import Next, Plan, Trace
from coach.timeline import Channel, Timeline, Touch

Account = tuple[str, str]
TOUCHES = (Next.CALL, Next.EMAIL)
PROMISES = ("W4", "W5", "W6")
COURAGE: Account = ("calls", "a day")  # what all applications of one person share, where their day is known
Taken = dict[tuple[str, date], set[Key]]  # who has a day at an employer
# What they asked for themselves, or what goes on with the same call: no other application moves it (decisions 8, 9).
FIXED = ("decision 8", "L3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One application among others. `person`: who is called there, None where nobody is known (L8: the employer).

    `archived`: put away; it has no plan of its own, but what was done for it still counts for the others (L8).
    """

    id: Key
    employer: str
    person: str | None
    timeline: Timeline
    playbook: Playbook
    calendar: Calendar
    archived: bool = False

    @property
    def firm(self) -> str:
        """The employer, however its name is written."""
        return self.employer.casefold()

    @property
    def account(self) -> Account:
        """Whose budget it draws on (L8)."""
        return ("employer", self.firm) if self.person is None else ("person", self.person.casefold())

    @property
    def touches(self) -> list[Touch]:
        return [event for event in self.timeline.events if isinstance(event, Touch)]


def shared_with(applications: Sequence[Application]) -> dict[Key, tuple[Key, ...]]:
    """For each application the others that draw on the same budget."""
    accounts = defaultdict(list)
    for application in applications:
        accounts[application.account].append(application.id)
    return {one.id: tuple(other for other in accounts[one.account] if other != one.id) for one in applications}


def connected(applications: Sequence[Application]) -> dict[Key, tuple[Application, ...]]:
    """For each application itself and all those whose plans can depend on it, in the given order.

    They share an employer or a budget, directly or through others; the courage budget, where there is one, joins all.
    """
    parents: dict[Account, Account] = {}

    def root(link: Account) -> Account:
        while (parent := parents.setdefault(link, link)) != link:
            link = parent
        return link

    for one in applications:
        for link in (("employer", one.firm), *([COURAGE] if one.calendar.person else [])):
            parents[root(link)] = root(one.account)
    groups: dict[Account, list[Application]] = defaultdict(list)
    for one in applications:
        groups[root(one.account)].append(one)
    return {one.id: tuple(groups[root(one.account)]) for one in applications}


def plan_all(applications: Sequence[Application], now: datetime) -> dict[Key, Plan]:
    """The plan of each application, none of them at the cost of another. Same errors as `plan`."""
    plans = plan_apart(sharing(applications), now)
    opens = queue(dials(applications, plans), calls_made(applications, now))
    return {one.id: queued(plans[one.id], opens.get(one.id), one.calendar) for one in applications if one.id in plans}


def plan_apart(applications: Sequence[Application], now: datetime) -> dict[Key, Plan]:
    """The same before the courage budget: whoever is not `connected` by employer or person has no say in it.

    `applications`: as `sharing` gives them.
    """
    plans = {one.id: plan(one.timeline, one.playbook, one.calendar, now) for one in applications if not one.archived}
    return _apart(applications, plans, now)


def sharing(applications: Sequence[Application]) -> list[Application]:
    """The applications, each with the touches that the others made on its account (L8)."""
    made: dict[Account, list[tuple[Key, Touch]]] = defaultdict(list)
    for application in applications:
        made[application.account].extend((application.id, touch) for touch in application.touches)

    def with_shared(one: Application) -> Application:
        shared = tuple(touch for owner, touch in made[one.account] if owner != one.id)
        same = shared == one.timeline.shared
        return one if same else replace(one, timeline=replace(one.timeline, shared=shared))

    return [with_shared(one) for one in applications]


def _apart(applications: Sequence[Application], plans: Mapping[Key, Plan], now: datetime) -> dict[Key, Plan]:
    """Decision 18: never two a day at one employer; what they asked for, then the promise, then the older first."""
    taken: Taken = defaultdict(set)
    for application in applications:
        for touch in application.touches:
            if touch.at <= now and (touch.channel is Channel.PHONE or touch.channel in WRITTEN):
                taken[application.firm, application.calendar.employer.day_of(touch.at)].add(application.id)
    apart = dict(plans)
    due = [one for one in applications if one.id in plans and plans[one.id].next in TOUCHES]
    for application in sorted(due, key=lambda one: _precedence(one, plans[one.id])):
        placed = _placed(application, plans[application.id], taken, now)
        apart[application.id] = placed
        taken[application.firm, _day(placed)].add(application.id)
    return apart


def _precedence(application: Application, planned: Plan) -> tuple[bool, bool, datetime]:
    applied = application.timeline.events[0].at
    return planned.rule not in FIXED, planned.rule not in PROMISES, applied


def _placed(application: Application, planned: Plan, taken: Taken, now: datetime) -> Plan:
    """The plan, on the first working day from its own on that no other application has."""
    employer = application.calendar.employer
    day = _day(planned)
    while planned.rule not in FIXED and taken[application.firm, day] - {application.id}:
        day = employer.roll(day + DAY)
    if day == planned.day:
        return planned
    text = f"another application there goes first; this one on {written(day)}"
    trace = (Trace(rule="decision 18", text=text), *(_overridden(line, planned.rule) for line in planned.trace))
    opens = application.calendar.dialable(max(now, employer.opening(day)))
    return replace(planned, day=day, opens=opens, rule="decision 18", trace=trace)


def _overridden(line: Trace, rule: str) -> Trace:
    return replace(line, overridden_by="decision 18") if line.rule == rule and not line.overridden_by else line


def _day(planned: Plan) -> date:
    """A touch always has a day."""
    if planned.day is None:
        raise ValueError(f"a {planned.next} without a day")
    return planned.day


def dials(applications: Sequence[Application], plans: Mapping[Key, Plan]) -> list[Dial]:
    """The calls that are planned, as the courage budget sees them."""
    return [
        Dial(
            id=one.id,
            opens=planned.opens,
            day=planned.day,
            fixed=planned.rule in FIXED,
            applied=one.timeline.events[0].at,
            calendar=one.calendar,
        )
        for one in applications
        if (planned := plans.get(one.id)) and planned.next is Next.CALL and planned.opens and planned.day
    ]


def calls_made(applications: Sequence[Application], now: datetime) -> Counter[date]:
    """How many calls were made on which day of the person's."""
    return Counter(
        one.calendar.person.day_of(touch.at)
        for one in applications
        if one.calendar.person
        for touch in one.touches
        if touch.channel is Channel.PHONE and touch.at <= now
    )


def queued(planned: Plan, opens: datetime | None, calendar: Calendar) -> Plan:
    """The plan of a call that opens only then, because the day's courage is used up (F4)."""
    person = calendar.person
    if person is None or opens is None or opens == planned.opens:
        return planned
    text = f"{person.calls_a_day} calls a day are enough; this one on {written(person.day_of(opens))}"
    return replace(planned, opens=opens, trace=(*planned.trace, Trace(rule="F4", text=text)))
