"""Which day is meant from here? Weekdays, tomorrow, "in two weeks", "end of next week", and periods, which are asked
(C12).
"""

from datetime import date, timedelta

from coach.when import calendar
from coach.when.engine import Grammar, Match
from coach.when.model import Context, Day, Span

Built = tuple[str, object] | None
_TENSE = {"NEXT": 1, "COMING": 1, "LAST": -1, "PAST": -1, "THIS": 0}


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


def _rel(context: Context, match: Match) -> Built:
    step = match.number("REL")
    return sure(context.today + timedelta(days=step), tense=(step > 0) - (step < 0))


def _this_part(context: Context, match: Match) -> Built:
    """ "this morning", "last night"."""
    step = {"THIS": 0, "LAST": -1}[match.tokens[0].kind]
    part = str(match.get("PART")[-1].value)
    if step and part != "night":
        return vague()
    return sure(context.today + timedelta(days=step), tense=step, part=part)


def _weekday(context: Context, match: Match) -> Built:
    weekday = match.number("WD")
    return sure(calendar.weekday_from(context.today, weekday, past=context.past), "weekday", weekday=weekday)


def _which_weekday(context: Context, match: Match) -> Built:
    """ "this Friday", "next Friday", "last Friday", "coming Friday" (C2)."""
    weekday, kinds = match.number("WD"), [token.kind for token in match.tokens]
    week = calendar.monday(context.today)
    if "LAST" in kinds or "PAST" in kinds:
        return sure(calendar.weekday_from(context.today, weekday, past=True), tense=-1)
    if "COMING" in kinds:
        return sure(calendar.weekday_from(context.today, weekday, past=False), tense=1)
    if "NEXT" in kinds:
        return sure(week + timedelta(days=weekday + 7 * kinds.count("NEXT")), tense=1)
    found = week + timedelta(days=weekday)
    if not context.past and found < context.today:  # nobody calls a day that is over "this Monday" of a plan
        return sure(found + timedelta(days=7))
    return sure(found)


def _after_next(context: Context, match: Match) -> Built:
    """ "Monday after next": a week after next Monday (C2). "Tuesday before last": a week before last Tuesday."""
    if len({token.value for token in match.get("WD")}) > 1:
        return None
    if match.get("BEFORE"):
        return sure(calendar.weekday_from(context.today, match.number("WD"), past=True) - timedelta(days=7), tense=-1)
    return sure(calendar.monday(context.today) + timedelta(days=match.number("WD") + 14), tense=1)


def _in_week(context: Context, match: Match) -> Built:
    """ "Wednesday next week", "next week Wednesday", "Tuesday of this week", "Wednesday the week after next"."""
    if match.get("UNIT")[0].value != Span(days=7):
        return None
    kinds = [token.kind for token in match.tokens]
    step = 2 if "AFTER" in kinds else next((_TENSE[kind] for kind in kinds if kind in _TENSE), 0)
    found = calendar.monday(context.today) + timedelta(days=match.number("WD") + 7 * step)
    return sure(found, tense=(step > 0) - (step < 0))


def _weekday_count(context: Context, match: Match) -> Built:
    """ "three Fridays from now", "two Mondays ago"."""
    past = bool(match.get("AGO"))
    first = calendar.weekday_from(context.today, match.number("WD", "WDS"), past=past)
    found = calendar.plus(first, (-7 if past else 7) * (match.number("NUM") - 1))
    return sure(found, tense=-1 if past else 1)


def _weekday_week(context: Context, match: Match) -> Built:
    """ "Thursday week", "tomorrow week", "Monday fortnight" (British): that day and one or two weeks."""
    span = match.get("UNIT")[0].value
    if span.months or span.days < 7 or match.get("UNIT")[0].text not in ("week", "fortnight"):
        return None
    day = match.get("DAY")[0].value
    after = match.after()
    if (
        not day.sure
        or day.form not in ("weekday", "relative")
        or (after and after.kind in ("NUM", "AGO", "OF", "AFTER", "BEFORE"))
    ):
        return None
    return on_from(context, day, span.days)


