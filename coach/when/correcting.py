"""What still stands when refusals and corrections are heard? B for "moved from A to B", the hour of A where B has none
and it was not taken back (C10).
"""

from dataclasses import replace

from coach.when.mention import Mention
from coach.when.model import Token


def standing(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """The mentions that were not refused, corrected or quoted. Empty where none is left, or an hour may be lost."""
    kept = _contrasted(found)
    kept = _corrected(_fresh(tokens, kept)) if kept else []
    lost = _hours_lost(tokens, found, kept)
    if len(kept) == len(lost) == 1 and kept[0].day and kept[0].last < lost[0].first:
        return [replace(kept[0], clock=lost[0].clock, zone=lost[0].zone, part=lost[0].part)]
    return [] if lost else kept


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
    valid = [mention for mention in out if "old" not in mention.roles]
    fresh = [mention for mention in valid if "new" in mention.roles]
    left = _last_offer(fresh) if fresh and len(out) > 1 else valid
    if not left or left == out:
        return out
    whole = _completed(out, valid, left[0]) if len(left) == 1 else None
    if whole:
        return [whole]
    lost = any(mention.clock for mention in out) and not any(mention.clock for mention in left)
    return [] if lost else left


def _last_offer(fresh: list[Mention]) -> list[Mention]:
    """The last new one, with those that it is offered beside: "so it'll be Thursday or Friday"."""
    start = len(fresh) - 1
    while start and fresh[start].link == "or":
        start -= 1
    return fresh[start:]


def _completed(out: list[Mention], valid: list[Mention], new: Mention) -> Mention | None:
    """The new mention with the day or the hour that it leaves out; None where nothing else says it."""
    if new.day is None:
        days = [mention for mention in out if mention.day and mention is not new]
        days = [mention for mention in days if mention in valid] or days
        before = [mention for mention in days if mention.first < new.first]
        return _over(before[-1] if before else days[0], new) if days else new
    if new.clock:
        return new
    hours = [mention for mention in valid if mention.day is None]
    if len(hours) == 1:
        return _over(hours[0], new)  # "moved from Monday to Tuesday. Time stays at 1pm"
    again = [mention for mention in out if mention.clock and _same_day(mention, new)]
    return again[0] if len(again) == 1 else None  # "today at 4 or Monday at 10, went with Monday"


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


def _hours_lost(tokens: list[Token], found: list[Mention], kept: list[Mention]) -> list[Mention]:
    """ "today, not tomorrow, 5pm": the hour behind the comma is not the refused day's."""
    if not kept or any(mention.clock for mention in kept):
        return []
    refused = [mention for mention in found if "not" in mention.roles and mention.day and mention.clock]
    return [one for one in refused if any(token.kind == "COMMA" for token in tokens[one.first : one.last])]
