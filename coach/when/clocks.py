"""What time of day is said? From digits, words ("quarter past four", "half two", "three thirty p m") and ranges,
whose start counts (C10).
"""

import re
from dataclasses import replace

from coach.when.engine import Grammar, Match
from coach.when.model import Clock, Context, Span, Token
from coach.when.numerals import clock
from coach.when.words import FOLLOWERS

Built = tuple[str, object] | None
_COUNTED = (
    "SPAN",
    "UNIT",
    "TUNIT",
    "BIZ",
    "MORE",
    "WDS",
    "COUPLE",
    "AB",
    "EVERY",
    "SLASH",
    "WEEKEND",
    "DEC",
    "WORKDAY",
)


def hour(token: Token, half: str = "") -> Clock | None:
    """The clock time that a bare number says: 3, 14, 330, 0900, "three"; None where it says none."""
    if token.kind == "CLOCK":
        found: Clock = token.value
        return replace(found, half=half) if half and not found.half and 1 <= found.hour <= 12 else found
    text, number = token.text, int(token.value)
    if text.isdigit() and len(text) >= 3:
        h, m = divmod(number, 100)
        return None if h > 24 or m > 59 else clock(h, m, half, zero=text.startswith("0"))
    if number > 24 or (number == 0 and not text.isdigit()):
        return None
    return clock(number, 0, half, zero=len(text) == 2 and text.startswith("0"))


def counts(match: Match) -> bool:
    """The number counts things, it tells no time: "at 3 companies"."""
    after, then = match.after(), match.after(1)
    if after is None or after.start > match.tokens[-1].end + 2:
        return False
    if after.kind == "DASH":
        return after.start == match.tokens[-1].end and then is not None and then.kind == "W"
    if after.kind == "MO":
        return not (then and then.kind in ("NUM", "ORD"))
    if after.kind != "W" or after.text in FOLLOWERS or not after.text.isalpha():
        return after.kind in _COUNTED
    plural = len(after.text) > 3 and after.text.endswith("s")
    return plural or bool(
        then and then.kind == "W" and then.text not in FOLLOWERS and len(then.text) > 3 and then.text.endswith("s")
    )


def half(match: Match) -> str:
    return str(match.value("MER") or "")


def _plain(context: Context, match: Match) -> Built:
    """ "3 pm", "3 o'clock", "3ish", "1400 hours"."""
    found = hour(match.get("NUM", "YR", "CLOCK")[0], half(match))
    if found is None:
        return None
    if not match.get("TUNIT"):
        return "CLOCK", found
    military = match.number("TUNIT") == 60 and len(match.get("NUM", "YR")[0].text) == 4
    if not military and match.get("TUNIT")[0].text != "h":
        return None
    return "CLOCK", replace(found, half="24") if military else found


def _sharp(context: Context, match: Match) -> Built:
    """ "tomorrow sharp 4"."""
    before, found = match.before(), hour(match.get("NUM")[0])
    placed = bool(before and before.kind in ("REL", "WD", "PART", "ORD", "NUM", "MO", "YR"))
    return ("CLOCK", found) if found and placed and not counts(match) else None


def _written_hours(context: Context, match: Match) -> Built:
    """ "14:30 hours"."""
    return ("CLOCK", match.get("CLOCK")[0].value) if match.number("TUNIT") == 60 else None


def _at(context: Context, match: Match) -> Built:
    """ "at 3", "around 1030", "at three am"."""
    found = hour(match.get("NUM", "YR")[0], half(match))
    return None if found is None or (not half(match) and counts(match)) else ("CLOCK", found)


def _bound(context: Context, match: Match) -> Built:
    """ "by 1830", "before 11": one or two digits are an hour only beside a day."""
    token = match.get("NUM", "YR")[0]
    found = hour(token)
    after = match.after()
    spoken = after is not None and after.kind == "NUM" and token.text.isalpha() and after.text.isalpha()
    if found is None or spoken or counts(match) or (token.kind == "YR" and found.minute % 5) or _in_range(match):
        return None
    return "CLOCK", replace(found, weak=len(token.text) < 3 or not token.text.isdigit())


def _in_range(match: Match) -> bool:
    """ "from 9 …till 5", "10am …til 11": the rules of ranges read these."""
    before, after = match.before(), match.after()
    if match.get("FROM"):
        return bool(after and after.kind in ("TO", "UNTIL", "DASH", "AND"))
    return bool(match.get("UNTIL") and before and before.kind in ("NUM", "CLOCK", "MER"))


