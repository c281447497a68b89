"""Are these two names one company? Typos, legal forms and case aside."""

import re
from difflib import SequenceMatcher

# fmt: off
LEGAL_FORMS = frozenset({
    "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gbr", "gmbh", "group", "holding",
    "holdings", "inc", "incorporated", "kg", "kgaa", "limited", "llc", "llp", "ltd", "mbh", "nv", "oy", "plc",
    "pty", "sa", "sarl", "sas", "se", "spa", "srl", "ug",
})
# fmt: on
ALIKE = 0.86  # of 1: from here on two names may be one, so that the person is asked
SHORT = 4  # letters: shorter names are alike only where they are equal


def bare(name: str) -> str:
    """The name without legal forms, case and punctuation: "acme" for "ACME GmbH & Co. KG"."""
    words = re.sub(r"[^\w\s]", "", name.casefold().replace("&", " ")).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names that differ may name one company."""
    if one == other:
        return False
    left, right = bare(one), bare(other)
    if left == right:
        return True
    if min(len(left), len(right)) < SHORT:
        return False
    return SequenceMatcher(None, left, right).ratio() >= ALIKE


def alike(name: str, known: list[str]) -> str | None:
    """The known name that is nearest to a new one, where they may be one company; None where it is known as it is."""
    if name in known:
        return None
    near = [other for other in known if may_be_one(name, other)]
    return max(near, key=lambda other: SequenceMatcher(None, bare(name), bare(other)).ratio(), default=None)
