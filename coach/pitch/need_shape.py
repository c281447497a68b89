"""Is a stretch of words a phrase that can be said, and how does it stand in a sentence: stripped, with its article?"""

import re
from itertools import pairwise

from coach.pitch import lexicon, need_words
from coach.pitch.lexicon import DETERMINERS, NUMBER_WORDS, PREPOSITIONS
from coach.pitch.need_words import BROCHURE, CONNECTORS, EMPTY_VERBS, GENERIC
from coach.pitch.text import a, lower_first, with_article
from coach.pitch.verbs import base


def is_phrase(words: list[str]) -> bool:
    """Whether the words end with a noun as far as their form tells, and say something."""
    last = words[-1].lower()
    adjective = need_words.ADJECTIVE_END.fullmatch(last) and last not in need_words.NO_ADJECTIVE
    vague = last in need_words.VAGUE_HEADS and not words[0].lower().endswith("ing")
    if (
        adjective
        or vague
        or last in lexicon.DANGLING | BROCHURE
        or re.fullmatch(r"(?!need|speed|feed|bed|seed).+ed", last)
    ):
        return False
    if _is_clause(words) or _is_bare_number(words):
        return False
    verbs = lexicon.PRESENT - lexicon.AMBIGUOUS
    if len(words) == 1 and (last in verbs or last.removesuffix("s") in verbs or last in EMPTY_VERBS):
        return False
    adverb = last.endswith("ly") and last not in ("family", "assembly", "supply", "reply")
    dangles = len(words) > 1 and last.endswith("ing") and words[-2].endswith("s")
    if adverb or dangles or need_words.RATE_END.search(" ".join(words)):
        return False
    return any(
        word.lower() not in GENERIC | CONNECTORS | DETERMINERS and len(word) > 1 and not word[0].isdigit()
        for word in words
    )


def _is_clause(words: list[str]) -> bool:
    """ "children close", "spoke Welsh", "enjoys dogs a lot": a verb where a noun should be."""
    low = [word.lower() for word in words]
    many = (
        len(low) > 1 and low[-2] in need_words.PEOPLE and (low[-2].endswith("s") or low[-2] in ("children", "people"))
    )
    past = low[0] in lexicon.IRREGULAR and low[0] not in need_words.ALSO_NOUNS
    finite = any(base(word) and other in DETERMINERS for word, other in pairwise(low))
    finite = finite or any(word in need_words.FINITE for word in low[1:])
    return (many and low[-1] in lexicon.PRESENT | {"close", "old"}) or (len(low) > 1 and past) or finite


def _is_bare_number(words: list[str]) -> bool:
    """ "dropping 90", "39 minimum B+E": a figure that lost what it counts; "Level 3" and "Act 1989" did not."""
    before = words[-2] if len(words) > 1 else ""
    return (
        words[0].isdigit()
        or words[0].startswith("-")
        or (words[-1].isdigit() and not before[:1].isupper() and before.lower() != "level")
    )


def takes_article(words: list[str]) -> bool:
    """Whether a word before an article must be a verb: "close the shop", "leads a casual team"."""
    none = need_words.NO_VERB_BEFORE_ARTICLE | BROCHURE | GENERIC | PREPOSITIONS | frozenset(NUMBER_WORDS)
    return len(words) > 2 and words[1] in ("a", "an", "the") and words[0].islower() and words[0] not in none


def stripped(words: list[str]) -> list[str]:
    """Without the praise, numbers of years and articles in front."""
    away = BROCHURE | DETERMINERS | frozenset(NUMBER_WORDS) | {"year", "years", "yrs", "of", "experience"}
    while words and (
        words[0].lower().strip("'’+") in away
        or re.fullmatch(r"\d[\d.+–-]*|years?['’]|months?['’]|\w+ly", words[0], re.IGNORECASE)
    ):
        words = words[1:]
    return words


def is_acting(phrase: str) -> bool:
    """Whether it is a gerund ("managing a ward"), and no thing ("driving licence")."""
    words = phrase.lower().split()
    thing = len(words) == 2 and words[1] in lexicon.COUNTABLE_HEADS
    return words[0].endswith("ing") and words[0] not in lexicon.ING_NOUNS | {"grounding", "speaking"} and not thing


def _article(phrase: str, text: str) -> str:
    """The article that the phrase has in the requirement, praise between them left out; empty where it has none."""
    found = re.search(rf"\b(an?|the)\s+([\w-]+\s+)?{re.escape(phrase)}\b", text, re.IGNORECASE)
    praise = (found[2] or "").strip().lower() if found else ""
    return found[1].lower() if found and (not praise or praise in BROCHURE) else ""


def _things(phrase: str, text: str) -> frozenset[str]:
    """The nouns that take an article; in a name in the middle of the sentence ("Trados Studio") only papers do."""
    named = len(phrase.split()) > 1 and phrase.istitle() and not text.startswith(phrase)
    return lexicon.COUNTABLE_HEADS if named else lexicon.NEED_HEADS


def finished(phrase: str, text: str) -> str:
    """With its article, and without the capital that only the beginning of the sentence gave it."""
    words = phrase.split()
    if all(word.istitle() for word in words) and words[-1].lower() in GENERIC | need_words.COMMON_HEADS:
        phrase = " ".join(word if word.lower() in lexicon.PROPER else word.lower() for word in words)
    elif (words[-1].isupper() and words[-1].lower() in lexicon.PERSON_HEADS) or (
        words[-1].istitle() and words[-1].lower() in _things(phrase, text)
    ):
        phrase = " ".join([*words[:-1], words[-1].lower()])
    words = phrase.split()
    if is_acting(phrase) and len(words) == 2 and words[1].lower() in lexicon.NEED_HEADS and words[0] not in text:
        return f"{words[0].lower()} {a(words[1])}"
    spelt = len(words) == 2 and words[1].isupper() and len(words[1]) > 1  # "Power BI"
    if (text.startswith(words[0]) and not spelt) or words[
        0
    ].lower() in lexicon.PERSON_HEADS | lexicon.STATUS | lexicon.ADJECTIVES:
        phrase = lower_first(phrase)
    if is_acting(phrase):
        return phrase[:1].lower() + phrase[1:]
    if " and " in phrase and words[0].lower() not in lexicon.NEED_HEADS:
        return phrase
    named = with_article(phrase, _things(phrase, text) | lexicon.PERSON_HEADS | lexicon.QUALITY_HEADS)
    written = _article(phrase, text)
    if written == "the" and named != phrase:
        return f"the {phrase}"
    return a(phrase) if written in ("a", "an") and named == phrase and not phrase.startswith(("a ", "an ")) else named
