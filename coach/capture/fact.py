"""Is it told as something that happened? What stands under a "not", an "if", a "should", a wish or a question did not,
and what happened to a friend is no news of the person's.
"""

import re
from enum import Enum

from coach import lazy
from coach.capture.cues import Pattern, any_of

_ME = r"(?:(?:^|[,.;:!?])\W*|\bi(?:'m| am| was|'ve| have|'d| would)? )(?:(?:just|still|really|also|probably) )*"
# Words that take the fact out of what follows them ...
_UNREAL = any_of(
    r"\b(?:if|unless|whether|in case|instead of|rather than|waiting (?:for|to|on)|what about|how about)\b",
    r"\bi(?:'m)? (?:\w+ )?(?:hop(?:e|ing)|wish\w*)|^\W*(?:\w+ )?(?:hop(?:e|ing)|wish\w*)\b",
    r"\bi (?:think|guess|suspect|assume|believe|reckon|feel)\b",
    r"\b(?:thinking (?:of|about)|consider(?:ing)?|tempted)\b",
    r"\b(?:dream\w*|imagin\w+|afraid|scared|worried|pretend\w*)\b",
    r"\b(?:nothing|since|missed|skipped|late (?:for|to)|(?:way|bus|train|off|walking|heading|headed"
    r"|driving) (?:in)?to|going (?:in)?to (?:the"
    r"|my|an?)"
    r"|prep\w*|nervous|practi[sc]ing)\b",
    r"\b(?:not|never|haven't|hasn't|hadn't|didn't|don't|doesn't|wasn't|isn't|won't|can't|wouldn't|ain't|aren't)\b",
    r"\bno\b(?! (?:joy|luck|answer|reply|response|one|news|signal|problem)\b)",
)
# ... what the person means to do ...
_MINE = any_of(
    rf"{_ME}(?:(?:going|have|ought|plan|planning|about|will|due|ready|time) to\b"
    r"|(?:want|wanted|need|needed|like|love)(?: to\b|\s*$))",
    rf"{_ME}(?:will|'ll)\b|\bi'll\b|^\W*(?:will|let me)\b",
)
# ... and what may be.
_NOT_YET = any_of(
    r"\b(?:should|shouldn't|could|might|ought to|supposed to|meant to|tempted to|forgot to|forgotten to|yet to)\b",
    r"\b(?:hopes?|hoping|hopefully|maybe|perhaps|almost|nearly)\b",
    r"\bwould\b(?! (?:like|love))",
)
# What begins anew between such a word and the fact: "i should say that i applied".
_ANEW = lazy.pattern(r"\b(?:that|say|tell(?: you)?|log|note|report|add|record|mention|because|so|but|and|then)\b")
_REACH = 5  # words that such a word governs
_ASKS = any_of(
    r"\?\W*$",
    r"^\W*(?:did|has|have|does|do|is|are|was|were|will|would|should|could|can|may) (?:i|you|we|they|she|he|it|anyone"
    r"|anybody|someone|somebody|the|that|this|there|\d+)\b",
    r"^\W*(?:how|why|what|where|who|which)\b(?! (?:a|an)\b)|^\W*when(?:'s\b| (?:do|does|did|is|are|will|should"
    r"|can)\b)",
)
_KIN = (
    r"(?:friend|mate|brother|sister|wife|husband|partner|girlfriend|boyfriend|roommate|flatmate|housemate|neighbou?r"
    r"|mum|mom|dad|mother|father|cousin|son|daughter|uncle|aunt|nan|kid|bf|gf|bestie)"
)
_OTHERS = any_of(
    rf"\b(?:my|a|our|his|her) (?:best |old |little |big |older |younger )?{_KIN}s?\b(?!'s? (?:birthday|house))",
    rf"^\W*(?:the |my |our )?(?:{_KIN}|landlord|landlady|doctor|dentist|gp|vet)\b",
    r"\b(?:his|her|their|my \w+'s) (?:interview|application|job|cv)\b",
)


class Tense(Enum):
    """What a cue is about: each with the words that take the fact out of it."""

    DONE = (_UNREAL, _MINE, _NOT_YET)
    THEIRS = (_UNREAL, _MINE)  # what the employer will do: "they should decide by friday"
    PLANNED = (_UNREAL, _NOT_YET)  # what is set for both: "i'll be at the interview at 3"


def told(pattern: Pattern, clause: str, tense: Tense = Tense.DONE) -> re.Match[str] | None:
    """Where the clause tells what the pattern says as a fact of the person's; None where it does not."""
    if asks(clause):
        return None
    return next((found for found in pattern.finditer(clause) if not _taken_out(clause[: found.start()], tense)), None)


def asks(clause: str) -> bool:
    """Whether it is a question."""
    return _ASKS.search(clause) is not None


def _taken_out(before: str, tense: Tense) -> bool:
    """Whether a word before takes the fact out."""
    if _OTHERS.search(before):
        return True
    return any(_governs(before[found.end() :]) for words in tense.value for found in words.finditer(before))


def _governs(between: str) -> bool:
    return len(between.split()) <= _REACH and not _ANEW.search(between)
