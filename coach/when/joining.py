"""Which mentions are one? A day and an hour that stand apart, the ends of a range, one moment in two zones, two names
of one day.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from coach.when.calendar import make, monday
from coach.when.cues import STOPS
from coach.when.mention import Mention
from coach.when.model import Context, Day, Token
from coach.when.resolve import reading
from coach.when.words import listed

# Somebody said something in between: the hour may belong to that.
_VERBS = listed(
    "called rang emailed said spoke applied heard want wants wanted asked told talked texted replied sent "
    "confirm reply rsvp"
)
_CARRIED = 120  # days within which a month that was named is still spoken of
# Words before an hour that tie it to a day in the sentence before.
_TIMED = listed("starts start starting begins begin time say says kick when hour let's lets make")


def twins(context: Context, found: list[Mention]) -> list[Mention]:
    """One moment told twice ("2pm ET / 11am PT", "2 p.m. (14:00)"): the second of one instant goes (C11)."""
    days = [mention for mention in found if mention.day and mention.clock]
    if len(days) != 1:
        return found
    first, day = reading(context, days[0]), days[0].day
    bare = [one for one in found if one.day is None and bool(one.zone) == bool(days[0].zone)]
    same = [one for one in bare if first.sure and reading(context, replace(one, day=day)) == first]
    for twin in same:
        days[0].first, days[0].last = min(days[0].first, twin.first), max(days[0].last, twin.last)
    return [one for one in found if all(one is not twin for twin in same)]


def completed(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """A day and an hour that stand apart put together: "Date: 24 Nov / Time: 14:00", "3pm call with Jane on Friday"."""
    days = [mention for mention in found if mention.day and not mention.clock and _a_day(mention.day)]
    clocks = [mention for mention in found if mention.clock and not mention.day]
    if len(clocks) != 1 or any(mention.clock and mention.day for mention in found):
        return found
    near = [day for day in days if _one_clause(tokens, day, clocks[0])]
    if len(near) != 1:
        return found
    both = _both(near[0], clocks[0])
    return [both if mention is near[0] else mention for mention in found if mention is not clocks[0]]


def _a_day(day: Day) -> bool:
    return day.form not in ("period", "vague") and not day.moment


def _both(day: Mention, clock: Mention) -> Mention:
    return replace(
        day,
        clock=clock.clock,
        zone=clock.zone,
        part=day.part or clock.part,
        roles=day.roles | clock.roles,
        first=min(day.first, clock.first),
        last=max(day.last, clock.last),
    )


def _one_clause(tokens: list[Token], day: Mention, clock: Mention) -> bool:
    first, last = (day, clock) if day.first < clock.first else (clock, day)
    between = tokens[first.last + 1 : last.first]
    if any(token.text in _VERBS for token in between) or len(between) > 24 or "done" in first.roles ^ last.roles:
        return False
    if any(token.kind == "OR" for token in between):
        return False
    stops = sum(token.kind in STOPS for token in between)
    lead = {token.text for token in tokens[max(0, last.first - 4) : last.first]}
    if stops == 0:
        return True
    opens = stops == 1 and tokens[last.first - 1].kind in STOPS  # "Friday it is then. 1pm at the cafe."
    return first is day and stops <= 2 and (opens or bool(lead & _TIMED))


def months_carried(context: Context, found: list[Mention]) -> list[Mention]:
    """ "from the 1st of March to the 15th": the month of the date before it; asked where they are further apart."""
    out: list[Mention] = []
    for mention in found:
        dated = [one for one in out if one.day and one.day.form in ("date", "dom") and one.day.sure]
        if dated and mention.day and mention.day.form == "dom" and mention.day.sure:
            linked = mention.link in ("range", "or", "and") or mention.roles & {"new", "fix"}
            mention = replace(mention, day=_in_month_of(context, dated[-1], mention.day, linked=bool(linked)))
        out.append(mention)
    return out


def _in_month_of(context: Context, last: Mention, day: Day, *, linked: bool) -> Day:
    assert last.day is not None  # noqa: S101 - the caller looked
    named, counted = last.day.dates[0], last.day.form == "dom"
    if counted and ("done" in last.roles or day.dates[0].day < named.day):
        return day  # "I applied on the 9th, it's on the 13th"
    meant, said = make(named.year, named.month, day.dates[0].day), day.dates[0]
    near = 0 <= (named - context.today).days <= _CARRIED
    if context.past or not near or meant is None or meant == said:
        return day
    if linked and meant > named:
        return replace(day, dates=(meant,), form="date")
    return replace(day, dates=tuple(sorted((said, meant))), form="vague")


def ranged(found: list[Mention]) -> list[Mention]:
    """A range of days gives its start (C10); "Mon-Fri" is a working week, and no start."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if not (last and mention.link == "range" and last.day and (mention.day or mention.clock)):
            out.append(mention)
            continue
        if [_bare(last), _bare(mention)] == [0, 4]:
            last.roles.add("open")
        if not last.clock and mention.clock and mention.day:
            last.clock, last.zone, last.part = mention.clock, mention.zone, mention.part
    return out


