"""How does the whole search go? Figures over the timelines: how far applications come, who answers, and when.

An *answer* is any sign of theirs: they called or wrote, talked on the phone, promised something, set an interview or
decided. A touch is credited with an answer that came at once, or within two weeks and before the next touch; the
thank-you note asks for none and is not counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import sqrt
from statistics import median
from zoneinfo import ZoneInfo

from coach.rounds import rounds
from coach.timeline import (
    Channel,
    Decided,
    Event,
    Heard,
    Interview,
    Outcome,
    Promised,
    StillWanted,
    Touch,
    Verdict,
)

SILENCE = timedelta(days=14)  # W8: after so long, no answer is an answer
SURE = 2.45  # standard deviations: that chance makes one of seven weekdays stand out happens once in twenty times
ENOUGH = 10  # tries below which a share is noise
# P4: the share of HR managers who named the channel as one that they prefer (several answers allowed).
PREFERRED: Mapping[Channel, float] = {
    Channel.EMAIL: 0.87,
    Channel.PHONE: 0.81,
    Channel.NOTE: 0.38,
    Channel.SOCIAL: 0.27,
    Channel.TEXT: 0.10,
}
SPOKEN = frozenset(
    {
        Outcome.REACHED,
        Outcome.INTERVIEW_OFFERED,
        Outcome.REFERRAL,
        Outcome.CALLBACK,
        Outcome.BAD_MOMENT,
        Outcome.BRUSH_OFF,
        Outcome.CLEAR_NO,
    }
)
REFUSED = frozenset({Outcome.CLEAR_NO, Outcome.BRUSH_OFF})


@dataclass(slots=True)
class Tried:
    """How many tries there were, and how many of them were answered."""

    tries: int = 0
    answered: int = 0

    def add(self, answered: bool) -> None:
        self.tries += 1
        self.answered += answered

    @property
    def is_enough(self) -> bool:
        """Whether a share of them means anything."""
        return self.tries >= ENOUGH


@dataclass(slots=True)
class Funnel:
    """How many applications are where. Each is counted once, at the furthest that it came: `answered` and `interview`
    hold what is beyond them as well.
    """

    applied: int = 0
    waiting: int = 0  # no answer yet, and none is due
    silent: int = 0  # no answer in two weeks, or to the end
    gave_up: int = 0  # withdrawn without an answer
    answered: int = 0
    talking: int = 0  # answered, no interview yet
    turned_down: int = 0  # without an interview
    withdrawn: int = 0  # answered, then withdrawn
    interview: int = 0  # an offer counts as one that was not noted
    open: int = 0  # interviewed, not decided
    turned_down_after: int = 0
    withdrawn_after: int = 0
    offer: int = 0


@dataclass(slots=True, kw_only=True)
class Statistics:
    """The figures. `answer_days`: from applying to the first answer, one an answered application, in order.

    `silent`: who has not answered in two weeks and is not given up, by id, the longest silence first. `touches`: all
    calls and messages, those that led nowhere included. `weekdays`: calls by the person's local weekday, Monday first.
    """

    funnel: Funnel = field(default_factory=Funnel)
    channels: dict[Channel, Tried] = field(default_factory=dict)
    weekdays: list[Tried] = field(default_factory=lambda: [Tried() for _ in range(7)])
    answer_days: list[int] = field(default_factory=list)
    touches: int = 0
    interviews: int = 0
    silent: list[int] = field(default_factory=list)

    @property
    def days_to_answer(self) -> float | None:
        """The median; None where there are too few to tell."""
        return median(self.answer_days) if len(self.answer_days) >= ENOUGH // 2 else None

    @property
    def touches_an_interview(self) -> float | None:
        """How many calls and messages an interview takes (L5); None without an interview."""
        return self.touches / self.interviews if self.interviews else None

    @property
    def best_weekday(self) -> int | None:
        """The weekday, 0 for Monday, on which calls are answered clearly more often than on all; None without one."""
        total = Tried(sum(day.tries for day in self.weekdays), sum(day.answered for day in self.weekdays))
        if not total.tries:
            return None
        best = max(range(7), key=lambda day: least_share(self.weekdays[day]))
        stands_out = least_share(self.weekdays[best]) > total.answered / total.tries
        return best if stands_out and self.weekdays[best].is_enough else None


def least_share(tried: Tried) -> float:
    """The lower end of Wilson's interval: what the share of answers is at least, luck aside."""
    if not tried.answered:
        return 0.0
    z, n, share = SURE, tried.tries, tried.answered / tried.tries
    middle, spread = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n)


