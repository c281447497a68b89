"""How are dates and spans said? Always with weekday, date, time, zone and distance, so that a misreading shows."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.planning import day_in
from handlers.views import form as views
from handlers.views.message import Row


def city(zone: str) -> str:
    """The place that names a zone: "New York" for America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day_name(day: date, today: date) -> str:
    """Thu 26 Nov, with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def distance(day: date, today: date) -> str:
    """How far a day is: today, tomorrow, in 8 days, 3 days ago."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def say_day(day: date, now: datetime, zone: str) -> str:
    """Thu 26 Nov, in 8 days."""
    today = day_in(zone, now)
    return f"{day_name(day, today)}, {distance(day, today)}"


def say_moment(moment: datetime, now: datetime, zone: str) -> str:
    """Thu 26 Nov, 15:00 New York, in 8 days."""
    local, today = moment.astimezone(ZoneInfo(zone)), day_in(zone, now)
    return f"{day_name(local.date(), today)}, {local:%H:%M} {city(zone)}, {distance(local.date(), today)}"


def say_when(value: date | datetime, now: datetime, zone: str) -> str:
    """A moment or a day, whichever it is."""
    return say_moment(value, now, zone) if isinstance(value, datetime) else say_day(value, now, zone)


def choice(value: date | datetime) -> str:
    """A date or moment as the value of a button: short, and without the button's own separator."""
    return value.strftime("%Y%m%dT%H%M") if isinstance(value, datetime) else value.strftime("%Y%m%d")


def label(value: date | datetime, today: date) -> str:
    """A date or moment on a button: Thu 26 Nov, 15:00."""
    clock = f", {value:%H:%M}" if isinstance(value, datetime) else ""
    return day_name(value.date() if isinstance(value, datetime) else value, today) + clock


def choices(form: str, step: str, values: Sequence[date | datetime], today: date) -> tuple[Row, ...]:
    """The readings of an unclear date, as buttons that answer a step."""
    return views.choices(form, step, *((label(value, today), choice(value)) for value in values), per_row=1)
