"""What did the employer write? A mail's kind, its date, its people, and when they will be back."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from coach import lazy
from coach.capture import moved, names, reach, signature, thread
from coach.capture.mail_kind import LONGEST, PROMISE, held_in, kind_of, sentences_of
from coach.capture.model import Intent, MailKind, Own, Reach, Understanding
from coach.timeline import Verdict
from coach.when import Kind, PromiseKind, When, promise

JUST_NOW = timedelta(hours=1)  # a mail that is older came when its head says

# What the person shall do by a day is no promise of theirs, and no interview.
_ERRAND = lazy.pattern(
    r"\b(?:please|kindly|could you|can you|let (?:us|me) know|confirm|reply|bring|respond|rsvp|rearrange)\b",
    re.IGNORECASE,
)
_ERRAND_FIRST = lazy.pattern(
    r"\W*(?:please|kindly|confirm|reply|respond|rsvp|let (?:us|me) know|if you)\b", re.IGNORECASE
)
# What can say when: a long mail's other sentences are not looked at.
_SAYS_WHEN = lazy.pattern(
    r"\d|day\b|\b(?:mon|tues?|wed|thurs?|fri|sat|sun|noon|mid\w+|morning|afternoon|evening|night|week|month"
    r"|half|quarter|tomorrow"
    r"|o'clock|time|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_PLACE = lazy.pattern(
    r"^\W{0,3}(?:(?:location|where|venue|address|place)\s*[:\-]"
    r"|where(?=\s+[A-Z\d]))\s*(\S[^\n]{2,120})",
    re.IGNORECASE | re.MULTILINE,
)
_STREET = lazy.pattern(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'.-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr"
    r"|Boulevard|Blvd|Square|Sq|Place|Way|Court"
    r"|Plaza|Parkway|Quay)\b(?:\.(?=,))?[^\n.()]{0,40}"
)


def read_mail(
    text: str, now: datetime, *, locale: str, country: str | None = None, known: Sequence[Own] = ()
) -> Understanding:
    """Read an employer's mail. `now`, `locale`, `country` and `known` as for `understand`; never raises on any text."""
    letter = thread.newest(text[:LONGEST].replace("’", "'").replace("\r", ""), now, locale)
    old = letter.sent is not None and now - letter.sent > JUST_NOW
    text, now = letter.text, letter.sent or now
    kind = kind_of(letter.told, now, locale)
    mentions = names.find(reach.EMAIL.sub(" ", text), known, forgiving=False)
    firms = {m.name for m in mentions if not m.is_person}
    people = [each for each in signature.people(text, country) if each.person not in firms]
    about = names.narrowed(text, mentions, known, partly=False) or _by_domain(people, known)
    sender = _known(people[0] if people else _reached(text, country, known), mentions)
    sender = replace(sender, person="") if sender.person in firms else sender
    found = Understanding(
        intent=INTENTS.get(kind, Intent.HEARD),
        mail=kind,
        applications=about,
        company="" if about else signature.company(text),
        reach=sender,
        place=_place(text),
        others=tuple(each.person for each in people[1:] if each.person),
        at=When(kind=Kind.DATETIME, value=letter.sent) if old else None,
    )
    return _dated(found, letter.told, now, locale)


def _reached(text: str, country: str | None, known: Sequence[Own]) -> Reach:
    """How they can be reached, where nobody signed: an address that is not theirs may be the person's own."""
    found = reach.reach(text, country)
    domain = found.email.rpartition("@")[2].split(".")[0]
    theirs = names.by_address(found.email, known) or re.search(
        rf"\b{re.escape(domain)}\b", reach.EMAIL.sub(" ", text), re.I
    )
    return found if domain and theirs else replace(found, email="")


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
    sentences = sentences_of(text)
    promising = [each for each in sentences if PROMISE.search(each) and not _ERRAND.search(each)]
    promised = promise(" ".join(promising), now, locale=locale) if promising else None
    if promised is not None and promised.kind is PromiseKind.NONE:
        promised = None
    if found.mail is MailKind.OTHER and promised is None:
        return replace(found, intent=Intent.UNKNOWN)  # it says something, and it is not certain what
    if found.mail not in (MailKind.INVITATION, MailKind.MOVED):
        return replace(found, promise=promised)
    own = (each for each in sentences if _SAYS_WHEN.search(each))
    rest = "\n".join(each for each in own if each not in promising and not _ERRAND_FIRST.match(each))
    held = held_in(moved.to(rest) if found.mail is MailKind.MOVED else rest, now, locale)
    if found.mail is MailKind.MOVED and held is None:
        found = replace(found, intent=Intent.CANCELLED)
    return replace(found, promise=promised, held=held)


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
