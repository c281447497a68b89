"""What does the model look at? The features of a line, of a gap between two words, and of a line among its neighbours.

Training (tools/train_posting.py) and use share this file, so a change here asks for a new model.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from coach.posting.headings import Section, Segment, is_heading
from coach.posting.kinds import MUST, WISH
from coach.posting.text import stems

_END = ".!?:;"
_SHORT = frozenset(("e.g.", "e.g", "i.e.", "i.e", "eg.", "incl.", "approx.", "vs.", "st.", "dr.", "mr.", "mrs.", "ms."))
FAR = 60  # lines; a heading further above says nothing any more


def line_features(line: str) -> set[str]:
    """The features by which a line is read on its own: stems, pairs of stems, how it begins and ends, its length."""
    words = stems(line)
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    found.update("^" + " ".join(words[:size]) for size in (1, 2, 3))
    found.add(f"#{min(9, len(words) // 3)}")
    if words:
        found.add(words[-1] + "$")
    if line[-1:] in _END:
        found.add("$" + line[-1:])
    if line[:1].islower():
        found.add("^lower")
    if len(words) <= 5:
        found.add("=" + " ".join(words))
    return found


def heading_features(line: str) -> set[str]:
    """The features by which a line is read as the heading of what follows."""
    words = stems(line)
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    found.add(f"#{min(len(words), 10)}")
    found.add("=" + " ".join(words[:4]))
    return found


def gaps(words: Sequence[str]) -> Iterator[int]:
    """Where a new line may have begun: `i` stands for the gap between `words[i - 1]` and `words[i]`."""
    for i in range(1, len(words)):
        if words[i - 1].lower().lstrip("(") in _SHORT:
            continue
        if not words[i][0].islower() and (words[i - 1][-1] != "," or words[i][0] in "-•*"):
            yield i


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return word[0]
    if word[0].isdigit():
        return "9"
    if len(word) > 1 and word.isupper():
        return "A"
    return "a" if word[0].islower() else "Aa" if word[1:].islower() else "Mix"


# The words that headings are made of, as stems: a run of them with capitals, as "Key Responsibilities", opens a line.
_HEADING = frozenset(
    stems(
        "requirements requirement responsibilities responsibility duties tasks role qualifications qualification "
        "skills skill"
        " experience essential desirable preferred benefits perks package compensation salary profile about "
        "candidate key main"
        " what you who we are need offer bring get looking for your our the us job description summary must have "
        "nice to"
        " why join how apply education knowledge abilities functions position person specification rewards will "
        "do day life"
    )
) | {"?"}


@lru_cache(maxsize=20_000)
def _stem(word: str, which: int = 0) -> str:
    """The first (0) or last (-1) stem in a word with its marks, "?" where there is none, as in "&"."""
    found = stems(word)
    return found[which] if found else "?"


def _heading_size(words: Sequence[str], i: int, step: int) -> int:
    """How many words of a heading follow the gap before `words[i]` (`step` 1) or stand before it (-1), at most 5."""
    at, size = (i, 0) if step > 0 else (i - 1, 0)
    while 0 <= at < len(words) and size < 5 and _stem(words[at]) in _HEADING:
        size, at = size + 1, at + step
    return size


def gap_features(words: Sequence[str], i: int) -> set[str]:
    """The features of the gap before `words[i]`: the words and shapes around it, the mark before it, the next stops."""
    before, after = words[i - 1], words[i]
    mark = before[-1] if before[-1] in _END else ")" if before[-1] in ")”\"'" else "-"
    last, first = _stem(before, -1), _stem(after)
    second = _stem(words[i + 1]) if i + 1 < len(words) else "$"
    around = _shape(before) + _shape(after) + (_shape(words[i + 1]) if i + 1 < len(words) else "$")
    prior = _shape(words[i - 2]) if i > 1 else "^"
    past, coming = _to_stop(words[max(0, i - _NEAR) : i][::-1]), _to_stop(words[i : i + _NEAR])
    found = {
        mark + around,
        mark,
        f"{mark}<{last}",
        f"{mark}>{first}",
        f"{last} {first}",
        f">{first} {second}",
        f"<{last}",
        f">{first}",
        f">>{second}",
        f"{mark}~{prior}{around}",
        f"{mark}>H{_heading_size(words, i, 1)}{_shape(after)}",
        f"{mark}<H{_heading_size(words, i, -1)}{_shape(after)}",
        f"{mark}.{past}.{coming}",
        f"{mark}.{coming}{_shape(after)}",
        f"{mark}c{_initials(words[i : i + 4])}",
        f"{mark}b{_initials(words[max(0, i - 3) : i])}|{_shape(after)[:1]}",
    }
    if i + 2 < len(words):
        found.add(f">>>{_stem(words[i + 2])}")
    if i > 1:
        found.add(f"<<{_stem(words[i - 2], -1)} {last}")
    return found


_NEAR = 12  # words within which a full stop tells prose from a list


def _to_stop(words: Sequence[str]) -> int:
    """How far off the first full stop is, in steps of three words."""
    return next((k for k, word in enumerate(words) if word[-1] in ".!?"), _NEAR) // 3


def _initials(words: Sequence[str]) -> str:
    return "".join(_shape(word)[0] for word in words)


def demand_features(text: str, section: Section) -> set[str]:
    """The features by which a demand on the person is told from everything else."""
    return line_features(text) | {f"§{section}"}


def neighbour_features(
    lines: Sequence[Segment], own: Sequence[float], announced: Sequence[float], places: Sequence[Section]
) -> list[list[float]]:
    """For each line the numbers that the trees read.

    `own`: each line's own log odds. `announced`: the log odds that each line, read as a heading, gives to what follows.
    `places`: the section that each line stands in.
    """
    sizes = [len(stems(line.text)) for line in lines]
    chances = [1 / (1 + 2.718281828 ** -max(-20.0, min(20.0, score))) for score in own]
    count, top = len(lines), max(own, default=0.0)
    mean = sum(chances) / max(1, count)
    rows, section, since = [], -1.0, FAR
    for j, line in enumerate(lines):
        row = [own[j], *(own[j + d] if 0 <= j + d < count else -4.0 for d in (-3, -2, -1, 1, 2, 3))]
        row += [float(sizes[j + d]) if 0 <= j + d < count else -1.0 for d in (-2, -1, 1, 2)]
        past, coming = chances[max(0, j - 5) : j], chances[j + 1 : j + 6]
        row += [sum(past) / max(1, len(past)), sum(coming) / max(1, len(coming)), mean, top]
        row += [j / count, min(j, FAR), min(count - j, FAR), min(count, 3 * FAR), sizes[j]]
        row += [line.text[-1:] == ".", line.text[-1:] == ":", line.bullet]
        row += [announced[j - 1] if j else -1.0, announced[j - 2] if j > 1 else -1.0, announced[j], section, since]
        row += [place is places[j] for place in Section]
        row += [MUST.search(line.text) is not None, WISH.search(line.text) is not None]
        rows.append([float(value) for value in row])
        if is_heading(line, sizes[j]):
            section, since = announced[j], 0
        since = min(FAR, since + 1)
    return rows
