"""Which day is 11/30, 30.11.2026, 24-11? Month or day first by locale; asked where both could be and the day is not
near (C3).
"""

import re
from datetime import date

from coach.when import calendar
from coach.when.engine import Build, Match
from coach.when.model import Context, Day
from coach.when.words import FOLLOWERS

Built = tuple[str, object] | None
BAD = ("DAY", Day(form="bad"))
NEAR = 90  # days within which an ambiguous a/b is taken by the locale's order (C3)


def a_day(found: date | None, form: str = "date", **extra: object) -> Built:
    return ("DAY", Day(dates=(found,), form=form, **extra)) if found else BAD  # type: ignore[arg-type]


def century(year: int) -> int:
    """A two-digit year in this century."""
    return year + 2000 if year < 100 else year


def _full(context: Context, match: Match) -> Built:
    """30.11.2026, 11/30/26: by the locale's order unless impossible (C3)."""
    a, b, year, dotted = match.tokens[0].value
    return numeric(context, a, b, century(year), dotted=dotted)


def numeric(context: Context, a: int, b: int, year: int | None = None, *, dotted: bool = False) -> Built:
    """The day of a/b, by C3: month/day or day/month by locale, unless impossible; where both could be, only when
    near.
    """

    def at(month: int, day: int) -> date | None:
        return (
            calendar.make(year, month, day) if year else calendar.yearless(context.today, month, day, past=context.past)
        )

    month_first, day_first = at(a, b), at(b, a)
    if not month_first or not day_first or a == b:
        return a_day(month_first or day_first)
    order = context.order
    chosen = {"md": month_first, "dm": day_first}.get("" if dotted and order == "md" else order)
    ahead = (
        (context.today - chosen).days if chosen and context.past else (chosen - context.today).days if chosen else -1
    )
    if chosen and 0 <= ahead <= NEAR:
        return a_day(chosen)
    return "DAY", Day(dates=tuple(sorted((month_first, day_first))), form="vague")


def _slashed(context: Context, match: Match) -> Built:
    """11/30 or 30/11; a fraction before a unit, and a count ("2/3 rounds"), are none."""
    a, b = match.tokens[0].value
    after, before = match.after(), match.before()
    year = match.value("YR")
    if after and (
        after.kind in ("UNIT", "TUNIT", "MO", "OF", "BIZ", "SLASH")
        or (after.kind == "W" and len(after.text) > 3 and after.text.endswith("s") and after.text not in FOLLOWERS)
    ):
        return None
    if (before and before.kind in ("SLASH", "DEC")) or max(a, b) > 39:
        return None  # "50/50"
    if not year and not (calendar.make(2000, a, b) or calendar.make(2000, b, a)):
        return BAD
    return numeric(context, a, b, year)  # type: ignore[arg-type]


def _dashed(context: Context, match: Match) -> Built:
    """ "24-11 15:00": only where one of the two can be no month, and an hour or a day word stands beside it."""
    first, last = match.get("NUM")
    tight = last.start - first.end == 1 and first.text.isdigit() and last.text.isdigit()
    before, after = match.before(), match.after()
    beside = (
        match.get("ON", "BY")
        or (before and before.kind in ("CLOCK", "WD"))
        or (after and after.kind in ("CLOCK", "AT"))
    )
    if not tight or not beside or max(first.value, last.value) <= 12 or max(first.value, last.value) > 31:
        return None
    found = numeric(context, first.value, last.value)
    return found if found != BAD else None


def _dotted(context: Context, match: Match) -> Built:
    """26.9. or 24.11: a date only where something says so, else a price, a version, a grade."""
    token = match.get("DEC")[0]
    left, right = token.text.rstrip(".").split(".")
    before, after = match.before(), match.after()
    if len(left) > 2 or len(right) > 2:
        return None
    said = bool(match.get("ON", "WD", "BY")) or (
        before is None and (after is None or after.kind in ("CLOCK", "PART", "COMMA", "ABOUT", "AT", "SHUT"))
    )
    said = (
        said
        or bool(context.order == "dm" and re.fullmatch(r"0\d\.\d\d\.|\d\d\.0\d\.", token.text))
        or bool(before and before.kind == "OPEN" and after and after.kind == "SHUT")
        or (token.text.endswith(".") and bool(after and after.kind in ("CLOCK", "ABOUT", "AT", "PART")))
    )
    if not said and not (before and before.kind == "DAY"):
        return None
    found = numeric(context, int(left), int(right), dotted=True)
    weekday = match.value("WD")
    if weekday is not None and isinstance(day := found and found[1], Day):
        fitting = tuple(one for one in day.dates if one.weekday() == weekday)
        if not fitting and int(left) < 24 and int(right) > 12 and int(right) % 5 == 0:
            return None  # "Friday 10.20" is an hour
        return a_day(fitting[0]) if len(fitting) == 1 else ("DAY", Day(dates=day.dates, form="vague"))
    return found if found != BAD or before is None else None


def _spaced(context: Context, match: Match) -> Built:
    """ "21 07 2026": two digits each, with blanks between."""
    first, second = match.get("NUM")
    return (
        numeric(context, first.value, second.value, match.number("YR"))
        if len(first.text) == len(second.text) == 2
        else None
    )


def _iso(context: Context, match: Match) -> Built:
    return a_day(match.tokens[0].value)


def _moment(context: Context, match: Match) -> Built:
    found = match.tokens[0].value
    return "DAY", Day(dates=(found.date(),), moment=found)


def _bad(context: Context, match: Match) -> Built:
    return BAD


NUMERIC: tuple[tuple[str, Build], ...] = (
    ("ISODT", _moment),
    ("ISO", _iso),
    ("BADDATE", _bad),
    ("DMY", _full),
    ("NUM NUM YR", _spaced),
    ("AB", _slashed),
    ("AB COMMA? YR", _slashed),
    ("ON|BY? DEC", _dotted),
    ("ON|BY? NUM DASH NUM", _dashed),
    ("WD COMMA? DEC", _dotted),
)
