"""What do the words around a mention say of it? That it is off, or the new one, or a thing of the past, or a date to
reply by.

A clause is read as text: `before` ends where the mention begins, `after` begins where it ends; neither reaches the
next mention or crosses the end of a sentence. A role is a row of `cue_table`; only moving and refusing need a look at
their neighbours.
"""

import re

from coach.when.cue_table import (
    AWAY,
    BEFORE,
    BEYOND,
    BUT_NOT,
    CANCELLED,
    CONDITION,
    DONE,
    ELSE,
    FIX,
    GONE,
    HAPPENED,
    IF,
    MAIN,
    MOVE,
    PLEASED,
    REFUSED,
    REFUSED_AFTER,
    TAKEN_BACK,
    UNDONE,
    WENT,
    WHOSE,
    WORK,
)
from coach.when.mention import Mention
from coach.when.model import Token

STOPS = frozenset(("STOP", "NL"))


_NO = ("no", "nope", "nah", "naw")


def clause(tokens: list[Token], start: int, stop: int, step: int, limit: int) -> list[Token]:
    """At most `limit` tokens from `start` towards `stop`, up to the end of the sentence; in the order of the text."""
    out: list[Token] = []
    for i in range(start, stop, step):
        if tokens[i].kind in STOPS or len(out) >= limit:
            break
        out.append(tokens[i])
    return out[::step]


def text_of(tokens: list[Token]) -> str:
    """The tokens as text, with one blank between them."""
    return " ".join([token.text for token in tokens])


def roles(tokens: list[Token], found: list[Mention], index: int) -> set[str]:
    """What the words before and after the mention at `index` say of it."""
    mention = found[index]
    floor = found[index - 1].last if index else -1
    ceiling = found[index + 1].first if index + 1 < len(found) else len(tokens)
    lead = clause(tokens, mention.first - 1, floor, -1, 9)
    trail = clause(tokens, mention.last + 1, ceiling, 1, 6)
    before, after = text_of(lead), text_of(trail)
    before = GONE.sub("", before) if index else before
    said = {role for role, pattern in BEFORE if pattern.search(before)}
    if re.search(r"\b(?:was|were|had|would)\b", before):
        said.discard("ahead")
    if "guess" in said:
        said -= {"new", "so"}
    said |= _moved(lead, before, tokens, mention, ceiling, followed=index + 1 < len(found))
    led_on = mention.last + 1 + len(trail) >= ceiling < len(tokens)
    if index:
        said |= _after_another(found[index - 1], mention.link, before, text_of(tokens[floor + 1 : mention.first][-12:]))
    answer = before in _NO and "fix" in said
    refused = _refused(before.replace("if not", ""), after, led_on=led_on) and not answer
    if refused or AWAY.search(before) or _works(mention, after):
        said.add("open" if refused and IF.search(before) else "not")
    if len(trail) > 1 and trail[0].kind == "OR" and (trail[1].kind in BEYOND or trail[1].text in ("sooner", "so")):
        said.add("open")
    if re.match(r"(?:\S+ ){0,2}instead\b(?! of)|it is\b", after):
        said.add("new")
    told = re.match(r"(?:was|were)\b", after) or (_opens_today(mention, lead) and HAPPENED.match(after))
    if _done(before) or told or re.search(r"\bsince(?: the)?$", before):
        said.add("done")
    if MAIN.search(before) or MAIN.search(_own(trail, led_on=led_on) if ceiling < len(tokens) else after):
        said.add("main")
    return said


def _after_another(last: Mention, link: str, before: str, between: str) -> set[str]:
    """What a mention is to the one before it: its correction ("at five no six pm"), another offer, its new day."""
    said = set()
    if FIX.search(before) or TAKEN_BACK.search(between):
        said.add("fix")
    if ELSE.search(before):
        said.add("else")
    if link == "range" and "old" in last.roles:
        said.add("new")
    return said


def _opens_today(mention: Mention, lead: list[Token]) -> bool:
    """ "this morning they …": today, at the head of its clause."""
    day = mention.day
    today = day is not None and (day.form, day.tense, day.span, mention.clock) == ("relative", 0, None, None)
    return today and (not lead or lead[-1].kind in ("AND", "COMMA") or lead[-1].text in ("but", "so", "then"))


def _done(before: str) -> bool:
    """It is over: "applied on Monday"; not "if they haven't called by Friday"."""
    deed = DONE.search(before)
    told = deed and not UNDONE.search(before[: deed.start()])
    return bool(told or PLEASED.search(before) or WENT.search(before))


def _own(trail: list[Token], *, led_on: bool) -> str:
    """What stands behind a mention before the next one, as far as it belongs to the first."""
    ends = [place for place, token in enumerate(trail) if token.kind in ("COMMA", "AND") or token.text in _TURNS]
    return text_of(trail[: ends[0]]) if ends else "" if led_on else text_of(trail)


_TURNS = frozenset(("but", "so", "then"))


def _works(mention: Mention, after: str) -> bool:
    """ "a 9 to 5 job", "Mon-Fri shifts"."""
    return (mention.day is None or mention.link == "range") and bool(WORK.match(after))


def _refused(before: str, after: str, *, led_on: bool) -> bool:
    """ "can't do Tuesday", "Tuesday doesn't work"; in "Tuesday, not Wednesday" the refusal belongs to what follows."""
    if CANCELLED.search(before):
        return True
    if REFUSED.search(before):
        return not CONDITION.search(before)
    if BUT_NOT.match(after):
        return True
    found = REFUSED_AFTER.match(after)
    return bool(found and (found["rest"] or found["gone"] or not led_on))


def _governed(lead: list[Token], verb: int) -> set[str]:
    """ "reschedule Thursday", "move my Friday call": that day is off, and the new one is not said; not "trial shift
    Thursday".
    """
    noun = lead[verb].text in ("shift", "change", "switch", "swap") and verb > 0 and lead[verb - 1].kind != "TO"
    direct = all(token.kind in ("THE", "A") or token.text in WHOSE for token in lead[verb + 1 :])
    return {"open"} if direct and not noun else {"moved"}


def _moved(
    lead: list[Token], before: str, tokens: list[Token], mention: Mention, ceiling: int, *, followed: bool
) -> set[str]:
    """ "moved from A to B": A is old, B is new; "A moved to B", "moved A to B" as well (C10)."""
    trail = clause(tokens, mention.last + 1, ceiling, 1, 6)
    if re.search(rf"\b(?:may|might|could|perhaps|maybe|if)\b.*\b{MOVE}\b", before):
        return {"open"}  # "they may switch it to the 10th"
    verb = next((place for place in reversed(range(len(lead))) if re.fullmatch(MOVE, lead[place].text)), None)
    if verb is not None and not (verb + 1 == len(lead) and tokens[mention.first].text.startswith("on ")):
        said = [token.text if token.text == "for" else token.kind for token in lead[verb + 1 :]]
        nearest = next((kind for kind in reversed(said) if kind in ("FROM", "TO", "UNTIL", "for", "COLON")), "")
        if nearest:
            return {"old"} if nearest == "FROM" and followed else {"new"}
        return {"old"} if followed and trail[:1] and trail[0].kind in ("TO", "ARROW") else _governed(lead, verb)
    gone = re.search(rf"\b{MOVE}\b", text_of(trail)) and any(token.kind == "TO" for token in trail)
    return {"old"} if gone and followed else set()
