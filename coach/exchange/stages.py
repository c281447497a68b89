"""What does a status mean that another tracker wrote? One of ours, by the words in it."""

import re
from collections.abc import Mapping
from enum import StrEnum

from coach import lazy


class Stage(StrEnum):
    """How far an application has come."""

    SAVED = "saved"  # not applied for yet
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"
    ARCHIVED = "archived"


# The first that fits: "offer declined" is a withdrawal, "no response" no refusal, "interview rejected" a refusal.
WORDS: Mapping[Stage, str] = {
    Stage.SILENT: r"ghost\w*|no (?:response|answer|reply)|silent|silence|unanswered|keine antwort",
    Stage.WITHDRAWN: r"withdr\w*|offer declined|declined offer|i declined|not interested|zurückgezogen",
    Stage.REJECTED: r"reject\w*|declined|denied|unsuccessful|not selected|turned down|refus\w*|not a fit|lost|"
    r"abgelehnt|absage|no",
    Stage.OFFER: r"offer\w*|accepted|hired|negotiat\w*|won|angebot|zusage",
    Stage.SAVED: r"wish\s?list\w*|saved?|bookmark\w*|to apply|not applied|not yet applied|interested|research\w*|"
    r"draft\w*|applying|to ?do|prospect\w*|backlog|merkliste",
    Stage.INTERVIEW: r"interview\w*|(?:phone|video) (?:screen|call)\w*|screen\w*|assess\w*|on-?\s?site|technical|"
    r"(?:first|second|third|final|1st|2nd|3rd) round|vorstellungsgespräch|gespräch",
    Stage.ARCHIVED: r"archiv\w*|closed|expired|inactive|cancel\w*|on hold",
    Stage.APPLIED: r"appl\w*|submit\w*|sent|review\w*|pending|active|in progress|waiting|open|beworben|follow\w*|yes",
}
_PATTERNS = {stage: lazy.pattern(rf"\b(?:{words})\b", re.IGNORECASE) for stage, words in WORDS.items()}


def stage_of(status: str) -> Stage | None:
    """The stage; None for a word that nobody knows. Nothing said is applied: that is what a list is of."""
    if not status.strip():
        return Stage.APPLIED
    said = re.sub(r"[_\s]+", " ", status[:200])
    return next((stage for stage, pattern in _PATTERNS.items() if pattern.search(said)), None)
