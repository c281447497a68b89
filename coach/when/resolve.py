"""Which instant is it? A mention's day and hour put together by C1, C4 and C11, and checked: nothing impossible,
nothing on the wrong side of now.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.when.mention import Mention
from coach.when.model import Clock, Context
from coach.when.zoned import UNKNOWN

Value = date | datetime
FAR = 366 * 15  # days ahead or back beyond which a typing slip is likelier than a plan


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention comes to: one value, or several (asked), or none at all (`bad`: impossible)."""

    values: tuple[Value, ...] = ()
    bad: bool = False

    @property
    def sure(self) -> bool:
        """It is one day or one moment, and nothing else."""
        return len(self.values) == 1 and not self.bad


ASK = Reading()


def reading(context: Context, mention: Mention) -> Reading:
    """What `mention` means at `context.now`. Unsure readings carry the values to offer, never only one."""
    if (mention.day and mention.day.form == "bad") or (mention.clock and mention.clock.bad):
        return Reading(bad=True)
    found = _clock_alone(context, mention) if mention.day is None else _on_day(context, mention)
    if not found.sure:
        return found
    tense = mention.day.tense if mention.day else 0
    return found if _plausible(context, found.values[0], tense) else _doubted(context, found.values[0])


def _plausible(context: Context, value: Value, tense: int) -> bool:
    """On the side of now that the direction says, and not absurdly far."""
    day = value.astimezone(context.now.tzinfo).date() if isinstance(value, datetime) else value
    if abs((day - context.today).days) > FAR:
        return False
    if isinstance(value, datetime):
        return value <= context.now if context.past else value >= context.now or (day == context.today and tense < 0)
    return day <= context.today if context.past else day >= context.today


def _doubted(context: Context, value: Value) -> Reading:
    """A value on the wrong side of now is asked; an hour that has passed today is offered for tomorrow."""
    if isinstance(value, datetime) and not context.past and value.date() == context.today:
        return Reading((value, value + timedelta(days=1)))
    return ASK


def _on_day(context: Context, mention: Mention) -> Reading:
    day = mention.day
    assert day is not None  # noqa: S101 - the caller looked
    if day.moment:
        zone = day.moment.tzinfo or _zone(context, mention)
        if mention.clock or zone is None:
            return ASK
        moment = local(day.moment.date(), day.moment.hour, day.moment.minute, zone)
        return Reading((moment.astimezone(context.now.tzinfo),))
    if not day.sure:
        return Reading(tuple(day.dates)) if len(day.dates) != 1 else ASK
    if mention.clock is None:
        return Reading(tuple(_days(context, mention))) if mention.zone != UNKNOWN else ASK
    days = _days(context, mention)
    if mention.part in ("eve", "night") and mention.clock.half == "am" and mention.clock.hour < 6:
        days = [days[0], days[0] + timedelta(days=1)]  # "at 2am last night" is the night's end for some
    hours = hours_of(mention.clock, mention.part, day.form)
    zone = _zone(context, mention)
    if zone is None:
        return ASK
    values = [local(one, h, m, zone) for one in days for h, m in hours]
    if day.form == "weekday" and len(days) > 1:
        ahead = (
            [value for value in values if value >= context.now]
            if not context.past
            else [value for value in values if value <= context.now]
        )
        values = ahead or values
    return Reading(tuple(_home(context, value) for value in values[:4]))


def _days(context: Context, mention: Mention) -> list[date]:
    """The days that are meant; a bare weekday that is today's may be today, where its hour is still ahead (asked)."""
    day = mention.day
    assert day is not None  # noqa: S101 - the caller looked
    ahead = mention.clock is not None or (
        mention.part != "" and not context.past and context.now.hour < _PART_ENDS.get(mention.part, 0)
    )
    if day.form == "weekday" and day.weekday == context.today.weekday() and ahead:
        return [context.today, day.dates[0]]
    return [day.dates[0]]


def _clock_alone(context: Context, mention: Mention) -> Reading:
    """An hour without a day: the next such moment (past: the last), in its zone; a bare hour is asked (C4)."""
    clock = mention.clock
    assert clock is not None  # noqa: S101 - a mention has a day or a clock
    zone = _zone(context, mention)
    if zone is None:
        return ASK
    hours = hours_of(clock, mention.part, "")
    values = [_nearest(context, h, m, zone) for h, m in hours]
    if clock.ranged and len(values) == 1:
        values.append(values[0] + timedelta(days=-1 if context.past else 1))  # hours of which day?
    return Reading(tuple(sorted(values)))


def _nearest(context: Context, hour: int, minute: int, zone: tzinfo) -> datetime:
    today = context.now.astimezone(zone).date()
    steps = (0, -1) if context.past else (0, 1)
    for step in steps:
        value = local(today + timedelta(days=step), hour, minute, zone)
        if (value <= context.now) if context.past else (value >= context.now):
            break
    return _home(context, value)


def hours_of(clock: Clock, part: str, anchor: str) -> list[tuple[int, int]]:
    """The hours of the day that a clock time may mean (C4). `anchor`: the form of the day beside it, "" where there
    is none.
    """
    found: list[tuple[int, int]] = []
    for one in (clock, *clock.other):
        found += [(h, one.minute) for h in _halves(one, part, anchor)]
    if clock.midnight and anchor != "":
        return [(0, 0), (23, 59)]
    return list(dict.fromkeys(found))


def _halves(clock: Clock, part: str, anchor: str) -> list[int]:
    h = clock.hour
    if clock.half == "24":
        return [h]
    if clock.half:
        return [h % 12 + (12 if clock.half == "pm" else 0)]
    both = [h % 12, h % 12 + 12]
    if part:
        fitting = [one for one in both if one in _PART_HOURS.get(part, range(24))]
        return fitting if len(fitting) == 1 else both
    if not anchor or h in (0, 7) or clock.zero:
        return both
    return [h if 8 <= h <= 12 else h + 12]


_PART_HOURS = {
    "am": range(1, 12),
    "pm": range(12, 19),
    "eve": range(16, 24),
    "night": range(17, 24),
    "noonish": range(11, 15),
}
_PART_ENDS = {"am": 12, "pm": 18, "eve": 22, "night": 24, "noonish": 14}


def _zone(context: Context, mention: Mention) -> tzinfo | None:
    if mention.zone == UNKNOWN:
        return None
    return mention.zone if isinstance(mention.zone, tzinfo) else context.now.tzinfo


def local(day: date, hour: int, minute: int, zone: tzinfo | None) -> datetime:
    """The instant of a wall clock time. A DST gap gives the first valid instant after it, an overlap the first of the
    two.
    """
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    for _ in range(24):
        if wall.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
            return wall
        wall = (wall.replace(tzinfo=None) + timedelta(minutes=15)).replace(
            minute=(wall.minute + 15) // 15 * 15 % 60, tzinfo=zone
        )
    return wall


def _home(context: Context, value: datetime) -> datetime:
    return value.astimezone(context.now.tzinfo) if value.tzinfo is not context.now.tzinfo else value
