"""Which of several mentions is the one? Corrections give the new one, negated ones go, old mail goes; what is left is one, or a question (C10, C12)."""

import re
from dataclasses import replace
from itertools import pairwise

from coach.when.mention import Mention
from coach.when.model import Context, Token
from coach.when.resolve import Reading, reading
from coach.when.words import MOVED

MOST = 24  # mentions in one text; whatever has more is a calendar, and is asked
_STOPS = frozenset(("STOP", "NL", "ARROW"))
_NOT = frozenset(
    "not no never cannot can't cant couldn't couldnt isn't isnt wasn't doesn't doesnt don't dont won't wont unable except unavailable busy without skip cancel cancelled canceled rather instead nor neither".split()
)
_NOT_PARDON = frozenset(
    "later sorry wait problem worries forget rush sure need only hesitate idea doubt thanks worry later".split()
)
_NOT_AFTER = frozenset(
    "doesn't doesnt won't wont isn't isnt not cancelled canceled impossible off out no wasn't can't cant".split()
)
_OLD = frozenset("was were originally previously initially formerly old used supposed meant earlier".split())
_NEW = frozenset("now new".split())
_FIX = frozenset(
    "sorry oops actually correction scratch wait mean meant rather whoops typo nvm mind oh ignore disregard".split()
)
_DONE = frozenset(
    "applied sent submitted spoke talked heard emailed called rang met received got interviewed had saw messaged followed left replied wrote chatted finished posted contacted phoned spoken rejected".split()
)
_AHEAD = frozenset(
    "will 'll they'll he'll she'll we'll i'll going next until decide deadline expect hear promised interview".split()
)
_AUX = frozenset(
    "confirm rsvp reply respond accept know complete return sign valid expires expire posted closes closing apply accepting available register valid deadline".split()
)
_MAIN = frozenset(
    "interview interviews meeting meetings meet call calls chat screen scheduled invited booked onsite zoom teams round panel when start starts date session assessment".split()
)


def choose(context: Context, tokens: list[Token], found: list[Mention]) -> tuple[Mention | None, Reading]:
    """The mention that the text is about and its reading; an unsure reading where it must be asked; (None, bad) for nothing at all."""
    if len(found) > MOST:
        return None, Reading()
    for index, mention in enumerate(found):
        mention.roles = _roles(tokens, found, index)
    for first, last in pairwise(found):
        if last.link == "range" and "not" in first.roles | last.roles:
            first.roles.add("not")
            last.roles.add("not")
    kept = [mention for mention in found if "not" not in mention.roles]
    if not kept:
        return None, Reading(bad=not found)
    kept = _quoted(tokens, kept)
    kept = _corrected(kept)
    if kept is None:
        return None, _offers(context, found)
    kept = _ranged(_completed(tokens, _twins(context, kept)))
    kept = _unified(context, kept)
    if any("open" in mention.roles or (mention.link == "or" and place) for place, mention in enumerate(kept)):
        return None, _offers(context, kept)
    for narrow in (_by_tense, _by_role):
        if len(kept) > 1:
            kept = _unified(context, narrow(context, kept))
    if len(kept) == 1:
        return _last_check(context, tokens, kept[0])
    if all(reading(context, one).bad for one in kept):
        return None, Reading(bad=True)
    return None, _offers(context, kept)


def _words(tokens: list[Token], start: int, stop: int, step: int, limit: int) -> list[Token]:
    """The words from `start` on, in one direction, up to the end of the clause or the next mention."""
    out: list[Token] = []
    for i in range(start, stop, step):
        if tokens[i].kind in _STOPS or len(out) >= limit:
            break
        out.append(tokens[i])
    return out


