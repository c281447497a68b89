"""How is a script brought to its length without losing what it must say?

A draft is paragraphs of lines. Some lines may go when there are too many words, the least important first; spare ones
come in when there are too few.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach import lazy
from coach.pitch.lexicon import listed
from coach.pitch.model import Kind
from coach.words import count, flesch, heard, meant

# Words, within what the lint allows, so that another way of counting ("12%" as two words, a number's digits as one
# or none) still agrees.
LENGTH = {
    Kind.CALL_BEFORE: (42, 69),
    Kind.CALL_AFTER: (42, 69),
    Kind.SECOND_TURN: (40, 66),
    Kind.VOICEMAIL: (32, 65),
    Kind.ASSISTANT: (18, 42),
    Kind.RECEPTIONIST: (18, 43),
    Kind.LAST_QUESTION: (40, 66),
    Kind.THANK_YOU_NOTE: (76, 140),
    Kind.EMAIL: (80, 150),
    Kind.WITHDRAWAL: (76, 120),
    Kind.LINKEDIN: (36, 80),
}
_WRITTEN = frozenset({Kind.EMAIL, Kind.THANK_YOU_NOTE, Kind.WITHDRAWAL, Kind.LINKEDIN})
TAILORED = frozenset(
    {Kind.CALL_BEFORE, Kind.CALL_AFTER, Kind.VOICEMAIL, Kind.THANK_YOU_NOTE, Kind.EMAIL, Kind.LINKEDIN}
)
BROKEN = 20
_SENTENCE = 23
_FIGURES = lazy.pattern(r"[\d%£$€](?:(?<=[%£$€])|[.,]\d)")
_OURS = listed("i i'm i've i'd i'll my me mine")
_YOURS = listed("you your you're you've you'd you'll yours")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two. `drop`: 0 stays; else it may go, the highest first. `spare`: comes in only when there is room
    to fill.
    """

    text: str
    drop: int = 0
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One requirement by the words that carry meaning (`coach.words.content`): of its phrase, and of all that is
    written.
    """

    phrase: set[str]
    whole: set[str]


Draft = tuple[tuple[Line, ...], ...]


def fitted(draft: Draft, kind: Kind) -> tuple[str, ...]:
    """The paragraphs in which as few lines as needed were dropped, or spare ones added."""
    low, high = LENGTH[kind]
    lines = [line for paragraph in draft for line in paragraph if line.text]
    words = {line: count(line.text) for line in lines}
    longest = {line: words[line] + _figures(line.text) for line in lines}
    chosen = {line for line in lines if not line.spare}
    droppable = sorted((line for line in lines if line.drop and not line.spare), key=lambda line: line.drop)
    while droppable and sum(longest[line] for line in chosen) > high:
        chosen.discard(droppable.pop())
    for line in (each for each in lines if each.spare):
        if sum(words[each] for each in chosen) >= low:
            break
        if sum(longest[each] for each in chosen) + longest[line] <= high:
            chosen.add(line)
    paragraphs = (" ".join(line.text for line in paragraph if line in chosen) for paragraph in draft)
    return tuple(part for part in paragraphs if part)


def _figures(text: str) -> int:
    """How many words more the text has when its figures are said in full: "99.8%" is more than one word."""
    return len(_FIGURES.findall(text))


def faults(paragraphs: tuple[str, ...], kind: Kind, needs: Sequence[Wanted]) -> int:
    """How far a text is from what the lint wants of its kind: 0 is right, from `BROKEN` on a rule is broken.

    `needs`: what the posting asks for, as far as it can be said.
    """
    text = "\n\n".join(paragraphs)
    said = heard(text)
    words = [word for each in said for word in each.words]
    low, high = LENGTH[kind]
    length = sum(each.length for each in said)
    long = sum(each.length > _SENTENCE for each in said)
    hard = flesch(said) < (54 if kind in _WRITTEN else 64)
    missed, crowd = _unlike(words, needs) if kind in TAILORED else (0, 0)
    off = max(0, low - length) + max(0, length + _figures(text) - high)
    return BROKEN * (2 * off + 2 * long + hard + _selfish(words) + 2 * missed) + crowd


def _selfish(words: Sequence[str]) -> bool:
    """Whether it says I and my more than twice as often as you and your."""
    plain = [word.lower().replace("’", "'") for word in words]
    return 2 * sum(word in _YOURS for word in plain) < sum(word in _OURS for word in plain)


def _unlike(words: Sequence[str], needs: Sequence[Wanted]) -> tuple[int, int]:
    """How many of two requirements are missed, by the words of their phrases; how many more than three touched, by
    any.
    """
    said = meant(words)
    named = sum(bool(need.phrase & said) for need in needs)
    touched = sum(bool(need.whole & said) for need in needs)
    return max(0, min(2, len(needs)) - named), min(max(0, touched - 3), BROKEN // 2 - 1)