def _bare(mention: Mention) -> int | None:
    return mention.day.weekday if mention.day and mention.day.form == "weekday" else None


def in_week(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """ "Wednesday 2:30pm next week": the weekday of that week."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if last and last.day and mention.day and mention.clock is None and _close(tokens, last, mention):
            day, week = last.day, mention.day
            if (
                day.form == "weekday"
                and week.form == "period"
                and week.first
                and week.last == week.first + timedelta(days=6)
            ):
                on = monday(week.first) + timedelta(days=day.weekday or 0)
                out[-1] = replace(last, day=Day(dates=(on,), form="relative", tense=week.tense), last=mention.last)
                continue
        out.append(mention)
    return out


def _close(tokens: list[Token], first: Mention, last: Mention) -> bool:
    between = tokens[first.last + 1 : last.first]
    return len(between) <= 2 and all(token.kind in ("COMMA", "OF", "ON", "IN", "OPEN") for token in between)


def unified(context: Context, found: list[Mention]) -> list[Mention]:
    """Mentions that say the same, or of which one says more, are one; periods and vague words go where there is a
    sure day.
    """
    out: list[Mention] = []
    for mention in _sure_ones(found):
        apart = mention.link in ("or", "and")  # "Monday or Nov 30" are two, though Nov 30 is a Monday
        same = None if apart else next((i for i, one in enumerate(out) if _agree(context, one, mention)), None)
        if same is None:
            out.append(mention)
        else:
            out[same] = _fuller(out[same], mention)
    return out


def _sure_ones(found: list[Mention]) -> list[Mention]:
    """Without the vague ones, unless they are offered beside the sure ones, contradict them, or are the meeting
    itself.
    """
    sure = [mention for mention in found if mention.day is None or mention.day.form not in ("period", "vague")]
    loose = [mention for mention in found if mention not in sure]
    if any(mention.clock or (mention.day and mention.day.form != "weekday") for mention in sure):
        loose = [mention for mention in loose if mention.day is None or not mention.day.repeated]
    if not sure or not loose:
        return sure or found
    offered = any(one.link in ("or", "range") for one in loose) or any(
        then.link == "or" for one, then in pairwise(found) if one in loose
    )
    meeting = any("main" in one.roles for one in loose) and not any("main" in one.roles for one in sure)
    rival = any(_rival(one) for one in loose) and not any(one.clock or "main" in one.roles for one in sure)
    return found if offered or meeting or rival or any(_outside(one, span) for one in sure for span in loose) else sure


def _rival(loose: Mention) -> bool:
    """A vague word that may be the answer itself: "in two weeks, but also after Thanksgiving"."""
    over = loose.day is not None and loose.day.tense < 0
    return loose.day is not None and loose.day.form == "vague" and not over and not loose.roles & {"done", "old", "not"}


def _outside(mention: Mention, loose: Mention) -> bool:
    """A day that a period contradicts: "next week … Thursday", where Thursday alone is this week's."""
    day, span = mention.day, loose.day
    if not (day and span and day.dates and span.first and span.last):
        return False
    days = (span.last - span.first).days
    if day.form == "weekday" and days > 6:
        return False
    if mention.clock is not None and (day.form != "weekday" or days < 6):
        return False  # with its hour it stands for itself: "prep over the weekend, interview Monday 9am"
    return not span.first <= day.dates[0] <= span.last


def _agree(context: Context, one: Mention, other: Mention) -> bool:
    first, second = reading(context, one), reading(context, other)
    if first.sure and second.sure and first.values == second.values:
        return True
    if not (one.day and other.day and one.day.sure and other.day.sure) or (one.clock and other.clock):
        return False
    if one.day.dates == other.day.dates:
        return True
    early, late = (one, other) if one.first < other.first else (other, one)
    assert early.day is not None  # noqa: S101 - both have a day, see above
    assert late.day is not None  # noqa: S101
    # "Friday 27 Nov … see you Friday" is one day; "Friday … the 27th" only where little stands between.
    return _named_by(late.day, early.day) or (late.first - early.last <= 2 and _named_by(early.day, late.day))


def _named_by(bare: Day, full: Day) -> bool:
    """A bare weekday that names the weekday of a full date."""
    return bare.form == "weekday" != full.form and full.dates[0].weekday() == bare.weekday


def _fuller(one: Mention, other: Mention) -> Mention:
    """The one that says more, with the fuller day of the two."""
    chosen, spare = (one, other) if one.clock or not other.clock else (other, one)
    bare = chosen.day is not None and chosen.day.form == "weekday"
    day = spare.day if bare and spare.day and spare.day.form != "weekday" else chosen.day
    first, last = min(one.first, other.first), max(one.last, other.last)
    return replace(chosen, day=day, roles=one.roles | other.roles, link=one.link, first=first, last=last)
