"""Is there anything beside the chosen mention that was not understood? Then it is asked, for a wrong date in silence
is the worst answer.
"""

import re
from itertools import pairwise

from coach import lazy
from coach.when.beside import beside
from coach.when.cue_table import OFF
from coach.when.cues import clause, text_of
from coach.when.leftovers import (
    hour_somewhere,
    mended_number,
    numbered_day,
    second_hour,
    unexplained,
)
from coach.when.lengths import ahead_of_it, spans_beside
from coach.when.mention import Mention
from coach.when.model import Context, Token
from coach.when.narrowing import NEXT_YEAR
from coach.when.words import FOLLOWERS, listed

_OTHER = lazy.pattern(
    r"^(?:after|before) (?:that|this|it|next)\b|\b(?:after|before) (?:that|then|it)\b"
    r"|\b(?:this one|next one|one after|other one|day after|but one|at the earliest"
    r"|that (?:week|weekend|month))\b"
)
_USUAL = lazy.pattern(r"\b(?:same|usual|normal|regular) (?:time|hour|slot)\b")
_POINTERS = (
    ("UNIT", "AFTER"),
    ("UNIT", "BEFORE"),
    ("PART", "AFTER"),
    ("PART", "BEFORE"),
)  # "the day after": after what?
_TOLD = lazy.pattern(
    r"\b(?:was|were|had|did|got|sent|spoke|met|came|went|(?!need|schedul|book|invit|confirm)\w{3,}ed)\b"
)
_WILL = lazy.pattern(r"\b(?:will|\w+'ll|going to|gonna)\b")  # "will do it tonight", where it is asked what was done
_GERMAN = lazy.pattern(r"\buhr\b")  # "Di 14 Uhr" in an English chat
# "(she's in Austin, so central)", where the hour has no zone
_ELSEWHERE = lazy.pattern(r"\b(?:so|it's|that's|thats|is) (?:eastern|central|mountain|pacific)\b")
_DOTTED = lazy.pattern(r"\d{1,2}\.[0-5][05]\.?")  # "on the 8th, so 3.20"
_BARE = lazy.pattern(r"(?:\D+ )?\d\d?")
_CLOCKLIKE = lazy.pattern(r"(?:[7-9]|1\d)\.(?:00|15|30|45)\.?")  # "be there for 8.45"
# "at 3pm on …": what may follow without being a day.
_MEDIA = listed(
    "zoom teams google skype phone my the video webex whatsapp site slack hangouts facetime mobile cell "
    "call microsoft ms time a your their his her our camera meet"
)


def doubtful(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """Date words beside the mention, or pieces of an hour anywhere, that no rule took."""
    return (
        beside(context, tokens, mention)
        or spans_beside(tokens, mention)
        or (mention.clock is None and hour_somewhere(tokens))
        or _pointing(tokens, mention)
        or mended_number(tokens)
        or numbered_day(tokens)
        or unexplained(tokens, mention)
        or second_hour(tokens, mention)
        or any(token.kind == "DEC" and _hour_with_dot(mention).fullmatch(token.text) for token in tokens)
        or (mention.zone is None and bool(_ELSEWHERE.search(text_of(tokens))))
        or ((mention.day is None or mention.day.moment is not None) and _day_somewhere(tokens, mention))
        or _bare_hour(tokens, mention)
        or bool(OFF.search(text_of(tokens[mention.last + 1 :])))
        or ((context.language != "en" or _GERMAN.search(text_of(tokens))) and _foreign(tokens, mention))
        or _finished(context, mention)
        or _over(context, tokens, mention)
        or (context.past and bool(_WILL.search(text_of(clause(tokens, mention.first - 1, -1, -1, 9)))))
    )


def _hour_with_dot(mention: Mention) -> re.Pattern[str]:
    return _CLOCKLIKE if mention.clock or mention.day is None or mention.day.moment else _DOTTED


def _pointing(tokens: list[Token], mention: Mention) -> bool:
    """Words that point to what only the two of them know: "monday after that", "not this one, the next one", "same
    time".
    """
    if any((one.kind, then.kind) in _POINTERS for one, then in pairwise(tokens)):
        return True
    if any(_astray(first, then) for first, then in pairwise(token for token in tokens if token.kind == "DAY")):
        return True
    if any(_before_what(tokens, place) for place in range(len(tokens))):
        return True
    after = text_of(clause(tokens, mention.last + 1, len(tokens), 1, 8))
    near = text_of(tokens[max(0, mention.first - 3) : mention.first])
    if _OTHER.search(after):
        return True
    return mention.clock is None and bool(_USUAL.search(near) or _USUAL.search(after))


def _astray(first: Token, then: Token) -> bool:
    """ "Monday, then the following Monday": not within the week after the day before it."""
    days = [*first.value.dates[:1], *then.value.dates[:1]]
    return "following" in then.text.split() and not (len(days) == 2 and 0 < (days[1] - days[0]).days <= 7)


def _before_what(tokens: list[Token], place: int) -> bool:
    """ "so it must be before"."""
    ends = place + 1 == len(tokens) or tokens[place + 1].kind in ("STOP", "NL", "COMMA")
    loose = ends and tokens[place].kind in ("BEFORE", "AFTER")
    return loose and not (place and ahead_of_it(tokens, place - 1))


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


def _bare_hour(tokens: list[Token], mention: Mention) -> bool:
    """ "start at 16": an hour of today, or an age?"""
    alone = mention.day is None and not mention.part
    return alone and bool(_BARE.fullmatch(text_of(tokens[mention.first : mention.last + 1])))


def _finished(context: Context, mention: Mention) -> bool:
    """ "spoke to Jane Monday", "they called at 3pm", "interviewed 6 people in 4 hours", where a plan is asked for."""
    day = mention.day
    bare = day is None or day.form in ("weekday", "dom") or day.moment is not None or day.span is not None
    return bare and "done" in mention.roles and not context.past


def _over(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """ "it was posted on November 10", told a week after it: not of next year."""
    days = mention.day.dates if mention.day and mention.day.form == "date" else ()
    lead = text_of(clause(tokens, mention.first - 1, -1, -1, 9))
    far = any((day - context.today).days > NEXT_YEAR for day in days)
    return not context.past and far and bool(_TOLD.search(lead))


def _foreign(tokens: list[Token], mention: Mention) -> bool:
    """In another language a word that is not known may be the day, or the hour: "v úterý ve 14:00", "в полтретьего"."""
    unknown = [place for place, token in enumerate(tokens) if token.kind == "W" and token.text.isalpha()]
    if mention.day is None:
        return any(tokens[place].text not in FOLLOWERS for place in unknown)
    return mention.clock is None and any(place and tokens[place - 1].kind == "AT" for place in unknown)
