"""Is there anything beside the chosen mention that was not understood? Then it is asked, for a wrong date in silence
is the worst answer.
"""

import re
from itertools import pairwise

from coach.when.cues import FIX, clause, text_of
from coach.when.mention import Mention
from coach.when.model import Context, Token
from coach.when.words import FOLLOWERS, listed

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
# Pieces of an hour that no rule took.
_HOURLIKE = frozenset(("OCLOCK", "MER", "ISH", "SHARP", "HALF", "QUARTER"))
_OTHER = re.compile(
    r"^(?:after|before) (?:that|this|it|next)\b|\b(?:after|before) (?:that|then|it)\b"
    r"|\b(?:this one|next one|one after|other one|day after|but one|at the earliest)\b"
)
_USUAL = re.compile(r"\b(?:same|usual|normal|regular) (?:time|hour|slot)\b")
_POINTERS = (("UNIT", "AFTER"), ("UNIT", "BEFORE"))  # "the day after": after what?
# "towards the end of the month", "just before Friday", "as early as Monday"
_LOOSELY = re.compile(
    r"\b(?:(?:towards?|near(?:er|ing)?|tail|latter|as (?:early|soon) as|eve of|on or (?:about|around))"
    r"|(?:more|less|longer|sooner|earlier) than|over|under|at least|minimum(?: of)?"
    r"|(?:just|shortly|right|soon|well|way|long|bit|little|sometime) before)(?: the)?$"
)
# "after I've spoken to the team on Thursday": later than that day, perhaps
_AFTER_EVENT = re.compile(
    r"\b(?:after|once) (?:i|we|they|he|she|i've|we've|they've|he's|she's|the|our|your|my) (?:\S+ ?){1,6}$"
)
_NEXT_YEAR = 300  # days; what is told of as past, and would be so far ahead, is over
_TOLD = re.compile(r"\b(?:was|were|had|did|got|sent|spoke|met|came|went|(?!need|schedul|book|invit|confirm)\w{3,}ed)\b")
_CLOCKLIKE = re.compile(r"(?:[7-9]|1\d)\.(?:00|15|30|45)\.?")  # "be there for 8.45"
# "at 3pm on …": what may follow without being a day.
_MEDIA = listed(
    "zoom teams google skype phone my the video webex whatsapp site slack hangouts facetime mobile cell "
    "call microsoft ms time a your their his her our camera meet"
)