def statistics(timelines: Mapping[int, Sequence[Event]], now: datetime, zone: str) -> Statistics:
    """The figures over the timelines, each in order and not empty. `zone`: the person's, for weekdays."""
    found, quiet = Statistics(), list[tuple[datetime, int]]()
    for key, timeline in timelines.items():
        events = [event for event in timeline if event.at <= now]
        if not events:
            continue
        _place(found.funnel, events, now)
        _count_touches(found, events, ZoneInfo(zone))
        first = next((event.at for event in events if is_answer(event)), None)
        if first is not None:
            found.answer_days.append((first - events[0].at).days)
        elif now - _last_try(events) >= SILENCE and not _is_over(events):
            quiet.append((_last_try(events), key))
    found.answer_days.sort()
    found.silent = [key for _, key in sorted(quiet, key=lambda each: each[0])]
    return found


def is_answer(event: Event) -> bool:
    """Whether the event is a sign of theirs."""
    match event:
        case Heard() | Promised() | Interview():
            return True
        case Touch():
            return event.outcome in SPOKEN
        case Decided():
            return event.outcome is not Verdict.WITHDRAWN
    return False


def _is_over(events: Sequence[Event]) -> bool:
    return _ending(events) is not None


def _ending(events: Sequence[Event]) -> str | None:
    """How it ended: offer, turned_down or withdrawn; None where it has not. What they said last counts, except that
    whatever they do after a no opens it again.
    """
    for event in reversed(events):
        match event:
            case Decided():
                return {Verdict.OFFER: "offer", Verdict.WITHDRAWN: "withdrawn"}.get(event.outcome, "turned_down")
            case StillWanted() if not event.answer:
                return "withdrawn"
            case Touch() if event.outcome in REFUSED:
                return "turned_down"
            case Heard() | Promised() | Interview():
                return None
    return None


def _last_try(events: Sequence[Event]) -> datetime:
    return max((event.at for event in events if isinstance(event, Touch)), default=events[0].at)


def _place(funnel: Funnel, events: Sequence[Event], now: datetime) -> None:
    funnel.applied += 1
    ending = _ending(events)
    if ending == "offer" or any(isinstance(event, Interview) for event in events):
        funnel.answered += 1
        funnel.interview += 1
        funnel.offer += ending == "offer"
        funnel.turned_down_after += ending == "turned_down"
        funnel.withdrawn_after += ending == "withdrawn"
        funnel.open += ending is None
    elif any(is_answer(event) for event in events):
        funnel.answered += 1
        funnel.turned_down += ending == "turned_down"
        funnel.withdrawn += ending == "withdrawn"
        funnel.talking += ending is None
    else:
        funnel.gave_up += ending is not None
        silent = now - _last_try(events) >= SILENCE
        funnel.silent += ending is None and silent
        funnel.waiting += ending is None and not silent


def _count_touches(found: Statistics, events: Sequence[Event], zone: ZoneInfo) -> None:
    found.interviews += max((number for _, number in rounds(events)), default=0)
    for place, event in enumerate(events):
        if not isinstance(event, Touch) or event.channel is Channel.NOTE:
            continue
        channel = Channel.SOCIAL if event.channel is Channel.LINKEDIN else event.channel
        found.touches += 1
        found.channels.setdefault(channel, Tried()).add(_is_answered(event, events[place + 1 :]))
        if channel is Channel.PHONE:
            found.weekdays[event.at.astimezone(zone).weekday()].add(event.outcome in SPOKEN)


def _is_answered(touch: Touch, later: Sequence[Event]) -> bool:
    """At once, or before the next touch and within two weeks."""
    if touch.outcome in SPOKEN:
        return True
    for event in later:
        if isinstance(event, Touch) or event.at - touch.at > SILENCE:
            return False
        if is_answer(event):
            return True
    return False
