"""Is it a duty of the job, a demand on the person, or a wish? Turns of phrase, as tables."""

import re
from enum import StrEnum

from coach.posting.headings import Section


class Kind(StrEnum):
    """What a statement asks: a duty of the job, a demand on the person, a wish."""

    DUTY = "duty"
    MUST = "must"
    NICE = "nice"


WISH = re.compile(
    r"\b(?:nice to have|would be (?:a )?(?:nice|lovely|great|handy|useful|welcome|bonus|plus|benefi|advantag"
    r"|desirable|preferred|an? (?:plus|advantage|asset|bonus|benefit))"
    r"|desirable|preferred|preferabl[ey]|beneficial|advantageous|(?:an?|is) (?:added |strong |big |definite "
    r"|distinct )?(?:advantage|plus|bonus|asset|benefit)\b|bonus|ideally"
    r"|not (?:essential|required|needed|necessary|a must|a dealbreaker)|aren.t essential|isn.t essential"
    r"|even better|all the better|head start|wouldn.t hurt|particularly welcome"
    r"|welcomed?\b|would (?:put you|help)|a plus|good to have|would be nice|nice to see|handy)",
    re.IGNORECASE,
)
MUST = re.compile(
    r"\b(?:must|essential(?! func)|required|need(?:s|ed)?|mandatory|a must|vital|minimum|at least"
    r"|no exceptions|you(?:'ll| will)? have to|needs?)\b",
    re.IGNORECASE,
)


def kind(text: str, section: Section, demand: float) -> Kind:
    """The kind of a statement that asks something; `demand`: the chance that it is a demand or a wish."""
    wished = WISH.search(text) is not None
    if demand < 0.5 and not wished:
        return Kind.DUTY
    if (wished or section is Section.WISH) and not MUST.search(WISH.sub("", text)):
        return Kind.NICE
    return Kind.MUST
