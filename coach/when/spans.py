"""How much time, and from where? "two weeks", "a day or two", "an hour and a half"; "in 3 days", "a week on
Thursday", "the day after Thanksgiving".
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from coach.when import calendar
from coach.when.engine import Grammar, Match
from coach.when.model import Context, Day, Span, Token
from coach.when.relative import Built, period, sure, vague


def _amount(token: Token) -> float | None:
    if token.kind == "AB":
        top, bottom = token.value
        return top / bottom if bottom else None
    if token.kind == "DEC":
        return float(token.text.rstrip("."))
    return 0.5 if token.kind == "HALF" else 2 if token.kind == "COUPLE" else float(token.value)


def _span(context: Context, match: Match) -> Built:
    """ "two weeks", "a couple of days", "half an hour", "2.5 hours", "3 business days"; "a few days" is vague."""
    unit = match.get("UNIT", "TUNIT")[0]
    numbers = match.get("NUM", "AB", "DEC", "HALF", "COUPLE") or match.get("A")
    if match.get("FEW"):
        return "SPAN", replace(_times(unit, 3, business=False), vague=True)
    if unit.kind == "TUNIT" and len(numbers[0].text) == 4 and numbers[0].text.isdigit():
        return None
    if unit.text == "h" and _told(match):
        return None
    amount = _amount(numbers[0])
    if amount is None or amount > 5000 or (match.get("BIZ") and unit.kind == "TUNIT"):
        return None
    if match.tokens[-1].kind == "HALF":  # "an hour and a half", "two hours and a half"
        amount = (match.tokens[0].value if match.tokens[0].kind in ("A", "NUM") else amount) + 0.5
    elif len(numbers) > 1 and numbers[-1].kind == "HALF":
        amount += 0.5
    return "SPAN", _times(
        unit, amount, business=bool(match.get("BIZ")) and unit.kind == "UNIT" and unit.value.days == 1
    )


_DATED = frozenset(("WD", "REL", "AT", "MO", "ORD", "YR", "DMY", "AB", "ISO"))


def _told(match: Match) -> bool:
    """ "friday 14h", "at 9h": an hour of the clock, no length of time."""
    before, earlier, after = match.before(), match.before(2), match.after()
    placed = bool(before and (before.kind in _DATED or (before.kind == "COMMA" and earlier and earlier.kind in _DATED)))
    return placed and not (after and after.kind == "W" and match.number("NUM") <= 12)


def _times(unit: Token, amount: float, *, business: bool) -> Span:
    if unit.kind == "TUNIT":
        return Span(minutes=amount * unit.value)
    months, days = unit.value.months * amount, unit.value.days * amount
    if months != int(months) or days != int(days):
        return Span(vague=True)
    return Span(months=int(months), days=days, business=business)


def _lesser(first: Span, then: Span) -> bool:
    """ "2 hours 30 mins", "1 month 21 days": parts of one length; "two weeks 20 days" are two lengths."""
    if then.minutes:
        return bool(first.minutes or 0 < first.days < 7) and then.minutes < 1440
    return bool(first.months and then.days < 31) or (first.days >= 7 > then.days and not first.minutes)


def _quarter_hour(context: Context, match: Match) -> Built:
    return ("SPAN", Span(minutes=15)) if match.number("TUNIT") == 60 else None


def _loose(context: Context, match: Match) -> Built:
    """ "2-3 weeks", "a day or two", "a week or so": careful people differ; both ends are offered."""
    unit = match.get("UNIT", "TUNIT")[0]
    return "SPAN", replace(_times(unit, _amount(match.get("NUM", "A", "AB")[0]) or 1, business=False), vague=True)


def _or_so(context: Context, match: Match) -> Built:
    return _loose(context, match) if match.get("W")[0].text in ("so", "something", "thereabouts") else None


def _sum(context: Context, match: Match) -> Built:
    """ "1 month 21 days", "24 hours and 20 minutes": largest last is as good."""
    spans: list[Span] = [token.value for token in match.get("SPAN")]
    after = match.after()
    if any(span.business or span.vague for span in spans) or (after and after.kind == "UNIT"):
        return None
    if not match.get("AND", "COMMA") and any(not _lesser(first, then) for first, then in pairwise(spans)):
        return None
    return "SPAN", Span(
        months=sum(s.months for s in spans), days=sum(s.days for s in spans), minutes=sum(s.minutes for s in spans)
    )


AMOUNTS = Grammar(
    [
        ("NUM|A|AB|DEC|COUPLE OF? A? MORE? BIZ? UNIT|TUNIT", _span),
        ("A COUPLE OF? MORE? BIZ? UNIT|TUNIT", _span),
        ("A? FEW MORE? BIZ? UNIT|TUNIT", _span),
        ("A? HALF A? UNIT|TUNIT", _span),
        ("NUM AND A? HALF UNIT|TUNIT", _span),
        ("NUM|A UNIT|TUNIT AND A HALF", _span),
        ("A? QUARTER OF? A TUNIT", _quarter_hour),
        ("NUM|A DASH|TO|OR NUM BIZ? UNIT|TUNIT", _loose),
        ("AB BIZ? UNIT", _loose),
        ("A|NUM? UNIT|TUNIT OR NUM", _loose),
        ("A UNIT|TUNIT OR W", _or_so),
        ("NUM UNIT|TUNIT OR W", _or_so),
        ("A COUPLE DASH|TO|OR NUM UNIT|TUNIT", _loose),
    ]
)
SUMS = Grammar(
    [
        ("SPAN AND? SPAN", _sum),
        ("SPAN AND|COMMA? SPAN AND|COMMA? SPAN", _sum),
        ("SPAN AND|COMMA? SPAN AND|COMMA? SPAN AND|COMMA? SPAN", _sum),
    ]
)


def shifted(context: Context, span: Span, start: date, sign: int) -> date | None:
    """`start` moved by the days of a span; business days count from the next one (C8)."""
    if span.business:
        return calendar.business(start, sign * int(span.days))
    moved = calendar.plus_months(start, sign * span.months)
    return calendar.plus(moved, sign * (span.days + span.minutes // 1440)) if moved else None


def from_now(context: Context, span: Span, sign: int = 1) -> Built:
    """A span counted from now: days give a day, hours and minutes the exact minute (C7); a vague one is asked."""
    day = shifted(context, span, context.today, sign)
    if span.vague:
        after = day and day + timedelta(days=span.days if span.days in (1, 7) else 1)
        return vague(*(one for one in (day, after) if one and span.days and span.days not in (3, 21)))
    if day is None:
        return "DAY", Day(form="bad")
    if span.minutes:
        whole = shifted(context, replace(span, minutes=0), context.today, sign) or day
        moment = context.now + timedelta(days=(whole - context.today).days) + sign * timedelta(minutes=span.minutes)
        return "DAY", Day(dates=(moment.date(),), form="relative", moment=moment, tense=sign)
    days = (day - context.today).days if sign > 0 else None
    return sure(day, tense=sign, span=days)


def _in(context: Context, match: Match) -> Built:
    before, after = match.before(), match.after()
    if before and before.kind == "DASH" and match.tokens[0].kind != "IN":
        return None
    if after and after.text == "than":
        return vague()  # "an hour later than planned"
    found = from_now(context, match.get("SPAN")[0].value)
    if found and isinstance(found[1], Day) and match.get("NOW", "HENCE") and not match.get("IN"):
        return found[0], replace(found[1], span=None)
    return found


def _ago(context: Context, match: Match) -> Built:
    if match.get("IN"):
        return _in(context, match)
    found = from_now(context, match.get("SPAN")[0].value, -1)
    days = match.get("DAY")
    if not days:
        return found
    span: Span = match.get("SPAN")[0].value
    if days[0].value.form == "relative" and days[0].value.sure and span.days and not (span.minutes or span.vague):
        return sure(shifted(context, span, days[0].value.dates[0], -1), tense=-1)
    if days[0].value.form != "weekday" or not span.days or span.days % 7 or span.months or span.minutes or span.vague:
        return vague()
    last = calendar.weekday_from(context.today, days[0].value.weekday, past=True)
    return sure(calendar.plus(last, -span.days), tense=-1)


def _from_day(context: Context, match: Match) -> Built:
    """ "a week from Friday", "two days after Monday", "a week before June 1st", "a week on Thursday", "a week
    tomorrow".
    """
    span, day = match.get("SPAN")[0].value, match.get("DAY")[0].value
    before = match.before()
    if not match.get("FROM", "AFTER", "BEFORE"):
        whole_weeks = span.days and span.days % 7 == 0 and not (span.months or span.minutes)
        if (
            not whole_weeks
            or day.form not in ("weekday", "relative")
            or (before and before.text in ("for", "of", "about"))
            or (before and before.kind in ("IN", "WITHIN"))
        ):
            return None
    if not day.sure or span.vague:
        return vague()
    if day.moment or (span.minutes and span.minutes % 1440):
        return vague()
    back = bool(match.get("BEFORE"))
    return sure(shifted(context, span, day.dates[0], -1 if back else 1), "date")


def _week_on(context: Context, match: Match) -> Built:
    """ "week on Friday" (British, without its article)."""
    day = match.get("DAY")[0].value
    if match.get("UNIT")[0].value != Span(days=7) or day.form != "weekday" or match.get("UNIT")[0].text.endswith("s"):
        return None
    return sure(calendar.plus(day.dates[0], 7), "date")


def _beside_day(context: Context, match: Match) -> Built:
    """ "the day after Thanksgiving", "the day before the 3rd", "the week after Christmas" (a period)."""
    span, day = match.get("UNIT")[0].value, match.get("DAY")[-1].value
    if not day.sure:
        return vague()
    sign = -1 if match.get("BEFORE") else 1
    if span.days == 1:
        return sure(day.dates[0] + timedelta(days=sign), "date")
    if span.days == 7:
        first = calendar.monday(day.dates[0]) + timedelta(days=7 * sign * bool(match.get("BEFORE", "AFTER")))
        return period(first, first + timedelta(days=6))
    return vague()


def _weekday_beside(context: Context, match: Match) -> Built:
    """ "the Monday after Christmas", "the Friday before the 25th"."""
    first, second = (token.value for token in match.get("DAY"))
    if (
        first.form != "weekday"
        or not second.sure
        or (not match.get("THE") and second.form not in ("named", "date", "dom"))
    ):
        return None
    return sure(calendar.weekday_from(second.dates[0], first.weekday, past=bool(match.get("BEFORE"))), "date")


def _week_of(context: Context, match: Match) -> Built:
    """ "week of the 23rd", "w/c 23 Nov": a period."""
    day = match.get("DAY")[0].value
    if not day.sure or (match.get("UNIT") and match.get("UNIT")[0].value.days != 7):
        return vague()
    first = calendar.monday(day.dates[0])
    return period(first, first + timedelta(days=6))


def _day_end(context: Context, match: Match) -> Built:
    """End of a day, close of business: that day (C9); today where none is named."""
    days = match.get("DAY")
    if not days:
        return sure(context.today)
    return ("DAY", days[0].value) if days[0].value.form not in ("period", "vague") else None


def _same(context: Context, match: Match) -> Built:
    """Two ways of saying one day, side by side ("Tuesday, 24 Nov"); where they contradict each other it is asked
    (C12).
    """
    first, second = (token.value for token in match.get("DAY"))
    return merge(first, second)


def merge(first: Day, second: Day) -> Built:
    """One day out of two mentions of it; None where they are two days."""
    bare = [day for day in (first, second) if day.form == "weekday"]
    other = second if first.form == "weekday" else first
    if len(bare) == 2 or not (first.sure and second.sure):
        if (
            len(bare) == 1
            and other.form == "period"
            and other.first
            and other.last
            and (other.last - other.first).days == 6
        ):
            return sure(calendar.monday(other.first) + timedelta(days=bare[0].weekday or 0), tense=other.tense)
        if len(bare) == 1 and other.form == "vague" and other.dates:
            fitting = tuple(day for day in other.dates if day.weekday() == bare[0].weekday)
            return sure(fitting[0], "date") if len(fitting) == 1 else vague(*other.dates)
        if len(bare) == 1 and other.form == "vague":
            return vague()
        return ("DAY", Day(form="bad")) if "bad" in (first.form, second.form) else None
    if not bare:
        chosen = first if first.form in ("date", "named") or first.part else second
        return ("DAY", replace(chosen, part=first.part or second.part)) if first.dates == second.dates else None
    if other.dates[0].weekday() == bare[0].weekday:
        return "DAY", other
    return vague(*sorted({*bare[0].dates, *other.dates})) if other.form != "relative" or other.tense == 0 else None


RELATIONS = Grammar(
    [
        ("IN|WITHIN|AFTER ABOUT? THE? NEXT|COMING? SPAN TIME? FROM? NOW?", _in),
        ("THE? NEXT|COMING SPAN", _in),
        ("SPAN FROM NOW", _in),
        ("SPAN AFTER NOW", _in),
        ("SPAN HENCE|TIME", _in),
        ("IN? SPAN AGO", _ago),
        ("SPAN AGO ON? DAY", _ago),
        ("SPAN BEFORE NOW", _ago),
        ("SPAN FROM|AFTER|BEFORE DAY", _from_day),
        ("SPAN ON? DAY", _from_day),
        ("UNIT ON DAY", _week_on),
        ("THE? UNIT AFTER|BEFORE DAY", _beside_day),
        ("THE? DAY AFTER|BEFORE DAY", _weekday_beside),
        ("THE? UNIT OF|STARTS DAY", _week_of),
        ("STARTS DAY", _week_of),
        ("THE? DAYEND OF|ON|COMMA? DAY", _day_end),
        ("DAY COMMA? BY? DAYEND", _day_end),
        ("THE? END OF? DAY", _day_end),
        ("DAYEND", _day_end),
        ("DAY COMMA|OPEN|ON? THE? DAY SHUT?", _same),
    ]
)
