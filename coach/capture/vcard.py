"""Who is on a contact card? The name, role, number and company of a vCard (RFC 6350, and the older 2.1 and 3.0)."""

import quopri
from dataclasses import dataclass

from coach import lazy
from coach.capture import outcomes, reach
from coach.capture.model import Reach
from coach.timeline import Role

LONGEST = 80  # characters of a name
MOST_LINES = 200  # a card holds a few, and perhaps a picture in thousands

_FOLD = lazy.pattern(r"\r?\n[ \t]")
_LINE = lazy.pattern(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:\n]*)?):(.*)")


@dataclass(frozen=True, slots=True)
class Card:
    """Whom a card is about, and their company as it stands there. The phone is as it was written."""

    who: Reach
    company: str = ""


def read_vcard(text: str) -> Card:
    """The card's values; empty ones where it says nothing. Never raises on any text."""
    found: dict[str, str] = {}
    for line in _FOLD.sub("", text[:20_000]).splitlines()[:MOST_LINES]:
        match = _LINE.fullmatch(line.strip())
        if match and match.group(1).upper() not in found:
            found[match.group(1).upper()] = _value(match.group(3), match.group(2))
    family, given = ([part.strip() for part in found.get("N", "").split(";")] + ["", ""])[:2]
    name = found.get("FN", "") or f"{given} {family}".strip()
    email = reach.EMAIL.search(found.get("EMAIL", ""))
    told = f"{found.get('TITLE', '')} {found.get('ROLE', '')}".lower()
    role = next((role for role, pattern in outcomes.ROLES.items() if role and pattern.search(told)), Role.NONE)
    who = Reach(person=name[:LONGEST], role=role, phone=found.get("TEL", ""), email=email.group() if email else "")
    return Card(who, found.get("ORG", "").split(";")[0].strip()[:LONGEST])


def _value(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(value.encode(errors="ignore")).decode(errors="replace")
    plain = value.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",").replace("\\;", ",").replace("\\\\", "\\")
    return " ".join(plain.removeprefix("tel:").split())
