"""When is the employer open, and when can the person ring? Local days, working hours, holidays and daylight saving.

Moments are aware and leave in UTC; days are local dates of the zone at hand. A local time in a DST gap becomes the
first valid instant, in an overlap the first of the two, once.
"""

import warnings
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
SATURDAY = 5
# Two people at the far ends of the world may share no hour at all; after so many openings that is taken as given.
OPENINGS_TRIED = 64

Window = tuple[time, time]


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; ValueError for anything else."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; absolute or with a NUL; a folder such as "America"
        raise ValueError(f"unknown time zone {name!r}: an IANA name is wanted, such as Europe/Berlin") from None


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC moment of a naive local time: in a gap the first valid one, in an overlap the first."""
    moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _reading(moment, zone) == local:
        return moment
    start = local.replace(tzinfo=zone, fold=1, microsecond=0).astimezone(UTC)
    seconds = range(int((moment - start).total_seconds()) + 1)
    jump = bisect_left(seconds, local, key=lambda second: _reading(start + timedelta(seconds=second), zone))
    return start + timedelta(seconds=jump)


def _reading(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


@lru_cache(maxsize=1024)
def _days_off(country: str, year: int) -> frozenset[date]:
    """Weekends and national holidays of a year (decision 2). A weekend day that is worked for once stays off (ours)."""
    import holidays  # a large import, for those whose zone has a country

    with warnings.catch_warnings():
        # For some countries the library knows the movable feasts of certain years only, and warns; the others stay.
        warnings.simplefilter("ignore")
        known = holidays.country_holidays(country, years=year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=offset) for offset in range((date(year + 1, 1, 1) - first).days))
    return frozenset(day for day in days if known.is_weekend(day) or day in known)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import holidays  # as above

    return frozenset(holidays.list_supported_countries())


def is_known_country(country: str) -> bool:
    """Whether the national holidays of that country are known."""
    return country in _countries()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The employer's working days and hours. `country`: ISO 3166 alpha-2; None: Saturday and Sunday off, no holidays.

    ValueError for an unknown zone or country, or hours that do not open before they close.
    """

    zone: str
    country: str | None = None
    opens: time = time(9)
    closes: time = time(17)

    def __post_init__(self) -> None:
        zone_of(self.zone)
        if self.country is not None and not is_known_country(self.country):
            raise ValueError(f"unknown country {self.country!r}: a two-letter code is wanted, such as US")
        if self.opens >= self.closes:
            raise ValueError(f"hours {self.opens:%H:%M}-{self.closes:%H:%M} do not open before they close")

    def day_of(self, moment: datetime) -> date:
        """The employer's local date at that moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def is_working_day(self, day: date) -> bool:
        """Neither weekend nor national holiday."""
        if self.country is None:
            return day.weekday() < SATURDAY
        return day not in _days_off(self.country, day.year)

    def roll(self, day: date) -> date:
        """That day, or the next working day after it (decision 2)."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def start_of(self, day: date) -> datetime:
        """Local midnight, in UTC."""
        return self._at(day, time())

    def opening(self, day: date) -> datetime:
        """When that day opens, working day or not, in UTC."""
        return self._at(day, self.opens)

    def closing(self, day: date) -> datetime:
        """When that day closes, in UTC; the hour itself is no longer open (decision 3)."""
        return self._at(day, self.closes)

    def next_opening(self, moment: datetime) -> datetime:
        """The earliest moment at or after that one, inside the hours of a working day, in UTC (decision 3)."""
        day = self.roll(self.day_of(moment))
        while max(self.opening(day), moment) >= self.closing(day):
            day = self.roll(day + DAY)
        return max(self.opening(day), moment.astimezone(UTC))

    def _at(self, day: date, clock: time) -> datetime:
        return instant(datetime.combine(day, clock), ZoneInfo(self.zone))


def _within(clock: time, window: Window) -> bool:
    start, end = window
    return start <= clock < end if start < end else clock >= start or clock < end


@dataclass(frozen=True, slots=True)
class Availability:
    """When the person can ring: never in the quiet hours, inside the free windows if there are any.

    Windows are local, end exclusive, and may cross midnight. `calls_a_day` is the courage budget. ValueError if no time
    is left, or for a bad zone.
    """

    zone: str
    quiet: Window | None = None
    free: tuple[Window, ...] = ()
    calls_a_day: int = 3

    def __post_init__(self) -> None:
        zone_of(self.zone)
        if self.calls_a_day < 1:
            raise ValueError("at least one call a day is needed")
        if any(start == end for start, end in (*self.free, *([self.quiet] if self.quiet else []))):
            raise ValueError("a window of no length")
        if self.free and not any(self._allows(edge) for edge in self._edges()):
            raise ValueError("the quiet hours cover all the free windows")

    def day_of(self, moment: datetime) -> date:
        """The person's local date at that moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def is_free(self, moment: datetime) -> bool:
        """Whether the person may be disturbed and can ring."""
        return self._allows(moment.astimezone(ZoneInfo(self.zone)).time())

    def next_free(self, moment: datetime) -> datetime:
        """The earliest moment at or after that one at which the person can ring, in UTC."""
        day = self.day_of(moment)
        while not self.is_free(moment):
            edges = (instant(datetime.combine(day, edge), ZoneInfo(self.zone)) for edge in self._edges())
            moment = next((edge for edge in edges if edge > moment and self.is_free(edge)), moment)
            day += DAY
        return moment.astimezone(UTC)

    def _edges(self) -> list[time]:
        """The clock times at which being free can begin."""
        return sorted({time(), *(start for start, _ in self.free), *([self.quiet[1]] if self.quiet else [])})

    def _allows(self, clock: time) -> bool:
        if self.quiet and _within(clock, self.quiet):
            return False
        return not self.free or any(_within(clock, window) for window in self.free)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Both sides of the line: the employer's hours and, where known, the person's."""

    employer: WorkCalendar
    person: Availability | None = None

    def dialable(self, moment: datetime) -> datetime:
        """The earliest moment at or after that one when the employer is open and the person free, in UTC.

        Where the two share no hour, the employer's hours alone decide: they cannot be moved, the person's can.
        """
        first = at = self.employer.next_opening(moment)
        for _ in range(OPENINGS_TRIED):
            free = self.undisturbed(at)
            if free == at:
                return at
            at = self.employer.next_opening(free)
        return first

    def undisturbed(self, moment: datetime) -> datetime:
        """The earliest moment at or after that one at which the person may be disturbed, in UTC."""
        return self.person.next_free(moment) if self.person else moment.astimezone(UTC)