def _dotted(context: Context, match: Match) -> Built:
    """ "at 2.30", "around 16.40"."""
    left, right = match.get("DEC")[0].text.rstrip(".").split(".")
    after = match.after()
    dated = match.get("DEC")[0].text.endswith(".") and after is not None and after.kind in ("CLOCK", "DEC")
    if len(right) != 2 or len(left) > 2 or int(left) > 24 or int(right) > 59 or dated or counts(match):
        return None
    return "CLOCK", clock(int(left), int(right), half(match), zero=left.startswith("0"))


def _minutes_said(context: Context, match: Match) -> Built:
    """ "at six forty-three minutes"."""
    target, minutes = hour(match.get("NUM")[0]), _minutes(match, [])
    return ("CLOCK", replace(target, minute=minutes)) if target and not target.minute and minutes else None


def _spaced(context: Context, match: Match) -> Built:
    """ "9 30 am": the lexer took "30 am" for a time, and there is none."""
    number, found, before = match.get("NUM")[0], match.get("CLOCK")[0], match.before()
    minutes = re.fullmatch(r"(\d\d)\s?([ap])\.?\s?m\.?", found.text)
    if not minutes or not 12 < int(minutes[1]) < 60 or not 1 <= number.value <= 12 or (before and before.kind == "MO"):
        return None
    return "CLOCK", clock(number.value, int(minutes[1]), f"{minutes[2]}m")


def _hyphened(context: Context, match: Match) -> Built:
    """ "five-thirty": an hour and its minutes, not a range."""
    first, second = match.get("NUM")
    tight = second.start == match.get("DASH")[0].end and match.get("DASH")[0].start == first.end
    if (
        not tight
        or not (first.text.isalpha() and second.text.isalpha())
        or not 1 <= first.value <= 12
        or not 13 <= second.value <= 59
        or counts(match)
    ):
        return None
    return "CLOCK", replace(clock(first.value, second.value, half(match)), weak=not match.get("AT", "MER"))


def _spoken_minutes(context: Context, match: Match) -> Built:
    """ "three thirty", "nine oh five", "12 15": the hour, then the minutes."""
    first, second = match.get("NUM")
    digits = first.text.isdigit() or second.text.isdigit()
    if (
        not 1 <= first.value <= 23
        or (not match.get("OH") and not 10 <= second.value <= 59)
        or second.value > 59
        or (len(first.text) > 2 and digits)
    ):
        return None
    if match.get("AT", "MER", "BY", "BEFORE", "AFTER", "UNTIL", "FROM"):
        weak = False
    elif digits or (counts(match)):
        return None
    else:
        weak = True
    return "CLOCK", replace(clock(first.value, second.value, half(match)), weak=weak)


def _past(context: Context, match: Match) -> Built:
    """ "half past two", "quarter past", "ten past 3pm", "half two" (British: half past two)."""
    numbers = match.get("NUM", "CLOCK", "NOON")
    target = _target(numbers[-1], half(match))
    minutes = 30 if match.get("HALF") else 15 if match.get("QUARTER") else _minutes(match, numbers)
    if (
        target is None
        or target.minute
        or (numbers[-1].kind == "NUM" and _counted_end(match))
        or not 1 <= minutes <= 59
        or (len(numbers) == 1 and not match.get("HALF", "QUARTER", "SPAN"))
    ):
        return None
    if match.get("HALF") and not match.get("PAST", "AFTER") and counts(match):
        return None
    return "CLOCK", replace(target, minute=minutes)


def _to(context: Context, match: Match) -> Built:
    """ "quarter to four", "ten to four", "five of six"; "10 to 4" in digits may be a range, and offers both."""
    numbers = match.get("NUM", "CLOCK", "NOON")
    minutes = 15 if match.get("QUARTER") else _minutes(match, numbers)
    target = _target(numbers[-1], half(match))
    before = match.before()
    if (
        target is None
        or target.minute
        or (len(numbers) == 1) != bool(match.get("QUARTER", "SPAN"))
        or (numbers[-1].kind == "NUM" and _counted_end(match))
        or (before and before.kind in ("FROM", "BETWEEN") and not match.get("QUARTER"))
    ):
        return None
    if not 1 <= minutes <= 59 or (not match.get("QUARTER", "SPAN") and minutes not in (5, 10, 20, 25)):
        return None
    earlier = replace(
        target, hour=(target.hour - 1) % 24 if target.half == "24" else (target.hour - 2) % 12 + 1, minute=60 - minutes
    )
    if target.hour == 12 and target.half in ("am", "pm"):
        earlier = replace(earlier, half="pm" if target.half == "am" else "am")
    if numbers[0].text.isdigit() and not match.get("QUARTER", "SPAN") and minutes <= 12:
        return "CLOCK", replace(earlier, other=(clock(minutes, 0, ""),))
    return "CLOCK", earlier


