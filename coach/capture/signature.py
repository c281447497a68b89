"""Who wrote a mail, and for whom? Its head, the lines after its greeting at the end, and the people it names."""

import re
from collections.abc import Iterator

from coach import lazy
from coach.capture import outcomes, reach
from coach.capture.model import Reach
from coach.timeline import Role

LONGEST = 8  # lines of a signature

_FROM = lazy.pattern(r"^from\s*:\s*\"?([^\"<\n]{2,60}?)\"?\s*(?:<([^>\n]+)>)?\s*$", re.IGNORECASE | re.MULTILINE)
_CLOSE = lazy.pattern(
    r"^\W{0,2}(?:(?:\w+ ){0,2}(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)"
    r"|best|cheers|thanks|many thanks|thank you|all the best|talk soon|see you (?:soon|then)|--)\s*[,.!]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = lazy.pattern(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+)?([A-Z][\w'.-]+(?:\s+(?:de|van|von|der|la|al|bin)?\s?[A-Z][\w'.-]+){1,3})$"
)
_FIRST = lazy.pattern(r"^([A-Z][a-z'-]{1,20})$")
_MEETS = lazy.pattern(
    r"\b(?:[Ww]ith|[Mm]eet|speak to|speak with|[Ii]nterviewers?(?: will be| are|:)?"
    r"|[Pp]anel:?)\s+((?:[A-Z][\w'-]+ [A-Z][\w'-]+)"
    r"(?:(?:,? \([^)]{2,40}\)|, [A-Z][\w' ]{2,40}?)?(?:, and |, | and | & )[A-Z][\w'-]+ [A-Z][\w'-]+){0,3})"
)
_TWO = lazy.pattern(r"[A-Z][\w'-]+ [A-Z][\w'-]+")
_NO_NAME = lazy.pattern(
    r"\b(?:team|reception|services?|hr|careers|support|office|department|ltd|inc|gmbh|llc|plc|limited|group|street|road"
    r"|avenue|university|hospital|talent"
    r"|recruit\w*|human|resources"
    r"|hiring|head|manager|director|engineer|google|microsoft|zoom|teams|meet|monday|tuesday|wednesday|thursday"
    r"|friday|january|february"
    r"|march|april|june|july|august|september|october|november|december|best|kind|dear)\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z][\w&'-]*(?:\.\w+)*"
_NAMED = rf"({_WORD}(?: (?:of |and |& )?{_WORD}){{0,3}})"
_COMPANY = (
    lazy.pattern(
        rf"\bthe ({_WORD}(?: {_WORD}){{0,3}}?) (?:Talent|Recruit(?:ing|ment)|Hiring|HR|People|Careers)?"
        r"(?: \w+)? ?[Tt]eam\b"
    ),
    lazy.pattern(rf"\b(?:on behalf of|here at|applying to|application (?:to|with)|interest in|joining) {_NAMED}"),
    lazy.pattern(rf"\b(?:interview|position|role|job|vacancy|opening)(?: of [^.\n]{{2,50}}?)? (?:at|with) {_NAMED}"),
)


def people(text: str, country: str | None) -> list[Reach]:
    """Whoever wrote it first, with how they can be reached; then those whom the person will meet."""
    writer = _signed(text, country) or _sender(text)
    found = [writer] if writer is not None else []
    for name in _met(text):
        if all(name not in each.person and each.person not in name for each in found if each.person):
            found.append(Reach(person=name))
    return found


def _sender(text: str) -> Reach | None:
    head = _FROM.search(text)
    if head is None:
        return None
    name, address = head.group(1).strip(), (head.group(2) or "").strip()
    email = address if reach.EMAIL.fullmatch(address) else ""
    person = name if _NAME.match(name) and not _NO_NAME.search(name) else ""
    return Reach(person=person, email=email) if person or email else None


def _signed(text: str, country: str | None) -> Reach | None:
    """The signature after the last greeting."""
    closes = list(_CLOSE.finditer(text))
    if not closes:
        return None
    lines = [line.strip(" \t*|,") for line in text[closes[-1].end() :].splitlines() if line.strip()][:LONGEST]
    head = _sender(text)
    name = next((n for n in map(_as_name, lines[:2]) if n), "") or (head.person if head else "")
    if not name:
        return None
    told = "\n".join(lines)
    phone = next((number for _, _, number in reach.numbers(told, country)), "")
    email = reach.EMAIL.search(told)
    return Reach(
        person=name, role=_role(told), phone=phone, email=email.group() if email else (head.email if head else "")
    )


def _as_name(line: str) -> str:
    found = _NAME.match(line) or _FIRST.match(line)
    return found.group(1) if found and not _NO_NAME.search(line) else ""


def _role(told: str) -> Role:
    low = told.lower()
    return next(
        (role for role, pattern in outcomes.ROLES.items() if role is not Role.NONE and pattern.search(low)), Role.NONE
    )


def _met(text: str) -> Iterator[str]:
    for found in _MEETS.finditer(text):
        yield from (name for name in _TWO.findall(found.group(1)) if not _NO_NAME.search(name))


def company(text: str) -> str:
    """The company that a mail speaks for; empty where it does not say plainly."""
    found = next((m for pattern in _COMPANY if (m := pattern.search(text))), None)
    return found.group(1).strip(" .") if found else ""
