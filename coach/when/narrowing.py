"""Which of several mentions is the appointment? Those on the wrong side of now go, then what only must be answered,
then what stands beside the meeting itself.
"""

from coach.when.joining import unified
from coach.when.mention import Mention
from coach.when.model import Context, Token

NEXT_YEAR = 300  # days; what is told of as past, and would be so far ahead, is over


def on_this_side(context: Context, tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Without dates that are over, where anything else is named."""
    kept = [one for one in found if _adjoins(found, one) or not _off_side(context, one)] or found
    return [one for one in kept if _adjoins(found, one) or not _long_past(context, tokens, one)] or kept


def _adjoins(found: list[Mention], mention: Mention) -> bool:
    """Side by side with another one, it is no story of its own."""
    return any(one.first - mention.last == 1 or mention.first - one.last == 1 for one in found)


def without_sequel(found: list[Mention]) -> list[Mention]:
    """ "Monday at 10, then a tour at 11": the start counts (C10)."""
    whole = found[0].day and found[0].clock
    return [mention for mention in found if mention.day or "follow" not in mention.roles] if whole else found


def narrowed(context: Context, found: list[Mention]) -> list[Mention]:
    """As few as can be told apart: one, or several that must be asked."""
    for narrow in (_by_tense, _by_role, _by_outcome):
        if len(found) > 1:
            found = unified(context, narrow(context, found))
    return found


def _off_side(context: Context, mention: Mention) -> bool:
    """A date with its year, on the other side of now: "posted 11/02/2026. Closes 12/11/2026."."""
    days = mention.day.dates if mention.day and mention.day.form in ("date", "vague") else ()
    return bool(days) and all(day > context.today if context.past else day < context.today for day in days)


def _long_past(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """ "after the Nov 20 call", told in December, beside another day: not the one of next year."""
    day = mention.day
    if context.past or day is None or day.form != "date" or not day.sure:
        return False
    dated = any(token.text.endswith(str(day.dates[0].year)) for token in tokens[mention.first : mention.last + 1])
    return NEXT_YEAR < (day.dates[0] - context.today).days <= 366 and not dated


def _by_tense(context: Context, found: list[Mention]) -> list[Mention]:
    """Only what lies on the side of now that is asked for."""
    wrong = 1 if context.past else -1
    return [mention for mention in found if _tense(mention) != wrong] or found


def _tense(mention: Mention) -> int:
    said = mention.day.tense if mention.day else 0
    return said or (-1 if "done" in mention.roles else 1 if "ahead" in mention.roles else 0)


def _by_role(context: Context, found: list[Mention]) -> list[Mention]:
    """A meeting goes before "please confirm by", and before "after the phone screen on Friday"."""
    rest = [mention for mention in found if not {"aux", "setting"} & mention.roles]
    return rest if any("main" in mention.roles or mention.clock for mention in rest) else found


def _by_outcome(context: Context, found: list[Mention]) -> list[Mention]:
    """ "…, so we said Friday at 2" is what came of it; a meeting with its day and hour goes before bare days."""
    if len(found) > 1 and any(one.link in ("or", "and", "range") for one in found):
        return found
    *rest, last = found
    mains = [one for one in found if "main" in one.roles]
    whole = len(mains) == 1 and mains[0].day and mains[0].clock
    listed = len({one.line for one in found}) > 2  # "- task: due 8/9 / - panel: 8/16 1pm / - decision: end of August"
    if whole and not listed and (mains == [last] or not any(one.clock for one in found if one is not mains[0])):
        return mains
    follows = "so" in last.roles and not any({"so", "aux", "main"} & one.roles for one in rest)
    return [last] if follows and not _before_another(last, rest) else found


def _before_another(last: Mention, rest: list[Mention]) -> bool:
    """ "Monday the 11th they're off, so Tuesday": perhaps the one after it."""
    if last.day is None:
        return True
    bare = last.day.form == "weekday"
    return bare and any(one.day and one.day.dates and one.day.dates[0] > last.day.dates[0] for one in rest)