def _minutes(match: Match, numbers: list[Token]) -> int:
    span = match.value("SPAN")
    if isinstance(span, Span):
        return int(span.minutes) if span.minutes < 60 and not (span.days or span.months or span.vague) else 0
    return int(numbers[0].value) if numbers[0].kind == "NUM" else 0


def _counted_end(match: Match) -> bool:
    return not match.get("MER", "OCLOCK") and counts(match)


def _target(token: Token, half: str) -> Clock | None:
    return Clock(hour=12, half="24") if token.kind == "NOON" else hour(token, half)


def _noon(context: Context, match: Match) -> Built:
    if match.get("NUM", "CLOCK") and hour(match.tokens[0]) not in (Clock(hour=12), Clock(hour=12, half="pm")):
        return None
    return "CLOCK", Clock(hour=12, half="24")


def _noon_and(context: Context, match: Match) -> Built:
    """ "noon thirty"."""
    number = match.get("NUM")[0]
    return ("CLOCK", Clock(hour=12, minute=number.value, half="24")) if number.text in ("fifteen", "thirty") else None


def _midnight(context: Context, match: Match) -> Built:
    if match.get("NUM") and match.number("NUM") != 12:
        return None
    return "CLOCK", Clock(hour=0, half="24", midnight=True)


SIMPLE = Grammar(
    [
        ("CLOCK MER", _plain),
        ("CLOCK DASH? ISH MER?", _plain),
        ("CLOCK OCLOCK", _plain),
        ("CLOCK TUNIT", _written_hours),
        ("NUM|YR MER", _plain),
        ("NUM OCLOCK MER?", _plain),
        ("NUM OCLOCK DASH? ISH MER?", _plain),
        ("NUM|YR DASH? ISH MER?", _plain),
        ("AT? NUM|YR TUNIT", _plain),
        ("NUM OH? NUM MER", _spoken_minutes),
        ("NUM OH? NUM", _spoken_minutes),
        ("AT|BY|BEFORE|AFTER|UNTIL|FROM ABOUT? NUM OH? NUM MER?", _spoken_minutes),
        ("AT ABOUT? NUM|YR OCLOCK? MER?", _at),
        ("AT ABOUT? NUM|YR OCLOCK? DASH? ISH MER?", _at),
        ("AT ABOUT? NUM|YR", _at),
        ("ABOUT NUM|YR", _at),
        ("BY|BEFORE|AFTER|UNTIL|FROM ABOUT? NUM|YR", _bound),
        ("AT|ABOUT|BY|BEFORE|AFTER|FROM DEC MER?", _dotted),
        ("AT NUM SPAN", _minutes_said),
        ("AT? NUM CLOCK", _spaced),
        ("AT? NUM DASH NUM MER?", _hyphened),
        ("AT? ABOUT? A? HALF PAST|AFTER NUM|CLOCK OCLOCK? MER?", _past),
        ("AT? ABOUT? HALF NUM MER?", _past),
        ("AT? ABOUT? A? QUARTER PAST|AFTER NUM|CLOCK|NOON OCLOCK? MER?", _past),
        ("AT? ABOUT? NUM PAST NUM|CLOCK|NOON OCLOCK? MER?", _past),
        ("AT? ABOUT? SPAN PAST|AFTER NUM|CLOCK|NOON OCLOCK? MER?", _past),
        ("AT? ABOUT? A? QUARTER TO|UNTIL|OF|BEFORE NUM|CLOCK|NOON OCLOCK? MER?", _to),
        ("AT? ABOUT? NUM TO|UNTIL|OF|BEFORE NUM|CLOCK|NOON OCLOCK? MER?", _to),
        ("AT? ABOUT? SPAN TO|UNTIL|OF|BEFORE NUM|CLOCK|NOON OCLOCK? MER?", _to),
        ("NUM|CLOCK? NOON", _noon),
        ("NOON NUM", _noon_and),
        ("NUM? MIDNIGHT", _midnight),
        ("NUM SHARP", _plain),
        ("SHARP NUM", _sharp),
    ]
)
