"""Which facts fill the application's card? Taken only where it is plain; None is better than a wrong guess."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


_NAME = r"[A-Z][\w&’'.-]*(?:(?: (?:of|and|&|the) | )[A-Z][\w&’'.-]*){0,4}"
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
_LABEL = r"(?i:^(?:{names})\s*[:–-]\s*)(.{{2,60}})$"
_TITLE_NOUN = re.compile(
    r"(?i)\b(?:account(?:ant|s)|administrator|advis[eo]r|agent|analyst|architect|artist|assistant|associate"
    r"|attendant|auditor|barista|bookkeeper|buyer"
    r"|care[rs]+|cashier|chef|cleaner|clerk|coach|consultant|controller|cook|coordinator|counsel|dentist"
    r"|designer|developer|director|driver|editor"
    r"|electrician|engineer|executive|fitter|gardener|guard|handler|head|instructor|intern|joiner|labourer"
    r"|lawyer|lead|lecturer|librarian|manager"
    r"|mechanic|midwife|nurses?|officer|operative|operator|painter|paralegal|partner|pharmacist|phlebotomist"
    r"|physiotherapist|picker|planner|plumber|porter"
    r"|practitioner|producer|programmer|receptionist|representative|researcher|scientist|secretary|specialist"
    r"|supervisor|support worker|surveyor"
    r"|teacher|technician|therapist|translator|tutor|waiter|waitress|warden|welder|worker|writer|editor|maid"
    r"|merchandiser|carpenter|bricklayer)s?\b"
)
_PROSE_ROLE = re.compile(
    r"\b(?:looking for|recruiting(?: for)?|seek(?:s|ing)|hiring|appoint|need|it's"
    r"|vacancy has arisen for)(?: to appoint)? (?:an?|another) ([\w'’/& -]{3,60}?)"
    r"(?= (?:to|in|for|who|at|with|role|over|on|position|based)\b|[,.;:(])"
)
_COMPANY_FORM = re.compile(rf"\b({_NAME} (?:Ltd|LLP|Inc|plc|Plc|Limited|GmbH|LLC|Pvt Ltd|Co))\b\.?")
_COMPANY_TOLD = re.compile(
    rf"(?:^|[.!?\n] ?)(?:At |Join |About |Why |The )?({_NAME})(?=,? (?:is|are|has|have|builds?|makes|insures"
    rf"|owns|operates|we|offers?|participates|provides?|seeks?|believes)\b)"
)
_NO_COMPANY = re.compile(
    r"(?i)^(?:we|our|this|that|there|it|you|your|they|i|he|she|all|the (?:role|job|post|position|client|team"
    r"|company|successful|ideal|right|person|candidate|work|firm|university|department).*|"
    r"salary|benefits|applicants?|candidates?|children|caseloads?|what|who|how|why|if|as|in|in return|salary"
    r"|hours|rate|visits|hope|oh|pay|day|each|one|most|experience|applications?|interviews?|once|own|here"
    r"|.* of plant sciences)$"
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
    r"(?i)\b(?:us|our|the|me|hr|for|on|now|human|resources|department|office|school|team|town|manager|fork"
    r"|monday|tuesday|wednesday|thursday|friday)\b"
)


def details(text: str) -> Details:
    """The facts of this posting. Never raises; everything is None for an empty text."""
    lines = [line for line in clean(text) if line]
    whole = "\n".join(lines)
    company = _company(lines, whole)
    return Details(
        company=company,
        role=_role(lines),
        place=_place(lines, whole, company),
        name=_name(lines, whole),
        email=_first(m for m in _EMAIL.findall(whole) if not _ROBOT.search(m)),
        phone=_phone(whole),
        deadline=_first(match[1].strip() for match in _DEADLINE.finditer(whole)),
        salary=_salary(whole),
        language=language(whole),
    )


def _first(found: Iterable[str | None]) -> str | None:
    return next((value for value in found if value), None)


def _labelled(lines: Sequence[str], names: str) -> str | None:
    label = re.compile(_LABEL.format(names=names))
    return _first(match[1].strip(" .") for line in lines if (match := label.match(line)))


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


def _role(lines: Sequence[str]) -> str | None:
    if found := _labelled(lines, "job title|position title|job role|position|role|vacancy|subject"):
        return re.split(r"\s[-–|]\s", found)[0] if _TITLE_NOUN.search(found) else None
    for line in lines[:2]:
        part = re.split(r"\s+[-–—|@]\s+|, | \(|[£$€₹]|\d\d|(?i: wanted| required)|: ", re.sub(r"^\W+", "", line))[
            0
        ].strip(" .")
        if 1 <= len(part.split()) <= 6 and _TITLE_NOUN.search(part) and len(line.split()) <= 16:
            return part
    for match in _PROSE_ROLE.finditer(" ".join(lines)):
        if len(match[1].split()) <= 5 and _TITLE_NOUN.search(match[1]):
            return match[1].strip()
    return None


def _company(lines: Sequence[str], whole: str) -> str | None:
    if found := _labelled(lines, "company(?: name)?|employer|organi[sz]ation|client"):
        return found
    forms = [match[1] for match in _COMPANY_FORM.finditer(whole)]
    told = [match[1] for match in _COMPANY_TOLD.finditer(whole)]
    named = [name for name in [*forms, *told] if not _NO_COMPANY.match(name) and not _TITLE_NOUN.search(name)]
    return _first(name for name in named if name in forms or whole.count(name) >= 2)


def _place(lines: Sequence[str], whole: str, company: str | None) -> str | None:
    if found := _labelled(lines, "location|place of work|based in|work location|job location"):
        return re.split(r"\s*[(/|]|\s[-–]\s", found)[0].strip(" ,.") or None
    town = (
        r"[ ]?(?:,|\||-|–|—|\.)[ ]((?:[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})(?:, (?:[A-Z]{2}"
        r"|[A-Z][a-z]+)(?![a-z]))?)(?=$|[ ]?[.,|(–—-]|\n)"
    )
    if company and (beside := re.search(re.escape(company) + town, "\n".join(lines[:4]))):
        return None if _TITLE_NOUN.search(beside[1]) else beside[1]
    match = re.search(
        r"\b(?:based|located|operative|role|job|position|vacancy|hospital|school|restaurant|team|over"
        r"|work) (?:over )?in ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\b",
        whole,
    )
    return match[1] if match else None


def _name(lines: Sequence[str], whole: str) -> str | None:
    for k, line in enumerate(lines):
        if signed := _SIGNED.match(line):
            after = signed[1] or (lines[k + 1] if k + 1 < len(lines) else "")
            if re.fullmatch(_PERSON, after.strip(" ,.")) and not _NOT_PERSON.search(after):
                return after.strip(" ,.")
    return _first(match[1] for match in _CONTACT.finditer(whole) if not _NOT_PERSON.search(match[1]))
