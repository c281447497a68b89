"""How does a text sound: how many words, seconds, syllables and sentences has it, and how easily is it read?"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from coach import lazy

SPOKEN_RATE = 2.5  # words a second on the phone
VOICEMAIL_RATE = 2.3  # slower: somebody is writing along

_PHONE = lazy.pattern(r"\+?\(?\d[\d\s().\-/]{5,}\d")
_PERHAPS_DIGIT = lazy.pattern(r"[0-9\x80-\U0010ffff]")  # quickly told; of other alphabets, any sign
_MARKS = ".,;:!?…'\"’”“‘()"
_TOKEN = lazy.pattern(r"[^\W_][\w%+#]*(?:['’.,&/-]+[\w%+#]+)*")
_END = lazy.pattern(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")
_ABBREVIATION = lazy.pattern(r"(?:\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|No|Inc|Ltd|Co|Corp|vs|e\.g|i\.e|approx|ca)|\b[A-Z])\.$")
_VOWELS = lazy.pattern(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_NOT_PHONE = lazy.pattern(r"\d+(?:[.,\s]\d{3})+|(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d")


def phones(text: str) -> list[str]:
    """The phone numbers in a text, as written: at least seven digits, neither a sum nor a span of years."""
    if not _PERHAPS_DIGIT.search(text):
        return []
    found = (match.group() for match in _PHONE.finditer(text))
    return [each for each in found if len(digits(each)) >= 7 and not _NOT_PHONE.fullmatch(each)]


def digits(text: str) -> str:
    """Only the digits of a text."""
    return "".join(sign for sign in text if sign.isdigit())


def tokens(text: str) -> list[str]:
    """The words of a text in order, without marks around them; a number with its sign is one word."""
    found: list[str] = []
    for part in text.split():
        word = part.strip(_MARKS)
        if word.isalpha():  # as most are: the pattern takes five times as long
            found.append(word)
        else:
            found += _TOKEN.findall(part)
    return found


class Sentence(NamedTuple):
    """A sentence taken apart once. `words`: in order, phone numbers aside; these have so many `digits`."""

    text: str
    words: Sequence[str]
    digits: int

    @property
    def length(self) -> int:
        """How many words are spoken: each digit of a phone number is one."""
        return len(self.words) + self.digits


def heard(text: str) -> list[Sentence]:
    """The sentences of a text, for all that is measured of it."""
    return [_heard(each) for each in sentences(text)]


def _heard(sentence: str) -> Sentence:
    spoken, rest = 0, sentence
    for phone in phones(sentence):
        spoken += len(digits(phone))
        rest = rest.replace(phone, " ", 1)
    return Sentence(sentence, tokens(rest), spoken)


def count(text: str) -> int:
    """How many words are spoken: each digit of a phone number is one."""
    return _heard(text).length


def seconds(text: str, rate: float = SPOKEN_RATE) -> float:
    """How long a text takes to say at `rate` words a second."""
    return count(text) / rate


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; a line break ends one, a title or an initial ("Dr.", "J.") does not."""
    found: list[str] = []
    for line in text.splitlines():
        carried = ""
        for part in _END.split(line.strip()):
            carried = f"{carried} {part}".strip()
            if not _ABBREVIATION.search(carried, carried.rfind(" ") + 1):
                found.append(carried)
                carried = ""
        if carried:
            found.append(carried)
    return [each for each in found if each]


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """About how many syllables a word has; at least one. A figure is counted digit by digit."""
    if any(sign.isdigit() for sign in word):
        return min(3, len(digits(word)))
    low = word.lower().replace("’", "'").split("'")[0]
    groups = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and groups > 1:
        groups -= 1
    if low.endswith("ed") and not low.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(1, groups)


def flesch(said: Iterable[Sentence]) -> float:
    """Flesch's reading ease (206.835 - 1.015 words a sentence - 84.6 syllables a word); 100 for an empty text.

    Phone numbers and lines of at most three words (greeting, signature) are not prose and left out.
    """
    prose = [each.words for each in said if len(each.words) > 3 or each.text.endswith((".", "?", "!"))]
    words = [word for found in prose for word in found]
    if not words:
        return 100.0
    return 206.835 - 1.015 * len(words) / len(prose) - 84.6 * sum(map(syllables, words)) / len(words)


_STOP = frozenset(
    re.findall(
        r"\S+",
        """
    a an and are as at be been being but by can could did do does for from had has have he her his how i if in into
    is it its me must my no nor not of off on or our out over she should so some such than that the their them then
    there these they this those to up us was we were what when where which who will with within would you your all
    any each every other etc per able ability experience experienced knowledge skill skills strong good excellent
    proven understanding working work required essential desirable preferred including minimum least years year role
    job candidate candidates ideal looking new well also both more most very
""",
    )
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings, lower case: enough to see "managing" and "managed" as one."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ies", "ied", "ers", "ed", "er", "es", "s", "e", "y"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low.removesuffix(ending)
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] else low


def content(text: str) -> set[str]:
    """The stems of the words that carry meaning; none of the words that every posting has ("experience", "skills")."""
    return meant(tokens(text))


def meant(words: Iterable[str]) -> set[str]:
    """The same of words."""
    parts = (part for word in words for part in word.replace("/", "-").split("-"))
    return {stem(part) for part in parts if part and part.lower() not in _STOP}
