"""What do the words around a mention say of it? That it is off, or the new one, or a thing of the past, or a date to
reply by.

A clause is read as text: `before` ends where the mention begins, `after` begins where it ends; neither reaches the
next mention
or crosses the end of a sentence. A role is a row of the tables; only moving and refusing need a look at their
neighbours.
"""

import re

from coach.when.mention import Mention
from coach.when.model import Token

STOPS = frozenset(("STOP", "NL"))
_MOVE = (
    r"(?:mov(?:ed|ing|e)|reschedul(?:ed|ing|e)|chang(?:ed|ing|e)|push(?:ed)?|postponed?|brought|shift(?:ed)?"
    r"|switch(?:ed)?|bumped|delayed|swap(?:ped)?|preponed?)"
)
_NOT = (
    r"(?:not|never|cannot|(?:ca|wo|do|does|is|was|could|did|are|ai)n'?t|unable|except|unavailable|busy|without|skip"
    r"|nothing (?:before|on)|cancel(?:led|ed)?|forget|n?either of|nor|neither|no)"
)
# Between "not" and the date these words take the refusal back: "no later than Friday", "don't forget Friday".
_PARDON = (
    r"(?:later|sorry|wait|problem|worries|worry|forget|rush|sure|need|only|hesitate|idea|doubt|thanks|until|till|but|,)"
)
_CANCELLED = re.compile(r"\bcancel(?:l?ed|led|lation)\b(?: (?!now|new|moved|so|but)\S+){0,9}$")
_ELSE = re.compile(r"\b(?:alternatively|otherwise|if not|failing that|or else|also)\b(?: \S+){0,4}$")
_CONDITION = re.compile(r"\b(?:if|unless|in case)\b(?: \S+){0,6} by(?: the)?$")  # "if they don't call by Friday"
_REFUSED = re.compile(
    rf"(?<!why )(?<!don't )(?<!dont )(?<!not )(?<!\w)(?:{_NOT}(?!(?: \S+)* {_PARDON}(?: |$))"
    r"|(?:instead|rather|other|apart) (?:of|than|from)|unless|excluding|barring"
    r"|(?:every|any|all|each) \S+ but)(?: \S+){0,8}$"
)
_REFUSED_AFTER = re.compile(
    r"(?:(?!(?:,|and|or|if|but) )\S+ ){0,3}"
    r"(?:(?:ca|wo|does|is|was)n'?t|not|cancell?ed|impossible|taken|full|fully|aside|off|out|no)"
    r"(?! (?:later|problem|worries))(?: |$)(?P<rest>.*)"
)
_AWAY = re.compile(
    r"\b(?:away|on (?:holidays?|vacation|leave|shift)|annual leave|out of (?:the )?office|ooo|travell?ing|closed"
    r"|(?<!trial )(?<!shadow )(?<!first )(?<!test )shifts?"
    r"|(?:opening|office|working|business) hours?|hours (?:are|is)|rota"
    r"|(?:i'm|im|am|is|he's|she's|they're|are|be|was|days?|weeks?|months?) off)(?: (?!,)\S+){0,4}$"
)
_WORK = re.compile(r"(?:role|shifts?|hours|job|position|schedule)\b")

