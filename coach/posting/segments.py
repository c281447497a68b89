"""Where does one statement end and the next begin? Lines, bullets, sentences, also where the line breaks were lost."""

import re
from collections.abc import Sequence

from coach.posting import weights
from coach.posting.features import Segment, gap_features, gaps

_MARKS = "*•●▪◦‣·✓✔✅☑➢➤■□🔹🔸👉"
BULLET = re.compile(rf"^(?:[{_MARKS}]+\s*|[-–—>»o]\s+|-(?=[A-Za-z])|\(?\d{{1,2}}[.)]\s+|\(?[a-h]\)\s+)(?=\S)")
_INLINE = re.compile(rf"\s+(?=[{_MARKS}]\s*\S)|\s(?=[-–]\s[A-Z][a-z])")
_QUOTED = re.compile(r"^(?:>\s*)+")
RUN_ON = 70  # words in one line; a posting with such lines and few breaks lost them on the way
SENTENCE, LOST = 0.5, 0.5  # the chance from which a gap is a boundary: after a full stop; anywhere in a run-on text


def segments(lines: Sequence[str]) -> list[Segment]:
    """The statements of a posting in their order, bullets taken off, nothing empty."""
    run_on = is_run_on(lines)
    found = []
    for line in lines:
        for part in _INLINE.split(_QUOTED.sub("", line)) if run_on or len(line) > 200 else [_QUOTED.sub("", line)]:
            mark = BULLET.match(part)
            text = part[mark.end() :] if mark else part
            pieces = split(text, lost=run_on) if text else []
            found += [Segment(piece, bullet=mark is not None and k == 0) for k, piece in enumerate(pieces)]
    return [segment for segment in found if any(letter.isalnum() for letter in segment.text)]


def is_run_on(lines: Sequence[str]) -> bool:
    """Whether the text lost its line breaks: most of its words stand in lines of RUN_ON words or more."""
    sizes = [len(line.split()) for line in lines]
    return sum(size for size in sizes if size >= RUN_ON) > 0.6 * sum(sizes)


def split(text: str, *, lost: bool) -> list[str]:
    """The text cut at its likely boundaries; `lost`: also where no full stop stands."""
    words = text.split()
    if len(words) < 4:
        return [text]
    cuts, model = [0], weights.load("gaps")
    for i in gaps(words):
        stop = words[i - 1][-1] in ".!?"
        if (stop or lost) and weights.chance(model.score(gap_features(words, i))) >= (SENTENCE if stop else LOST):
            cuts.append(i)
    return [" ".join(words[a:b]) for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]
