"""How much time is that? "two weeks", "a day or two", "an hour and a half"; and counted from now, which day?"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from coach.when import calendar
from coach.when.engine import Grammar, Match
from coach.when.made import Built, sure, vague
from coach.when.model import Context, Day, Span, Token
from coach.when.words import FOLLOWERS


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
    if _attributive(match, unit) or _rate(match):
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


def _attributive(match: Match, unit: Token) -> bool:
    """ "a 90 day plan", "3 month contract": a count before the singular describes the noun that follows."""
    count, before, after = match.tokens[0], match.before(), match.after()
    counted = count.kind == "NUM" and count.value > 1 and len(match.tokens) == 2
    led = before is not None and before.kind in ("IN", "WITHIN", "AFTER", "EVERY", "NEXT", "ABOUT")
    noun = after is not None and after.kind == "W" and after.text not in FOLLOWERS and len(after.text) > 3
    return counted and noun and not led and unit.text in ("day", "week", "month", "year", "hour", "minute")


def _rate(match: Match) -> bool:
    """ "40 hours a week", "3 12s a week": so much in each."""
    before, earlier = match.before(), match.before(2)
    counted = bool(earlier and earlier.kind in ("NUM", "DEC") and before and before.kind in ("W", "TUNIT", "UNIT"))
    return match.tokens[0].kind == "A" and (counted or bool(before and before.kind == "SPAN"))


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
    """ "a quarter of an hour", "three quarters of an hour"."""
    quarters = match.number("NUM") if match.get("NUM") else 1
    return ("SPAN", Span(minutes=15 * quarters)) if match.number("TUNIT") == 60 else None


def _loose(context: Context, match: Match) -> Built:
    """ "2-3 weeks", "a day or two", "a week or so": careful people differ; both ends are offered."""
    unit = match.get("UNIT", "TUNIT")[0]
    amount = 2 if match.get("COUPLE") else _amount(match.get("NUM", "A", "AB")[0]) or 1
    return "SPAN", replace(_times(unit, amount, business=False), vague=True)


def _one_or_the_next(context: Context, match: Match) -> Built:
    """ "three, four days"."""
    first, second = match.get("NUM")
    before = match.before()
    dated = before is not None and before.kind == "MO"
    return _loose(context, match) if second.value == first.value + 1 and not dated else None


def _or_so(context: Context, match: Match) -> Built:
    """ "a week or so", "a couple of weeks or maybe a bit longer"."""
    open_ended = ("so", "something", "thereabouts", "more", "longer", "less", "sooner")
    return _loose(context, match) if any(word.text in open_ended for word in match.get("W")) else None


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


def _next_unit(context: Context, match: Match) -> Built:
    """ "within the next fortnight", "in the next month": that long from now."""
    span = match.get("UNIT")[0].value
    if match.get("IN") and span.days == 7:
        return None  # seven days from now, or next week
    return from_now(context, span) if span.days != 1 and span.months < 12 else None


AMOUNTS = Grammar(
    [
        ("IN|WITHIN THE NEXT UNIT", _next_unit),
        ("NUM|A|AB|DEC|COUPLE OF? A? MORE? BIZ? UNIT|TUNIT", _span),
        ("A COUPLE OF? MORE? BIZ? UNIT|TUNIT", _span),
        ("A? FEW MORE? BIZ? UNIT|TUNIT", _span),
        ("A? HALF A? UNIT|TUNIT", _span),
        ("NUM AND A? HALF UNIT|TUNIT", _span),
        ("NUM|A UNIT|TUNIT AND A HALF", _span),
        ("A|NUM? QUARTER OF? A TUNIT", _quarter_hour),
        ("NUM|A DASH|TO|OR NUM BIZ? UNIT|TUNIT", _loose),
        ("NUM COMMA NUM BIZ? UNIT", _one_or_the_next),
        ("AB BIZ? UNIT", _loose),
        ("A|NUM? UNIT|TUNIT OR NUM", _loose),
        ("A|NUM UNIT|TUNIT OR W A? W? W?", _or_so),
        ("A? COUPLE OF? UNIT|TUNIT OR W A? W? W?", _or_so),
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
