"""Which day lies so far from another? "a week on Thursday", "the Monday after Christmas", "EOD Friday"."""

from dataclasses import replace
from datetime import timedelta

from coach.when import calendar
from coach.when.engine import Grammar, Match
from coach.when.made import Built, on_from, period, sure, vague
from coach.when.model import Context, Day, Span
from coach.when.spans import from_now, shifted
from coach.when.words import FOLLOWERS, REFUSALS


def _in(context: Context, match: Match) -> Built:
    before, after = match.before(), match.after()
    if before and before.kind == "DASH" and match.tokens[0].kind != "IN":
        return None
    if before and before.kind == "W" and match.tokens[0].kind == "AFTER":
        return vague()  # "a bonus after 6 months"
    if match.tokens[0].kind == "IN" and _so_far(match):
        return vague()  # "three rounds in two months"
    if after and (after.text == "than" or after.kind == "OF"):
        return vague()  # "an hour later than planned", "within ten days of the interview"
    found = from_now(context, match.get("SPAN")[0].value)
    if found and isinstance(found[1], Day) and match.get("NOW", "HENCE") and not match.get("IN"):
        return found[0], replace(found[1], span=None)
    return found


def _so_far(match: Match) -> bool:
    """ "three rounds in two months", "the first reply in 3 weeks", "nothing in ten days": that long, until now."""
    lead = [one for one in (match.before(back) for back in (3, 2, 1)) if one]
    counted = any(one.kind in ("NUM", "ORD", "FEW") or one.text in _COUNTING for one in lead[:-1])
    noun = bool(lead) and lead[-1].kind == "W" and lead[-1].text not in FOLLOWERS
    return noun and (counted or lead[-1].text == "nothing")


_COUNTING = frozenset(("no", "only", "another", "zero", "single"))


def _in_minutes(context: Context, match: Match) -> Built:
    """ "she's calling in 10": of what?"""
    after = match.after()
    ends = after is None or after.kind in ("STOP", "NL", "COMMA") or after.text in FOLLOWERS
    return vague() if ends and match.number("NUM") <= 60 else None


def _around(context: Context, match: Match) -> Built:
    """ "within 14 days of 1 December", "between now and Friday": no day of its own."""
    return vague()


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
    back, then = calendar.plus(last, -span.days), calendar.plus(context.today, -span.days)
    within = then and calendar.plus(calendar.monday(then), days[0].value.weekday)
    return sure(back, tense=-1) if back == within else vague(back, within)  # from last Friday, or in that week


def _unit_ago(context: Context, match: Match) -> Built:
    """ "wk ago", without the article."""
    unit, before = match.get("UNIT")[0], match.before()
    alone = not unit.text.endswith("s") and (before is None or before.kind == "W")
    return from_now(context, unit.value, -1) if alone else None


def _from_day(context: Context, match: Match) -> Built:
    """ "a week from Friday", "two days after Monday", "a week before June 1st", "a week on Thursday", "a week
    tomorrow".
    """
    span, day = match.get("SPAN")[0].value, match.get("DAY")[0].value
    before = match.before()
    if not match.get("FROM", "AFTER", "BEFORE"):
        whole_weeks = span.days and span.days % 7 == 0 and not (span.months or span.minutes)
        whole_weeks = whole_weeks or (span.months and day.form == "relative" and not (span.days or span.minutes))
        if (
            not whole_weeks
            or day.form not in ("weekday", "relative")
            or (before and before.text in ("for", "of", "about"))
            or (before and before.kind in ("IN", "WITHIN"))
        ):
            return None
    if not day.sure or span.vague or (span.months and match.get("FROM") and before and before.text == "for"):
        return vague()  # "24 months from 1 January": of a contract
    if any(token.text == "starting" for token in match.get("FROM")):
        return "DAY", day  # "6 months starting Jan 4"
    if day.moment or (span.minutes and span.minutes % 1440):
        return vague()
    back = bool(match.get("BEFORE"))
    if not back and not (span.months or span.business):
        return on_from(context, day, span.days + span.minutes // 1440)
    return sure(shifted(context, span, day.dates[0], -1 if back else 1), "date")


def _week_on(context: Context, match: Match) -> Built:
    """ "week on Friday" (British, without its article)."""
    day = match.get("DAY")[0].value
    if match.get("UNIT")[0].value != Span(days=7) or day.form != "weekday" or match.get("UNIT")[0].text.endswith("s"):
        return None
    return on_from(context, day, 7)


def _unit_from(context: Context, match: Match) -> Built:
    """ "week from Monday", "fortnight from Friday", without the article; not "all week from Monday"."""
    before, span, day = match.before(), match.get("UNIT")[0].value, match.get("DAY")[0].value
    led = before is None or before.kind in ("COMMA", "STOP", "NL", "IN", "AND") or before.text in ("it's", "is", "on")
    plural = match.get("UNIT")[0].text.endswith("s")
    return on_from(context, day, span.days) if led and day.sure and span.days and not plural else None


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


def _part_beside(context: Context, match: Match) -> Built:
    """ "the night before Friday", "the morning after the 24th"."""
    day = match.get("DAY")[0].value
    if not day.sure:
        return vague()
    return sure(day.dates[0] + timedelta(days=-1 if match.get("BEFORE") else 1), "date")


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
    made = merge(first, second)
    contradicts = made is not None and isinstance(made[1], Day) and made[1].form == "vague"
    refused = match.get("COMMA") and any(one and one.text in REFUSALS for one in map(match.before, (1, 2, 3)))
    return None if contradicts and refused else made  # "can't do Thursday, Dec 2 works" are two days


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
        ("IN|WITHIN SPAN OF DAY", _around),
        ("BETWEEN NOW AND DAY", _around),
        ("UNTIL SPAN", _around),
        ("IN NUM", _in_minutes),
        ("THE? NEXT|COMING SPAN", _in),
        ("SPAN FROM NOW", _in),
        ("SPAN AFTER NOW", _in),
        ("SPAN HENCE|TIME", _in),
        ("IN? SPAN AGO", _ago),
        ("SPAN AGO ON? DAY", _ago),
        ("UNIT AGO", _unit_ago),
        ("SPAN BEFORE NOW", _ago),
        ("SPAN FROM|AFTER|BEFORE DAY", _from_day),
        ("SPAN ON? DAY", _from_day),
        ("UNIT ON DAY", _week_on),
        ("UNIT FROM DAY", _unit_from),
        ("THE? UNIT AFTER|BEFORE DAY", _beside_day),
        ("THE? DAY AFTER|BEFORE DAY", _weekday_beside),
        ("THE PART AFTER|BEFORE DAY", _part_beside),
        ("THE? UNIT OF|STARTS|EDGE DAY", _week_of),
        ("STARTS DAY", _week_of),
        ("THE? DAYEND OF|ON|COMMA? DAY", _day_end),
        ("DAY COMMA? BY? DAYEND", _day_end),
        ("THE? END OF? DAY", _day_end),
        ("DAYEND", _day_end),
        ("DAY COMMA|OPEN|ON? THE? DAY SHUT?", _same),
    ]
)
