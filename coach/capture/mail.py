"""What did the employer write? A mail's kind, its date, its people, and when they will be back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from coach.capture import names, reach, signature
from coach.capture.cues import Pattern, any_of
from coach.capture.model import Intent, MailKind, Own, Reach, Understanding
from coach.timeline import Verdict
from coach.when import Kind, PromiseKind, When, parse, promise

LONGEST = 4096  # characters that are read; a message holds no more
MARKS = 2  # signs of a mail that make a pasted text one

_FLAGS = re.IGNORECASE | re.MULTILINE


def _signs(*patterns: str) -> Sequence[Pattern]:
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)


# What a chat message hardly has, and neither has an advertisement: how a letter begins, ends, or is headed.
LETTER = _signs(
    r"^\W{0,3}(?:dear|hi|hello|good (?:morning|afternoon|day))\b[^\n!.]{0,40}(?:[,:]|!?[ \t]*\n)",
    r"^(?:kind|best|warm|many)?\s*(?:regards|wishes)\b|^(?:yours )?(?:sincerely|faithfully)\b"
    r"|^(?:thanks|thank you|cheers|best)\s*,?\s*$",
    r"^(?:from|subject|sent|date|when|who)\s*:",
)
# What both may have; with one of the above it is a mail.
PROSE = _signs(
    r"\byour (?:recent )?(?:application|interview)\b|\bthank you for (?:applying|your (?:interest|application|time))",
    r"\bwe (?:would|'d) (?:like|love) to\b|\bwe (?:are|were|regret|have|will|need)\b|\bon behalf of\b|\bpleased to\b",
    r"(?:\n[^\n]*){4}",
)

# Which kind it is: the first that fits, in capitals or not.
KINDS: Mapping[MailKind, Pattern] = {
    MailKind.OFFER: any_of(
        r"\b(?:pleased|delighted|happy|excited|thrilled|like) to (?:extend|make|offer"
        r"|confirm)(?: you)?(?: an?| the| our)?"
        r"(?: formal| written)? (?:offer|job|position|role|contract)\b",
        r"\boffer (?:letter|of employment)\b",
        r"\boffer you (?:the|a) (?:position|role|job|contract)\b",
    ),
    MailKind.REJECTION: any_of(
        r"\bregret to (?:inform|tell|let)",
        r"\bnot (?:be )?(?:mov(?:e|ing)|proceed\w*|progress\w*|tak(?:e|ing)) (?:forward|you|with|your|any further)",
        r"\bnot (?:been )?(?:selected|successful|shortlisted)\b",
        r"\bunsuccessful\b",
        r"\b(?:other|another|different) (?:candidates?|applicants?)\b",
        r"\bdecided (?:not to|to (?:go|move forward|proceed) with)",
        r"\b(?:position|role|vacancy) has (?:now |already )?been (?:filled|closed)",
        r"\b(?:unable|not able) to offer you\b",
        r"\bwish you (?:all the best|every success|success|the best|luck|well) (?:in|with|for) your\b",
    ),
    MailKind.CANCELLATION: any_of(
        r"\b(?:interview|meeting|call|appointment)\b[^.\n]{0,60}\b(?:cancelled|canceled|called off)\b",
        r"\b(?:have|need|forced) to cancel\b",
        r"\bcancell?ed:",
    ),
    MailKind.MOVED: any_of(
        r"\b(?:reschedul\w+|postpone\w*|move (?:our|your|the) (?:interview|meeting|call))\b",
        r"\b(?:interview|meeting|call)\b[^.\n]{0,60}\b(?:moved|new time|new date)\b",
    ),
    MailKind.INVITATION: any_of(
        r"\binvit(?:e|ed|ing|ation)\b",
        r"\b(?:like|love|keen|happy|want) to (?:meet|speak|talk|chat|arrange|schedule|set up|have a (?:call|chat))\b",
        r"\binterview (?:is|has been|will be|with|on|at|details|confirm\w*|schedul\w*)\b",
        r"\b(?:schedule|arrange|confirm|book|set up) (?:an?|your|the"
        r"|you in for) (?:\w+ ){0,2}(?:interview|call|chat|time|slot|meeting)\b",
        r"\byour availability\b",
        r"\bphone screen\w*\b",
        r"\bassessment cent(?:re|er)\b",
        r"\btrial (?:shift|day)\b",
    ),
    MailKind.ACKNOWLEDGEMENT: any_of(
        r"\b(?:received|receipt of|thank you for) your (?:application|cv|resume|résumé|submission|interest)",
        r"\bthank(?:s| you) for (?:applying|your (?:application|interest))",
        r"\bapplication (?:has been|was) (?:received|submitted)",
        r"\bunder review\b",
    ),
}

_PROMISE = re.compile(
    r"\b(?:we|i|our team|hr|they|the team|\w+ team|you(?:'ll| will| should"
    r"| can expect))\b.{0,80}?\b(?:get back|be in touch|back to you"
    r"|contact you|let you know|inform you|decide|decision|hear|update you|respond|reply"
    r"|reach out|answer|notify|call you)\b"
    r"|\bdecision (?:will|is|by|within)\b|\b(?:expect|aim|hope|plan) to (?:decide"
    r"|make a decision|get back|come back|have an answer)",
    re.IGNORECASE,
)
# What the person shall do by a day is no promise of theirs, and no interview.
_ERRAND = re.compile(
    r"\b(?:please|kindly|could you|can you|let (?:us|me) know|confirm|reply|bring|respond|rsvp|rearrange)\b",
    re.IGNORECASE,
)
_ERRAND_FIRST = re.compile(
    r"\W*(?:please|kindly|confirm|reply|respond|rsvp|let (?:us|me) know|if you)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_PLACE = re.compile(r"^\W{0,3}(?:location|where|venue|address|place)\s*[:\-]\s*(\S[^\n]{2,120})", _FLAGS)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'.-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr"
    r"|Boulevard|Blvd|Square|Sq|Place|Way|Court"
    r"|Plaza|Parkway|Quay)\b\.?[^\n.]{0,40}"
)


def is_mail(text: str, *, forwarded: bool = False) -> bool:
    """Whether a text is a mail rather than a chat message or an advertisement. What was forwarded, somebody else
    wrote: a kind of mail is enough.
    """
    text = text[:LONGEST].replace("\r", "")
    letter, prose = (sum(bool(sign.search(text)) for sign in signs) for signs in (LETTER, PROSE))
    if forwarded and not letter:
        return any(pattern.search(text.lower()) for pattern in KINDS.values())
    return letter > 0 and letter + prose >= MARKS


def read_mail(
    text: str, now: datetime, *, locale: str, country: str | None = None, known: Sequence[Own] = ()
) -> Understanding:
    """Read an employer's mail. `now`, `locale`, `country` and `known` as for `understand`; never raises on any text."""
    text = text[:LONGEST].replace("’", "'").replace("\r", "")
    kind = next((kind for kind, pattern in KINDS.items() if pattern.search(text.lower())), MailKind.OTHER)
    people = signature.people(text, country)
    mentions = names.find(reach.EMAIL.sub(" ", text), known, forgiving=False)
    about = names.narrowed(text, mentions, known) or _by_domain(people, known)
    sender = _known(people[0] if people else reach.reach(text, country), mentions)
    found = Understanding(
        intent=INTENTS.get(kind, Intent.HEARD),
        mail=kind,
        applications=about,
        company="" if about else signature.company(text),
        reach=sender,
        place=_place(text),
        others=tuple(each.person for each in people[1:] if each.person),
    )
    return _dated(found, text, now, locale)


