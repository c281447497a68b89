"""What does a message say? Pieces, cues, names, dates: each read by its table, then put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from coach.capture import cues, names, outcomes, reach, slots, spelling
from coach.capture.model import Intent, Own, Reach, Understanding
from coach.timeline import Channel, Outcome, Role
from coach.when import Kind, Promise, PromiseKind, When, parse, promise

T = TypeVar("T")

_WITH = re.compile(r"\bw/\s*", re.IGNORECASE)
LONGEST = 1000  # characters; what is longer is no chat message, but a mail or a posting


@dataclass(frozen=True, slots=True)
class _Said:
    """A message on its way: as it was written, without numbers and addresses, in lower case, and in pieces."""

    written: str
    plain: str
    low: str
    pieces: tuple[str, ...]
    now: datetime
    locale: str
    mentions: Sequence[names.Mention]

    def past(self, text: str) -> When | None:
        """When something happened that the text tells; None where it says nothing of that."""
        return _some(parse(text, self.now, locale=self.locale, direction="past"))

    def ahead(self, text: str) -> When | None:
        """When something will be that the text tells."""
        return _some(parse(text, self.now, locale=self.locale, direction="future"))


def _some(when: When) -> When | None:
    return None if when.kind is Kind.NONE else when


def understand(
    text: str, now: datetime, *, locale: str, country: str | None = None, known: Sequence[Own] = ()
) -> Understanding:
    """Read one chat message.

    `now`: aware, in the person's zone; `locale`: as for coach.when; `country`: ISO 3166, of phone numbers that name
    none; `known`: the chat's own applications. Pure; never raises on any text.
    """
    if len(text) > LONGEST:
        return Understanding()
    said = _said(text, now, locale, country, known)
    about = names.narrowed(said.low, said.mentions, known)
    found = replace(_act(said), applications=about)
    reached = reach.reach(said.written, country)
    if found.intent is Intent.UNKNOWN and about and (reached.phone or reached.email):
        found = replace(found, intent=Intent.CONTACT)
    if found.intent is Intent.UNKNOWN:
        return found
    return _settled(_with_names(said, found, reached, known))


def _said(text: str, now: datetime, locale: str, country: str | None, known: Sequence[Own]) -> _Said:
    text = _WITH.sub("with ", text.replace("’", "'"))
    written = _mended(text, names.find(text, known))
    mentions = names.find(written, known)
    plain = reach.without(written, country)
    low = plain.lower()
    pieces = tuple(piece for piece in cues.TURN.split(low) if piece.strip())
    return _Said(written, plain, low, pieces, now, locale, mentions)


def _mended(text: str, mentions: Sequence[names.Mention]) -> str:
    """The text with typos mended everywhere but in the chat's own names."""
    parts, place = [], 0
    for mention in mentions:
        parts += [spelling.mend(text[place : mention.start]), text[mention.start : mention.end]]
        place = mention.end
    return "".join([*parts, spelling.mend(text[place:])])


# -- the act -----------------------------------------------------------------------------------------------------------


def _act(said: _Said) -> Understanding:
    low = cues.GREETING.sub("", said.low)
    if cues.OTHERS.search(low):
        return Understanding()
    if question := _first(cues.QUESTIONS, low):
        return Understanding(intent=question)
    if cues.NUDGE.search(low) and "interview" not in low:
        return Understanding(intent=Intent.NUDGE, until=said.ahead(said.low))
    return _changed(said) or _ended(said) or _ordinary(said)


def _changed(said: _Said) -> Understanding | None:
    """An interview that was set is moved, or called off."""
    if cues.MOVED.search(said.low):
        held = said.ahead(said.low)
        return Understanding(intent=Intent.MOVED if held else Intent.CANCELLED, held=held)
    if cues.CANCELLED.search(said.low):
        return Understanding(intent=Intent.CANCELLED)
    return None


def _ended(said: _Said) -> Understanding | None:
    called = _first(outcomes.TOUCHES, said.low) is Channel.PHONE and not cues.HEARD_ANYWAY.search(said.low)
    for verdict, pattern in outcomes.VERDICTS.items():
        if pattern.search(said.low) and not (called and _first(outcomes.OUTCOMES, said.low) is Outcome.CLEAR_NO):
            return Understanding(intent=Intent.DECIDED, verdict=verdict, at=said.past(said.low))
    return None


def _ordinary(said: _Said) -> Understanding:
    """Whatever is told first; what else is said belongs to it."""
    for piece in said.pieces:
        intent, channel = _intent(piece, said)
        if intent is not None:
            return _told(said, intent, channel)
    intent, channel = _intent(said.low, said)
    return _told(said, intent, channel) if intent else Understanding()


def _intent(piece: str, said: _Said) -> tuple[Intent | None, Channel | None]:
    """What a piece of the message tells."""
    if cues.HEARD_ANYWAY.search(piece):
        return Intent.HEARD, None
    if cues.APPLIED.search(piece):
        return Intent.APPLIED, None
    channel = _first(outcomes.TOUCHES, piece)
    if channel is not None and not _by_them(piece):
        return Intent.TOUCH, channel
    if cues.INTERVIEW.search(piece):
        return Intent.INTERVIEW, None
    if _by_them(piece) and (said.mentions or cues.THEM.search(piece)):
        return Intent.HEARD, None
    return _rest(piece, said)


