"""Would a hiring manager keep listening: what in this script breaks a rule, and which one (etiquette, section 4)?"""

from coach.lint.measure import measure
from coach.lint.model import Finding, Rule, Severity
from coach.lint.presence import presence
from coach.lint.truth import truth
from coach.lint.wording import wording
from coach.pitch.model import Facts, Kind, Script

__all__ = ["Finding", "Rule", "Severity", "check"]

_ORDER = {rule: index for index, rule in enumerate(Rule)}


def check(script: Script | str, kind: Kind, facts: Facts) -> list[Finding]:
    """All findings on a script, or on a person's own text: errors before hints, the most important rule first.

    Rules S1-S7, L7. Lengths: a call 15-30 s, voicemail 12-30, with an assistant or at reception 6-18 (2.5 words a
    second, voicemail 2.3; each digit of a phone number is a word); letters 60-170 words, LinkedIn 25-100.
    """
    text = script if isinstance(script, str) else script.text
    findings = [
        *presence(text, kind, facts),
        *wording(text, kind, facts),
        *measure(text, kind, facts),
        *truth(text, kind, facts),
    ]
    return sorted(findings, key=lambda each: (each.severity is Severity.HINT, _ORDER[each.rule]))