# role -> what stands before the mention
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("open", r"\b(?:anytime|whenever|any|every|each)(?: \S+){0,3}$"),
        (
            "old",
            r"\b(?:was|were|originally|previously|initially|former(?:ly)?|old|used|supposed|meant|earlier)"
            r"(?: \S+){0,3}$",
        ),
        ("new", r"\b(?:now|updated|revised|new (?:time|date|day|slot|one)|but (?:it's|its|it is))(?: \S+){0,3}$"),
        ("instead", r"\b(?:instead of|rather than)(?: \S+){0,2}$"),
        ("end", r"\b(?:ends?|finish(?:es)?|finishing)(?: \S+){0,2}$"),
        (
            "ahead",
            r"\b(?:will|\w+'ll|going|next|until|till|by|decide|deadline|expect|hear|promised|interview)\b",
        ),
        (
            "aux",
            r"\b(?:confirm|rsvp|reply|respond|accept|know|complete|return|sign|valid|expires?|posted|clos(?:es|ing)|apply"
            r"|accepting|available|register|deadline)\b",
        ),
    )
)
FIX = re.compile(
    r"\b(?:sorry|oops|actually|correction|scratch|wait(?! (?:till?|until|for|to)\b)|mean"
    r"|meant|rather|whoops|typo|nvm|mind|oh|ignore|disregard)\b"
)
_TAKEN_BACK = re.compile(r"(?:^|\s)(?:no|nope|nah)(?: [,.!–—-]| wait| sorry| make| i |$)|\bmake (?:that|it)\b")
_MAIN = re.compile(
    r"\b(?:interviews?|meet(?:ings?)?|calls?|chat|screen|scheduled|invited|booked|onsite|zoom|teams|round|panel|when"
    r"|starts?|date|session|assessment)\b"
)
_DEED = (
    r"(?:applied|sent|submitted|spoke|talked|heard|emailed|called|rang|met|received|got|interviewed|had|saw|messaged"
    r"|followed|left|replied|wrote|chatted|finished|contacted|phoned|spoken|rejected)"
)
_TOLD_DEED = (
    r"(?:i|we|he|she|they)(?: (?:last|just|also|already|only))?"
    r" (?!schedul|book|mov|push|offer|confirm|invit|want|need|ask|chang|suggest|propos|plan|pick|promis|decid|agre)"
    r"\w{3,}ed"
)
# A finished deed governs what follows it at once: "applied on Monday", but not "sent an invite for Monday".
_PLEASED = re.compile(
    r"\b(?:great|nice|good|lovely|pleasure|enjoyed|loved|liked|thanks|thank you|following)(?: (?!,)\S+){0,2}"
    r" (?:(?:speak|talk|chatt|meet|see|com|interview|join|visit|stopp)ing|time|visit|talk|chat|interview"
    r"|conversation|call|meeting|e?-?mail|letter|discussion)"
    r"(?: \S+){0,4}$"
)
_DONE = re.compile(
    r"\b(?:had|did|finished)(?: (?:my|the|our|an?|first|second|last|phone|final))*"
    r" (?:interview|call|screen|chat|round|meeting)"
    r"(?: (?:with|at)(?: \S+){1,3})?(?: (?:on|at))?$"
    rf"|\b(?:{_DEED}|{_TOLD_DEED})"
    r"(?: (?!(?:for|to|about|re|saying|said|interview|invite|that|and|:|,|it)(?: |$))\S+){0,6}$"
)
_UNDONE = re.compile(r"(?:n'?t|\bnot|\bnever|\bnobody|\bunless|\bif) (?:\S+ )?$")
_BEYOND = frozenset(
    ("HENCE", "AFTER", "AGO", "UNIT", "NUM", "ORD", "SPAN", "FEW", "PART", "EDGE", "BEFORE", "NEXT", "THIS", "THE")
)


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
    said = {role for role, pattern in _BEFORE if pattern.search(before)}
    if re.search(r"\b(?:was|were|had|would)\b", before):
        said.discard("ahead")
    said |= _moved(lead, before, tokens, mention, ceiling, followed=index + 1 < len(found))
    led_on = mention.last + 1 + len(trail) >= ceiling < len(tokens)
    if _refused(before.replace("if not", ""), after, led_on=led_on) or _AWAY.search(before) or _works(mention, after):
        said.add("not")
    if len(trail) > 1 and trail[0].kind == "OR" and (trail[1].kind in _BEYOND or trail[1].text in ("sooner", "so")):
        said.add("open")
    if index and (FIX.search(before) or _TAKEN_BACK.search(text_of(tokens[floor + 1 : mention.first][-12:]))):
        said.add("fix")
    if index and _ELSE.search(before):
        said.add("else")
    if index and mention.link == "range" and "old" in found[index - 1].roles:
        said.add("new")
    if re.match(r"(?:\S+ ){0,2}instead\b(?! of)", after):
        said.add("new")
    if _done(before) or re.search(r"\bsince(?: the)?$", before):
        said.add("done")
    if _MAIN.search(before) or _MAIN.search(after):
        said.add("main")
    return said


def _done(before: str) -> bool:
    """It is over: "applied on Monday"; not "if they haven't called by Friday"."""
    deed = _DONE.search(before)
    return bool(_PLEASED.search(before) or (deed and not _UNDONE.search(before[: deed.start()])))


def _works(mention: Mention, after: str) -> bool:
    """ "a 9 to 5 job", "Mon-Fri shifts"."""
    return (mention.day is None or mention.link == "range") and bool(_WORK.match(after))


def _refused(before: str, after: str, *, led_on: bool) -> bool:
    """ "can't do Tuesday", "Tuesday doesn't work"; in "Tuesday, not Wednesday" the refusal belongs to what follows."""
    if _CANCELLED.search(before):
        return True
    if _REFUSED.search(before):
        return not _CONDITION.search(before)
    found = _REFUSED_AFTER.match(after)
    return bool(found and (found["rest"] or not led_on))


def _moved(
    lead: list[Token], before: str, tokens: list[Token], mention: Mention, ceiling: int, *, followed: bool
) -> set[str]:
    """ "moved from A to B": A is old, B is new; "A moved to B", "moved A to B" as well (C10)."""
    trail = clause(tokens, mention.last + 1, ceiling, 1, 6)
    if re.search(rf"\b{_MOVE}\b", before):
        nearest = next((token.kind for token in reversed(lead) if token.kind in ("FROM", "TO", "UNTIL")), "")
        if nearest:
            return {"old"} if nearest == "FROM" and followed else {"new"}
        return {"old"} if followed and trail[:1] and trail[0].kind in ("TO", "ARROW") else {"moved"}
    gone = re.search(rf"\b{_MOVE}\b", text_of(trail)) and any(token.kind == "TO" for token in trail)
    return {"old"} if gone and followed else set()
