"""Which pieces belong together? A day, an hour, a part of the day and a zone that stand side by side make one
mention.
"""

from dataclasses import dataclass, field, replace
from datetime import tzinfo

from coach.when import calendar, zones
from coach.when.clocks import hour
from coach.when.model import Clock, Context, Day, Token
from coach.when.numerals import clock
from coach.when.words import listed

# What may stand between the parts of one mention.
_LINKS = listed(
    "COMMA AT ON IN THE OF FROM BY ABOUT OPEN SHUT COLON DASH EDGE UNTIL BEFORE AFTER TIME NL THIS ISH "
    "BETWEEN QUOTE SHARP ARROW"
)
_LINK_WORDS = listed(
    "for starting starts start begins beginning time sharp is promptly approx at kick off kickoff first "
    "thing your uhr hrs h when will be and um"
)
_ITEMS = frozenset(("DAY", "CLOCK", "PART", "ZONE"))
UNKNOWN = "unknown zone"


@dataclass(slots=True)
class Mention:
    """One day and/or time as the text names it. `first`, `last`: its tokens' places. `link`: how it hangs on the
    mention before it.

    `zone`: a zone, None where none is named, `UNKNOWN` where one is named that nobody knows. `roles`: what the words
    around it say.
    """

    first: int
    last: int
    line: int
    day: Day | None = None
    clock: Clock | None = None
    part: str = ""
    zone: tzinfo | str | None = None
    link: str = ""
    roles: set[str] = field(default_factory=set)


def mentions(context: Context, tokens: list[Token]) -> list[Mention]:
    """All mentions of the text, in order."""
    tokens = _hours_beside(tokens)
    found: list[Mention] = []
    for index, token in enumerate(tokens):
        if token.kind not in _ITEMS:
            continue
        last = found[-1] if found else None
        gap = tokens[last.last + 1 : index] if last else []
        if last and _joins(gap, token) and _fits(last, token, gap):
            _add(last, token, index)
        elif token.kind in ("DAY", "CLOCK") or (token.kind == "PART" and index + 1 < len(tokens)):
            found.append(_add(Mention(index, index, token.line, link=_link(gap) if last else ""), token, index))
    return [mention for mention in found if mention.day or (mention.clock and not mention.clock.weak)]


def _joins(gap: list[Token], token: Token) -> bool:
    return len(gap) <= 5 and all(one.kind in _LINKS or (one.kind == "W" and one.text in _LINK_WORDS) for one in gap)


def _fits(mention: Mention, token: Token, gap: list[Token]) -> bool:
    joined = [one.kind for one in gap]
    if token.kind == "DAY":
        return mention.day is None and not (mention.clock and mention.clock.weak and len(joined) > 1)
    if token.kind == "CLOCK":
        return (
            mention.clock is None
            and not (token.value.weak and len(joined) > 2)
            and not ("BETWEEN" in joined and mention.day is None)
        )
    return bool(mention.clock) if token.kind == "ZONE" else not mention.part or mention.part == token.value


def _add(mention: Mention, token: Token, index: int) -> Mention:
    mention.last = index
    if token.kind == "DAY":
        mention.day = token.value
        mention.part = mention.part or token.value.part
    elif token.kind == "CLOCK":
        mention.clock = token.value
    elif token.kind == "ZONE":
        mention.zone = token.value
    else:
        mention.part = mention.part or str(token.value)
    return mention


def _link(gap: list[Token]) -> str:
    """How two mentions hang together: a range, a choice, a list; or nothing."""
    kinds = [one.kind for one in gap if one.kind not in ("THE", "ON", "AT", "FROM")]
    if kinds in (["DASH"], ["TO"], ["UNTIL"]):
        return "range"
    if "OR" in kinds or kinds == ["SLASH"]:
        return "or"
    if kinds in (["AND"], ["COMMA", "AND"]):
        return "and"
    return "list" if kinds in (["COMMA"], []) else ""


def _hours_beside(tokens: list[Token]) -> list[Token]:
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
        adjoined = i + 1 < len(tokens) and tokens[i + 1] is after
        found = _dotted(token) if token.kind == "DEC" else hour(token)
        if found is None:
            continue
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


def zoned(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens with zone names after a clock time made one ZONE token: "ET", "(EST)", "London time", "my time"
    (C11).
    """
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        size, zone = _zone_at(context, tokens, i) if _after_clock(out) else (0, None)
        if size:
            token = tokens[i]
            out.append(Token("ZONE", zone, token.text, token.start, tokens[i + size - 1].end, token.line))
            i += size
        else:
            out.append(tokens[i])
            i += 1
    return out


def _after_clock(out: list[Token]) -> bool:
    for token in reversed(out[-5:]):
        if token.kind == "CLOCK":
            return True
        if token.kind not in ("DAY", "COMMA", "OPEN", "IN", "ZONE", "SLASH", "THE", "PART", "ON", "COLON"):
            return False
    return False


def _zone_at(context: Context, tokens: list[Token], i: int) -> tuple[int, tzinfo | str | None]:
    """How many tokens from `i` name a zone, and which."""
    home = getattr(context.now.tzinfo, "key", "")
    word = tokens[i]
    if word.kind == "ZONE":
        return 1, word.value
    if word.kind not in ("W", "IN", "DAY") or not word.text.isalpha():
        return 0, None
    following = tokens[i + 1 : i + 4]
    timed = [k for k, one in enumerate(following) if one.kind == "TIME"]
    if timed and timed[0] <= 2 and all(one.kind == "W" for one in following[: timed[0]]):
        name = " ".join([word.text, *(one.text for one in following[: timed[0]])])
        return timed[0] + 2, _named_time(context, name, home)
    if _place_after(context, tokens, i):
        return 1, UNKNOWN
    if word.text in zones.ABBREVIATIONS or word.text in zones.REGIONS or word.text == "uk":
        return 1, zones.named(word.text, home)
    if word.kind == "W" and 2 < len(word.raw) <= 5 and word.raw.isupper() and word.text.endswith(("st", "dt")):
        return 1, UNKNOWN
    return 0, None


def _place_after(context: Context, tokens: list[Token], i: int) -> bool:
    """ "6pm London": perhaps the zone, perhaps only the place; a place whose clocks show the same as the person's is
    no matter.
    """
    word, before = tokens[i], tokens[i - 1] if i else None
    if (
        before is None
        or before.kind != "CLOCK"
        or not word.raw[:1].isupper()
        or word.text in zones.ABBREVIATIONS | zones.REGIONS
    ):
        return False
    zone = zones.named(word.text, "") if len(word.text) > 3 else None
    return zone is not None and context.now.astimezone(zone).utcoffset() != context.now.utcoffset()


def _named_time(context: Context, name: str, home: str) -> tzinfo | str | None:
    words = name.split()
    name = " ".join([word for word in words if word not in ("standard", "daylight", "summer", "local", "the")])
    if not name or name in ("my", "our", "same", "start", "interview", "this", "some", "any"):
        return context.now.tzinfo if name == "my" else None
    return zones.named(name, home) or (
        UNKNOWN
        if name in ("your", "their", "his", "her", "us", "american", "australian", "canadian", "european")
        else None
    )
