"""Is a length of time left over that changes the day beside it? "a week come Friday", "Friday, but put back a week",
"an hour before", "Wednesday, 16 hours".
"""

from coach import lazy
from coach.when.cues import text_of
from coach.when.mention import Mention
from coach.when.model import Token
from coach.when.words import FOLLOWERS, MOVED

_COME = lazy.pattern(r"\b(?:be|arrive|come|join|ready|there|dial|log|show up)\b")


def spans_beside(tokens: list[Token], mention: Mention) -> bool:
    """Whether any length in the text may belong to the mention."""
    return any(
        _before_something(tokens, place)
        or _belongs(tokens, place, mention)
        or (mention.clock is None and (token.text.endswith(" h") or _hour_of_day(tokens, place)))
        for place, token in enumerate(tokens)
        if token.kind == "SPAN"
    )


def ahead_of_it(tokens: list[Token], place: int) -> bool:
    """ "be ready 5 min before": said of the appointment; the span stands at `place`."""
    short = tokens[place].kind == "SPAN" and 0 < tokens[place].value.minutes < 60
    return short and bool(_COME.search(text_of(tokens[max(0, place - 5) : place])))


def _before_something(tokens: list[Token], place: int) -> bool:
    """ "an hour before", wherever it stands."""
    then = [token.kind for token in tokens[place + 1 : place + 2]]
    return then in (["BEFORE"], ["AFTER"]) and not ahead_of_it(tokens, place)


def _belongs(tokens: list[Token], place: int, mention: Mention) -> bool:
    """Days, weeks or months that stand by the mention: "2 days Friday", "Friday in two weeks"."""
    if place == mention.last + 2 and tokens[place - 1].kind == "IN":
        return True
    if not (tokens[place].value.days or tokens[place].value.months):
        return False
    joined = tokens[mention.first - 1].kind in ("SPAN", "IN", "ON") and mention.first - 2 <= place < mention.first
    come = place == mention.first - 2 and tokens[place + 1].kind == "W"
    follows = place == mention.last + 1 and mention.clock is None
    return joined or come or follows or (place > mention.last and _put_off(tokens[mention.last + 1 : place]))


def _put_off(between: list[Token]) -> bool:
    """ "on the 1st, but they've put it back a week": not that day any more."""
    return any(token.text in MOVED or token.text in ("put", "bring") for token in between[-5:])


def _hour_of_day(tokens: list[Token], place: int) -> bool:
    """ "Wednesday, 16 hours": an hour of the day, or a length?"""
    span, led = tokens[place].value, place and tokens[place - 1].text
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after and after.kind == "W" and after.text not in FOLLOWERS:
        return False  # "12 hr shifts"
    return 8 < span.minutes / 60 < 24 and not span.days and led not in ("for", "in", "within", "after", "took", "of")
