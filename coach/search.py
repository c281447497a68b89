"""How well does what somebody typed fit a name? Typos, accents and half words are forgiven; order does not matter."""

import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

TYPO = 75.0  # of 100: how alike a word and its misspelling are
LEAST_FOR_TYPOS = 4  # letters; in a shorter word a typo makes another word


def folded(text: str) -> str:
    """Lower case, without accents, punctuation as spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def fits(said: str, names: Iterable[str]) -> float:
    """How well the words fit these names together, 0 to 100; 0 where one of the words fits none of them."""
    wanted, known = folded(said), folded(" ".join(names))
    if not wanted or not known:
        return 0.0
    words = known.split()
    scores = [_word(word, words, known) for word in wanted.split()]
    together = _as_one(wanted, words)
    return max(together, sum(scores) / len(scores) if all(scores) else 0.0)


def _word(word: str, words: Sequence[str], whole: str) -> float:
    if word in words:
        return 100.0
    if any(each.startswith(word) for each in words):
        return 95.0
    if word in whole and len(word) > 1:
        return 90.0
    if len(word) < LEAST_FOR_TYPOS:
        return 0.0
    best = max(max(fuzz.ratio(word, each), fuzz.ratio(word, each[: len(word)]) - 5) for each in words)
    return best if best >= TYPO else 0.0


def _as_one(wanted: str, words: Sequence[str]) -> float:
    """ "deep mind" for DeepMind: two words written as one."""
    joined = wanted.replace(" ", "")
    if joined == wanted or len(joined) < LEAST_FOR_TYPOS:
        return 0.0
    best = max(fuzz.ratio(joined, each) for each in words)
    return best - 5 if best >= TYPO + 10 else 0.0
