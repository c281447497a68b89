"""Which facts fill the application's card? Taken only where it is plain; None is better than a wrong guess."""

import re
from dataclasses import dataclass

from coach import lazy
from coach.posting.company import company
from coach.posting.head import pieces
from coach.posting.labels import first_of
from coach.posting.language import language
from coach.posting.person import person
from coach.posting.place import place
from coach.posting.role import role
from coach.posting.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The card's facts, each as the posting writes it, None where unsure. `language`: an ISO 639-1 code."""

    company: str | None = None
    role: str | None = None
    place: str | None = None
    name: str | None = None
    position: str | None = None
    email: str | None = None
    phone: str | None = None
    deadline: str | None = None
    salary: str | None = None
    language: str | None = None


_EMAIL = lazy.pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ROBOT = lazy.pattern(r"(?i)no-?reply|alerts?@|notification|privacy|unsubscribe|dpo@|gdpr")
_PHONE = lazy.pattern(
    r"(?<![\w£$€.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?"
    r"|\d{2,5}[ .-]?)(?:\d{2,4}[ .-]?){1,3}\d{2,4}(?![\w/-]|,\d)"
)
_GROUPED = lazy.pattern(r"\d{3}[ .-]\d{3}[ .-]\d{4}|\d{5} \d{5}")
_MONEY = (
    r"(?:(?:[£$€₹]|Rs\.? ?|EUR ?|GBP ?|USD ?|INR ?)\d[\d,.]*\d?(?:k\b|K\b)?|\b\d[\d.,]* ?(?=(?:-|–|to"
    r"|and) ?\d[\d.]* ?(?:LPA|lakhs?)|LPA|lakhs?))"
)
_PERIOD = (
    r"(?:per|an?|/|p/|p\.?)\s?(?:hour|hr|h\b|annum|a\b|year|yr|day|month|week|mile)\w*|LPA|lakhs?|p\.?a\.?\b"
    r"|base|OTE|DOE"
)
_SALARY = lazy.pattern(
    rf"(?:up to |from |circa |c\. ?)?{_MONEY}(?:\s?(?:-|–|—|to"
    rf"|and)\s?[£$€₹]?\d[\d,.]*\d?[kK]?)?(?:\s?(?:{_PERIOD}))?",
    re.I,
)
_NOT_PAY = lazy.pattern(
    r"(?i)turnover|budget|bonus|allowance|worth|million|revenue|save|package|supplement|\d ?m\b|\dbn|learning"
    r"|target|funding|raised|mile"
)
_HOUR = r"(?:noon|midday|midnight|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|hrs|hours)|\d{1,2}[:.]\d\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = (
    rf"(?:{_HOUR},? (?:on )?)?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)(?:,? \d{{4}})?(?: at {_HOUR})?"
)
_DEADLINE = lazy.pattern(
    r"(?i)\b(?:closing|closes?|deadline|apply|applications?|resume|references|cv|letters?|reach us|received|submitted"
    rf"|no later than|until|before)\b[^!?\n]{{0,90}}?\s({_DAY})"
)


def details(text: str) -> Details:
    """The facts of this posting. Never raises; everything is None for an empty text."""
    lines = [line for line in clean(text) if line]
    whole, head = "\n".join(lines), pieces(lines)
    employer, (name, position) = company(lines, head), person(lines)
    return Details(
        company=employer,
        role=role(lines, head),
        place=place(lines, head, employer),
        name=name,
        position=position,
        email=first_of(m for m in _EMAIL.findall(whole) if not _ROBOT.search(m)),
        phone=_phone(whole),
        deadline=first_of(match[1].strip() for match in _DEADLINE.finditer(whole)),
        salary=_salary(whole),
        language=language(whole),
    )


def _phone(whole: str) -> str | None:
    for match in _PHONE.finditer(whole):
        digits = re.sub(r"\D", "", match[0])
        texted = re.search(r"(?i)\btext (?-i:[A-Z]{2,}) to $", whole[: match.start()])
        if 9 <= len(digits) <= 15 and not texted and (match[0][0] in "+(0" or _GROUPED.fullmatch(match[0])):
            return match[0].strip()
    return None


def _salary(whole: str) -> str | None:
    for match in _SALARY.finditer(whole):
        around = whole[max(0, match.start() - 14) : match.start()] + "|" + whole[match.end() : match.end() + 12]
        figures = [int(figure) for figure in re.findall(r"\d+", match[0].replace(",", ""))]
        told = re.search(rf"(?i){_PERIOD}|\dk\b", match[0]) or max(figures) >= 10_000
        if told and not _NOT_PAY.search(around.split("\n")[0] if "\n" in around else around):
            return match[0].strip(" ,.")
    return None