def _rest(piece: str, said: _Said) -> tuple[Intent | None, Channel | None]:
    if said.mentions and cues.WANTS_ME.search(piece):
        return Intent.INTERVIEW, None
    if cues.CONTACT.search(piece):
        return Intent.CONTACT, None
    if cues.PROMISE.search(piece):
        return Intent.PROMISED, None
    return None, None


def _by_them(piece: str) -> bool:
    """Whether somebody else is who called: "jane called", not "called jane" or "i just called jane"."""
    found = cues.HEARD.search(piece)
    return found is not None and not cues.BY_ME.search(piece[: found.start()])


def _first(table: Mapping[T, cues.Pattern], text: str) -> T | None:
    return next((value for value, pattern in table.items() if pattern.search(text)), None)


# -- what was said of it -----------------------------------------------------------------------------------------------


def _told(said: _Said, intent: Intent, channel: Channel | None) -> Understanding:
    """The act with its dates: the promise's own, the interview's own, and when it took place."""
    outcome = _outcome(said, channel) if intent is Intent.TOUCH else None
    promised = _promise(said, intent, outcome)
    rest = [piece for piece in said.pieces if piece not in promised[1]]
    held, at = _moments(said, intent, outcome, rest)
    return Understanding(intent=intent, channel=channel, outcome=outcome, at=at, held=held, promise=promised[0])


def _outcome(said: _Said, channel: Channel | None) -> Outcome | None:
    if channel is not Channel.PHONE:
        return Outcome.SENT
    return _first(outcomes.OUTCOMES, said.low)


def _promise(said: _Said, intent: Intent, outcome: Outcome | None) -> tuple[Promise | None, list[str]]:
    """The promise, and the pieces that say it."""
    cue = cues.CALL_BACK if outcome is Outcome.CALLBACK else cues.PROMISE
    telling = [piece for piece in said.pieces if cue.search(piece)]
    if intent is Intent.APPLIED or not telling:
        return None, []
    text = " ".join(telling)
    found = promise(text, said.now, locale=said.locale)
    if found.kind is PromiseKind.NONE:
        return None, telling
    return found, telling


def _moments(
    said: _Said, intent: Intent, outcome: Outcome | None, pieces: list[str]
) -> tuple[When | None, When | None]:
    """The interview's moment, and when the act took place."""
    if intent is Intent.INTERVIEW:
        return _held(said, ", ".join(pieces)), None
    about = [piece for piece in pieces if cues.INTERVIEW.search(piece)]
    invited = bool(about) and intent in (Intent.TOUCH, Intent.HEARD, Intent.APPLIED)
    held = said.ahead(", ".join(about)) if invited and outcome in (None, Outcome.INTERVIEW_OFFERED) else None
    rest = ", ".join(piece for piece in pieces if piece not in about or held is None)
    return held, said.past(rest) if rest else None


def _held(said: _Said, text: str) -> When | None:
    """When an interview is, or was. "Just had it" means now."""
    if not cues.HELD.search(text):
        return said.ahead(text)
    found = said.past(text)
    if found is None and cues.JUST.search(text):
        return When(kind=Kind.DATETIME, value=said.now)
    return found


# -- whom and what it is about -----------------------------------------------------------------------------------------


def _with_names(said: _Said, found: Understanding, reached: Reach, known: Sequence[Own]) -> Understanding:
    person = next((m.name for m in said.mentions if m.is_person), "")
    reached = replace(reached, person=reached.person or person)
    if found.intent is Intent.APPLIED:
        return _application(said, replace(found, reach=reached), known)
    if not found.applications:
        named = _company(said, found.intent)
        return replace(found, company=named, reach=replace(reached, person=reached.person or _stranger(said, named)))
    return replace(found, reach=replace(reached, person=reached.person or _stranger(said, "")))


def _application(said: _Said, found: Understanding, known: Sequence[Own]) -> Understanding:
    """A new application: at a company that the chat may know, too."""
    start = cues.APPLIED.search(said.low)
    read = slots.slots(_without_people(said.plain[start.end() if start else 0 :], found.reach))
    if not read.company and not read.title:
        read = slots.slots(_without_people(said.plain, found.reach))
    of_company = cues.COMPANY_APPLICATION.search(said.plain)
    company = next((m.name for m in said.mentions if not m.is_person), read.company)
    company = company or (of_company.group(1) if of_company else "")
    title = read.title if read.title.lower() != company.lower() else ""
    return replace(found, company=company, title=title, applications=())


def _without_people(text: str, reached: Reach) -> str:
    """The text without the stretch that names a person and what they are."""
    place = text.find(reached.person) if reached.person else -1
    if place < 0:
        return text
    head = max(text.rfind(mark, 0, place) for mark in ",.;(\n-")
    return text[: max(head, 0)] if head >= 0 else text[:place]


def _company(said: _Said, intent: Intent) -> str:
    found = cues.AT_COMPANY.search(said.plain)
    if found is None and intent is Intent.INTERVIEW:
        found = cues.WITH_COMPANY.search(said.plain)
    return slots.slots(found.group()).company if found else ""


def _stranger(said: _Said, company: str) -> str:
    """Somebody whom the chat does not know yet."""
    for place, name in slots.people_after(said.plain):
        known = any(m.start < place + len(name) and place < m.end for m in said.mentions)
        if not known and not (company and (name in company or company in name)):
            return name
    return ""


def _settled(found: Understanding) -> Understanding:
    """What cannot be is left out: something that happened ahead of now, a person's role without the person."""
    role = found.reach.role if found.reach.person else Role.NONE
    return replace(found, reach=replace(found.reach, role=role))
