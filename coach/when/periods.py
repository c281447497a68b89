"""Which stretch of days is meant, and where does it end? "next week", "in December", "the weekend" are asked (C12), the
end of one is a day (C9).
"""

from datetime import date, timedelta

from coach.when import calendar
from coach.when.engine import Build, Match
from coach.when.made import TENSE, Built, month_of, period, sure, vague
from coach.when.model import Context, Day, Span


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
        month = month_of(context, match)
        return sure(calendar.month_end(month), "date") if month else None
    return _unit_end(context, match, kinds)


def _unit_end(context: Context, match: Match, kinds: list[str]) -> Built:
    span: Span = match.get("UNIT")[-1].value
    step = 2 if "AFTER" in kinds else next((TENSE[kind] for kind in kinds if kind in TENSE), 0)
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
        else next((TENSE[kind] for kind in kinds if kind in TENSE), 0)
    )
    if span.days == 1:
        if "LAST" in kinds or "PAST" in kinds:
            return None  # "the last day to accept"
        return sure(context.today) if kinds == ["THIS", "UNIT"] else vague()
    if span.days:
        first = calendar.monday(context.today) + timedelta(days=int(span.days) * step)
        return period(first, first + timedelta(days=int(span.days) - 1), step)
    first = calendar.plus_months(context.today.replace(day=1), span.months * step) or context.today
    return period(first, calendar.month_end(first), step)


def _month_alone(context: Context, match: Match) -> Built:
    first = month_of(context, match)
    return period(first, calendar.month_end(first)) if first else vague()


def _weekend(context: Context, match: Match) -> Built:
    step = next((TENSE[token.kind] for token in match.tokens if token.kind in ("NEXT", "LAST")), 0)
    first = calendar.monday(context.today) + timedelta(days=5 + 7 * step)
    return "DAY", Day(
        dates=(first, first + timedelta(days=1)), form="period", first=first, last=first + timedelta(days=1), tense=step
    )


def _every(context: Context, match: Match) -> Built:
    """ "every Tuesday", "Mondays": no day of its own."""
    return "DAY", Day(form="vague", repeated=True)


def _some_day(context: Context, match: Match) -> Built:
    """ "next summer", "within the week": asked."""
    return vague()


def _business_next(context: Context, match: Match) -> Built:
    """ "next business day", "last weekday" (C8)."""
    step = -1 if match.get("LAST", "PAST") else 1
    if match.get("UNIT") and match.get("UNIT")[0].value.days != 1:
        return None
    return sure(calendar.business(context.today, step), tense=step)


def _quarter(context: Context, match: Match) -> Built:
    """ "next quarter", "by Q2": whose quarters they are is not said; asked."""
    return vague()


PERIODS: tuple[tuple[str, Build], ...] = (
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
    ("WITHIN|BEFORE THE UNIT", _some_day),
    ("THE? NEXT|LAST|PAST BIZ UNIT", _business_next),
    ("THE? NEXT|LAST|PAST WORKDAY", _business_next),
    ("THIS|NEXT|LAST SEASON", _some_day),
    ("THE? END|EDGE? OF? THE? NEXT|THIS|LAST|COMING QUARTER", _quarter),
    ("THE? END|EDGE OF THE? QUARTER", _quarter),
    ("IN|BY|UNTIL|FROM|BEFORE|AFTER? THE? END|EDGE OF? FQ", _quarter),
    ("IN|BY|UNTIL|FROM|BEFORE|AFTER FQ", _quarter),
)
