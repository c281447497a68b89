"""Does a fragment open with a verb, and with which form of it?"""

from itertools import pairwise

from coach.pitch import lexicon
from coach.pitch.lexicon import DETERMINERS, IRREGULAR, NUMBER_WORDS, PREPOSITIONS, PROPER

_NO_VERBS = lexicon.listed(
    "advanced detailed varied dedicated mixed combined related limited extended speed need enhanced"
)
_LINKS = PREPOSITIONS | DETERMINERS | lexicon.listed("and or but then also had have has was were be been being")
_OFTEN_NO_VERB = lexicon.listed(
    "found set left read saw rose won had"
)  # past tenses that follow a noun as participles or nouns


def opens_with_verb(text: str) -> bool:
    """ "led a team", "manages stores", "speak Spanish"; not "lead nurse", "work experience", "advanced Excel"."""
    words = text.lower().split()
    if is_past(words) or base(words[0]) or words[:2] == ["touch", "type"]:
        return True
    if words[0] not in lexicon.PRESENT or len(words) < 2:
        return False
    follower = words[1].strip(",")
    takes_it = follower in DETERMINERS | PREPOSITIONS | PROPER | {"and"} or _is_number(follower)
    return takes_it or words[0] not in lexicon.AMBIGUOUS or (follower.endswith("s") and len(words) < 4)


def is_past(words: list[str]) -> bool:
    """Whether lower-case words open with a past tense, not with a participle that describes ("registered nurse")."""
    first = words[0]
    if len(words) < 2:
        return False
    if first in IRREGULAR:
        return True
    if not first.endswith("ed") or len(first) < 5 or first in _NO_VERBS or first in lexicon.PASSIVE:
        return False
    describes = first in lexicon.ADJECTIVES | lexicon.STATUS or first.startswith(("time-", "part-", "fully-"))
    takes_object = words[1] in DETERMINERS or _is_number(words[1]) or words[1].endswith("s")
    return not describes or takes_object


def base(third: str) -> str:
    """The plain verb of a third person, "manages" -> "manage"; empty for all else."""
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        plain = third.removesuffix(ending) + put
        if third.endswith(ending) and plain in lexicon.PRESENT - lexicon.AMBIGUOUS:
            return plain
    return ""


def has_second_verb(words: list[str]) -> bool:
    """Whether a bare past tense follows a noun: "planned maintenance cut breakdowns" is a sentence of its own."""
    low = [word.lower() for word in words]
    return any(
        word in IRREGULAR and word not in _OFTEN_NO_VERB and not _links(before) for before, word in pairwise(low[1:])
    )


def _links(word: str) -> bool:
    return word.strip(",") in _LINKS or word.endswith((",", ";", "ly"))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS
