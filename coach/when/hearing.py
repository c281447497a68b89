"""What is said of every mention of a text? Each has its roles (`cues`); some go over to its neighbours: a refusal takes
in the whole range, choice or list that it stands before.
"""

from itertools import pairwise

from coach.when.cues import roles
from coach.when.mention import Mention
from coach.when.model import Context, Token


def hear(context: Context, tokens: list[Token], found: list[Mention]) -> None:
    """Set the roles of every mention."""
    for index, mention in enumerate(found):
        mention.roles = roles(tokens, found, index)
    if _called_off(tokens):
        for mention in found:
            mention.roles.add("not")
    if context.past and not any({"new", "fix"} & mention.roles for mention in found):
        for mention in found:  # "my interview was on Monday" was not moved
            mention.roles.discard("old")
    for first, last in pairwise(found):
        if _calendar(context, tokens, first, last):
            first.roles.add("not")
            last.roles.add("not")
        _spread(first, last)
    for mention in found:
        if "not" in mention.roles and not mention.clock and mention.day and mention.day.dates != (context.today,):
            _refuse_again(found, mention)


def _calendar(context: Context, tokens: list[Token], first: Mention, last: Mention) -> bool:
    """ "today is the 19th" says nothing of an appointment."""
    between = [token.text for token in tokens[first.last + 1 : last.first]]
    if first.day is None or last.day is None or first.clock or last.clock or between not in (["is"], ["was"]):
        return False
    return first.day.dates == (context.today,) and context.today in last.day.dates


def _spread(first: Mention, last: Mention) -> None:
    if "not" in first.roles and (last.link in ("range", "or", "and") or _same_feast(first, last)):
        last.roles.add("not")
    elif "old" in first.roles and last.link == "or":
        last.roles.add("old")
    elif "not" in last.roles and last.link == "range":
        first.roles.add("not")
    elif "new" in first.roles and (last.link == "or" or (last.link == "list" and _explains(first, last))):
        last.roles.add("new")


def _explains(first: Mention, last: Mention) -> bool:
    """ "it'll be the Monday after, Nov 30"."""
    bare = first.day is not None and first.day.form == "weekday" and last.day is not None and last.day.sure
    return bare and last.day.dates[0].weekday() == first.day.weekday  # type: ignore[union-attr]


def _refuse_again(found: list[Mention], refused: Mention) -> None:
    """ "they had me down for Tuesday, but Tuesday's no good": a day that is off is off wherever it is named."""
    for mention in found:
        same = mention.day and refused.day and refused.day.dates and mention.day.dates == refused.day.dates
        if same and not mention.clock and not mention.roles & {"new", "fix"}:
            mention.roles.add("not")


def _same_feast(first: Mention, last: Mention) -> bool:
    """ "closed Nov 26 for Thanksgiving": the name says why, it is no other day."""
    if last.day is None or last.day.form != "named" or last.clock:
        return False
    return first.day is not None and first.day.dates == last.day.dates


def _called_off(tokens: list[Token]) -> bool:
    """A message that opens with "Cancelled: …" cancels all that it names."""
    head = [token for token in tokens[:5] if token.text not in ("subject", "re", "fw", "fwd") and token.kind != "COLON"]
    return (
        bool(head)
        and head[0].text in ("canceled", "cancelled", "declined")
        and any(token.kind == "COLON" for token in tokens[:5])
    )
