"""Is it a mail, and which kind? By its words, else by a day and an hour at which they will talk."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from coach import lazy
from coach.capture.cues import Pattern, any_of
from coach.capture.model import MailKind
from coach.when import Kind, When, parse

LONGEST = 12_000  # characters that are read; a message holds 4,096, and a long mail comes in several
MARKS = 2  # signs of a mail that make a pasted text one

_FLAGS = re.IGNORECASE | re.MULTILINE


def _signs(*patterns: str) -> Sequence[Pattern]:
    return tuple(lazy.pattern(pattern, _FLAGS) for pattern in patterns)


# What a chat message hardly has, and neither has an advertisement: how a letter begins, ends, or is headed.
LETTER = _signs(
    r"^\W{0,3}(?:dear|hi|hello|good (?:morning|afternoon|day))\b[^\n!.]{0,40}(?:[,:]|!?[ \t]*\n)",
    r"^(?:kind|best|warm|many)?\s*(?:regards|wishes)\b|^(?:yours )?(?:sincerely|faithfully)\b"
    r"|^(?:thanks|thank you|cheers|best)\s*,?\s*$",
    r"^(?:from|subject|sent|date|when|who)\s*:",
    r"\A\W{0,3}(?!(?:hi|hello|hey|dear|good)\b)[^\W\d]['\w-]{1,20}(?: [^\W\d]['\w-]{1,20})?,[ \t]*\n",
    r"^(?:(?:updated |canceled |cancelled )?(?:invitation|event)|accepted|interview confirmation)\b\s*[:-]"
    r"|^when\s+(?:mon|tue|wed|thu|fri|sat|sun)",
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
        r"\boffer (?:letter|of employment|in writing)\b|\b(?:formal|written|verbal) offer\b",
        r"\boffer you (?:the|a|an|our) (?:[\w'()/-]+ ){0,5}(?:position|role|job|contract|post)\b",
    ),
    MailKind.REJECTION: any_of(
        r"\bregret to (?:inform|tell|let)",
        r"\bnot (?:be )?(?:mov(?:e|ing)|proceed\w*|progress\w*|tak(?:e|ing)) (?:forward|you|with|your|any further)",
        r"\bnot (?:\w+ ){0,3}(?:selected|successful|shortlisted|chosen)\b",
        r"\b(?:mov|proceed|progress|go|continu)\w* (?:forward |ahead |on )?with (?:\w+ )?(?:candidates?"
        r"|applicants?)\b",
        r"\bunsuccessful\b",
        r"\bfilled the (?:[\w'-]+ ){0,4}(?:role|position|vacancy|post)\b",
        r"\bnot (?:\w+ )?made it\b|\bsorry to (?:say|tell|inform|let)\b",
        r"\b(?:with|to|chosen|selected|preferred|pursue|pursuing|of) (?:an?)?(?:other|different) (?:candidates?"
        r"|applicants?)\b",
        r"\bin (?:a|another) (?:different )?direction\b",
        r"\b(?:decided|chosen|opted) (?:not to|to (?:go|move|proceed|continue|pursue)(?: \w+){0,2} (?:with"
        r"|other|another))\b",
        r"\b(?:gone|going|go|went) (?:ahead )?with (?:another|someone|somebody|a candidate|other)\b",
        r"\b(?:closer|better|stronger) (?:match|fit|candidates?|aligned)\b",
        r"\b(?:position|role|vacancy) has (?:now |already )?been (?:filled|closed)",
        r"\b(?:unable|not able) to offer you\b",
        r"\bwish you (?:all the best|every success|success|the best|luck|well) (?:in|with|for) your\b",
    ),
    MailKind.CANCELLATION: any_of(
        r"\b(?:interview|meeting|call|appointment)\b[^.\n]{0,60}\b(?:cancelled|canceled|called off)\b",
        r"\b(?:have|need|forced) to cancel\b",
        r"\bcancell?ed(?: event)?:|\bevent has been cancell?ed\b",
    ),
    MailKind.MOVED: any_of(
        r"\bbring (?:your|the|our) (?:\w+ )?(?:interview|meeting|call) forward\b",
        r"\b(?:reschedul\w+|re-?arrang\w+|postpone\w*|move (?:our|your|the) (?:interview|meeting|call))\b",
        r"\b(?:interview|meeting|call)\b[^.\n]{0,60}\b(?:moved|new time|new date)\b",
    ),
    MailKind.INVITATION: any_of(
        r"\binvit(?:e|ed|ing|ation)\b",
        r"\b(?:can|could|would) you (?:do|make|manage|come|join|speak|talk|be free|be available)\b",
        r"\bface[- ]to[- ]face\b",
        r"\bopen to (?:having )?an? (?:\w+ )?(?:call|chat|conversation|meeting)\b",
        r"\b(?:been|were) shortlisted\b|\barrange an? (?:\w+ )?(?:date|time)\b",
        r"\bwhen\s*:\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        r"\b(?:like|love|keen|happy|want) to (?:meet|see|interview|speak|talk|chat|arrange|schedule|set up"
        r"|have a (?:call|chat))\b",
        r"\binterview (?:is|has been|will be|with|on|at|details|confirm\w*|schedul\w*)\b",
        r"\b(?:schedule|arrange|confirm|book|set up) (?:an?|your|the"
        r"|you in for) (?:\w+ ){0,2}(?:interview|call|chat|time|slot|meeting)\b",
        r"\byour availability\b",
        r"\b(?:grab|book|pick|choose|select) (?:a|your|any) (?:\w+ )?(?:slot|time)\b",
        r"\bare you (?:around|free|available)\b",
        r"\bthrough to the (?:\w+ )?(?:round|stage|interview|day)\b",
        r"\b(?:your|our) (?:\w+ )?interview (?:tomorrow|today|this|next)\b",
        r"\bphone screen\w*\b",
        r"\bassessment cent(?:re|er)\b",
        r"\btrial (?:shift|day)\b",
    ),
    MailKind.ACKNOWLEDGEMENT: any_of(
        r"\b(?:received|receipt of|thank you for) your (?:application|cv|resume|résumé|submission|interest)",
        r"\bthank(?:s| you) for (?:applying|your (?:application|interest))",
        r"\bapplication\b[^.\n]{0,80} (?:has been|was|is) (?:received|submitted)",
        r"\bunder review\b",
    ),
}

# When they will be back.
PROMISE = lazy.pattern(
    r"(?:^|[,.]\s*|\band )(?:will|'ll) (?:call|ring|phone|get back|let you know|be in touch|contact|email|update)\b|"
    r"\b(?:we|i|our team|hr|they|the team|\w+ team|you(?:'ll| will| should"
    r"| can expect))\b.{0,80}?\b(?:get back|be in touch|back to you"
    r"|(?:contact|inform|notify|update|tell) (?:you|all|every\w+|candidates|applicants)|let you know|decide"
    r"|decision|hear|update you|respond|reply"
    r"|reach out|answer|notify|call you)\b"
    r"|\bdecision (?:will|is|by|within)\b|\b(?:expect|aim|hope|plan) to (?:decide"
    r"|make a decision|get back|come back|have an answer)",
    re.IGNORECASE,
)
# Where an interview can be moved or called off by a click: no news of it.
_AT_WILL = lazy.pattern(
    r"\b(?:if|should|unless|when) you\b|(?:^|\bor )(?:to )?(?:re-?schedule|cancel)\b|\bto (?:re-?schedule"
    r"|cancel),|\bclick\b"
    r"|\b(?:need|want|wish|like) to (?:re-?schedule|cancel)\?",
    re.IGNORECASE,
)
# What speaks of a talk, in a mail that names a day and an hour.
_MEETING = lazy.pattern(
    r"\b(?:see you|meet\w*|call|speak\w*|talk|chat|interview\w*|visit|come (?:in|to|by)|works|suits?|free"
    r"|available|join)\b",
    re.IGNORECASE,
)
_SENTENCE = lazy.pattern(r"(?<=[.!?])\s+|\n+")


def is_mail(text: str, *, forwarded: bool = False) -> bool:
    """Whether a text is a mail rather than a chat message or an advertisement. What was forwarded, somebody else
    wrote: a kind of mail is enough.
    """
    text = text[:LONGEST].replace("\r", "")
    letter, prose = (sum(bool(sign.search(text)) for sign in signs) for signs in (LETTER, PROSE))
    if forwarded:
        return letter > 0 or any(pattern.search(text.lower()) for pattern in KINDS.values())
    return letter > 0 and letter + prose >= MARKS


def begins_a_letter(text: str) -> bool:
    """Whether its first line greets or heads a letter: it goes on with nothing."""
    first = text.lstrip().split("\n", 1)[0] + "\n"
    return any(sign.match(first) for sign in (LETTER[0], *LETTER[2:]))


def kind_of(text: str, now: datetime, locale: str) -> MailKind:
    """What it is: by its words, else by a day and an hour at which they will talk."""
    sentences = sentences_of(text)
    firm = "\n".join(each for each in sentences if not _AT_WILL.search(each)).lower()
    found = ((kind, firm if kind in AT_WILL else text.lower()) for kind in KINDS)
    kind = next((kind for kind, told in found if KINDS[kind].search(told)), MailKind.OTHER)
    if kind is not MailKind.OTHER:
        return kind
    about = "\n".join(each for each in sentences if _MEETING.search(each) and not PROMISE.search(each))
    when = held_in(about, now, locale) if about else None
    return MailKind.INVITATION if when and isinstance(when.value, datetime) and when.value > now else kind


def sentences_of(text: str) -> list[str]:
    """Its sentences and lines."""
    return [each for each in _SENTENCE.split(text) if each.strip()]


AT_WILL = (MailKind.MOVED, MailKind.CANCELLATION)


def held_in(text: str, now: datetime, locale: str) -> When | None:
    """When a talk will be that the text sets."""
    when = parse(text, now, locale=locale, direction="future")
    return None if when.kind is Kind.NONE else when
