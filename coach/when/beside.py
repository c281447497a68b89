"""Do the words right beside a mention change it, or belong to it and were not understood? "a Friday", "around Easter",
"the Monday after payday", "Friday last": then it is asked.
"""

from coach import lazy
from coach.when.cues import clause, text_of
from coach.when.leftovers import counting
from coach.when.mention import Mention
from coach.when.model import Context, Token

_BEFORE = frozenset(
    (
        "NUM",
        "ORD",
        "NEXT",
        "LAST",
        "PAST",
        "WD",
        "MO",
        "UNIT",
        "HALF",
        "QUARTER",
        "DEC",
        "AB",
        "FEW",
        "COUPLE",
        "BADORD",
    )
) | {"YR", "BETWEEN", "CLOCK", "OTHER"}
_AFTER = frozenset(
    ("NUM", "ORD", "WD", "MO", "UNIT", "HALF", "QUARTER", "DEC", "AB", "BADORD", "YR", "SLASH", "CLOCK", "NEXT")
)
# "towards the end of the month", "just before Friday", "as early as Monday"
_LOOSELY = lazy.pattern(
    r"\b(?:(?:towards?|near(?:er|ing)?|tail|latter|as (?:early|soon) as|eve of|on or (?:about|around))"
    r"|(?:more|less|longer|sooner|earlier) than|over|under|at least|minimum(?: of)?"
    r"|(?:regular|usual|weekly|standing)"
    r"|(?:just|shortly|right|soon|well|way|long|bit|little|sometime) before)(?: the)?$"
)
# "after I've spoken to the team on Thursday": later than that day, perhaps
_AFTER_EVENT = lazy.pattern(
    r"\b(?:after|once) (?:i|we|they|he|she|i've|we've|they've|he's|she's|the|our|your|my) (?:\S+ ?){1,6}$"
)
# "before my 2pm class tomorrow"; "now it's Thursday, and still nothing": today, or last Thursday's story?
_BEFORE_MINE = lazy.pattern(r"\b(?:before|after) (?:my|the|his|her|our|their|a)$")
_NOW = lazy.pattern(r"\bnow it'?s$")


def beside(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """Whether something beside the mention was not understood."""
    before = tokens[max(0, mention.first - 3) : mention.first]
    after = tokens[mention.last + 1 : mention.last + 4]
    around = [
        *clause(tokens, mention.first - 1, -1, -1, 6),
        *clause(tokens, mention.last + 1, len(tokens), 1, 6),
    ]
    return (
        any(token.kind == "BLUR" for token in around)
        or bool(_AFTER_EVENT.search(text_of(clause(tokens, mention.first - 1, -1, -1, 9))))
        or (bool(before) and _led(context, before, mention, tokens[mention.first]))
        or (bool(after) and _followed(context, before, mention, after))
    )


def _led(context: Context, before: list[Token], mention: Mention, first: Token) -> bool:
    """A piece of a date, or a word that makes it loose, stands before the mention."""
    kinds, text = [token.kind for token in before], text_of(before)
    bare = mention.day is not None and mention.day.form == "weekday"
    return (
        (kinds[-1] in _BEFORE and not _spoken_for(before))
        or (kinds[-1] == "A" and bare)  # "a Friday" is any
        or (mention.day is None and kinds[-2:] in (["NUM", "COMMA"], ["NUM", "DASH"], ["NUM", "COLON"]))
        or (mention.clock is None and kinds[-1] == "AFTER")
        or (mention.clock is not None and bool(_BEFORE_MINE.search(text)))
        or (context.past and bool(_NOW.search(text)))
        or (not context.past and any(token.text == "since" for token in before[-2:]))
        or bool(_LOOSELY.search(text))
        or _back_end(before[-1], first)
    )


def _followed(context: Context, before: list[Token], mention: Mention, after: list[Token]) -> bool:
    """A piece of a date, or a word that moves it, stands behind the mention."""
    over = not context.past and (after[0].kind == "LAST" or after[0].text == "gone")  # "Friday last", "Friday gone"
    the = bool(before) and before[-1].kind == "THE"
    kinds = [one.kind for one in after if one.kind != "A"]
    if kinds[:2] in (["AND", "HALF"], ["AND", "QUARTER"]):
        return True  # "at 10 and a half"
    return over or (the and _of_an_event(after[:2])) or (after[0].kind in _AFTER and not counting(after, mention))


def _of_an_event(after: list[Token]) -> bool:
    """ "the Monday after payday"."""
    return [one.kind for one in after] in (["AFTER", "W"], ["BEFORE", "W"], ["AFTER", "THE"], ["BEFORE", "THE"])


def _spoken_for(before: list[Token]) -> bool:
    """ "the next one Friday", "shadow day Sat": the word before the day is no part of it."""
    last, earlier = before[-1], before[-2].kind if len(before) > 1 else ""
    return (last.text == "one" and earlier in ("NEXT", "LAST", "THE", "W")) or (last.text == "day" and earlier == "W")


def _back_end(before: Token, first: Token) -> bool:
    """ "the back end of next week", "around the end of the month", "around Easter"."""
    loose = before.text in ("around", "approx", "approximately", "roughly", "circa", "~") and first.kind == "DAY"
    return loose or (before.text in ("back", "about") and "end" in first.text.split()[:2])
