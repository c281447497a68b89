"""Which calendar day is written? ISO and numeric dates, "3 December", "Dec 3rd", "the 20th", named days."""

from datetime import date

from coach.when import calendar, named
from coach.when.engine import Grammar, Match
from coach.when.model import Context, Day
from coach.when.numeric_dates import BAD, NUMERIC, Built, a_day, century
from coach.when.words import FOLLOWERS


def in_month(context: Context, month: int, day: int, year: int | None) -> date | None:
    """The day of a month, with its year or the next one (past: the last one; C5)."""
    return calendar.make(year, month, day) if year else calendar.yearless(context.today, month, day, past=context.past)


def _month_day(context: Context, match: Match) -> Built:
    """ "3 December", "Dec 3rd, 2026", "the 3rd of December"; "Dec 3-5" gives its start, "Dec 3 or 4" is asked."""
    month = match.number("MO")
    numbers = match.get("NUM", "ORD", "BADORD")
    before, earlier = match.before(), match.before(2)
    if match.tokens[0].kind == "MO" and before and before.kind == "OF" and earlier and earlier.kind == "WD":
        return None  # "the last Monday of November, 11 in the morning"
    years = match.get("YR")
    year = int(years[0].value) if years else None
    if any(token.kind == "BADORD" for token in numbers):
        return BAD
    if _short_year(match):
        year, numbers = century(int(numbers[-1].value)), numbers[:-1]
    if any(token.text.isdigit() and len(token.text) > 2 for token in numbers):
        return None
    if len(numbers) > 1 and match.get("DASH") and (numbers[0].value >= numbers[1].value or _hour_follows(match)):
        return None
    days = [in_month(context, month, int(token.value), year) for token in numbers]
    good = tuple(day for day in days if day)
    if len(good) < len(days):
        return BAD
    ranged = match.get("DASH", "TO", "UNTIL") or match.get("BETWEEN")
    if ranged and match.moved():
        return None
    if len(good) == 1 or (ranged and not match.get("OR") and numbers[0].value < numbers[1].value):
        return a_day(good[0])
    return "DAY", Day(dates=good, form="vague")


def _hour_follows(match: Match) -> bool:
    """ "Dec 1st - 11 in the morning": the last number is an hour."""
    ahead = [one.kind for one in (match.after(), match.after(1), match.after(2)) if one]
    return ahead[:1] in (["PART"], ["TUNIT"], ["MER"], ["OCLOCK"]) or (
        ahead[:1] in (["IN"], ["AT"]) and "PART" in ahead
    )


def _short_year(match: Match) -> bool:
    """ "3-Dec-26": a day, a month and a year, all joined by dashes."""
    return [token.kind for token in match.tokens if token.kind in ("NUM", "ORD", "MO", "DASH")] == [
        "NUM",
        "DASH",
        "MO",
        "DASH",
        "NUM",
    ]


def _day_number(context: Context, match: Match) -> Built:
    """ "day 3 of December"."""
    return _month_day(context, match) if match.get("UNIT")[0].text == "day" else None


def _year_first(context: Context, match: Match) -> Built:
    return a_day(calendar.make(match.number("YR"), match.number("MO"), match.number("NUM")))


def counted(match: Match) -> bool:
    """An ordinal that counts something ("the 3rd interview"), not a day of the month."""
    after = match.after()
    if after and after.kind == "COLON" and not match.get("THE", "ON"):
        then = match.after(1)
        return not (then and then.kind in ("CLOCK", "NUM", "AT", "NL"))  # "2nd: Acme"
    if after and after.kind in ("OF", "MO"):
        return True  # "1st of all"; "on 12th August" is the rule of month and day
    if after and after.kind == "IN" and not match.get("THE", "ON"):
        then = match.after(1)
        return bool(then and then.kind == "W")  # "2nd in line"
    if after is None or after.kind != "W" or not after.text[0].isalpha():
        return bool(
            after
            and not (after.text.isdigit() and len(after.text) == 4)  # "the 11th 1300"
            and after.kind
            in ("UNIT", "WD", "WDS", "BIZ", "WORKDAY", "WEEKEND", "TUNIT", "HALF", "QUARTER", "LAST", "NUM")
        )
    spoken = match.get("ORD", "NUM")[-1].text.isalpha()
    return after.text not in FOLLOWERS or (
        spoken
        and after.text
        in (
            "interview",
            "call",
            "round",
            "meeting",
            "one",
            "time",
            "chat",
            "online",
            "phone",
            "zoom",
            "screen",
            "invite",
        )
    )


