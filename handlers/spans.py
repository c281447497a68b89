"""Of which days is a file? A span is chosen by its name, or typed: "1 Oct to 15 Nov", "October", "since 3 Nov"."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from handlers.reading import parse_when
from handlers.turn import Turn

Span = tuple[date, date]  # both included; local days of the person

NAMES = ("month", "last_month", "week", "quarter", "all")
BETWEEN = re.compile(r"\s+(?:to|until|till|through|bis|and|up to)\s+|\s*[–—→]\s*|\s+-\s+|\s*\.\.+\s*", re.IGNORECASE)
FROM = re.compile(r"^(?:from|since|between|seit|von|ab)\s+", re.IGNORECASE)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}


def named(name: str, today: date) -> Span | None:
    """The span of a name in NAMES, None for everything. Raises KeyError for another name."""
    month = today.replace(day=1)
    spans: Mapping[str, Span | None] = {
        "month": (month, _end_of_month(month)),
        "last_month": ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        "week": (today - timedelta(days=6), today),
        "quarter": _quarter(today),
        "all": None,
    }
    return spans[name]


def _quarter(today: date) -> Span:
    first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return first, _end_of_month(first.replace(month=first.month + 2))


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def read(turn: Turn, text: str, today: date) -> Span | None:
    """The span that was typed; None where it cannot be told. A single day is the first one, and the last is today."""
    said = FROM.sub("", " ".join(text.split()))
    if (whole := _month(said, today)) is not None:
        return whole
    first, *more = [part for part in BETWEEN.split(said) if part] or [""]
    if more and (ahead := _under_way(turn, first, more[0], today)) is not None:
        return ahead
    if not first or len(more) > 1:
        return None
    last = _day(turn, more[0], today, end=True) if more else today
    if last is None:
        return None
    if first.isdigit() and more:  # "1 to 15 Nov": the day of the month that is named once
        days = last.replace(day=1), int(first)
        return (days[0].replace(day=days[1]), last) if 1 <= days[1] <= last.day else None
    begins = _day(turn, first, today, end=False)
    if begins is not None and more and not re.search(r"\d{4}", first):  # "1 Jan to 15 Feb 2020", "15 Nov to 15 Jan"
        begins = _latest_before(begins, last)
    return (begins, last) if begins is not None and begins <= last else None


def _under_way(turn: Turn, first: str, last: str, today: date) -> Span | None:
    """A span that has begun and is not over: on 1 Nov, "1 Oct to 15 Nov" ends in two weeks, not a year ago."""
    if re.search(r"\d{4}", first + last) or _month(last, today) is not None:
        return None
    end, begins = _day(turn, last, today, end=True, direction="future"), _day(turn, first, today, end=False)
    if end is None or begins is None or not today < end < today + timedelta(days=300):
        return None
    begins = _latest_before(begins, end)
    return (begins, end) if begins is not None and begins <= today else None


def _day(turn: Turn, text: str, today: date, *, end: bool, direction: str = "past") -> date | None:
    if (month := _month(text, today)) is not None:
        return month[1] if end else month[0]
    found = parse_when(turn, text, direction).value
    return None if found is None else date(found.year, found.month, found.day)


def _month(text: str, today: date) -> Span | None:
    """A month by its name, the last one of that name unless its year is said; or a year."""
    words = text.casefold().replace(",", " ").split()
    year = int(words[-1]) if words and re.fullmatch(r"(19|20)\d\d", words[-1]) else None
    if len(words) == 1 and year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    if not words or words[0] not in MONTHS or len(words) > (1 if year is None else 2):
        return None
    month = MONTHS[words[0]]
    first = date(year or today.year - (month > today.month), month, 1)
    return first, _end_of_month(first)


def _latest_before(day: date, last: date) -> date | None:
    """The last day of that name that is not after `last`."""
    for year in (last.year, last.year - 1):
        try:
            if (found := day.replace(year=year)) <= last:
                return found
        except ValueError:  # 29 February
            continue
    return None