def on_from(context: Context, day: Day, days: float) -> Built:
    """So many days on from a day; from a bare weekday that is today's it is asked: from today, or from the next one?"""
    found = calendar.plus(day.dates[0], days)
    if day.form == "weekday" and day.weekday == context.today.weekday() and not context.past:
        return vague(calendar.plus(context.today, days), found)
    return sure(found, "date", tense=1 if days > 0 else 0)


def _nth(context: Context, match: Match) -> Built:
    """ "first Monday of December", "last Friday of the month", "third day of October", "last working day of the
    month".
    """
    month = _month(context, match)
    if month is None:
        return None
    nth = match.number("ORD") if match.get("ORD") else -1
    if match.get("UNIT") and match.get("UNIT")[0].value.days not in (0, 1):
        return vague()
    if match.get("WD"):
        return sure(calendar.nth_weekday(month, nth, match.number("WD")), "date")
    if match.get("BIZ", "WORKDAY"):
        edge = calendar.month_end(month) + timedelta(days=1) if nth < 0 else month - timedelta(days=1)
        return sure(calendar.business(edge, nth), "date")
    return sure(calendar.month_end(month) if nth < 0 else calendar.make(month.year, month.month, nth), "date")


def _month(context: Context, match: Match) -> date | None:
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


def _end(context: Context, match: Match) -> Built:
    """End of day, week, month, year (C9). The end of a day is a mark on the day beside it."""
    kinds = [token.kind for token in match.tokens]
    if "EOD" in kinds:
        return "DAYEND", None
    if "EOW" in kinds:
        return _friday(context, 0)
    if "EOM" in kinds:
        return sure(calendar.month_end(context.today), "date")
    if "EOY" in kinds:
        return sure(date(context.today.year, 12, 31), "date")
    if "MO" in kinds:
        month = _month(context, match)
        return sure(calendar.month_end(month), "date") if month else None
    return _unit_end(context, match, kinds)


def _unit_end(context: Context, match: Match, kinds: list[str]) -> Built:
    span: Span = match.get("UNIT")[-1].value
    step = 2 if "AFTER" in kinds else next((_TENSE[kind] for kind in kinds if kind in _TENSE), 0)
    if span.days == 1:
        return ("DAYEND", None) if not step else None
    if span.days == 7:
        return _friday(context, step)
    if span.months == 1:
        found = calendar.plus_months(context.today.replace(day=1), step)
        return sure(calendar.month_end(found), "date", tense=step) if found else None
    return sure(date(context.today.year + step, 12, 31), "date", tense=step) if span.months == 12 else None


def _friday(context: Context, step: int) -> Built:
    found = calendar.monday(context.today) + timedelta(days=4 + 7 * step)
    if step == 0 and found < context.today and not context.past:
        return vague(found + timedelta(days=7))
    return sure(found, tense=(step > 0) - (step < 0))


def _day_end(context: Context, match: Match) -> Built:
    return "DAYEND", None


def _period(context: Context, match: Match) -> Built:
    """ "next week", "this month", "the week after next": asked (C12)."""
    span: Span = match.get("UNIT")[-1].value
    kinds = [token.kind for token in match.tokens]
    step = (
        (2 if "AFTER" in kinds else -2)
        if "AFTER" in kinds or "BEFORE" in kinds
        else next((_TENSE[kind] for kind in kinds if kind in _TENSE), 0)
    )
    if span.days == 1:
        return sure(context.today) if kinds == ["THIS", "UNIT"] else vague()
    if span.days:
        first = calendar.monday(context.today) + timedelta(days=int(span.days) * step)
        return period(first, first + timedelta(days=int(span.days) - 1), step)
    first = calendar.plus_months(context.today.replace(day=1), span.months * step) or context.today
    return period(first, calendar.month_end(first), step)


def _month_alone(context: Context, match: Match) -> Built:
    first = _month(context, match)
    return period(first, calendar.month_end(first)) if first else vague()


