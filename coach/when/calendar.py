"""Which day is that? Plain calendar arithmetic, every function pure, every date a local one."""

from calendar import monthrange
from datetime import date, timedelta

FAR = 366 * 50  # days; whatever lies further off is a slip of the pen


def plus(day: date, days: float) -> date | None:
    """`day` moved by whole days; None beyond what anybody plans."""
    return day + timedelta(days=int(days)) if abs(days) <= FAR else None


def plus_months(day: date, months: int) -> date | None:
    """`day` moved by months; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1900 <= year <= 2200:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_from(day: date, weekday: int, *, past: bool) -> date:
    """The nearest such weekday strictly after `day`; with `past` strictly before it (C1)."""
    if past:
        return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def monday(day: date) -> date:
    """The Monday of its week (C2: weeks run Monday to Sunday)."""
    return day - timedelta(days=day.weekday())


def yearless(today: date, month: int, day: int, *, past: bool) -> date | None:
    """The next such day of the year, today included; with `past` the last one (C5). Leap days look up to eight
    years.
    """
    step = -1 if past else 1
    for offset in range(9):
        found = make(today.year + step * offset, month, day)
        if found and ((found <= today) if past else (found >= today)):
            return found
    return None


def day_of_month(today: date, day: int, *, past: bool) -> date | None:
    """The next such day of a month, today included; with `past` the last one (C5)."""
    first = today.replace(day=1)
    for offset in range(3):
        start = plus_months(first, -offset if past else offset)
        found = start and make(start.year, start.month, day)
        if found and ((found <= today) if past else (found >= today)):
            return found
    return None


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def nth_weekday(month: date, nth: int, weekday: int) -> date | None:
    """The nth such weekday of the month that `month` lies in; -1 is the last; None where there is no such."""
    if nth == -1:
        end = month_end(month)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = month.replace(day=1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month.month and nth > 0 else None


def business(day: date, count: int) -> date | None:
    """`count` business days on (back, where negative), counted from the next one; Monday to Friday (C8)."""
    if abs(count) > 1000:
        return None
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while day.weekday() > 4:
            day += timedelta(days=step)
    return day


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)
