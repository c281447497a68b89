"""How is a free-form fragment ("led a team of six", "Python, 5 years") said as a sentence in the first person?

Each form of fragment has one safe frame. What fits no form is said after a colon ("From my side: ..."), which is
right for all.
"""

import re
from dataclasses import dataclass

from coach import lazy
from coach.pitch import lexicon
from coach.pitch.clause import ABOUT, NUMBER, YEARS, clause
from coach.pitch.shorten import HARD, SOFT, length, shorten
from coach.pitch.text import lower_first, sayable, tidy, upper_first
from coach.pitch.verbs import opens_with_verb

_BOAST = lazy.pattern(
    r"\b(?:the best|world[- ]class|rock ?star|guru|ninja|second to none|perfect (?:fit|match|candidate)|"
    r"unmatched|genius|amazing|"
    r"exceptional|passionate|desperate|salary|jobless|unemployed|fired)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A fragment ready to be said. `clause`: in the first person, to stand within a sentence; empty where there is
    none.

    `text`: the fragment itself, to stand after a colon. `source`: the fragment as the person wrote it.
    """

    source: str
    text: str
    clause: str

    def sentence(self, label: str) -> str:
        """A whole sentence; `label` opens it where the fragment has no clause of its own."""
        return f"{upper_first(self.clause)}." if self.clause else f"{label}: {self.text}."

    @property
    def inner(self) -> str:
        """What to say after a colon: the clause where there is one."""
        return self.clause or self.text


def read(fragment: str, soft: int = SOFT, hard: int = HARD) -> Proof | None:
    """The fragment as it can be said, shortened to `soft` words, `hard` at most.

    None where it cannot be said: no words, a link, a boast, or too long to be cut honestly.
    """
    text = _tidied(fragment)
    if not sayable(text) or _BOAST.search(text):
        return None
    text = shorten(text, soft, hard)
    if not text:
        return None
    first = text.split()[0].lower()
    acting = first.endswith(("ing", "ly")) and first not in lexicon.ING_NOUNS
    text = lower_first(text, verb=acting or opens_with_verb(text))
    return Proof(fragment, text, clause(text))


def _tidied(fragment: str) -> str:
    """The first sentence, "(4 years)" kept, "Certificates:" and a closing year dropped, "BSc Physics" with its "in"."""
    first = re.split(r"(?<=[.!?])\s+(?=[A-Z])", fragment.strip(), maxsplit=1)[0].replace(" & ", " and ")
    text = tidy(re.sub(rf"\(({ABOUT}{NUMBER}\s+{YEARS})\)", r", \1", first, flags=re.IGNORECASE))
    lead, colon, rest = text.partition(": ")
    text = f"{lead}, {rest}" if colon and length(lead) > 2 else rest or lead
    text = re.sub(r"^(B[AS]c?|M[AS]c?|[BM]Eng|PhD)\s+(?=[A-Z][a-z])(?!Hons)", r"\1 in ", text)
    return re.sub(r",\s*(?:in\s+)?(?:19|20)\d\d$", "", text)
