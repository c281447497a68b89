"""How do people type who have no time? Apostrophes left out, words shortened; put into plain English, names aside.

Only what is written small is touched: a capital may be a name's.
"""

import re

from coach import lazy

_NEGATED = r"do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would|must|need"
_VERB = (
    r"(?:be|call|ring|phone|hear|know|let|get|come|go|give|send|email|mail|write|text|tell|ask|have|do|think"
    r"|love|need"
    r"|like|say|see|try|update|reply|answer|contact|decide|find|chase|never|probably|also|definitely)\b"
)
# What is no other word without its apostrophe; and what is one, but not before a verb.
_PLAIN = lazy.pattern(
    rf"\b(?:({_NEGATED})n(t)|(they|you)(d|ll|re|ve)|(we)(ve)|(he|she|who|what|that|there|where|how|when)(s)|(i)(ve|m)"
    r"|(it|that|there|who)(ll))\b"
)
_BEFORE_VERB = lazy.pattern(rf"\b(?:(i)(ll|d)|(he)(d|ll)|(she)(d|ll)|(we)(ll|d))(?=\s+{_VERB})")
_HED = lazy.pattern(r"\b(he)(d)\b")
_VOICE = lazy.pattern(r"\bvoice (?:message|msg|mail|note)\b|\bvmail\b|\banswer(?:ing)? ?(?:machine|phone)\b")
# "2" for "to", where a number could not stand.
_TO = lazy.pattern(
    r"(?<=\b)(applied|cv|resume|application|spoke|spoken|talked|wrote|sent it|back|response|on|got thru"
    r"|got through) 2 (?=[a-z])(?!\w+s\b)"
)

# "I did apply", "was calling": told at length, and past all the same.
_PAST = {
    "apply": "applied", "call": "called", "ring": "rang", "phone": "phoned", "email": "emailed", "write": "wrote",
    "text": "texted", "send": "sent", "speak": "spoke", "talk": "talked", "try": "tried", "submit": "submitted",
    "interview": "interviewed", "reject": "rejected", "message": "messaged", "get": "got", "leave": "left",
    "reach": "reached", "have": "had",
}  # fmt: skip
_AT_LENGTH = lazy.pattern(
    rf"\b(?:(?:did|managed to|was able to) ({'|'.join(_PAST)})|(?:was|were"
    rf"|been) ({'|'.join(_PAST)})(?:\w?ing))\b(?! you\b)"
)

WORDS = {
    "u": "you",
    "ur": "your",
    "knw": "know",
    "gonna": "going to",
    "gunna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "hafta": "have to",
    "gimme": "give me",
    "lemme": "let me",
    "msg": "message",
    "msgs": "messages",
    "msgd": "messaged",
    "msged": "messaged",
    "txt": "text",
    "txtd": "texted",
    "txted": "texted",
    "dmed": "messaged",
    "fone": "phone",
    "fonecall": "call",
    "ph": "phone",
    "thru": "through",
    "intvw": "interview",
    "iv": "interview",
    "shud": "should",
    "wk": "week",
    "intv": "interview",
    "iview": "interview",
    "appt": "appointment",
    "convo": "conversation",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "bc": "because",
    "b4": "before",
    "pls": "please",
    "plz": "please",
    "2day": "today",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2nite": "tonight",
    "rn": "right now",
    "abt": "about",
    "bout": "about",
    "n": "and",
    "w": "with",
    "rung": "rang",
    "morn": "morning",
    "thx": "thanks",
    "thanx": "thanks",
    "ty": "thank you",
    "thankyou": "thank you",
    "nope": "no",
    "vmail": "voicemail",
    "hm": "hiring manager",
    "ref'd": "referred",
    "teh": "the",
    "fo": "of",
    "adn": "and",
    "wiht": "with",
    "rnag": "rang",
    "caled": "called",
    "dint": "didn't",
    "cannot": "can't",
}
_WORD = lazy.pattern(r"(?<![\w'@./-])(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w'@-])")


def spelt_out(text: str) -> str:
    """The text with its shorthand written in full."""
    text = _WORD.sub(lambda found: WORDS[found.group()], text)
    for pattern in (_PLAIN, _BEFORE_VERB, _HED):
        text = pattern.sub(_apostrophe, text)
    text = _VOICE.sub("voicemail", text)
    text = _AT_LENGTH.sub(lambda found: _PAST[found.group(1) or found.group(2)], text)
    return _TO.sub(r"\1 to ", text)


def _apostrophe(found: re.Match[str]) -> str:
    head, tail = (part for part in found.groups() if part)
    return f"{head}n't" if tail == "t" else f"{'I' if head == 'i' else head}'{tail}"
