"""Which of several mentions is the one? The new one of a correction, not the refused one; what is left is one, or a
question (C10, C12).
"""

from datetime import timedelta

from coach.when.correcting import standing
from coach.when.doubt import doubtful
from coach.when.hearing import hear
from coach.when.joining import completed, in_week, months_carried, ranged, twins, unified
from coach.when.mention import Mention
from coach.when.model import Context, Token
from coach.when.narrowing import narrowed, on_this_side, without_sequel
from coach.when.resolve import ASK, Reading, hours_of, reading

MOST = 24  # mentions in one text; whatever has more is a calendar, and is asked
NOTHING = Reading(bad=True)
_SOON = 60  # days within which a date is part of the same plan
Choice = tuple[Mention | None, Reading]


def choose(context: Context, tokens: list[Token], found: list[Mention]) -> Choice:
    """The mention that the text is about, and its reading.

    Without a mention: what to offer where it must be asked, or an impossible reading where there is nothing at all.
    """
    if len(found) > MOST:
        return None, ASK
    hear(context, tokens, found)
    found = months_carried(context, found)
    kept = standing(tokens, twins(context, found))
    if not kept:
        return None, _offers(context, found)
    kept = without_sequel(on_this_side(context, tokens, kept))
    guessed = len(kept) > 1 and any("guess" in mention.roles for mention in kept)
    kept = unified(context, ranged(completed(tokens, in_week(tokens, kept))))
    if guessed or _left_open(kept):
        return None, _offers(context, kept)
    kept = narrowed(context, kept)
    if len(kept) > 1:
        return None, NOTHING if all(reading(context, one).bad for one in kept) else _offers(context, kept)
    return _certain(context, tokens, found, kept[0])


def _left_open(kept: list[Mention]) -> bool:
    """ "any day", "Monday or Tuesday", "Friday, failing that Monday", "next Thursday, that's the 14th"."""
    return any(
        "open" in mention.roles or (place and (mention.link in ("or", "is") or "else" in mention.roles))
        for place, mention in enumerate(kept)
    )


def _certain(context: Context, tokens: list[Token], found: list[Mention], mention: Mention) -> Choice:
    """The one mention's reading; asked where something beside it was not understood."""
    if not context.past and len(found) == 1 and "once" in mention.roles:
        return None, _offers(context, found)  # "they originally said Monday"
    if mention.day is None and any(one.day and one.day.sure for one in found):
        return None, _offers(context, found)  # an hour alone is no answer where a day was named
    if mention.clock is None and any(_loose_hour(context, one) for one in found):
        return None, _offers(context, found)
    if any(_passes_over(context, one, mention) for one in found):
        return None, _offers(context, [mention])
    meant = reading(context, mention)
    if not (meant.sure and doubtful(context, tokens, mention)):
        return mention, meant
    return None, ASK if "done" in mention.roles else meant  # what is over is no offer for a plan


def _loose_hour(context: Context, mention: Mention) -> bool:
    """An hour that went to no day, and was not taken back; that of a deed is over: "called at 4:50 to say"."""
    if mention.day or mention.clock is None or mention.roles & {"not", "old"}:
        return False
    over = any(
        (h, m) <= (context.now.hour, context.now.minute) for h, m in hours_of(mention.clock, mention.part, "day")
    )
    return not ("done" in mention.roles and over)


def _passes_over(context: Context, early: Mention, late: Mention) -> bool:
    """ "Monday the 11th they're off, so Tuesday": the next Tuesday, or the one after the day that was named?"""
    first, then = early.day, late.day
    if early.first > late.first or "done" in early.roles or first is None or then is None or then.form != "weekday":
        return False
    dated = first.form in ("date", "named", "dom") and first.sure
    return dated and then.dates[0] < first.dates[0] < then.dates[0] + timedelta(days=_SOON)


def _offers(context: Context, found: list[Mention]) -> Reading:
    """Every value that was not refused, to choose from."""
    values = dict.fromkeys(
        value for mention in found if "not" not in mention.roles for value in reading(context, mention).values
    )
    return Reading(tuple(values)[:4])
