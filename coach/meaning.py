"""What do words mean, as far as 100 KB can tell? Small vectors of words, and concepts whose words answer to each other.

`meaning.bin` holds, for each stem of `meaning.words`, PARTS half-bytes, each naming one of 16 rows of that part's code
book (product quantization); made by tools/train_concepts.py. `concepts.txt` is written by hand.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import getitem, mul
from pathlib import Path

from coach import lazy
from coach.posting.text import stem

DATA = Path(__file__).parent / "data"
PARTS, WIDTH = 24, 192  # half-bytes a word; numbers in a vector
STEP = WIDTH // PARTS

_WORD = lazy.pattern(r"[a-z]+[+#]*(?:/[a-z]+)?|\d+(?:st|nd|rd|th)?")


def words(text: str) -> list[str]:
    """The text's stems in lower case, numbers as they are."""
    return [stem(word) for word in _WORD.findall(text.lower().replace("'s", "").replace("’s", ""))]


@cache
def _codes() -> tuple[list[list[list[int]]], dict[str, bytes]]:
    """The code books by part and row, and each stem's codes."""
    data = (DATA / "meaning.bin").read_bytes()
    size = WIDTH * 16
    flat = [value - 256 if value > 127 else value for value in data[:size]]
    books = [[flat[(p * 16 + row) * STEP : (p * 16 + row + 1) * STEP] for row in range(16)] for p in range(PARTS)]
    each = PARTS // 2
    return books, {word: data[size + k * each : size + (k + 1) * each] for k, word in enumerate(_rarities())}


@cache
def _rarities() -> dict[str, float]:
    """How rare each known stem is in postings, 0 to 1, in the file's (alphabetical) order."""
    rows = (DATA / "meaning.words").read_text(encoding="utf-8").splitlines()
    return {word: int(rare) / 9 for word, rare in (row.split() for row in rows)}


def rarity(word: str) -> float:
    """How rare the stem is in postings: 0 (in all lines) to 1 (in none, or not known)."""
    return _rarities().get(word, 1.0)


def is_word(word: str) -> bool:
    """Whether the word, in any form, is one of those that postings use: it is hardly a typo then."""
    return stem(word.lower()) in _rarities()


@cache
def _known() -> list[str]:
    return list(_rarities())


def _nearest(word: str) -> str:
    """The known stem that shares the longest beginning with the word, empty where that is short."""
    at = bisect_left(_known(), word)
    near = max(_known()[max(0, at - 1) : at + 1], key=lambda other: _shared(word, other), default="")
    return near if _shared(word, near) >= max(5, 0.7 * len(word)) else ""


def _shared(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=4096)
def _code(word: str) -> tuple[int, ...] | None:
    """The stem's row in each part's code book, None where it is not known."""
    _, codes = _codes()
    code = codes.get(word) or codes.get(_nearest(word))
    return tuple(half for byte in code for half in (byte >> 4, byte & 15)) if code else None


@lru_cache(maxsize=4096)
def word_vector(word: str) -> tuple[int, ...] | None:
    """The stem's vector of WIDTH whole numbers, None where it is not known."""
    books, _ = _codes()
    code = _code(word)
    return None if code is None else tuple(value for book, row in zip(books, code, strict=True) for value in book[row])


@cache
def _products() -> list[list[list[int]]]:
    """For each part the products of all pairs of rows, so that two stems are compared by look-ups alone."""
    books, _ = _codes()
    return [[[sum(map(mul, one, other)) for other in book] for one in book] for book in books]


@lru_cache(maxsize=4096)
def _compared(word: str) -> tuple[tuple[int, ...], list[list[int]], float] | None:
    """The stem's code, its products with every row of each part, and its vector's length."""
    if (code := _code(word)) is None:
        return None
    products = [table[row] for table, row in zip(_products(), code, strict=True)]
    return code, products, float(sum(map(getitem, products, code))) ** 0.5


def likeness(one: str, other: str) -> float:
    """The cosine of two stems' vectors, 0 where one of them is not known."""
    first, second = _compared(one), _compared(other)
    if first is None or second is None:
        return 0.0
    return sum(map(getitem, first[1], second[0])) / (first[2] * second[2])


def vector(weighted: Iterable[tuple[str, float]]) -> list[float]:
    """The unit vector of some stems with their weights; all zeros where none is known."""
    total = [0.0] * WIDTH
    for word, weight in weighted:
        if (one := word_vector(word)) is not None:
            total = [a + weight * b for a, b in zip(total, one, strict=True)]
    length = sum(a * a for a in total) ** 0.5
    return [a / length for a in total] if length else total


@cache
def _concepts() -> tuple[dict[tuple[str, ...], list[str]], frozenset[str]]:
    """For each phrase of stems the concepts that it names, and the strict ones."""
    phrases: dict[tuple[str, ...], list[str]] = {}
    strict = set()
    for row in (DATA / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, _, members = row.partition(":")
            if name.endswith("!"):
                strict.add(name)
            for member in members.split():
                phrases.setdefault(tuple(words(member.replace("_", " "))), []).append(name)
    return phrases, frozenset(strict)


def concepts(stems: Sequence[str]) -> dict[str, float]:
    """The concepts that these stems name, each with its certainty: a phrase tells more than a word of many uses."""
    phrases, _ = _concepts()
    found: dict[str, float] = {}
    for size in (3, 2, 1):
        for k in range(len(stems) - size + 1):
            names = phrases.get(tuple(stems[k : k + size]), ())
            for name in names:
                found[name] = max(found.get(name, 0.0), 1.0 if size > 1 else len(names) ** -0.5)
    return found


def is_strict(concept: str) -> bool:
    """Whether the concept is a paper or a trade that nothing else replaces."""
    return concept in _concepts()[1]
