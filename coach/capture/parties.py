"""Whom and what is it about? The company, the job and the person, known to the chat or not."""

from collections.abc import Sequence
from dataclasses import replace

from coach import lazy
from coach.capture import cues, slots
from coach.capture.model import Intent, Own, Reach, Understanding
from coach.capture.said import Said
from coach.timeline import Role

_BY = lazy.pattern(r"^by\b")  # no company begins behind it, else ("decided by Friday")
_THERE = lazy.pattern(r"\bthere\b")


def with_names(said: Said, found: Understanding, reached: Reach, known: Sequence[Own]) -> Understanding:
    """The act with whom it names. A role without a person is nobody's."""
    people = {m.name for m in said.mentions if m.is_person}
    person = people.pop() if len(people) == 1 or (found.application is not None and people) else ""
    who = replace(reached, person=reached.person or person)
    if found.intent is Intent.APPLIED:
        found = _application(said, replace(found, reach=who), known)
    else:
        company = "" if found.applications else _company(said, found.intent)
        who = replace(who, person=who.person or _stranger(said, company) or _small(said, found, company))
        found = replace(found, company=company, reach=who)
    role = found.reach.role if found.reach.person else Role.NONE
    return replace(found, reach=replace(found.reach, role=role))


def _application(said: Said, found: Understanding, known: Sequence[Own]) -> Understanding:
    """A new application: at a company that the chat may know, too. Of several in one message, none is taken."""
    if cues.SEVERAL.search(said.low) or cues.LISTED.search(said.plain):
        return replace(found, applications=())
    start = cues.APPLIED.search(said.low)
    read = slots.slots(_without_people(said.plain[start.end() if start else 0 :], found.reach))
    if not read.company and not read.title:
        read = slots.slots(_without_people(said.plain, found.reach))
    of_company = cues.COMPANY_APPLICATION.search(said.plain)
    company = next((m.name for m in said.mentions if not m.is_person), read.company)
    company = company or (of_company.group(1) if of_company else "")
    title = read.title if read.title.lower() != company.lower() else ""
    who = replace(found.reach, person=found.reach.person or slots.spoken_to(said.plain))
    return replace(found, company=company, title=title, reach=who, applications=())


def _without_people(text: str, reached: Reach) -> str:
    """The text without the stretch that names a person and what they are."""
    place = text.find(reached.person) if reached.person else -1
    if place < 0:
        return text
    head = max(text.rfind(mark, 0, place) for mark in ",.;(\n-")
    return text[: max(head, 0)] if head >= 0 else text[:place]


def _company(said: Said, intent: Intent) -> str:
    found = cues.AT_COMPANY.search(said.plain) or cues.AT_PLACE.search(said.plain)
    if found is None and intent in (Intent.INTERVIEW, Intent.DECIDED):
        found = cues.WITH_COMPANY.search(said.plain)
    if found is not None:
        return slots.slots(_BY.sub("with", found.group())).company
    turned_down = cues.COMPANY_DECIDED.search(said.plain) if intent is Intent.DECIDED else None
    return turned_down.group(1) if turned_down else ""


def _small(said: Said, found: Understanding, company: str) -> str:
    """Somebody whose name is written small: with whom the interview is, where the employer is named besides."""
    if found.intent is not Intent.INTERVIEW or not (found.applications or company or _THERE.search(said.low)):
        return ""
    return next((name for place, name in slots.small_names(said.plain) if not _is_known(said, place, name)), "")


def _stranger(said: Said, company: str) -> str:
    """Somebody whom the chat does not know yet."""
    for place, name in slots.people_after(said.plain):
        if not _is_known(said, place, name) and not (company and (name in company or company in name)):
            return name
    return ""


def _is_known(said: Said, place: int, name: str) -> bool:
    return any(m.start < place + len(name) and place < m.end for m in said.mentions)