def _roles(tokens: list[Token], found: list[Mention], index: int) -> set[str]:
    """What the words before and after a mention say of it."""
    mention = found[index]
    floor = found[index - 1].last if index else -1
    ceiling = found[index + 1].first if index + 1 < len(found) else len(tokens)
    before = _words(tokens, mention.first - 1, floor, -1, 9)
    after = _words(tokens, mention.last + 1, ceiling, 1, 5)
    texts = [token.text for token in before]
    roles: set[str] = set()
    if _negated(before, after, tokens, mention, ceiling) or _elsewhere(before, after):
        roles.add("not")
    if _open(before, after):
        roles.add("open")
    if index and (any(text in _FIX for text in texts) or _takes_back(tokens, floor + 1, mention.first)):
        roles.add("fix")
    if any(text in _OLD for text in texts[:4]):
        roles.add("old")
    if any(text in MOVED for text in texts):
        first = next((token.kind for token in before if token.kind in ("FROM", "TO", "UNTIL")), "")
        follows = "".join(token.kind[:2] for token in tokens[mention.last + 1 : mention.last + 3])
        roles.add("old" if first == "FROM" and index + 1 < len(found) else "new" if first else "moved")
        if first == "" and follows.startswith("TO") and index + 1 < len(found):
            roles.add("old")
    elif _moved_after(tokens, mention, ceiling) and index + 1 < len(found):
        roles.add("old")
    if (
        any(text in _NEW for text in texts[:3])
        or (before and before[0].kind == "NOW")
        or any(token.kind == "NOW" for token in before[:3])
    ):
        roles.add("new")
    if index and mention.link == "range" and "old" in found[index - 1].roles:
        roles.add("new")
    if any(token.text == "instead" for token in after[:3]) and not any(token.kind == "OF" for token in after[:3]):
        roles.add("new")
    if _done(before):
        roles.add("done")
    if any(text in _AHEAD for text in texts) or any(token.kind in ("BY", "UNTIL") for token in before):
        roles.add("ahead")
    if any(text in _AUX for text in texts):
        roles.add("aux")
    if any(text in _MAIN for text in texts) or any(token.text in _MAIN for token in after):
        roles.add("main")
    return roles


_AWAY = re.compile(
    r"\b(?:away|on (?:holidays?|vacation|leave|shift)|annual leave|out of (?:the )?office|ooo|travell?ing|closed|shifts?|opening hours?|hours|rota"
    r"|(?:i'm|im|am|is|he's|she's|they're|are|be|was|day|days) off)\b"
)
_ANY = frozenset("anytime whenever any every each".split())
_BEYOND = frozenset(
    ("HENCE", "AFTER", "AGO", "UNIT", "NUM", "ORD", "SPAN", "FEW", "PART", "EDGE", "BEFORE", "NEXT", "THIS", "THE")
)


def _elsewhere(before: list[Token], after: list[Token]) -> bool:
    """When somebody is away, or works: no appointment ("I'm on holiday from the 21st", "shifts are 7am to 3pm")."""
    return bool(_AWAY.search(" ".join([token.text for token in reversed(before[:6])]))) or any(
        token.text in ("role", "shift", "shifts", "hours") for token in after[:1]
    )


def _open(before: list[Token], after: list[Token]) -> bool:
    """More than the one day or hour: "10am or later", "tomorrow or the day after", "any time after 2"."""
    if any(token.text in _ANY for token in before[:4]):
        return True
    return bool(
        len(after) > 1 and after[0].kind == "OR" and (after[1].kind in _BEYOND or after[1].text in ("sooner", "so"))
    )


def _done(before: list[Token]) -> bool:
    """A finished deed governs the mention: "applied on Monday", but not "sent an invite for Monday"."""
    for place, token in enumerate(before[:5]):
        if token.text in _DONE:
            return place <= 1 or not any(
                one.text in ("for", "to", "about", "re", "saying", "said", "interview", "invite", "that")
                or one.kind in ("TO", "COLON", "AND")
                for one in before[:place]
            )
    return False


def _takes_back(tokens: list[Token], start: int, end: int) -> bool:
    """ "… no, Wednesday", "make that Wednesday": the words between two mentions take the first one back."""
    for place in range(start, end):
        then = tokens[place + 1] if place + 1 < end else None
        if (
            tokens[place].text == "no"
            and (then is None or then.kind in ("COMMA", "STOP", "DASH"))
            or tokens[place].text == "make"
            and then is not None
            and then.text in ("that", "it")
        ):
            return True
    return False


