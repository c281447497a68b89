"""What does a message say? Clauses, cues, names, dates: each read by its table, then put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from coach.capture import addressed, cues, moved, names, outcomes, reach
from coach.capture.dated import dated, happened, promise_in
from coach.capture.fact import Tense, told
from coach.capture.mail_kind import KINDS
from coach.capture.model import Intent, MailKind, Own, Understanding
from coach.capture.parties import with_names
from coach.capture.said import Said, first, prepared
from coach.timeline import Channel, Outcome, Verdict
from coach.when import When

# As people say it, then as employers write it, for they are quoted.
VERDICTS = (
    *outcomes.VERDICTS.items(),
    (Verdict.REJECTED, KINDS[MailKind.REJECTION]),
    (Verdict.OFFER, KINDS[MailKind.OFFER]),
)
LONGEST = 1000  # characters; what is longer is no chat message, but a mail or a posting


def understand(
    text: str,
    now: datetime,
    *,
    locale: str,
    country: str | None = None,
    known: Sequence[Own] = (),
    meant: Intent = Intent.UNKNOWN,
    channel: Channel | None = None,
) -> Understanding:
    """Read one chat message. `meant`, with the `channel` of a touch: what the person says that it means, if they do.

    `now`: aware, in the person's zone; `locale`: as for coach.when; `country`: ISO 3166, of phone numbers that name
    none; `known`: the chat's own applications. Pure; never raises on any text.
    """
    if len(text) > LONGEST:
        return Understanding()
    said = prepared(text, now, locale, country, known)
    about = names.narrowed(said.low, said.mentions, known)
    act = _act(said) if meant is Intent.UNKNOWN else _as(said, meant, channel)
    found = replace(act, applications=about)
    reached = reach.reach(said.written, country)
    if found.intent is Intent.UNKNOWN and about and (reached.phone or reached.email):
        found = replace(found, intent=Intent.CONTACT)
    if found.intent is Intent.UNKNOWN:
        return found
    return with_names(said, found, reached, known)


def _act(said: Said) -> Understanding:
    low = addressed.GREETING.sub("", said.low)
    if (order := addressed.NUDGE.search(low)) and "interview" not in low:
        return Understanding(intent=Intent.NUDGE, until=said.ahead(low[order.end() :]))
    if question := first(addressed.QUESTIONS, low):
        return Understanding(intent=question)
    return _ended(said) or _changed(said) or _ordinary(said)


def _as(said: Said, meant: Intent, channel: Channel | None) -> Understanding:
    """What is told besides, once it is known what is told."""
    found = dated(said, meant, channel, said.low)
    if meant is Intent.PROMISED and found.promise is None:
        return replace(found, promise=promise_in(said, said.low))
    if meant is Intent.DECIDED:
        return replace(found, verdict=first(outcomes.VERDICTS, said.low))
    return found


def _changed(said: Said) -> Understanding | None:
    """An interview that was set is moved, or called off."""
    if not said.mentions and not cues.TALKS.search(said.low):
        return None  # some other appointment
    if said.tells(cues.MOVED):
        held = said.ahead(moved.to(said.low))
        return Understanding(intent=Intent.MOVED if held else Intent.CANCELLED, held=held)
    return Understanding(intent=Intent.CANCELLED) if said.tells(cues.CANCELLED) else None


def _ended(said: Said) -> Understanding | None:
    called = first(outcomes.TOUCHES, said.low) is Channel.PHONE and not cues.HEARD_ANYWAY.search(said.low)
    verdict = next((verdict for verdict, pattern in VERDICTS if said.tells(pattern)), None)
    if verdict is None or (
        called and verdict is not Verdict.OFFER and first(outcomes.OUTCOMES, said.low) is Outcome.CLEAR_NO
    ):
        return None
    return Understanding(intent=Intent.DECIDED, verdict=verdict, at=happened(said, said.clauses))


def _ordinary(said: Said) -> Understanding:
    """Whatever is told first; what else is said belongs to it."""
    for clause in said.stretches:
        intent, channel = _intent(clause, said)
        if intent is not None:
            return dated(said, intent, channel, clause)
    return Understanding()


def _intent(clause: str, said: Said) -> tuple[Intent | None, Channel | None]:
    """What a clause tells."""
    if told(cues.HEARD_ANYWAY, clause):
        return Intent.HEARD, None
    if told(cues.APPLIED, clause):
        return Intent.APPLIED, None
    if (touch := _touch(clause)) is not None:
        where, channel = touch
        if _by_them(clause, where.end()) or said.is_theirs(where.group(), clause[: where.start()]):
            return (Intent.HEARD, None) if said.mentions or cues.THEM.search(clause) else (None, None)
        return (Intent.INTERVIEW, None) if _is_ahead(clause, said) else (Intent.TOUCH, channel)
    if told(cues.ARRANGES, clause, Tense.THEIRS) and not _has_moment(said.ahead(clause)):
        return Intent.PROMISED, None
    if told(cues.INTERVIEW, clause, Tense.PLANNED):
        return Intent.INTERVIEW, None
    if _by_them(clause) and (said.mentions or cues.THEM.search(clause)):
        return Intent.HEARD, None
    return _rest(clause, said)


def _touch(clause: str) -> tuple[re.Match[str], Channel] | None:
    """The first getting in touch that the clause tells, whoever did it, and by which way."""
    return min(_touches(clause), key=lambda touch: touch[0].start(), default=None)


def _touches(clause: str) -> Iterator[tuple[re.Match[str], Channel]]:
    """Each way; a talk that is an interview is none."""
    for channel, pattern in outcomes.TOUCHES.items():
        where = told(pattern, clause)
        if where and not cues.TALKS.search(where.group()):
            yield where, channel


def _rest(clause: str, said: Said) -> tuple[Intent | None, Channel | None]:
    if said.mentions and (told(cues.WANTS_ME, clause) or _is_ahead(clause, said)):
        return Intent.INTERVIEW, None
    if told(cues.CONTACT, clause):
        return Intent.CONTACT, None
    if told(cues.PROMISE, clause, Tense.THEIRS) and not cues.MY_ANSWER.search(clause):
        return Intent.PROMISED, None
    return None, None


def _is_ahead(clause: str, said: Said) -> bool:
    """Whether a talk is meant that will be: "a chat with jane tomorrow"."""
    if not cues.TALK_WITH.search(clause) or cues.HELD.search(clause):
        return False
    when = said.ahead(clause)
    return when is not None and (when.value is None or _moment(when.value, said.now) > said.now)


def _has_moment(when: When | None) -> bool:
    return when is not None and isinstance(when.value, datetime)


def _moment(value: date | datetime, now: datetime) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, now.timetz())


def _by_them(clause: str, end: int | None = None) -> bool:
    """Whether somebody else is who called, before `end`: "jane called", not "called jane" or "i just called jane"."""
    found = told(cues.HEARD, clause[:end])
    return found is not None and not cues.BY_ME.search(clause[: found.start()])
