"""Which pieces belong together? A day, an hour, a part of the day and a zone that stand side by side make one
mention.
"""

from dataclasses import dataclass, field
from datetime import tzinfo

from coach import lazy
from coach.when.bare_hours import hours_beside
from coach.when.model import Clock, Context, Day, Token
from coach.when.words import listed

# What may stand between the parts of one mention.
_LINKS = listed(
    "COMMA AT ON IN THE OF FROM BY ABOUT OPEN SHUT COLON DASH EDGE UNTIL BEFORE AFTER TIME NL THIS ISH "
    "BETWEEN QUOTE SHARP ARROW NOW"
)
_LINK_WORDS = listed(
    "for starting starts start begins beginning time sharp is promptly approx at kick off kickoff first "
    "thing your uhr hrs h when will be and um"
)
_ITEMS = frozenset(("DAY", "CLOCK", "PART", "ZONE"))


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
    tokens = hours_beside(tokens)
    found: list[Mention] = []
    for index, token in enumerate(tokens):
        if token.kind not in _ITEMS:
            continue
        last = found[-1] if found else None
        gap = tokens[last.last + 1 : index] if last else []
        if last and _joins(gap, token) and _fits(last, token, gap) and not _aside(tokens, found, gap):
            _add(last, token, index)
        elif token.kind in ("DAY", "CLOCK") or (token.kind == "PART" and index + 1 < len(tokens)):
            found.append(_add(Mention(index, index, token.line, link=_link(gap) if last else ""), token, index))
    return [mention for mention in found if mention.day or (mention.clock and not mention.clock.weak)]


def _aside(tokens: list[Token], found: list[Mention], gap: list[Token]) -> bool:
    """ "Sat (not Sun) 10am": what follows the bracket does not belong to the day inside it."""
    kinds = [one.kind for one in gap]
    if len(found) < 2 or "SHUT" not in kinds or "OPEN" in kinds or not (found[-2].day and found[-1].day):
        return False
    return any(token.kind == "OPEN" for token in tokens[found[-2].last + 1 : found[-1].first])


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
    timed = mention.clock or (mention.day and mention.day.moment)
    return bool(timed) if token.kind == "ZONE" else not mention.part or mention.part == token.value


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


_APPOSED = lazy.pattern(r"[,.(]? ?(?:so |so , )?(?:that'?s|that is|thats|which is|meaning|aka|i\.? ?e\.?)(?: the)?")


def _link(gap: list[Token]) -> str:
    """How two mentions hang together: a range, a choice, a list, one that says which the other is; or nothing."""
    if _APPOSED.fullmatch(" ".join([one.text for one in gap])):
        return "is"
    kinds = [one.kind for one in gap if one.kind not in ("THE", "ON", "AT", "FROM")]
    if kinds in (["DASH"], ["TO"], ["UNTIL"]):
        return "range"
    if "OR" in kinds or kinds == ["SLASH"]:
        return "or"
    if kinds in (["AND"], ["COMMA", "AND"]):
        return "and"
    return "list" if kinds in (["COMMA"], []) else ""
