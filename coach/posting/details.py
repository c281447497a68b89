"""Which facts fill the application's card? Taken only where it is plain; None is better than a wrong guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.posting.employer import company, first_of, place, role
from coach.posting.language import language
from coach.posting.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The card's facts, each as the posting writes it, None where unsure. `language`: an ISO 639-1 code."""

    company: str | None = None
    role: str | None = None
    place: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    deadline: str | None = None
    salary: str | None = None
    language: str | None = None


_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ROBOT = re.compile(r"(?i)no-?reply|alerts?@|notification|privacy|unsubscribe|dpo@|gdpr")
_PHONE = re.compile(
    r"(?<![\w£$€.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?|\d{2,5}[ .-]?)(?:\d{2,4}[ .-]?){1,3}\d{2,4}(?![\w,/-])"
)
_MONEY = (
    r"(?:(?:[£$€₹]|Rs\.? ?|EUR ?|GBP ?|USD ?|INR ?)\d[\d,.]*\d?(?:k\b|K\b)?|\b\d[\d.,]* ?(?=(?:-|–|to"
    r"|and) ?\d[\d.]* ?(?:LPA|lakhs?)|LPA|lakhs?))"
)
_PERIOD = (
    r"(?:per|an?|/|p/|p\.?)\s?(?:hour|hr|h\b|annum|a\b|year|yr|day|month|week|mile)\w*|LPA|lakhs?|p\.?a\.?\b"
    r"|base|OTE|DOE"
)
_SALARY = re.compile(
    rf"(?:up to |from |circa |c\. ?)?{_MONEY}(?:\s?(?:-|–|—|to|and)\s?[£$€₹]?\d[\d,.]*\d?[kK]?)?(?:\s?(?:{_PERIOD}))?",
    re.I,
)
_NOT_PAY = re.compile(
    r"(?i)turnover|budget|bonus|allowance|worth|million|revenue|save|package|supplement|\d ?m\b|\dbn|learning"
    r"|target|funding|raised|mile"
)
_DAY = (
    r"(?:(?:noon|midday|midnight|\d{1,2}(?::\d\d)? ?[ap]m) on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)(?:,? \d{4})?"
    r"(?: at (?:noon|midday|midnight|\d{1,2}(?::\d\d)? ?[ap]m))?"
)
_DEADLINE = re.compile(
    rf"(?i:closing date|closes|deadline|apply|applications?|resume|references|cv|letter"
    rf"|no later than)\b[^.!?\n]{{0,90}}?\s({_DAY})"
)
_PERSON = r"(?-i:[A-Z][a-zà-ÿ’'-]+(?: (?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ’'-]+){0,2})"
_CONTACT = re.compile(
    rf"(?i:\b(?:contact|call|ring|phone|text|speak to|speak with|ask for|write to|talk to|email"
    rf"|bell to))\s+({_PERSON})(?=[ ,.;]|$)"
)
_SIGNED = re.compile(
    r"(?i)^(?:kind |best |warm |many )?(?:regards|wishes|thanks|cheers|sincerely|all the best|yours)\b[ ,!]*(.*)$"
)
_NOT_PERSON = re.compile(
    r"(?i)\b(?:us|our|the|me|hr|for|on|now|kind|best|warm|many|human|resources|department|office|school|team|town|manager|fork"
    r"|monday|tuesday|wednesday|thursday|friday)\b"
)


def details(text: str) -> Details:
    """The facts of this posting. Never raises; everything is None for an empty text."""
    lines = [line for line in clean(text) if line]
    whole = "\n".join(lines)
    employer = company(lines, whole)
    return Details(
        company=employer,
        role=role(lines),
        place=place(lines, whole, employer),
        name=_name(lines, whole),
        email=first_of(m for m in _EMAIL.findall(whole) if not _ROBOT.search(m)),
        phone=_phone(whole),
        deadline=first_of(match[1].strip() for match in _DEADLINE.finditer(whole)),
        salary=_salary(whole),
        language=language(whole),
    )


def _phone(whole: str) -> str | None:
    for match in _PHONE.finditer(whole):
        digits = re.sub(r"\D", "", match[0])
        if 9 <= len(digits) <= 15 and (match[0][0] in "+(0" or re.fullmatch(r"\d{3}[ .-]\d{3}[ .-]\d{4}", match[0])):
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


def _name(lines: Sequence[str], whole: str) -> str | None:
    for k, line in enumerate(lines):
        if signed := _SIGNED.match(line):
            after = signed[1] or (lines[k + 1] if k + 1 < len(lines) else "")
            if re.fullmatch(_PERSON, after.strip(" ,.")) and not _NOT_PERSON.search(after):
                return after.strip(" ,.")
    return first_of(match[1] for match in _CONTACT.finditer(whole) if not _NOT_PERSON.search(match[1]))
