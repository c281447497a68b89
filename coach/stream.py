"""Does the stream of opportunities run? The weekly look (F2), and what may be closed kindly (F3, decision 14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coach.calendar import DAY, WorkCalendar, instant, zone_of
from coach.portfolio import TOUCHES, Application
from coach.spread import Key
from coach.steps import Next, Plan

LOOK_AT = time(9)  # Monday morning, the person's time
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyLook:
    """How the search stands. `due`: what is to be done up to Sunday, in order; `silent`: who has gone quiet."""

    live: int
    goal: int
    due: tuple[Key, ...]
    silent: tuple[Key, ...]
    closable: tuple[Key, ...]

    @property
    def missing(self) -> int:
        """How many live applications are wanting to the person's own goal; above zero the stream runs dry (F2)."""
        return max(0, self.goal - self.live)


def weekly_look(applications: Sequence[Application], plans: Mapping[Key, Plan], goal: int, today: date) -> WeeklyLook:
    """The look on the person's local day `today`; the week ends on its Sunday."""
    sunday = today + timedelta(days=6 - today.weekday())
    live = [one for one in applications if plans[one.id].next is not Next.NOTHING]
    due = [(day, one.id) for one in live if (day := _touch_day(plans[one.id])) and day <= sunday]
    questions = (Next.ASK_STILL_WANTED, Next.ASK_CLOSE)
    return WeeklyLook(
        live=len(live),
        goal=goal,
        due=tuple(key for _, key in sorted(due, key=lambda entry: entry[0])),
        silent=tuple(one.id for one in live if plans[one.id].next in questions),
        closable=closable(live, plans, today),
    )


def _touch_day(planned: Plan) -> date | None:
    return planned.day if planned.next in (*TOUCHES, Next.THANK_YOU_NOTE) else None


def closable(applications: Sequence[Application], plans: Mapping[Key, Plan], today: date) -> tuple[Key, ...]:
    """The rows of "close these?": silent to the end, or the first question left unanswered for as long again."""
    return tuple(one.id for one in applications if _closable(one, plans[one.id], today))


def _closable(application: Application, planned: Plan, today: date) -> bool:
    if planned.next is Next.ASK_CLOSE:
        return True
    unanswered = planned.next is Next.ASK_STILL_WANTED and planned.day is not None
    return unanswered and planned.day is not None and today >= planned.day + application.playbook.silence.value * DAY


def next_look(now: datetime, zone: str) -> datetime:
    """The next Monday morning after `now`, the person's local time, in UTC."""
    place = zone_of(zone)
    today = now.astimezone(place).date()
    monday = today - timedelta(days=today.weekday())
    looks = (instant(datetime.combine(monday + weeks * WEEK, LOOK_AT), place) for weeks in range(3))
    return next(look for look in looks if look > now)


def next_morning(now: datetime, home: WorkCalendar, at: time) -> datetime:
    """The next working day's `at` after `now`, local to the person's own calendar, in UTC."""
    day = home.roll(home.day_of(now))
    while (moment := instant(datetime.combine(day, at), zone_of(home.zone))) <= now:
        day = home.roll(day + DAY)
    return moment
