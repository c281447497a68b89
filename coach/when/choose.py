"""Which of several mentions is the one? The new one of a correction, not the refused one; what is left is one, or a
question (C10, C12).
"""

from dataclasses import replace

from coach.when.doubt import NEXT_YEAR, doubtful
from coach.when.hearing import hear
from coach.when.joining import completed, in_week, months_carried, ranged, twins, unified
from coach.when.mention import Mention
from coach.when.model import Context, Token
from coach.when.resolve import ASK, Reading, reading

MOST = 24  # mentions in one text; whatever has more is a calendar, and is asked
NOTHING = Reading(bad=True)
Choice = tuple[Mention | None, Reading]


def choose(context: Context, tokens: list[Token], found: list[Mention]) -> Choice:
    """The mention that the text is about, and its reading.

    Without a mention: what to offer where it must be asked, or an impossible reading where there is nothing at all.
    """
    if len(found) > MOST:
        return None, ASK
    hear(context, tokens, found)
    found = months_carried(context, found)
    standing = _contrasted(twins(context, found))
    kept = _corrected(_fresh(tokens, standing)) if standing else []
    if not kept or _hour_lost(tokens, found, kept):
        return None, _offers(context, found)
    kept = [mention for mention in kept if not _off_side(context, mention)] or kept
    kept = [mention for mention in kept if not _long_past(context, tokens, mention)] or kept
    if len(kept) > 1 and any("guess" in mention.roles for mention in kept):
        return None, _offers(context, kept)  # "they said Friday but it'll probably be Monday"
    kept = unified(context, ranged(completed(tokens, in_week(tokens, kept))))
    if any(
        "open" in mention.roles or (place and (mention.link == "or" or "else" in mention.roles))
        for place, mention in enumerate(kept)
    ):
        return None, _offers(context, kept)
    for narrow in (_by_tense, _by_role, _by_outcome):
        if len(kept) > 1:
            kept = unified(context, narrow(context, kept))
    if len(kept) == 1 and not context.past and len(found) == 1 and "once" in kept[0].roles:
        return None, _offers(context, kept)  # "they originally said Monday"
    if len(kept) == 1 and kept[0].day is None and any(one.day and one.day.sure for one in found):
        return None, _offers(context, found)  # an hour alone is no answer where a day was named
    if len(kept) == 1:
        return _certain(context, tokens, kept[0])
    return None, NOTHING if all(reading(context, one).bad for one in kept) else _offers(context, kept)


def _contrasted(found: list[Mention]) -> list[Mention]:
    """Without the refused ones; an hour "instead of 3pm tomorrow" keeps the day."""
    kept = [mention for mention in found if "not" not in mention.roles]
    refused = [
        mention
        for mention in found
        if mention.day and mention.clock and ("instead" in mention.roles or _against(kept, mention))
    ]
    if len(kept) > 1 and any("end" not in mention.roles for mention in kept):
        kept = [mention for mention in kept if "end" not in mention.roles]
    if len(kept) == 1 and kept[0].day is None and refused:
        return [_over(refused[0], kept[0])]
    return kept


def _against(kept: list[Mention], refused: Mention) -> bool:
    """ "3pm not 2pm on Tuesday", "can't do 2pm on Tuesday, 3pm instead": the day is of both."""
    return "not" in refused.roles and any(refused.first - one.last == 2 or "new" in one.roles for one in kept)


def _fresh(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Without what stands in quoted lines, where anything stands outside them."""
    quoted = {
        token.line for i, token in enumerate(tokens) if token.kind == "QUOTE" and (i == 0 or tokens[i - 1].kind == "NL")
    }
    return [mention for mention in found if mention.line not in quoted] or found


def _corrected(found: list[Mention]) -> list[Mention]:
    """Corrections applied (C10): B for "moved from A to B". Empty where B may or may not keep the hour of A."""
    out: list[Mention] = []
    for mention in found:
        out.append(_over(out.pop(), mention) if "fix" in mention.roles and out else mention)
    stale = [mention for mention in out if "old" in mention.roles]
    fresh = [mention for mention in out if "new" in mention.roles and mention not in stale]
    left = (
        fresh[-1:] if fresh and len(out) > 1 else [mention for mention in out if mention not in stale] if stale else out
    )
    if not left or left == out:
        return out
    if len(left) == 1 and left[0].day is None:
        days = [mention for mention in out if mention.day and mention is not left[0]]
        return [_over(days[0], left[0])] if days else left
    hours = [mention for mention in out if mention.day is None and mention not in stale]
    if len(left) == len(hours) == 1 and left[0].clock is None:
        return [_over(hours[0], left[0])]  # "moved from Monday to Tuesday. Time stays at 1pm"
    again = [mention for mention in out if mention.clock and mention.day and _same_day(mention, left[0])]
    if len(left) == len(again) == 1 and left[0].clock is None:
        return again  # "today at 4 or Monday at 10, went with Monday"
    lost = any(mention.clock for mention in out) and not any(mention.clock for mention in left)
    return [] if lost else left


def _same_day(one: Mention, other: Mention) -> bool:
    return one.day is not None and other.day is not None and one.day.sure and one.day.dates == other.day.dates


def _over(old: Mention, new: Mention) -> Mention:
    """The new mention, with what only the old one says."""
    return replace(
        new,
        day=new.day or old.day,
        clock=new.clock or old.clock,
        zone=new.zone or old.zone,
        part=new.part or ("" if new.clock else old.part),
        roles=(new.roles | old.roles) - {"fix"},
    )


def _by_tense(context: Context, found: list[Mention]) -> list[Mention]:
    """Only what lies on the side of now that is asked for."""
    wrong = 1 if context.past else -1
    return [mention for mention in found if _tense(mention) != wrong] or found


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


def _tense(mention: Mention) -> int:
    said = mention.day.tense if mention.day else 0
    return said or (-1 if "done" in mention.roles else 1 if "ahead" in mention.roles else 0)


def _by_role(context: Context, found: list[Mention]) -> list[Mention]:
    """A meeting goes before "please confirm by"."""
    rest = [mention for mention in found if "aux" not in mention.roles]
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
    follows = last.day and "so" in last.roles and not any({"so", "aux"} & one.roles for one in rest)
    return [last] if follows and not any(one.clock and "main" in one.roles for one in rest) else found


def _certain(context: Context, tokens: list[Token], mention: Mention) -> Choice:
    """The one mention's reading; asked where something beside it was not understood."""
    found = reading(context, mention)
    if not (found.sure and doubtful(context, tokens, mention)):
        return mention, found
    return None, ASK if "done" in mention.roles else found  # what is over is no offer for a plan


def _hour_lost(tokens: list[Token], found: list[Mention], kept: list[Mention]) -> bool:
    """ "today not tomorrow, 5pm": the hour behind the comma may not be the refused day's."""
    if any(mention.clock for mention in kept):
        return False
    refused = [mention for mention in found if "not" in mention.roles and mention.day and mention.clock]
    return any(token.kind == "COMMA" for one in refused for token in tokens[one.first : one.last])


def _offers(context: Context, found: list[Mention]) -> Reading:
    """Every value that was not refused, to choose from."""
    values = dict.fromkeys(
        value for mention in found if "not" not in mention.roles for value in reading(context, mention).values
    )
    return Reading(tuple(values)[:4])
