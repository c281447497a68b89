"""Which answers are in one sentence? "Acme, data engineer, applied Monday" answers three questions of /add at once.

What is said in parts (commas, lines) is told apart by what it looks like; a part that looks like nothing special takes
the next place that is free: the company, the job, whom to call.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from handlers.contact_steps import LONGEST_NAME, split_role
from handlers.planning import day_in
from handlers.reading import kept, parse_when, read_email, read_name, read_phone
from handlers.turn import Turn

PARTS = re.compile(r"\s*[,;\n]\s*")
LEGAL_FORM = re.compile(r"(?:inc|llc|ltd|plc|corp|co|gmbh|ag|kg|co\. kg|se|s\.?a\.?|b\.?v\.?|pty)\.?", re.IGNORECASE)
JOB_AT_COMPANY = re.compile(r"(?P<title>\S.*?) at (?P<company>\S.*)")
COMPANY_AS_JOB = re.compile(r"(?P<company>\S.*?) (?:as|for) an? (?P<title>\S.*)")
APPLIED = re.compile(r"(?:i )?(?:applied|sent)(?: on| for it)?\b\s*", re.IGNORECASE)
LONGEST_DATE = 5  # words; a longer part is about something else, whatever day it mentions
NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,3}[A-ZÀ-Þ][\w'’-]*")
# A part with one of these is a job, even where it is written as names are.
# fmt: off
JOBS = frozenset({
    "accountant", "administrator", "analyst", "architect", "assistant", "carer", "chef", "clerk", "consultant",
    "coordinator", "cook", "designer", "developer", "director", "driver", "editor", "electrician", "engineer",
    "intern", "lead", "lecturer", "manager", "mechanic", "nurse", "officer", "operator", "paralegal", "planner",
    "producer", "programmer", "recruiter", "representative", "researcher", "sales", "scientist", "secretary",
    "specialist", "supervisor", "teacher", "technician", "therapist", "trainee", "translator", "waiter",
    "welder", "worker", "writer",
})
# fmt: on


def read_parts(turn: Turn, text: str, first: str) -> Mapping[str, Any]:
    """What an answer to the question `first` (company, title or contact) says, by the names of /add's steps."""
    plain: list[str] = []
    found: dict[str, Any] = {}
    for place, part in enumerate(_parts(text)):
        told_what = len(plain) >= (2 if first == "company" else 1)
        read = {} if place == 0 and first != "contact" else _special(turn, part, found, about_them=told_what)
        found |= read
        if not read and not (place and _is_day(turn, part)):
            plain.append(part)
    return found | _placed(plain, first, found)


def _placed(plain: list[str], first: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """The company, the job and whom to call, out of what looks like nothing else: a name that holds commas is one."""
    if first == "contact":
        return _contact(", ".join(plain)) if "contact" not in found else {}
    places = ("company", "title") if first == "company" else ("title",)
    person: dict[str, Any] = {}
    if len(plain) > len(places) and "contact" not in found and _is_name(plain[-1]):
        person = _contact(plain.pop())
    *head, last = [" ".join(part.split()) for part in plain] or [""]
    if first == "title" or not head:
        return {**person, first: ", ".join([*head, last])} if last else person
    return {**person, "company": ", ".join(head), "title": last}


def _is_name(part: str) -> bool:
    return NAME.fullmatch(part) is not None and not JOBS & set(part.casefold().split())


def _parts(text: str) -> list[str]:
    """The parts; a legal form belongs to the name before it. "Nurse at Acme" and "Acme as a nurse" are two parts."""
    parts: list[str] = []
    for part in filter(None, PARTS.split(text.strip())):
        if parts and LEGAL_FORM.fullmatch(part):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    head = (JOB_AT_COMPANY.fullmatch(parts[0]) or COMPANY_AS_JOB.fullmatch(parts[0])) if parts else None
    return [head["company"], head["title"], *parts[1:]] if head else parts


def _special(turn: Turn, part: str, found: Mapping[str, Any], *, about_them: bool) -> dict[str, Any]:
    """A day of applying, a number or address, or what the contact is; empty for anything else. `about_them`: the job is
    told already, so that a manager is a person there.
    """
    reach = {"phone": read_phone(part, turn.chat), "email": read_email(part)}
    if any(reach.values()):
        known = {name: found[name] for name in reach if found.get(name)}
        return {**_contact(read_name(part)), **reach, **known, "reach": ""}
    if "applied" not in found and (day := applied_on(turn, part)) is not None:
        return {"applied": kept(day)}
    role = split_role(part)[1] if about_them else None
    return {**_contact(part), "contact_role": role.value} if role else {}


def _contact(part: str) -> dict[str, Any]:
    name, role = split_role(part)
    return {"contact": name[:LONGEST_NAME], **({"contact_role": role.value} if role else {})} if name else {}


def applied_on(turn: Turn, part: str) -> date | datetime | None:
    """The past day that a short part names for certain."""
    said = APPLIED.sub("", part) or part
    if len(said.split()) > LONGEST_DATE:
        return None
    value = parse_when(turn, said, "past").value
    if value is None:
        return None
    today = day_in(turn.chat.zone, turn.now)
    ahead = value > turn.now if isinstance(value, datetime) else value > today
    return None if ahead else value


def _is_day(turn: Turn, part: str) -> bool:
    """Whether it names a day at all, be it ahead or not certain: then it is no name, and is asked about."""
    ways = [parse_when(turn, part, way) for way in ("past", "future")]
    return len(part.split()) <= LONGEST_DATE and any(when.value or when.candidates for when in ways)
