"""How does a rule say which day it found? One day, a stretch of days, or something that must be asked; as tokens."""

from datetime import date, timedelta

from coach.when import calendar
from coach.when.engine import Match
from coach.when.model import Context, Day

Built = tuple[str, object] | None
TENSE = {"NEXT": 1, "COMING": 1, "LAST": -1, "PAST": -1, "THIS": 0}


def sure(found: date | None, form: str = "relative", **extra: object) -> Built:
    """A day token, or an impossible one."""
    return ("DAY", Day(dates=(found,), form=form, **extra)) if found else ("DAY", Day(form="bad"))  # type: ignore[arg-type]


def period(first: date, last: date, tense: int = 0) -> Built:
    """A stretch of days that no single day stands for; its working days are offered."""
    days = [first + timedelta(days=step) for step in range(min(7, (last - first).days + 1))]
    offered = tuple(day for day in days if day.weekday() < 5)[:4] if (last - first).days <= 7 else ()
    return "DAY", Day(dates=offered, form="period", first=first, last=last, tense=tense)


def vague(*days: date | None) -> Built:
    """Something about a day that is no day."""
    return "DAY", Day(dates=tuple(day for day in days if day), form="vague")


def on_from(context: Context, day: Day, days: float) -> Built:
    """So many days on from a day; from a bare weekday that is today's it is asked: from today, or from the next one?"""
    found = calendar.plus(day.dates[0], days)
    if day.form == "weekday" and day.weekday == context.today.weekday() and not context.past:
        return vague(calendar.plus(context.today, days), found)
    return sure(found, "date", tense=1 if days > 0 else 0)


def month_of(context: Context, match: Match) -> date | None:
    """The first of the month that the end of the match names."""
    years = match.get("YR")
    if match.get("MO"):
        number = match.number("MO")
        if years:
            return calendar.make(int(years[0].value), number, 1)
        if number == context.today.month:
            return context.today.replace(day=1)
        return calendar.yearless(context.today, number, 1, past=context.past)
    units = match.get("UNIT")
    if units[-1].value.months != 1:
        return None
    kinds = [token.kind for token in match.tokens[-3:]]
    step = (
        2
        if "AFTER" in kinds
        else 1
        if "NEXT" in kinds or "COMING" in kinds
        else -1
        if ("LAST" in kinds and match.tokens[0].kind != "LAST") or kinds[-2] == "LAST"
        else 0
    )
    return calendar.plus_months(context.today.replace(day=1), step)
