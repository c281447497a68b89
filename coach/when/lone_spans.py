"""What does a length of time say where no day is named? "they asked for two weeks", "a week" are counted from today
(C7); "10 years of experience" is none.
"""

from dataclasses import replace

from coach.when import choose, spans
from coach.when.leftovers import number_left
from coach.when.mention import Mention
from coach.when.model import Context, Day, Token
from coach.when.resolve import ASK, Reading
from coach.when.words import MOVED, listed

_ASKED = listed(
    "asked ask asks asking need needs needed needing give gives giving gave take takes wait waiting want wants allow "
    "another more say "
    "said told about get up allow within back response turnaround be hear decide decision reply respond answer"
)
_AT_MOST = listed("tops max maximum")
_TO_GO = listed("left remaining")
_FOR_NOTHING = listed(
    "experience long contract notice exp role job course degree worked lasted took lived studied been"
)


def span_alone(context: Context, tokens: list[Token]) -> tuple[Mention | None, Reading | None]:
    """ "a week", "they asked for two weeks", "give us 10 days": a span without a start is counted from today (C7)."""
    if [token.kind for token in tokens if token.text not in ("just", "right", "only")] == ["NOW"]:
        return choose.choose(
            context, tokens, [Mention(0, len(tokens) - 1, 0, day=Day(dates=(context.today,), moment=context.now))]
        )
    places = [i for i, token in enumerate(tokens) if token.kind == "SPAN"]
    words = {token.text for token in tokens if token.kind == "W"}
    if not places and (_part_alone(tokens) or (len(tokens) <= 6 and any(token.kind == "BLUR" for token in tokens))):
        return None, ASK
    if len(places) == 1 and context.past and [token.text for token in tokens[places[0] + 1 :][:1]] == ["since"]:
        return _counted(context, tokens, places[0], -1)  # "it's been 8 days since I applied"
    if len(places) != 1 or words & _FOR_NOTHING:
        return None, None
    if words & MOVED or number_left(tokens):
        return None, ASK
    span, lead = tokens[places[0]].value, {token.text for token in tokens[max(0, places[0] - 5) : places[0]]}
    then = [token.kind for token in tokens[places[0] + 1 : places[0] + 3]]
    asked = bool(lead & _ASKED) or (then == ["TO", "W"] and bool(lead & {"have", "got", "i've"}))
    if (
        not (asked or _whole(tokens, places[0]))
        or context.past
        or (span.minutes and (span.minutes % 1440 or not asked))
    ):
        short = not context.past and len(tokens) <= 4
        return None, (ASK if short else None)
    return (None, ASK) if span.months >= 12 else _counted(context, tokens, places[0], 1)


def _counted(context: Context, tokens: list[Token], place: int, sign: int) -> tuple[Mention | None, Reading | None]:
    """The span at `place` counted from now, ahead or back."""
    built = spans.from_now(context, tokens[place].value, sign)
    if not built or not isinstance(built[1], Day):
        return None, None
    tense = 0 if sign > 0 else -1
    return choose.choose(context, tokens, [Mention(place, place, 0, day=replace(built[1], tense=tense))])


def _part_alone(tokens: list[Token]) -> bool:
    """ "in the morning", "had a chat at lunchtime": of which day is not said."""
    led = any(
        token.kind == "PART"
        and any(one.kind in ("AT", "IN", "BY", "UNTIL") for one in tokens[max(0, place - 2) : place])
        for place, token in enumerate(tokens)
    )
    return led or (len(tokens) <= 6 and any(token.kind == "PART" for token in tokens))


def _whole(tokens: list[Token], place: int) -> bool:
    """The span is all that is said, but for a word before or a politeness behind: "maybe a week", "two weeks max"."""
    said = [token for token in tokens if token.kind not in ("STOP", "COMMA", "NL")]
    if any(token.text in _AT_MOST or token.text in _TO_GO for token in tokens[place + 1 : place + 2]) or len(said) == 1:
        return True
    led = len(said) == 2 and said[1].kind == "SPAN" and said[0].text.isalpha()
    return led or (len(said) == 2 and said[1].text in ("please", "ok", "thanks"))
