"""Is it a duty of the job, a demand on the person, or a wish? Headings and turns of phrase, as tables."""

import re
from collections.abc import Sequence
from enum import StrEnum

from coach.posting.features import Segment, is_heading, line_features
from coach.posting.text import stems


class Kind(StrEnum):
    """What a statement asks: a duty of the job, a demand on the person, a wish."""

    DUTY = "duty"
    MUST = "must"
    NICE = "nice"


class Section(StrEnum):
    """What a heading announces."""

    WISH = "wish"
    DEMAND = "demand"
    DUTY = "duty"
    OTHER = "other"
    NONE = "none"


# A heading belongs to the first row that it matches, so the narrow rows stand first.
HEADINGS = (
    (Section.WISH,
        r"nice[- ]to[- ]have|desirable|desired but|preferred|bonus points|good to have|a plus|even better|nice if"
        r"|extra credit|not needed|added advantage"),
    (Section.OTHER,
        r"benefit|perk|we offer|(?:can|we) (?:will )?(?:offer|give)|you('ll| will)? get|in it for you|in return"
        r"|package|salary|compensation|pay\b|reward|about (?:us|the (?:firm|company|hotel|team|client))|why (?:us"
        r"|join|work)|who we are|our (?:story|values|mission)|how to apply|apply|contact|equal opp|company desc"
        r"|company type|location|industry|background$|terms$|hours"),
    (Section.DEMAND,
        r"require|qualif|skill|criteri|essential(?! func)|must[- ]have|who you are|about you|your profile|^profile"
        r"|candidate|you(?:'ll| will)? (?:have|need|bring|are\b)|what (?:you|we)(?:'ll| will)? (?:need|bring|look"
        r"|expect|ask)|what do i need|looking for|we (?:ask|need|expect)|experience|competenc|education|expertise"
        r"|knowledge|eligib|the person|person spec|is this you|ideally you|might be a fit|are you"),
    (Section.DUTY,
        r"respons|dut(?:y|ies)|task|role|function|job|you(?:'ll| will)? (?:do|be doing)|what you(?:'ll| will)"
        r"|will i be doing|day (?:to|in)|you will|you'll|summary|purpose|opportunity|position|key account"),
)  # fmt: skip
_HEADINGS = [(section, re.compile(pattern)) for section, pattern in HEADINGS]

_ONLY_HEADING = re.compile(
    r"(?i)(?:(?:key|main|core|job|essential|desired|desirable|required|preferred|minimum|basic|mandatory|your"
    r"|the|our|personal|professional|technical|other|some)\s+)*"
    r"(?:requirements?|qualifications?|skills?|knowledge|experience|abilities|competenc(?:y|ies)|criteria"
    r"|profile|education|responsibilities|duties|tasks?|role|expertise|attributes|person(?: specification)?"
    r"|candidate|background"
    r"|(?:,|&|and|/|\s)+)+[:!?]?"
)

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


def section_of(heading: str) -> Section:
    """What this heading announces; NONE where it says nothing known."""
    low = heading.lower().replace("’", "'")
    return next((section for section, pattern in _HEADINGS if pattern.search(low)), Section.NONE)


def heads(found: Sequence[Segment]) -> list[bool]:
    """For each segment whether it is a heading that is known as such, and so asks nothing itself."""
    return [
        is_heading(segment, len(stems(segment.text)))
        and (segment.text.endswith(":") or _ONLY_HEADING.fullmatch(segment.text) is not None)
        for segment in found
    ]


def sections(found: Sequence[Segment]) -> list[Section]:
    """For each segment the section that it stands in; a heading itself belongs to the one that it opens."""
    now, result = Section.NONE, []
    for segment in found:
        if is_heading(segment, len(stems(segment.text))):
            named = section_of(segment.text)
            if named is not Section.NONE or segment.text.endswith(":") or segment.text.isupper():
                now = named
        result.append(now)
    return result


def demand_features(text: str, section: Section) -> set[str]:
    """The features by which a demand on the person is told from everything else."""
    return line_features(text) | {f"§{section}"}


def kind(text: str, section: Section, demand: float) -> Kind:
    """The kind of a statement that asks something; `demand`: the chance that it is a demand or a wish."""
    wished = WISH.search(text) is not None
    if demand < 0.5 and not wished:
        return Kind.DUTY
    if (wished or section is Section.WISH) and not MUST.search(WISH.sub("", text)):
        return Kind.NICE
    return Kind.MUST
