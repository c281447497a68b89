"""What gives heart before a call: one line from the person's own proofs (F4)."""

from coach.pitch.choice import chosen
from coach.pitch.proof import Proof, read

_WITH_PROOF = (
    "{} They have use for that.",
    "{} That's worth two minutes of anybody's time.",
    "{} You're not asking for a favour, you're bringing help.",
    "{} Let them hear it from you.",
    "{} Say it as plainly as that.",
    "{} That holds, whatever they answer.",
    "{} They can't know it until you tell them.",
)
_WITHOUT = (
    "They have work that needs doing, and you're calling to help with it.",
    "Whoever picks up has a gap to fill. You may be good news.",
    "A call takes two minutes, and a yes has to begin somewhere.",
    "You've got your first sentence ready. The rest is a talk between two people.",
    "The worst that comes of it is that you know more than before.",
)
_TURNED = {
    "I": "you",
    "I'm": "you're",
    "I've": "you've",
    "I'd": "you'd",
    "my": "your",
    "me": "you",
    "am": "are",
    "was": "were",
}


def courage(proofs: tuple[str, ...], seed: str, last: str = "") -> str:
    """One line for a call nudge: a proof turned to the person ("You led a team of six. ..."), and why it helps them.

    The same seed gives the same line in any process; never the line `last`, nor its second half. Without a usable proof
    a plain line.
    """
    told = [turned for proof in proofs if (said := read(proof)) and (turned := _turned(said))]
    frames = [frame for frame in _WITH_PROOF if frame.removeprefix("{} ") not in last]
    lines = [frame.format(proof) for frame in frames for proof in told] or [line for line in _WITHOUT if line != last]
    return lines[chosen(seed, len(lines))]


def _turned(proof: Proof) -> str:
    """The proof in the second person; empty where it speaks of others ("my team won")."""
    words = proof.clause.replace("’", "'").split()
    if not words or words[0] not in ("I", "I'm", "I've", "I'd"):
        return ""
    turned = [_TURNED.get(word, word) for word in words[:1]]
    rest = [word if word == "was" and index else _TURNED.get(word, word) for index, word in enumerate(words[1:])]
    return f"{turned[0].capitalize()} {' '.join(rest)}."
