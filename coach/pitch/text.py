"""How is a piece of free text tidied and fitted into a sentence: marks, capitals, articles, lists?"""

import re

from coach import lazy
from coach.pitch.lexicon import DETERMINERS, NUMBER_WORDS, PREPOSITIONS, PROPER

_BULLET = lazy.pattern(r"^[\s\-*•·–—▪●◦‣>#,.:;]+|^\(?\d{1,2}[.)]\s+")
_PARENTHESES = lazy.pattern(r"\s*[(\[{<][^)\]}>]*[)\]}>]?")
_SIGNS = lazy.pattern(r"[^\w\s'’\"“”.,;:!?%&/+#@€£$°–—-]")
_BEFORE_MARK = lazy.pattern(r"\s+([,.;:!?])")
_SAYABLE = lazy.pattern(r"[^\W\d_]{2}|[A-Z][#+]")
_PLACEHOLDER = lazy.pattern(r"\b(?:tbd|tba|xxx?|lorem|n/a|todo|insert|placeholder)\b|_{2,}|\.\.\.|…", re.IGNORECASE)
_LINK = lazy.pattern(r"https?://|www\.|\S@\S", re.IGNORECASE)
_VOWEL_SOUND = lazy.pattern(r"(?:[aeio]|u(?!ni|se|til|k\b)|hour|honest|honou?r|heir|8|11\b|18\b)", re.IGNORECASE)
_COUNTS = frozenset(NUMBER_WORDS) - {"third", "half", "double", "quarter"} | {"one"}
_RANK = r"(?:Level|Class|Grade|Band|Key|Stage|Category|Tier|Type|Part) \d"
_COMMON = frozenset(["Full", "Clean", "Valid", "Fully", "Experience", "Knowledge", "The", "Good", "Strong", "Over"])
_LETTERS = lazy.pattern(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")


def tidy(text: str) -> str:
    """One line without bullets, brackets and what stands in them, emoji or final marks."""
    text = " ".join(text.split())
    if text.replace(" ", "").isalpha() or not text:
        return text  # there is nothing to tidy
    text = _BULLET.sub("", _SIGNS.sub("", _PARENTHESES.sub("", text)))
    text = _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
    return text.strip(" \"“”'’.,;:!?–—-/")


def sayable(text: str) -> bool:
    """Whether a tidied text can be said at all: it has letters, no link and nothing that stands for something else."""
    return bool(_SAYABLE.search(text)) and not _PLACEHOLDER.search(text) and not _LINK.search(text)


def lower_first(text: str, *, verb: bool = False) -> str:
    """The text as it goes on within a sentence; names, short forms and titles of several capitals stay as they are."""
    first, _, rest = text.partition(" ")
    if first.lower() in NUMBER_WORDS:
        return text[:1].lower() + text[1:]
    plain = first[:1].isupper() and first[1:].replace("-", "").islower() and not re.search(r"\d", first)
    titled = re.match(r"[A-Z][a-z]", rest) and first not in _COMMON
    named = titled or first.lower().strip(",") in PROPER or re.fullmatch(_RANK, f"{first} {rest[:1]}")
    if not plain or (named and not verb):
        return text if first != "A" else f"a {rest}"
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def a(phrase: str) -> str:
    """The phrase with its indefinite article, by sound: "an hour", "a unit", "an NVQ"."""
    sound = (
        bool(_LETTERS.match(phrase)) if re.match(r"[A-Z][A-Z0-9]|[A-Z]\b", phrase) else bool(_VOWEL_SOUND.match(phrase))
    )
    return f"{'an' if sound else 'a'} {phrase}"


def head(phrase: str) -> str:
    """The noun that the phrase is about, lower case: the last word before a comma or a preposition."""
    last = ""
    for word in phrase.split():
        if last and (word.lower() in PREPOSITIONS or word.lower() in _COUNTS):
            break
        last = word
        if word.endswith((",", ";", ":")):
            break
    return last.strip(",;:.").lower()


def with_article(phrase: str, countable: frozenset[str]) -> str:
    """The phrase with "a" or "an" where its noun is one of `countable` and has none yet."""
    first = phrase.split()[0].lower()
    if first in DETERMINERS or first in NUMBER_WORDS or first[0].isdigit():
        return phrase
    second = phrase.split()[1].lower() if " " in phrase else ""
    opens = first in countable and (not second or second in PREPOSITIONS or second == "level" or second.isdigit())
    return a(phrase) if head(phrase) in countable or opens else phrase


def join(items: tuple[str, ...] | list[str]) -> str:
    """A list as it is said: "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
