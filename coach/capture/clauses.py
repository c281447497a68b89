"""Where does a message turn from one thing to the next? At its marks, and where somebody who has no time for marks
begins to tell of somebody: "called jane she said friday" is two clauses.
"""

from collections.abc import Iterator

from coach import lazy
from coach.capture.addressed import HELLO
from coach.capture.cues import TURN
from coach.when.words import listed

# A subject and its verb begin a clause ...
_SUBJECT = lazy.pattern(
    r"\s+(?:and |but |so |then |cos |because )?(?=(?:they|she|he|i|it|no ?one|nobody)(?:'\w+)?\s+[a-z])"
)
# ... as does what somebody said.
_SPEECH = lazy.pattern(r"\s+and (?=(?:[\w']+ ){0,2}(?:said|says|saying|told|tells|asked|asks|reckons|wants|wanted)\b)")
# After these words it belongs to what stands before: "if they call", "she said they decide", "the day i applied".
_LEADS_ON = listed(
    "if that when whenever where who whom whose which what how why unless until till before after since while as than "
    "whether once said says say saying told tells reckon reckons think thinks thought hope hopes hoping wish wishes "
    "know knows sure guess did do does didn't have has had is are was were will would could should can may might in to "
    "and or with for at from by not day time place job one"
)


def clauses(low: str) -> tuple[str, ...]:
    """The clauses of a message in lower case, in its order; none is empty."""
    said = HELLO.sub("", low)
    return tuple(part for piece in TURN.split(said) for part in _run_on(piece) if part.strip())


def _run_on(piece: str) -> Iterator[str]:
    start = 0
    cuts = sorted((m.start(), m.end()) for pattern in (_SUBJECT, _SPEECH) for m in pattern.finditer(piece))
    for before, after in cuts:
        last = piece[start:before].split()
        if last and last[-1] not in _LEADS_ON:
            yield piece[start:before]
            start = after
    yield piece[start:]