def _moved_after(tokens: list[Token], mention: Mention, ceiling: int) -> bool:
    after = _words(tokens, mention.last + 1, ceiling, 1, 6)
    texts = [token.text for token in after]
    return any(text in MOVED for text in texts) and any(token.kind == "TO" for token in after)


def _negated(before: list[Token], after: list[Token], tokens: list[Token], mention: Mention, ceiling: int) -> bool:
    texts = [token.text for token in before]
    for place, text in enumerate(texts[:6]):
        if text not in _NOT:
            continue
        between = before[:place]
        if text == "no" and (place and (between[-1].kind in ("COMMA",) or between[-1].text in _NOT_PARDON)):
            break
        if text in ("instead", "rather") and not any(token.text == "than" or token.kind == "OF" for token in between):
            break
        if (
            any(token.text in _NOT_PARDON for token in between)
            or any(token.kind in ("UNTIL", "COMMA") or token.text == "but" for token in between)
            or texts[place + 1 : place + 2] == ["why"]
        ):
            break
        return True
    ended = mention.last + 1 + len(after) >= ceiling and ceiling < len(tokens)
    for place, token in enumerate(after[:4]):
        if token.text in _NOT_AFTER:
            leads = ended and place == len(after) - 1
            return (
                not leads
                and not any(one.text in ("if", "but") or one.kind in ("COMMA", "AND") for one in after[:place])
                and not (token.text == "no" and any(one.text in ("later", "problem") for one in after))
            )
        if token.kind in ("COMMA", "AND", "OR"):
            break
    return False


