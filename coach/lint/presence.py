"""Does the script hold what its kind must hold: names, number, thanks, a way out, two questions (S1, S4, S5, S7)?"""

import re
from collections.abc import Iterator

from coach import lazy
from coach.lint.model import Finding, Rule, Severity
from coach.pitch.model import Facts, Kind
from coach.words import digits

_SAYS_OWN_NAME = frozenset(Kind) - {Kind.SECOND_TURN, Kind.LAST_QUESTION}
_THANKS = lazy.pattern(r"\bthank(?:s|ing|ful)?\b|\bappreciate", re.IGNORECASE)
_WAY_OUT = lazy.pattern(
    r"(?:bad|good|better|wrong|right|another|other|different) (?:time|moment|day)|(?:if|in case|"
    r"when(?:ever)?) (?:you['’]re|you are|it|this|that|now)"
    r" (?:busy|isn['’]t|suits)|suits? you|call (?:you )?(?:back|another)|catch you|caught you",
    re.IGNORECASE,
)
_DECISION = lazy.pattern(r"\b(?:decide|decision|make up your mind)\b", re.IGNORECASE)
_OFFER = lazy.pattern(
    r"\b(?:anything|something|what) (?:else|more)\b|\bmore (?:on|about)\b|like to (?:know|hear|see)\b", re.IGNORECASE
)
_OWED_THANKS = frozenset({Kind.CALL_AFTER, Kind.THANK_YOU_NOTE})
_OWED_WHEN_MET = frozenset({Kind.VOICEMAIL, Kind.EMAIL, Kind.LINKEDIN, Kind.WITHDRAWAL, Kind.SECOND_TURN})
_PLACEHOLDER = lazy.pattern(
    r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{2,}|\b[Xx]{2,}\b|\bT\.?B\.?[DAC]\b|\bN/A\b|"
    r"\b(?:None|null|undefined|lorem|ipsum)\b(?! of)|"
    r"\b(?:your|company|first|last|contact|manager|employer)[ _]name\b|\binsert \w+|\.{3}|…",
    re.IGNORECASE,
)
_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "madam", "herr", "frau"))


def presence(text: str, kind: Kind, facts: Facts) -> Iterator[Finding]:
    """Findings on what is missing, or stands for something that is missing."""
    yield from _placeholders(text, facts)
    yield from _names(text, kind, facts)
    if kind is Kind.VOICEMAIL:
        yield from _twice(text, facts)
    owed = kind in _OWED_THANKS or (facts.interviewed and kind in _OWED_WHEN_MET)
    if owed and not _THANKS.search(text):
        yield _error(Rule.THANKS, "Thank them for their time; it's the first thing to say after an interview.")
    if kind is Kind.CALL_BEFORE and not _WAY_OUT.search(text):
        yield _error(Rule.WAY_OUT, "Offer a way out: ask whether it's a good moment, or when another would suit.")
    if kind is Kind.SECOND_TURN and not _DECISION.search(text):
        yield _error(Rule.DECISION, "Ask when they expect to decide.")
    if kind is Kind.SECOND_TURN and not _OFFER.search(text):
        yield _error(Rule.OFFER, "Ask whether they'd like to know anything more.")


def _placeholders(text: str, facts: Facts) -> Iterator[Finding]:
    own = " ".join((facts.me, facts.company, facts.role, facts.contact, facts.interviewer, facts.referrer))
    for match in _PLACEHOLDER.finditer(text):
        if match.group() not in own:
            message = f"“{match.group()}” still stands for something. Put the real word there, or take it out."
            yield _error(Rule.PLACEHOLDER, message, values=(match.group(),))


def _names(text: str, kind: Kind, facts: Facts) -> Iterator[Finding]:
    if kind in _SAYS_OWN_NAME and not named(facts.me, text):
        yield _error(Rule.NAMES, "Say your name.", values=(facts.me,))
    people = [name for name in (facts.contact, facts.interviewer) if name.strip()]
    if people and not any(named(name, text) for name in people):
        yield _error(Rule.NAMES, f"Say their name: {people[0]}.", values=(people[0],))


def named(name: str, text: str) -> bool:
    """Whether a text says this name, or a part of it that is no title."""
    parts = [part for part in re.findall(r"[^\W\d_]+", name.lower()) if part not in _TITLES]
    said = set(re.findall(r"[^\W\d_]+", text.lower()))
    return any(part in said for part in parts) or not parts


def _twice(text: str, facts: Facts) -> Iterator[Finding]:
    """Name and number twice, so that they can be written down."""
    if len(re.findall(re.escape(facts.me.strip()), text, re.IGNORECASE)) < 2:
        yield _error(Rule.NAMES, "Say your name twice: at the beginning and at the end.", values=(facts.me,))
    number = digits(facts.my_phone)
    if not number:
        message = "Your number isn't known here. Add it, so that they can call you."
        yield Finding(rule=Rule.NUMBER, severity=Severity.HINT, message=message)
    elif digits(text).count(number) < 2:
        yield _error(Rule.NUMBER, "Say your number twice, slowly.", values=(facts.my_phone,))


def _error(rule: Rule, message: str, *, values: tuple[str, ...] = ()) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, message=message, values=values)