def _of_month(context: Context, match: Match) -> Built:
    """ "the 20th", "on the 15": the next such day, or the last one (C5)."""
    numbers = match.get("ORD", "NUM")
    led = bool(match.get("ON", "BY", "UNTIL"))
    ahead = [one.kind for one in map(match.after, range(3)) if one and one.kind not in ("COMMA", "AT")]
    timed = ahead[:1] == ["CLOCK"]
    if any(token.value > 31 for token in numbers) or (numbers[0].kind == "NUM" and not (led or timed)):
        return None
    early = numbers[-1].text.isalpha() and numbers[-1].value < 4  # "the first", "the second" are seldom days
    after = match.after()
    placed = led or _beside_weekday(match) or bool(after and after.kind in ("CLOCK", "AT"))
    if counted(match) or (early and not placed):
        late = numbers[-1].text[0].isdigit() and numbers[-1].value > 5 and match.get("THE") and not match.moved()
        return ("DAY", Day(form="vague")) if late and (after is None or after.kind in ("W", "NUM")) else None
    days = tuple(
        day for token in numbers if (day := calendar.day_of_month(context.today, int(token.value), past=context.past))
    )
    ranged = match.get("DASH", "TO", "UNTIL") or match.get("BETWEEN")
    if ranged and match.moved():
        return None
    if len(numbers) == 1 and days and days[0] == context.today:
        first = context.today.replace(day=1)
        then = calendar.plus_months(first, -1 if context.past else 1)
        return "DAY", Day(
            dates=tuple(d for d in (days[0], then and calendar.make(then.year, then.month, days[0].day)) if d),
            form="vague",
        )
    if len(numbers) == 1 or (ranged and not match.get("OR")):
        return a_day(days[0] if days else None, "dom")
    return "DAY", Day(dates=days, form="vague")


def _on_number(context: Context, match: Match) -> Built:
    """ "8pm on 15", "on 15 at 8pm": a bare number is a day of the month only beside a clock time."""
    before, after = match.before(), match.after()
    beside = bool((before and before.kind == "CLOCK") or (after and after.kind in ("CLOCK", "AT")))
    return _of_month(context, match) if beside else None


def _spread(context: Context, match: Match) -> Built:
    """ "June 1st to June 11th 2014": the year of the end is the year of the start, which counts (C10)."""
    days, year = match.get("NUM", "ORD"), match.number("YR")
    months = [int(token.value) for token in match.get("MO")]
    if match.moved() or (months[0], days[0].value) > (months[1], days[1].value):
        return None
    return a_day(calendar.make(year, months[0], int(days[0].value)))


def _beside_weekday(match: Match) -> bool:
    before, earlier = match.before(), match.before(2)
    return bool(
        before
        and (before.kind in ("DAY", "WD") or (before.kind == "COMMA" and earlier and earlier.kind in ("DAY", "WD")))
    )


def _bare_ordinal(context: Context, match: Match) -> Built:
    """ "5th at 4 a.m.", "Mon 23rd": digits only, and only in a place where a date stands."""
    token, before, after = match.get("ORD")[0], match.before(), match.after()
    if not token.text[0].isdigit() and not _beside_weekday(match):
        return None
    placed = before is None or before.kind in (
        "DAY",
        "WD",
        "COMMA",
        "ON",
        "BY",
        "UNTIL",
        "CLOCK",
        "OPEN",
        "COLON",
        "DASH",
        "FROM",
        "OR",
        "TO",
        "AND",
        "AT",
        "PART",
        "EOD",
    )
    placed = placed or bool(after and after.kind in ("AT", "CLOCK") and token.text[0].isdigit())
    if not placed or counted(match) or (before is None and after is not None and after.kind == "W"):
        return None
    return _of_month(context, match)


