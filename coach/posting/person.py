"""Whom does one ask, and what is that person there? From a label, from how to apply, or from the signature."""

import re
from collections.abc import Iterator, Sequence

from coach import lazy
from coach.posting.labels import labelled
from coach.posting.titles import TITLE
from coach.timeline import Role

_WORD = r"(?:(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ’'-]+)"
_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Fr|Sr|Cllr)\.? )"
_LAST = rf"(?: (?:[A-Z]\. )?(?:(?:de|van|von|der|la) )?{_WORD})"
_PERSON = rf"(?:{_TITLED}(?:[A-Z]\. ?)*{_WORD}(?: {_WORD}){{0,2}}|{_WORD}{_LAST}{{0,2}})"
_LABELS = (
    "contact(?: person| name)?|for details contact|enquiries(?: to)?|recruiter|hiring manager|line manager|reporting to"
)
_ASKED = lazy.pattern(
    r"\b(?i:contact(?: person| name)?:?|call|ring|phone|text|msg|message|speak (?:to|with)|ask for|(?:write|send"
    r"|apply|cvs?|letters?|addressed"
    r"|enquiries|in confidence)(?: [\w ,]{0,30})? to|talk to|chat (?:to|with)|email|bell to|for questions"
    r"|forms? from|led by)"
    rf"[\s,]+(?:HR )?(?:the ([A-Z][\w' -]{{3,30}}), )?({_PERSON})(?![\w@])"
)
_BY_PHONE = lazy.pattern(rf"(?:^|[,.!]\s+)({_PERSON})(?:,? on|:)?\s+(?=\+?\(?0?\d[\d ()-]{{7,}})", re.M)
_NAMED = lazy.pattern(
    rf"(?<!Company )(?<!company )\bName:?\s+({_PERSON})(?:,?\s+(?:Job )?[Tt]itle:?\s+([^,\n]{{3,50}}))?"
)
_FROM = lazy.pattern(rf"\b({_WORD}) (?:here|speaking)(?= from\b|,|\.)")
_GLAD = lazy.pattern(
    rf"\b(?:Mr|Mrs|Ms)\.? ({_WORD} {_WORD})(?:, ([^,\n]{{3,40}}),)? (?:looks forward|is at your|will be|is happy"
    rf"|is glad|answers)"
)
_GREETS = lazy.pattern(r"(?i)(?:hi|hello|hiya|dear|good (?:morning|afternoon|evening))\b")
_SIGNED = lazy.pattern(
    r"(?i)^(?:kind |best |warm |many )?(?:regards|wishes|thanks|thank you|cheers|sincerely|all the best"
    r"|yours)\b[ ,!]*(.*)$"
)
_LINE = lazy.pattern(rf"^({_PERSON})(?:\s*[|,–-]\s*([^|\n]{{3,40}}?))?(?:\s*[|,].*)?[\sx]*$")
_POSITION = lazy.pattern(
    r"^\s*(?:\(|[,–-]\s*|\|\s*)(?:our |the |your )?([A-Za-z][\w'’&/ -]{2,45}?)(?=\)|,|\.|\||$| on | at | or | by |:)"
)
_NO = lazy.pattern(
    r"(?i)\b(?:call|ring|text|tel|phone|mobile|children|us|our|the|me|hr|for|on|now|kind|best|warm|many|human"
    r"|resources|department|office|school|team|town|manager|fork"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|apply|care|flt|please|if|you|your|to|at|in|by"
    r"|with|when|job"
    r"|january|february|march|april|june|july|august|september|october|november|december|recruitment|customer"
    r"|service|head"
    r"|application|applications|jobs|careers|covering|letter|cv|google|microsoft|photoshop|excel|whatsapp|today"
    r"|linkedin)\b"
)


def person(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The contact's name, and what the posting says that they are ("ward manager"); None where it says neither."""
    for name, position in _found(lines):
        if not _NO.search(name) and not TITLE.fullmatch(name):
            name = re.sub(r"^(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z][a-z]+ [A-Z][a-z])", "", name)
            return name, position if _is_position(position) else None
    return None, None


# What somebody is for the applicant, by their title; the first row that fits. A consultant signs for an agency.
_ROLES = (
    (Role.RECRUITER, r"recruit|talent|head ?hunt|resourc|\bconsultant"),
    (Role.HR, r"\bHR\b|human resources|personnel|\bpeople (?:partner|team|adviser|advisor|manager|lead)"),
    (Role.ASSISTANT, r"\bPA\b|assistant|secretary|receptionist|administrator|clerk"),
    (Role.HIRING_MANAGER, r"manager|head|lead|director|owner|founder|chef|matron|sister|vicar|principal|partner|bursar"
     r"|supervisor|foreman|dean|chair|professor"),
)  # fmt: skip


def role_of(position: str | None) -> Role:
    """What somebody with this title is for the applicant; NONE where it does not say."""
    return next((role for role, words in _ROLES if re.search(words, position or "", re.IGNORECASE)), Role.NONE)


def _is_position(text: str | None) -> bool:
    """A job's title, or what is one for a person only: "HR", "Head's PA", "Vicar", "Leiter Personal"."""
    known = text is not None and (TITLE.search(text) is not None or role_of(text) is not Role.NONE)
    return known or re.search(r"\b(?:HR|PA|Leiter(?:in)?)\b", text or "") is not None


def _found(lines: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """What may be the contact, the surest first."""
    whole = "\n".join(line for line in lines if line)
    for match in _NAMED.finditer(whole):
        yield match[1], match[2]
    told = labelled(lines, _LABELS) or ""
    if named := re.match(rf"(?:HR )?({_PERSON})", told):
        yield named[1], _after(told[named.end() :])
    for match in _ASKED.finditer(whole):
        yield match[2], match[1] or _after(whole[match.end() : match.end() + 60])
    yield from _signatures([line for line in lines if line])
    for match in _GLAD.finditer(whole):
        yield match[1], match[2]
    for match in _BY_PHONE.finditer(whole):
        yield match[1], None
    for here in _FROM.finditer(whole):
        yield here[1], None


def _after(rest: str) -> str | None:
    """What follows a name: ", ward manager, on 01332", " (Head of Care)"."""
    found = _POSITION.match(rest.split("\n")[0])
    return found[1].strip() if found else None


def _signatures(lines: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """The name after the last greeting, and what stands beside or below it."""
    for k, line in enumerate(lines):
        if signed := _SIGNED.match(line):
            rest = [text for text in [signed[1], *lines[k + 1 : k + 4]] if text.strip(" ,.")]
            if rest and (found := _LINE.match(rest[0].strip(" ,."))):
                below = rest[1].strip(" ,.") if len(rest) > 1 and len(rest[1].split()) <= 5 else None
                yield found[1], found[2] or below
    if lines and _GREETS.match(lines[0]) and re.fullmatch(rf"{_WORD} {_WORD}", lines[-1]):
        yield lines[-1], None
    for line in lines[-4:]:
        if "|" in line and (named := _LINE.match(line)) and named[2]:
            yield named[1], named[2].strip()
