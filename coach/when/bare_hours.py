"""Which bare numbers are hours? Those that stand beside a day: "friday 4", "9 tomorrow", "1530 on Monday"."""

from dataclasses import replace

from coach.when import calendar
from coach.when.clocks import hour
from coach.when.model import Clock, Day, Token
from coach.when.numerals import clock
from coach.when.words import listed


def hours_beside(tokens: list[Token]) -> list[Token]:
    """Bare numbers beside a day are hours: "friday 4", "9 tomorrow", "1530 on Monday", "11 at night"; "Mon 23" is a
    day of the month.
    """
    for i, token in enumerate(tokens):
        if token.kind not in ("NUM", "YR", "DEC"):
            continue
        before = tokens[i - 1] if i else None
        if before and before.kind in ("COMMA", "DASH") and i > 1:
            before = tokens[i - 2]
        after = next((one for one in tokens[i + 1 : i + 4] if one.kind not in ("ON", "IN", "AT", "THE", "COMMA")), None)
        adjoined = i + 1 < len(tokens) and tokens[i + 1] is after and not after.text.startswith("on ")
        found = _dotted(token) if token.kind == "DEC" else hour(token)
        if found is None or (token.text == "one" and i > 1 and tokens[i - 2].kind == "THE"):
            continue  # "the Monday one"
        if token.kind == "DEC":
            beside = (before and before.kind in ("DAY", "PART")) or (
                after and after.kind == "DAY" and found.minute % 5 == 0
            )
            if beside and _clockwise(tokens, i):
                token.kind, token.value = "CLOCK", found
            continue
        if after and after.kind == "PART" and not adjoined and _hour_before(tokens[i : i + 2], after, adjoined=False):
            token.kind, token.value = "CLOCK", found
        elif before and before.kind in ("DAY", "PART") and _clockwise(tokens, i):
            _beside(tokens, i, before, found)
        elif (
            after
            and _hour_before(tokens[i : i + 2], after, adjoined=adjoined)
            and not (_owned(tokens, i) or _has_hour(tokens, after))
        ):
            token.kind, token.value = "CLOCK", found
    return tokens


def _owned(tokens: list[Token], i: int) -> bool:
    """ "I have 2 tomorrow": a number of things."""
    return i > 0 and tokens[i - 1].text in ("have", "got", "has", "had", "get", "another", "only", "ve")


def _has_hour(tokens: list[Token], day: Token) -> bool:
    """ "ext 3 tomorrow at 11:30am": the day has its hour behind it."""
    behind = [one for one in tokens if one.start >= day.end][:2]
    behind = behind[1:] if behind and behind[0].kind in ("AT", "COMMA") else behind
    return bool(behind) and behind[0].kind == "CLOCK"


def _hour_before(pair: list[Token], after: Token, *, adjoined: bool) -> bool:
    """The number stands before "tomorrow", "this evening", "in the morning": "9 tomorrow", "10, tonight", "1530 on
    Monday".
    """
    if after.kind == "PART":
        return not after.text.endswith("s")
    if after.kind != "DAY":
        return False
    if (
        len(pair[0].text) >= 3
        and pair[0].text.isdigit()
        and (not adjoined or after.value.form in ("relative", "weekday"))
    ):
        return True
    if after.value.form not in ("relative", "weekday"):
        return False
    if not pair[0].text.isdigit() and not after.value.part:
        return False  # "I have one tomorrow"
    near = adjoined or (bool(after.value.part) and pair[1].kind == "COMMA")
    return after.value.form == "relative" and pair[0].value <= 12 and near


def _dotted(token: Token) -> Clock | None:
    """ "Mon Dec 4 08.40"."""
    left, _, right = token.text.rstrip(".").partition(".")
    if len(right) != 2 or len(left) > 2 or int(left) > 24 or int(right) > 59:
        return None
    return clock(int(left), int(right), "", zero=left.startswith("0"))


def _clockwise(tokens: list[Token], i: int) -> bool:
    """Nothing after the number says that it counts something."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        after is None
        or after.kind not in ("W", "UNIT", "TUNIT", "BIZ", "SLASH", "DEC", "AB", "SPAN", "NUM")
        or after.text in _AFTER_HOUR
    )


_AFTER_HOUR = listed(
    "with w via for please pls if works work will would should is in at my your zoom teams call est et pt "
    "ct cet gmt utc bst ist hopefully then sharp and or on"
)


def _beside(tokens: list[Token], i: int, before: Token, found: Clock) -> None:
    token, day = tokens[i], before.value
    number = int(token.value)
    plain = before.kind == "DAY" and len(token.text) < 3
    if plain and day.form == "weekday" and 1 <= number <= 31:
        fitting = [one for week in range(9) if (one := calendar.plus(day.dates[0], 7 * week)) and one.day == number]
        if number > 12:
            before.value = replace(day, dates=tuple(fitting[:1]), form="date" if fitting else "vague")
            token.kind = "USED"
        elif fitting:
            before.value = Day(dates=(day.dates[0], fitting[0]), form="vague")
            token.kind = "USED"
        else:
            token.kind, token.value = "CLOCK", found
    elif plain and number > 12 and day.form != "weekday":
        before.value = replace(day, form="vague")
    elif before.kind == "DAY" and token.kind == "YR" and day.form != "weekday" and found.minute % 5:
        return
    else:
        token.kind, token.value = "CLOCK", found