def _month_of(context: Context, match: Match) -> Built:
    """ "the first of next month", "the 28th of the month after next", "the 3rd of this month"."""
    if match.get("UNIT")[0].value.months != 1:
        return None
    steps = {"NEXT": 1, "LAST": -1, "COMING": 1}
    step = next((steps[token.kind] for token in match.tokens if token.kind in steps), 0) + (
        1 if match.get("AFTER") else 0
    )
    first = calendar.plus_months(context.today.replace(day=1), step)
    found = first and calendar.make(first.year, first.month, match.number("ORD", "NUM"))
    return a_day(found, "relative" if step else "date", tense=step and (1 if step > 0 else -1))


def _named(context: Context, match: Match) -> Built:
    """Christmas, Thanksgiving, Easter Monday: the next one (past: the last one); asked where careful people differ."""
    token, before = match.get("HOL")[0], match.before()
    if (
        before
        and before.kind in ("BEFORE", "AFTER")
        and (match.before(2) is None or match.all[match.start - 2].kind == "W")
    ):
        return "DAY", Day(form="vague")  # "before Christmas" is a season, no deadline
    rule = named.rule(token.text)
    american = context.order == "md"
    if rule is None or ("thanksgiving" in token.text and not american) or ("labo" in token.text and not american):
        return "DAY", Day(form="vague")
    year = match.value("YR")
    days = [rule(int(year))] if isinstance(year, int) else [rule(context.today.year + step) for step in (-1, 0, 1)]
    fitting = [
        day for day in days if day and (year or (day <= context.today if context.past else day >= context.today))
    ]
    return a_day((fitting[-1] if context.past else fitting[0]) if fitting else None, "named")


_NUMBER = "NUM|ORD|BADORD"
CALENDAR = Grammar(
    [
        *NUMERIC,
        (f"THE? {_NUMBER} OF? THE? MO", _month_day),
        (f"THE? {_NUMBER} OF? THE? MO STOP? COMMA? OF|IN? YR", _month_day),
        (f"{_NUMBER} DASH|SLASH|STOP MO", _month_day),
        (f"{_NUMBER} DASH|SLASH|STOP MO DASH|SLASH|STOP? COMMA? YR", _month_day),
        ("THE? UNIT NUM OF? MO", _day_number),
        ("NUM DASH MO DASH NUM", _month_day),
        (f"MO DASH|SLASH|STOP|COMMA? THE? {_NUMBER}", _month_day),
        (f"MO DASH|SLASH|STOP|COMMA? THE? {_NUMBER} STOP? COMMA? OF|IN? YR", _month_day),
        (f"FROM|BETWEEN? THE? {_NUMBER} DASH|TO|UNTIL|AND|OR THE? {_NUMBER} OF? MO", _month_day),
        (f"FROM|BETWEEN? THE? {_NUMBER} DASH|TO|UNTIL|AND|OR THE? {_NUMBER} OF? MO COMMA? YR", _month_day),
        (f"FROM|BETWEEN? MO THE? {_NUMBER} DASH|TO|UNTIL|AND|OR THE? {_NUMBER}", _month_day),
        (f"FROM|BETWEEN? MO THE? {_NUMBER} DASH|TO|UNTIL|AND|OR THE? {_NUMBER} COMMA? YR", _month_day),
        ("YR DASH|SLASH MO DASH|SLASH NUM", _year_first),
        ("ORD|NUM OF THE? NEXT|THIS|LAST|COMING? UNIT", _month_of),
        ("THE ORD OF THE? NEXT|THIS|LAST|COMING? UNIT", _month_of),
        ("THE? ORD OF THE? UNIT AFTER NEXT", _month_of),
        ("ON|BY|UNTIL? THE ORD|NUM", _of_month),
        ("ON|BY|UNTIL ORD", _of_month),
        ("ON NUM", _on_number),
        ("MO THE? NUM|ORD DASH|TO|UNTIL MO THE? NUM|ORD COMMA? YR", _spread),
        ("THE? NUM|ORD OF? MO DASH|TO|UNTIL THE? NUM|ORD OF? MO COMMA? YR", _spread),
        ("FROM|BETWEEN? THE? ORD DASH|TO|UNTIL|AND|OR THE? ORD", _of_month),
        ("ORD", _bare_ordinal),
        ("HOL", _named),
        ("HOL COMMA? YR", _named),
    ]
)