def _known(sender: Reach, mentions: Sequence[names.Mention]) -> Reach:
    """The sender by the name that the chat knows: "Max" is Max Moss."""
    own = next((m.name for m in mentions if m.is_person and m.name.startswith(sender.person)), "")
    return replace(sender, person=own or sender.person)


INTENTS = {
    MailKind.OFFER: Intent.DECIDED,
    MailKind.REJECTION: Intent.DECIDED,
    MailKind.MOVED: Intent.MOVED,
    MailKind.CANCELLATION: Intent.CANCELLED,
}
VERDICTS = {MailKind.OFFER: Verdict.OFFER, MailKind.REJECTION: Verdict.REJECTED}


def _dated(found: Understanding, text: str, now: datetime, locale: str) -> Understanding:
    """With the interview's moment, or with the promise: each from the sentences that speak of it."""
    if found.mail in VERDICTS:
        return replace(found, verdict=VERDICTS[found.mail])
    sentences = [each for each in _SENTENCE.split(text) if each.strip()]
    promising = [each for each in sentences if _PROMISE.search(each) and not _ERRAND.search(each)]
    promised = promise(" ".join(promising), now, locale=locale) if promising else None
    if promised is not None and promised.kind is PromiseKind.NONE:
        promised = None
    if found.mail not in (MailKind.INVITATION, MailKind.MOVED):
        return replace(found, promise=promised)
    rest = "\n".join(each for each in sentences if each not in promising and not _ERRAND_FIRST.match(each))
    held = _held(rest, now, locale)
    if found.mail is MailKind.MOVED and held is None:
        found = replace(found, intent=Intent.CANCELLED)
    return replace(found, promise=promised, held=held)


def _held(text: str, now: datetime, locale: str) -> When | None:
    when = parse(text, now, locale=locale, direction="future")
    return None if when.kind is Kind.NONE else when


def _place(text: str) -> str:
    """Where it is: a meeting's link, else what the mail calls the place, else a street."""
    links = [link.rstrip(".,;") for link in reach.LINK.findall(text)]
    meeting = next((link for link in links if reach.MEETING.search(link)), "")
    named = _PLACE.search(text)
    street = _STREET.search(text)
    return meeting or (named.group(1).strip() if named else "") or (street.group().strip() if street else "")


def _by_domain(people: Sequence[Reach], known: Sequence[Own]) -> tuple[int, ...]:
    """The applications whose company is in a sender's address: jane@acme.com is of Acme."""
    return tuple(dict.fromkeys(key for each in people for key in names.by_address(each.email, known)))
