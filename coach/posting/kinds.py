"""Is it a duty of the job, a demand on the person, or a wish? Turns of phrase, as tables."""

import re
from enum import StrEnum

from coach import lazy
from coach.posting.headings import Section


class Kind(StrEnum):
    """What a statement asks: a duty of the job, a demand on the person, a wish."""

    DUTY = "duty"
    MUST = "must"
    NICE = "nice"


WISH = lazy.pattern(
    r"\b(?:nice to have|would be (?:a )?(?:nice|lovely|great|handy|useful|welcome|bonus|plus|benefi|advantag"
    r"|desirable|preferred|an? (?:plus|advantage|asset|bonus|benefit))"
    r"|desirable|preferred|preferabl[ey]|beneficial|advantageous|(?:an?|is) (?:added |strong |big |definite "
    r"|distinct )?(?:advantage|plus|bonus|asset|benefit)\b|bonus|ideally"
    r"|not (?:essential|required|needed|necessary|a must|a dealbreaker)|aren.t essential|isn.t essential"
    r"|even better|all the better|head start|wouldn.t hurt|particularly welcome"
    r"|welcomed?\b|would (?:put you|help)|a plus|good to have|would be nice|nice to see|handy)",
    re.IGNORECASE,
)
MUST = lazy.pattern(
    r"\b(?:must|essential(?! func)|required|need(?:s|ed)?|mandatory|a must|vital|minimum|at least"
    r"|no exceptions|you(?:'ll| will)? have to|needs?)\b",
    re.IGNORECASE,
)

# What they give, and how to apply: no demand, whatever the models think of it. Each begins the statement.
GIVEN = lazy.pattern(
    r"(?:in return,? |and |plus )?(?:(?:we|they)(?:['’]ll| will| can|['’]re| are)?(?: also| even"
    r"| happy to)* (?:offer|give|pay|provide"
    r"|put you|train|cover|supply|support your|support you with|look after you|promise)\b"
    r"|you(?:['’]ll| will| would|['’]d)?(?: also)? (?:get\b(?! (?:involved|to know|on (?:well )?with|stuck))"
    r"|receive|enjoy an?|earn|be paid"
    r"|be entitled|be rewarded|have your own|be offered|have access|benefit from|join an?\b)"
    r"|(?:home|off) (?:every )?weekends\b|free |paid |weekly pay|full training|training (?:is "
    r"|will be )?(?:provided|given)"
    r"|(?:a )?(?:generous|competitive|attractive|excellent) (?:salary|pay|package|benefits?|pension|holiday|rates?)"
    r"|(?:company|workplace|nhs|stakeholder) pension|pension|\d\d (?:days|weeks)['’]?(?: of)? (?:holiday"
    r"|annual leave|leave|pto|paid|off)"
    r"|(?:application )?forms? (?:from|are|can)|applications? (?:to|by|from|are|will|close)|(?:please )?(?:send"
    r"|email|forward|post|submit) "
    r"(?:us |me |your|an? |the )*(?:\w+ )?(?:cv|résumé|resume|letter|application|details|message|portfolio)"
    r"|(?:to apply|apply (?:by|to|in|with|now|online|here|via|through)|closing date|interviews? (?:will|are)"
    r"|successful applicants will be)"
    r"|(?:call|ring|text|phone|whatsapp|message|dm|pm|msg|contact) (?:us|me|\+?\d|[A-Z][a-z]+ (?:on|at|today|now"
    r"|\+?\d)))",
    re.IGNORECASE,
)


def is_given(text: str) -> bool:
    """Whether a statement tells what they give or how to apply, and asks nothing beside."""
    return GIVEN.match(text.lstrip("*•-–✓✅ ")) is not None and not MUST.search(text)


def kind(text: str, section: Section, demand: float) -> Kind:
    """The kind of a statement that asks something; `demand`: the chance that it is a demand or a wish."""
    wished = WISH.search(text) is not None
    if demand < 0.5 and not wished:
        return Kind.DUTY
    if (wished or section is Section.WISH) and not MUST.search(WISH.sub("", text)):
        return Kind.NICE
    return Kind.MUST
