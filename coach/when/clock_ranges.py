"""When does "2-4pm" begin? Ranges of hours, whose start counts (C10), and offers of two hours, which are asked
(C12).
"""

import re
from dataclasses import replace

from coach.when.clocks import Built, counts, half, hour
from coach.when.engine import Grammar, Match
from coach.when.model import Clock, Context
from coach.when.numerals import clock


def _range(context: Context, match: Match) -> Built:
    """ "2-4pm", "from 9 till 5", "between 2 and 4": the start counts. Bare numbers are a range of hours only beside a
    day.
    """
    first, last = match.get("NUM", "CLOCK")
    start, end = hour(first), hour(last, half(match))
    joiner = match.get("DASH", "TO", "UNTIL", "AND")
    before = match.before()
    if first.kind == "NUM" and first is match.tokens[0] and before and before.kind == "MO":
        return None  # "nov 24 - 3:15 PM": a day, then its hour
    if start is None or end is None or not joiner or (joiner[0].kind == "AND" and not match.get("BETWEEN")):
        return None
    bare = first.kind == "NUM" and last.kind == "NUM" and not match.get("MER")
    after = match.after()
    if bare and last.value > 12 and after and after.kind in ("CLOCK", "AT"):
        return None  # "11-19 3pm"
    if bare and joiner[0].kind == "DASH" and first.value > 12 and first.value > last.value:
        return None  # "24-11" is no range of hours
    if last.kind == "NUM" and not match.get("MER") and counts(match):
        return None
    framed = match.tokens[0].kind in ("FROM", "BETWEEN")
    long = any(
        (token.text.isdigit() and len(token.text) == 3) or len(token.text) != len(first.text) > 2
        for token in (first, last)
    )
    if (bare and long and not framed) or match.moved():
        return None
    found = replace(_start(start, end), weak=bare and not framed, ranged=True)
    if not found.half and not end.half and _afternoon(start) >= _afternoon(end):
        return "CLOCK", replace(found, other=(replace(found, half="am"),))  # "6 til 2" may start in the morning
    return "CLOCK", found


def _afternoon(one: Clock) -> tuple[int, int]:
    """The hour and minute as C4 takes them where am or pm is not said."""
    return one.hour if 8 <= one.hour <= 12 else one.hour + 12, one.minute


def _start(start: Clock, end: Clock) -> Clock:
    """The start of a range; where only the end says am or pm, the start is the nearest such hour before it."""
    if start.bad or end.bad:
        return replace(start, bad=True)
    if start.half or end.half not in ("am", "pm"):
        return start
    if (start.hour % 12, start.minute) < (end.hour % 12, end.minute):
        return replace(start, half=end.half)
    return replace(start, half="am" if end.half == "pm" else "pm")


def _either(context: Context, match: Match) -> Built:
    """ "2 or 3pm", "3pm/4pm": two offers."""
    first, last = match.get("NUM", "CLOCK")
    end = hour(last, half(match))
    start = hour(first, end.half if end and end.half in ("am", "pm") else "")
    if start is None or end is None or (last.kind == "NUM" and not match.get("MER") and counts(match)):
        return None
    if match.get("COMMA") and "NUM" in (first.kind, last.kind):
        return None
    return "CLOCK", replace(
        start, other=(end,), weak=first.kind == "NUM" and last.kind == "NUM" and not match.get("MER")
    )


def _dotted(context: Context, match: Match) -> Built:
    """ "14.00-15.30"."""
    times = [re.fullmatch(r"([01]?\d|2[0-4])(?:\.([0-5]\d))?", token.text) for token in match.get("DEC", "NUM")]
    if not all(times) or match.moved():
        return None
    start, end = (
        clock(int(found[1]), int(found[2] or 0), "", zero=found[1].startswith("0")) for found in times if found
    )
    quarters = all(re.fullmatch(r"\d\d\.(?:00|15|30|45)", token.text) for token in match.get("DEC", "NUM"))
    return "CLOCK", replace(_start(start, end), weak=not quarters)


RANGES = Grammar(
    [
        ("FROM|BETWEEN? DEC DASH|TO|UNTIL|AND DEC|NUM", _dotted),
        ("FROM|BETWEEN? NUM DASH|TO|UNTIL|AND DEC", _dotted),
        ("FROM|BETWEEN? NUM|CLOCK DASH|TO|UNTIL|AND AT? NUM|CLOCK MER?", _range),
        ("NUM|CLOCK OR|SLASH NUM|CLOCK MER?", _either),
        ("CLOCK AND|COMMA CLOCK", _either),
    ]
)
