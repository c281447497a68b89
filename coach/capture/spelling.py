"""How is a typo in the words that matter mended? Against the cue words only; names and all else stay as they are."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coach import lazy
from coach.capture.cues import WORDS
from coach.meaning import is_word

SHORTEST = 5  # letters from which a word is mended
FARTHEST = {5: 1, 6: 1, 7: 1}  # edits that are forgiven, by length; longer words forgive two

_SORTED = sorted(WORDS)  # of two equally near words, always the same one
_WORD = lazy.pattern(r"[A-Za-z]+")


def mend(text: str) -> str:
    """The text with its misspelt cue words mended: "aplied" becomes "applied"."""
    return _WORD.sub(lambda found: _mended(found.group()), text)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    lowered = word.lower()
    # A capital inside is a name's, and a word that there is is no typo.
    if not SHORTEST <= len(word) <= 16 or lowered in WORDS or word[1:] != word[1:].lower() or is_word(lowered):
        return word
    most = FARTHEST.get(len(word), 2)
    near = process.extractOne(lowered, _SORTED, scorer=OSA.distance, score_cutoff=most)
    if near is None or near[0][0] != lowered[0]:
        return word
    return near[0] if word.islower() else near[0].capitalize()
