"""How can somebody be reached, and what are they? Phone numbers, mail addresses and roles in a text."""

import re

import phonenumbers

from coach import lazy
from coach.capture import outcomes, slots
from coach.capture.model import Reach
from coach.timeline import Role

EMAIL = lazy.pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
LINK = lazy.pattern(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
MEETING = lazy.pattern(
    r"zoom\.|teams\.|meet\.google|webex|whereby|calendly|jitsi|gotomeet|bluejeans|hirevue", re.IGNORECASE
)
LONGEST = 1000  # characters in which numbers are looked for


def numbers(text: str, country: str | None) -> list[tuple[int, int, str]]:
    """The phone numbers in a text: start, end, and the number as +E.164. `country`: of a number that names none."""
    found = phonenumbers.PhoneNumberMatcher(text[:LONGEST], country, leniency=phonenumbers.Leniency.POSSIBLE)
    form = phonenumbers.PhoneNumberFormat.E164
    return [
        (match.start, match.end, phonenumbers.format_number(match.number, form))
        for match in found
        if sum(sign.isdigit() for sign in match.raw_string) >= 7 and not _DATED.search(match.raw_string)
    ]


# 12.11.2026 and 2026-11-12 are days, and 10-11.30 are hours.
_DATED = lazy.pattern(r"^\D*(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b")


def is_link(text: str) -> bool:
    """Whether it is a link and nothing else."""
    return LINK.fullmatch(text.strip()) is not None


def without(text: str, country: str | None) -> str:
    """The text with its numbers and addresses blanked, every other character in its place."""
    for start, end, _ in numbers(text, country):
        text = text[:start] + " " * (end - start) + text[end:]
    return EMAIL.sub(lambda found: " " * len(found.group()), text)


def reach(text: str, country: str | None) -> Reach:
    """Whom the text names by what they are, and how to reach them."""
    plain = without(text, country)
    role, person = _role(plain)
    email = EMAIL.search(text)
    phone = next((number for _, _, number in numbers(text, country)), "")
    return Reach(person=person, role=role, phone=phone, email=email.group() if email else "")


def _role(text: str) -> tuple[Role, str]:
    for role, pattern in outcomes.ROLES.items():
        for found in pattern.finditer(text.lower()):
            person = slots.person_beside(text, found.start(), found.end())
            if person:
                return role, person
    return Role.NONE, ""