def _weekend(context: Context, match: Match) -> Built:
    step = next((_TENSE[token.kind] for token in match.tokens if token.kind in ("NEXT", "LAST")), 0)
    first = calendar.monday(context.today) + timedelta(days=5 + 7 * step)
    return "DAY", Day(
        dates=(first, first + timedelta(days=1)), form="period", first=first, last=first + timedelta(days=1), tense=step
    )


def _every(context: Context, match: Match) -> Built:
    return "DAY", Day(form="vague")


def _business_next(context: Context, match: Match) -> Built:
    """ "next business day", "last weekday" (C8)."""
    step = -1 if match.get("LAST", "PAST") else 1
    if match.get("UNIT") and match.get("UNIT")[0].value.days != 1:
        return None
    return sure(calendar.business(context.today, step), tense=step)


WEEKDAYS = Grammar(
    [
        ("REL", _rel),
        ("THIS|LAST EDGE? PART", _this_part),
        ("WD", _weekday),
        ("THIS|NEXT|LAST|PAST|COMING WD", _which_weekday),
        ("THIS|NEXT COMING|NEXT WD", _which_weekday),
        ("THE? WD AFTER NEXT WD?", _after_next),
        ("THE? WD BEFORE LAST", _after_next),
        ("WD COMMA|DASH|OF|IN|ON|FROM? THE? NEXT|THIS|LAST|COMING UNIT", _in_week),
        ("NEXT|THIS|LAST UNIT COMMA|DASH|ON|OF? THE? WD", _in_week),
        ("WD OF|IN? THE? UNIT AFTER NEXT", _in_week),
        ("THE? UNIT AFTER NEXT COMMA|ON? WD", _in_week),
        ("NUM WD|WDS HENCE|AGO", _weekday_count),
        ("NUM WD|WDS FROM NOW|REL", _weekday_count),
        ("THE? ORD|LAST WD OF|IN THE? NEXT|THIS|LAST|COMING? UNIT", _nth),
        ("THE? ORD|LAST WD OF|IN MO", _nth),
        ("THE? ORD|LAST WD OF|IN MO COMMA? OF|IN? YR", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN THE? NEXT|THIS|LAST|COMING? UNIT", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN MO", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN MO COMMA? OF|IN? YR", _nth),
        ("THE? EOD|EOW|EOM|EOY", _end),
        ("THE? END OF THE? BIZ? NEXT|THIS|LAST|COMING? BIZ? UNIT", _end),
        ("THE? END OF THE? UNIT AFTER NEXT", _end),
        ("THE? END OF MO", _end),
        ("THE? END OF MO COMMA? OF|IN? YR", _end),
        ("THIS? UNIT END", _end),
        ("NEXT|THIS|LAST UNIT DASH? END", _end),
        ("THE? END OF THE? BIZ|PLAY", _day_end),
        ("THE? NEXT|THIS|LAST|COMING|PAST MORE? UNIT", _period),
        ("THE? UNIT AFTER|BEFORE NEXT|LAST", _period),
        ("THE? EDGE OF? THE? NEXT|THIS|LAST|COMING|PAST? UNIT", _period),
        ("IN|BY|UNTIL|FROM? EDGE? DASH? OF? NEXT|THIS|LAST|COMING? MO", _month_alone),
        ("IN|BY|UNTIL|FROM? EDGE? DASH? OF? NEXT|THIS|LAST|COMING? MO OF|COMMA? YR", _month_alone),
        ("OVER|ON|AT? THE? THIS|NEXT|LAST|COMING? WEEKEND", _weekend),
        ("EVERY OTHER? WD|WDS|UNIT|REL|PART|WEEKEND|WORKDAY", _every),
        ("WDS", _every),
        ("THE? NEXT|LAST|PAST BIZ UNIT", _business_next),
        ("THE? NEXT|LAST|PAST WORKDAY", _business_next),
        ("THIS|NEXT|LAST SEASON", _every),
    ]
)
WEEK = Grammar([("DAY UNIT", _weekday_week)])
