"""Which day is meant from here? Weekdays as people name them, tomorrow, "first Monday of December"."""

from datetime import date, timedelta

from coach.when import calendar
from coach.when.engine import Grammar, Match
from coach.when.made import TENSE, Built, month_of, on_from, sure, vague
from coach.when.model import Context, Span
from coach.when.periods import PERIODS


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
    step = 2 if "AFTER" in kinds else next((TENSE[kind] for kind in kinds if kind in TENSE), 0)
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


def _nth(context: Context, match: Match) -> Built:
    """ "first Monday of December", "last Friday of the month", "third day of October", "last working day of the
    month".
    """
    month = month_of(context, match)
    if month is None:
        return None
    if match.get("UNIT") and match.get("UNIT")[0].value.days not in (0, 1):
        return vague()
    found = _nth_of(match, month)
    said = match.get("MO", "NEXT", "THIS", "COMING") or any(token.kind == "LAST" for token in match.tokens[1:])
    if found and not said and (found > context.today if context.past else found < context.today):
        month = calendar.plus_months(month, -1 if context.past else 1)
        found = _nth_of(match, month) if month else None
    return sure(found, "date")


def _nth_in(context: Context, match: Match) -> Built:
    """ "first Monday of the month in 3 months"."""
    span: Span = match.get("SPAN")[0].value
    if match.get("UNIT")[0].value.months != 1 or not span.months or span.days or span.minutes or span.vague:
        return vague()
    month = calendar.plus_months(context.today.replace(day=1), span.months)
    return sure(_nth_of(match, month) if month else None, "date", tense=1)


def _nth_of(match: Match, month: date) -> date | None:
    """The day of a month that is counted: "second Friday", "last working day", "third day"."""
    nth = match.number("ORD") if match.get("ORD") else -1
    if match.get("WD"):
        return calendar.nth_weekday(month, nth, match.number("WD"))
    if match.get("BIZ", "WORKDAY"):
        edge = calendar.month_end(month) + timedelta(days=1) if nth < 0 else month - timedelta(days=1)
        return calendar.business(edge, nth)
    return calendar.month_end(month) if nth < 0 else calendar.make(month.year, month.month, nth)


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
        ("THE? ORD|LAST WD OF|IN THE? UNIT IN|AFTER SPAN", _nth_in),
        ("THE? ORD|LAST WD OF|IN MO", _nth),
        ("THE? ORD|LAST WD OF|IN MO COMMA? OF|IN? YR", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN THE? NEXT|THIS|LAST|COMING? UNIT", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN MO", _nth),
        ("THE? ORD|LAST BIZ? UNIT|WORKDAY OF|IN MO COMMA? OF|IN? YR", _nth),
        *PERIODS,
    ]
)
WEEK = Grammar([("DAY UNIT", _weekday_week)])