def doubtful(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """Date words beside the mention, or pieces of an hour anywhere, that no rule took."""
    return (
        _beside(context, tokens, mention)
        or _spans_beside(tokens, mention)
        or (mention.clock is None and _hour_somewhere(tokens))
        or _pointing(tokens, mention)
        or _mended_number(tokens)
        or _numbered_day(tokens)
        or _second_hour(tokens, mention)
        or any(token.kind == "DEC" and _CLOCKLIKE.fullmatch(token.text) for token in tokens)
        or ((mention.day is None or mention.day.moment is not None) and _day_somewhere(tokens, mention))
        or (context.language != "en" and _foreign(tokens, mention))
        or _finished(context, mention)
        or _over(context, tokens, mention)
    )


def _beside(context: Context, tokens: list[Token], mention: Mention) -> bool:
    before = tokens[max(0, mention.first - 3) : mention.first]
    kinds = [token.kind for token in before]
    around = [
        *clause(tokens, mention.first - 1, -1, -1, 6),
        *clause(tokens, mention.last + 1, len(tokens), 1, 6),
    ]
    if any(token.kind == "BLUR" for token in around) or (kinds[-1:] and kinds[-1] in _BEFORE):
        return True
    if kinds[-1:] == ["A"] and mention.day and mention.day.form == "weekday":
        return True  # "a Friday" is any
    if mention.day is None and kinds[-2:] in (["NUM", "COMMA"], ["NUM", "DASH"]):
        return True
    if kinds[-1:] == ["AFTER"] and mention.clock is None:
        return True
    if context.past and re.search(r"\bnow it'?s$", text_of(before)):
        return True  # "now it's Thursday, and still nothing": today, or last Thursday's story?
    if _AFTER_EVENT.search(text_of(clause(tokens, mention.first - 1, -1, -1, 9))):
        return True
    if _LOOSELY.search(text_of(before)) or (before and _back_end(before[-1], tokens[mention.first])):
        return True
    if not context.past and [token.kind for token in tokens[mention.last + 1 : mention.last + 2]] == ["LAST"]:
        return True  # "Friday last" is over
    after = tokens[mention.last + 1 : mention.last + 3]
    return bool(after and after[0].kind in _AFTER and not _counting(after, mention)) or (
        not context.past and any(token.text == "since" for token in before[-2:])
    )


def _back_end(before: Token, first: Token) -> bool:
    """ "the back end of next week", "around the end of the month"."""
    return before.text in ("back", "around", "about", "roughly") and "end" in first.text.split()[:2]


def _second_hour(tokens: list[Token], mention: Mention) -> bool:
    """ "9.45 for 10": when to come, and when it starts."""
    after = tokens[mention.last + 1 : mention.last + 4]
    hours = [token.kind for token in after[1:2]] in (["NUM"], ["CLOCK"])
    plain = len(after) < 3 or after[2].kind in ("STOP", "COMMA", "NL", "MER")
    return bool(mention.clock and after and after[0].text == "for" and hours and plain)


def _counting(after: list[Token], mention: Mention) -> bool:
    """ "friday 3pm 2 references": the number counts what follows it, where the hour is known or the thing is plural."""
    if len(after) < 2 or after[0].kind not in ("NUM", "ORD", "QUARTER", "HALF") or not after[1].text.isalpha():
        return False
    noun = after[1].kind in ("W", "OF") and len(after[1].text) > 1 and after[1].text not in FOLLOWERS
    return noun and (mention.clock is not None or (len(after[1].text) > 3 and after[1].text.endswith("s")))


def _spans_beside(tokens: list[Token], mention: Mention) -> bool:
    """ "2 days Friday", "Friday in two weeks", and "an hour before" something, wherever it stands."""
    for place, token in enumerate(tokens):
        if token.kind != "SPAN":
            continue
        then = tokens[place + 1] if place + 1 < len(tokens) else None
        if then and then.kind in ("BEFORE", "AFTER"):
            return True
        long = token.value.days or token.value.months
        joined = tokens[mention.first - 1].kind in ("SPAN", "IN", "ON")
        if long and joined and mention.first - 2 <= place < mention.first:
            return True
        if place == mention.last + 1 and mention.clock is None and (long or token.text.endswith(" h")):
            return True
        if place == mention.last + 2 and tokens[place - 1].kind == "IN":
            return True
    return False


def _hour_somewhere(tokens: list[Token]) -> bool:
    """A piece of an hour, or a number that stands all alone: "monday!!! 9!!!"."""
    edge = ("STOP", "COMMA", "NL")
    for place, token in enumerate(tokens):
        if token.kind in _HOURLIKE or (token.kind == "CLOCK" and token.value.weak):
            return True
        if token.kind == "NUM" and token.text.isdigit() and token.value <= 12:
            ends = [tokens[i].kind if 0 <= i < len(tokens) else "STOP" for i in (place - 1, place + 1)]
            if ends[0] in edge and ends[1] in edge:
                return True
    return False


def _pointing(tokens: list[Token], mention: Mention) -> bool:
    """Words that point to what only the two of them know: "monday after that", "not this one, the next one", "same
    time".
    """
    if any((one.kind, then.kind) in _POINTERS for one, then in pairwise(tokens)):
        return True
    ends = [*tokens[1:], Token("STOP", None, "", 0, 0)]
    if any(
        one.kind in ("BEFORE", "AFTER") and then.kind in ("STOP", "NL") for one, then in zip(tokens, ends, strict=True)
    ):
        return True  # "so it must be before"
    after = text_of(clause(tokens, mention.last + 1, len(tokens), 1, 8))
    near = text_of(tokens[max(0, mention.first - 3) : mention.first])
    if _OTHER.search(after):
        return True
    return mention.clock is None and bool(_USUAL.search(near) or _USUAL.search(after))


def _mended_number(tokens: list[Token]) -> bool:
    """ "Thursday at 3. No wait, 4": a bare number that takes something back."""
    return any(
        token.kind in ("NUM", "ORD") and bool(FIX.search(text_of(tokens[max(0, place - 3) : place])))
        for place, token in enumerate(tokens)
    )


def _numbered_day(tokens: list[Token]) -> bool:
    """ "4 on Thursday": at four, or four of something?"""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return any(
        (one.kind, on.kind, day.kind) == ("NUM", "ON", "DAY") and one.text.isdigit() and one.value <= 24
        for one, on, day in triples
    )


def _day_somewhere(tokens: list[Token], mention: Mention) -> bool:
    """An hour alone is today's or tomorrow's; not where an unknown word stands in the place of a day."""
    around = [*tokens[max(0, mention.first - 3) : mention.first], *tokens[mention.last + 1 : mention.last + 4]]
    for first, then in pairwise(around):
        if (
            first.kind in ("ON", "NEXT", "THIS")
            and then.kind == "W"
            and then.text.isalpha()
            and then.text not in _MEDIA
        ):
            return True
    return bool(re.search(r"\b(?:same day|that (?:day|morning|afternoon|evening|night)|the day)\b", text_of(around)))


def _finished(context: Context, mention: Mention) -> bool:
    """ "spoke to Jane Monday", "they called at 3pm", "interviewed 6 people in 4 hours", where a plan is asked for."""
    day = mention.day
    bare = day is None or day.form in ("weekday", "dom") or day.moment is not None or day.span is not None
    return not context.past and bare and "done" in mention.roles


def _over(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """ "it was posted on November 10", told a week after it: not of next year."""
    days = mention.day.dates if mention.day and mention.day.form == "date" else ()
    lead = text_of(clause(tokens, mention.first - 1, -1, -1, 9))
    far = any((day - context.today).days > _NEXT_YEAR for day in days)
    return not context.past and far and bool(_TOLD.search(lead))


def _foreign(tokens: list[Token], mention: Mention) -> bool:
    """In another language a word that is not known may be the day, or the hour: "v úterý ve 14:00", "в полтретьего"."""
    unknown = [place for place, token in enumerate(tokens) if token.kind == "W" and token.text.isalpha()]
    if mention.day is None:
        return any(tokens[place].text not in FOLLOWERS for place in unknown)
    return mention.clock is None and any(place and tokens[place - 1].kind == "AT" for place in unknown)