def _quoted(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """Without what stands in quoted lines, where anything stands outside them."""
    quoted = {
        token.line for i, token in enumerate(tokens) if token.kind == "QUOTE" and (i == 0 or tokens[i - 1].kind == "NL")
    }
    fresh = [mention for mention in found if mention.line not in quoted]
    return fresh or found


def _corrected(found: list[Mention]) -> list[Mention] | None:
    """Corrections applied (C10); None where a new day may or may not keep the old hour."""
    out: list[Mention] = []
    for mention in found:
        if "fix" in mention.roles and out:
            old = out.pop()
            out.append(_over(old, mention))
        else:
            out.append(mention)
    fresh = [mention for mention in out if "new" in mention.roles and "old" not in mention.roles]
    stale = [mention for mention in out if "old" in mention.roles]
    if fresh and len(out) > 1:
        last = fresh[-1]
        if last.day is None:
            days = [mention for mention in out if mention.day and mention is not last]
            return [_over(days[0], last)] if days else [last]
        if last.clock is None and any(mention.clock for mention in stale):
            return None
        return [last]
    rest = [mention for mention in out if mention not in stale]
    if stale and rest:
        if len(rest) == 1 and rest[0].day is None and any(mention.day for mention in stale):
            return [_over(next(mention for mention in stale if mention.day), rest[0])]
        return None if any(m.clock for m in stale) and not any(m.clock for m in rest) else rest
    return out


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


def _twins(context: Context, found: list[Mention]) -> list[Mention]:
    """One moment told in two zones ("2pm ET / 11am PT"): the second goes where it is the same instant."""
    days = [mention for mention in found if mention.day and mention.clock and mention.zone]
    if len(days) != 1:
        return found
    first = reading(context, days[0])
    same = [
        one
        for one in found
        if one.day is None and one.zone and reading(context, replace(one, day=days[0].day)) == first
    ]
    for twin in same:
        days[0].first, days[0].last = min(days[0].first, twin.first), max(days[0].last, twin.last)
    return [one for one in found if all(one is not twin for twin in same)]


def _completed(tokens: list[Token], found: list[Mention]) -> list[Mention]:
    """A day and an hour that stand apart ("Date: 24 Nov / Time: 14:00", "3pm call with Jane on Friday") put together."""
    days = [
        mention
        for mention in found
        if mention.day and not mention.clock and mention.day.form not in ("period", "vague") and not mention.day.moment
    ]
    clocks = [mention for mention in found if mention.clock and not mention.day]
    if len(clocks) != 1 or not days:
        return found
    clock = clocks[0]
    near = [day for day in days if _one_clause(tokens, day, clock)]
    if len(near) != 1 or any(mention.clock and mention.day for mention in found):
        return found
    day = near[0]
    both = replace(
        day,
        clock=clock.clock,
        zone=clock.zone,
        part=day.part or clock.part,
        roles=day.roles | clock.roles,
        first=min(day.first, clock.first),
        last=max(day.last, clock.last),
    )
    return [both if mention is day else mention for mention in found if mention is not clock]


_VERBS = frozenset(
    "called rang emailed said spoke applied heard want wants wanted asked told talked texted replied sent confirm reply rsvp".split()
)
_TIMED = frozenset("starts start starting begins begin time say says at kick when hour let's lets make".split())


def _one_clause(tokens: list[Token], day: Mention, clock: Mention) -> bool:
    first, last = (day, clock) if day.first < clock.first else (clock, day)
    between = tokens[first.last + 1 : last.first]
    if any(token.text in _VERBS for token in between) or len(between) > 24 or "done" in first.roles ^ last.roles:
        return False
    stops = sum(token.kind in _STOPS for token in between)
    lead = {token.text for token in tokens[max(0, last.first - 4) : last.first]}
    return stops == 0 or (first is day and stops <= 2 and bool(lead & _TIMED))


def _ranged(found: list[Mention]) -> list[Mention]:
    """A range of days gives its start (C10)."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if last and mention.link == "range" and last.day and (mention.day or mention.clock):
            if _working_week(last, mention):
                last.roles.add("open")
            if not last.clock and mention.clock and mention.day:
                last.clock, last.zone, last.part = mention.clock, mention.zone, mention.part
            continue
        out.append(mention)
    return out


def _working_week(first: Mention, last: Mention) -> bool:
    """ "Mon-Fri": working hours, no appointment."""
    ends = [mention.day.weekday if mention.day and mention.day.form == "weekday" else None for mention in (first, last)]
    return ends == [0, 4]


def _unified(context: Context, found: list[Mention]) -> list[Mention]:
    """Mentions that say the same, or of which one says more, are one; vague ones go where there is a sure one."""
    sure = [mention for mention in found if mention.day is None or mention.day.form not in ("period", "vague")]
    loose = [mention for mention in found if mention not in sure]
    if any("main" in mention.roles for mention in loose) and all("aux" in mention.roles for mention in sure):
        return found
    if sure and not any(mention.link in ("or", "range") or "or" in _next_link(found, mention) for mention in loose):
        found = (
            [mention for mention in sure if not any(_outside(mention, one) for one in loose)] and sure
            if not any(_outside(s, p) for s in sure for p in loose)
            else found
        )
    out: list[Mention] = []
    for mention in found:
        same = next((i for i, one in enumerate(out) if _agree(context, one, mention)), None)
        if same is None:
            out.append(mention)
        else:
            out[same] = _fuller(out[same], mention)
    return out


def _next_link(found: list[Mention], mention: Mention) -> str:
    place = next(i for i, one in enumerate(found) if one is mention) + 1
    return found[place].link if place < len(found) else ""


def _outside(mention: Mention, loose: Mention) -> bool:
    """A weekday that a period contradicts: "next week … Thursday", where Thursday alone is this week's."""
    day, span = mention.day, loose.day
    if (
        not (day and span and span.first and span.last and day.form == "weekday" and day.dates)
        or (span.last - span.first).days > 6
    ):
        return False
    return not span.first <= day.dates[0] <= span.last


def _agree(context: Context, one: Mention, other: Mention) -> bool:
    first, second = reading(context, one), reading(context, other)
    if first.sure and second.sure and first.values == second.values:
        return True
    if one.day and other.day and one.day.sure and other.day.sure and not (one.clock and other.clock):
        weekday = next((day for day in (one.day, other.day) if day.form == "weekday"), None)
        rest = other.day if weekday is one.day else one.day
        return one.day.dates == other.day.dates or bool(
            weekday and rest.form != "weekday" and rest.dates[0].weekday() == weekday.weekday
        )
    return False


def _fuller(one: Mention, other: Mention) -> Mention:
    chosen, spare = (one, other) if one.clock or not other.clock else (other, one)
    day = chosen.day
    if day and day.form == "weekday" and spare.day and spare.day.form != "weekday":
        day = spare.day
    return replace(
        chosen,
        day=day,
        roles=one.roles | other.roles,
        link=one.link,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
    )


def _by_tense(context: Context, found: list[Mention]) -> list[Mention]:
    """Only what lies on the side of now that is asked for."""

    def tense(mention: Mention) -> int:
        said = mention.day.tense if mention.day else 0
        return said or (-1 if "done" in mention.roles else 1 if "ahead" in mention.roles else 0)

    wrong = 1 if context.past else -1
    kept = [mention for mention in found if tense(mention) != wrong]
    if context.past and len(kept) > 1:
        kept = [mention for mention in kept if tense(mention) == -1] or kept
    return kept or found


def _by_role(context: Context, found: list[Mention]) -> list[Mention]:
    """A meeting goes before "please confirm by"."""
    aside = [mention for mention in found if "aux" in mention.roles]
    main = [mention for mention in found if mention not in aside]
    return main if main and aside else found


def _last_check(context: Context, tokens: list[Token], mention: Mention) -> tuple[Mention | None, Reading]:
    """The one mention's reading; asked where date words beside it were not understood."""
    found = reading(context, mention)
    if found.sure and _leftover(context, tokens, mention):
        return None, Reading((found.values[0], found.values[0])[:0])
    return mention, found


_BESIDE_BEFORE = frozenset(
    (
        "NUM",
        "ORD",
        "NEXT",
        "LAST",
        "PAST",
        "WD",
        "MO",
        "UNIT",
        "HALF",
        "QUARTER",
        "DEC",
        "AB",
        "FEW",
        "COUPLE",
        "BADORD",
        "YR",
        "BETWEEN",
    )
)
_BESIDE_AFTER = frozenset(("NUM", "ORD", "WD", "MO", "UNIT", "HALF", "QUARTER", "DEC", "AB", "BADORD", "YR", "SLASH"))


def _leftover(context: Context, tokens: list[Token], mention: Mention) -> bool:
    """Date words right beside the mention that no rule took: what it means is not sure."""
    before = [token for token in tokens[max(0, mention.first - 3) : mention.first]]
    after = tokens[mention.last + 1 : mention.last + 3]
    kinds = [token.kind for token in before]
    if any(token.kind == "BLUR" for token in _around(tokens, mention)):
        return True
    if (
        kinds[-1:]
        and kinds[-1] in _BESIDE_BEFORE
        or (mention.day is None and kinds[-2:] in (["NUM", "COMMA"], ["NUM", "DASH"]))
    ):
        return True
    if (
        kinds[-1:] == ["AFTER"]
        and mention.clock is None
        or any(token.text == "since" for token in before[-2:])
        and not context.past
    ):
        return True
    if "SPAN" in kinds[-2:] and (tokens[mention.first - 1].kind in ("SPAN", "IN", "ON")) and _long(before):
        return True
    return bool(
        after
        and (
            after[0].kind in _BESIDE_AFTER
            or (after[0].kind == "SPAN" and _long(after[:1]))
            or (after[0].kind == "IN" and after[1:] and after[1].kind == "SPAN")
        )
    )


def _around(tokens: list[Token], mention: Mention) -> list[Token]:
    return [*_words(tokens, mention.first - 1, -1, -1, 6), *_words(tokens, mention.last + 1, len(tokens), 1, 6)]


def _long(tokens: list[Token]) -> bool:
    return any(token.kind == "SPAN" and (token.value.days or token.value.months) for token in tokens)


def _offers(context: Context, found: list[Mention]) -> Reading:
    """Every sure value, to choose from; never a sure reading."""
    values = [value for mention in found for value in reading(context, mention).values]
    unique = tuple(dict.fromkeys(values))
    return Reading(unique[:4] if len(unique) > 1 else ())
