"""Where does one statement end and the next begin? Lines, bullets, sentences, also where the line breaks were lost."""

import re
from collections.abc import Mapping, Sequence

from coach import lazy
from coach.posting import weights
from coach.posting.features import gap_features, gaps
from coach.posting.headings import Segment

_MARKS = "*•●▪◦‣·✓✔✅☑➢➤■□🔹🔸👉"
_SIGN = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"  # arrows, symbols, emoji
BULLET = lazy.pattern(rf"^(?:[{_MARKS}{_SIGN}]+\s*|[-–—>»o]\s+|-(?=[A-Za-z])|\(?\d{{1,2}}[.)]\s+|\(?[a-h]\)\s+)(?=\S)")
_INLINE = lazy.pattern(rf"\s+(?=[{_MARKS}]\s*\S)|\s(?=[-–]\s[A-Z][a-z])")
_REPEATED = (
    lazy.pattern(r"\s(?=[-–—>»]\s+\w)"),
    lazy.pattern(rf"\s(?=[{_SIGN}]\s*\w)"),
    lazy.pattern(r"\s(?=\(?\d{1,2}[.)]\s+[A-Z])"),
)
_QUOTED = lazy.pattern(r"^(?:>\s*)+")
LONGEST = 40  # words of one statement; more is no longer heard as one demand
_JOINS = ("and", "or", "with", "including", "who", "which", "as", "while", "plus", "but", "to")
RUN_ON = 70  # words in one line; a posting with such lines and few breaks lost them on the way
FEW = 25  # words from which a whole posting in one line without a full stop lost them, too
SENTENCE, LOST = 0.5, 0.4  # the chance from which a gap is a boundary: after a full stop; anywhere in a run-on text


def segments(lines: Sequence[str]) -> list[Segment]:
    """The statements of a posting in their order, bullets taken off, nothing empty."""
    run_on = is_run_on(lines)
    found = []
    for line in lines:
        for part in bullets(_QUOTED.sub("", line)):
            mark = BULLET.match(part)
            found += split(part[mark.end() :] if mark else part, lost=run_on, bullet=mark is not None)
    return [segment for segment in found if any(letter.isalnum() for letter in segment.text)]


def bullets(line: str) -> list[str]:
    """The line cut before the bullets and numbers inside it; plain dashes and numbers count from three on."""
    if len(line) < 80:
        return [line]
    parts = _INLINE.split(line)
    for mark in _REPEATED:
        parts = [piece for part in parts for piece in (mark.split(part) if len(mark.findall(part)) > 2 else [part])]
    return parts


def is_run_on(lines: Sequence[str]) -> bool:
    """Whether the text lost its line breaks: most words stand in lines of RUN_ON or more, or all in one."""
    sizes = [len(line.split()) for line in lines if line]
    if len(sizes) == 1 and sizes[0] >= FEW and len(re.findall(r"[a-z)][.!?](?: |$)", "".join(lines))) < sizes[0] / 40:
        return True
    return sum(size for size in sizes if size >= RUN_ON) > 0.6 * sum(sizes)


def split(text: str, *, lost: bool, bullet: bool = False) -> list[Segment]:
    """The text cut at its likely boundaries, no piece above LONGEST words; `lost`: also where no full stop stands."""
    words = text.split()
    if len(words) < 4:
        return [Segment(text, bullet)] if words else []
    model = weights.load("gaps")
    headings = _heading_edges(words) if lost else set()
    likely = {
        i: 1.0 if i in headings else weights.chance(model.score(gap_features(words, i)))
        for i in sorted({*gaps(words), *headings})
        if lost or len(words) > LONGEST or words[i - 1][-1] in ".!?"
    }
    cuts = [i for i, p in likely.items() if p >= (SENTENCE if words[i - 1][-1] in ".!?" else LOST if lost else 2.0)]
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
        pieces = shortened(words, start, end, likely)
        found += [Segment(" ".join(words[a:b]), bullet and not a, len(pieces) > 1) for a, b in pieces]
    return found


# Headings that stand in many postings, written as such: where line breaks were lost, one ends before and begins after.
_HEADING = lazy.pattern(
    r"(?<![\w,;'’-] (?=[a-z]))(?<!\w)(?:(?:Key |Main |Job |Essential |Core |Primary |Your |The |Major |Basic "
    r"|Minimum |Preferred "
    r"|Required |Desired |Desirable |Additional )*(?:Responsibilities|Duties|Requirements|Qualifications|Skills"
    r"|Criteria"
    r"|Benefits|Perks|Tasks|Competencies|Profile)(?: and (?:Responsibilities|Duties|Requirements|Qualifications"
    r"|Experience"
    r"|Skills|Benefits))?|What (?:[Yy]ou|[Ww]e)(?:['’]ll| [Ww]ill|['’]re)?(?: [Bb]e)? (?:[Dd]o|[Dd]oing|[Nn]eed"
    r"|[Bb]ring|[Gg]et|[Oo]ffer"
    r"|[Ll]ooking [Ff]or|[Oo]wn)|What['’]s in it for you|Who (?:[Yy]ou|[Ww]e) [Aa]re|(?:About|Why) (?:[Yy]ou"
    r"|[Uu]s|[Tt]he (?:[Rr]ole|[Jj]ob"
    r"|[Cc]ompany|[Tt]eam))|(?:The|Your) (?:[Rr]ole|[Jj]ob|[Pp]erson)|You(?:['’]ll| [Ww]ill)? (?:[Nn]eed|[Hh]ave"
    r"|[Bb]ring)(?=:| [A-Z0-9])"
    r"|Nice [Tt]o [Hh]ave|Person [Ss]pecification|We (?:[Cc]an )?[Oo]ffer|How [Tt]o [Aa]pply|To [Aa]pply"
    r"|Bonus [Pp]oints):?"
    r"(?= (?:[A-Z0-9•*-]))"
)


def _heading_edges(words: Sequence[str]) -> set[int]:
    """The gaps before and after well-known headings."""
    text, found = " ".join(words), set[int]()
    for match in _HEADING.finditer(text):
        start, end = text.count(" ", 0, match.start()), text.count(" ", 0, match.end()) + 1
        found |= {start, end}
    return found - {0, len(words)}


def shortened(words: Sequence[str], start: int, end: int, likely: Mapping[int, float]) -> list[tuple[int, int]]:
    """The stretch in pieces of at most LONGEST words, cut where likeliest; a main part that fits stays whole."""
    pieces = []
    while end - start > LONGEST:
        size = end - start

        def worth(i: int, start: int = start, size: int = size) -> float:
            main = max(i - start, start + size - i)
            whole = 0.6 * size <= main <= LONGEST
            return likely.get(i, 0.0) + _clause(words, i) + 0.3 * whole + 0.001 * (i - start)

        best = max(range(start + 4, start + LONGEST + 1), key=worth)
        pieces.append((start, best))
        start = best
    return [*pieces, (start, end)]


def _clause(words: Sequence[str], i: int) -> float:
    """How well a long sentence may be cut before word `i`, where nothing better is known."""
    if words[i - 1][-1] in ";:.":
        return 0.4
    return 0.2 if words[i - 1][-1] == "," else 0.1 if words[i].lower() in _JOINS else 0.0
