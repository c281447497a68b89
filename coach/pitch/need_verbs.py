"""When does a requirement name something to do, and how is it said: "review code" as "reviewing code"?"""

import re

from coach.pitch import lexicon, need_words
from coach.pitch.need_words import BROCHURE, GENERIC
from coach.pitch.verbs import base


def opens_with_action(text: str) -> bool:
    """ "Review code and mentor two juniors", "Administers medication": a line that opens with a verb and its object."""
    words = text.split()
    if len(words) < 3 or words[-1].lower() in need_words.COMMON_HEADS | GENERIC:
        return False
    return words[0].lower() in need_words.OPENING_VERBS or (base(words[0].lower()) != "" and words[0][0].isupper())


def acts(words: list[str], connector: str, *, verbs: bool) -> bool:
    """Whether the words open with a verb to be made a gerund."""
    verb = words[0].lower()
    if len(words) > 1 and verb != plain(verb) and connector in ("have", "has", "and"):
        return True
    return verb in lexicon.PRESENT and (
        verb not in lexicon.AMBIGUOUS or verbs or connector in ("to", "will", "must", "can")
    )


def acting(words: list[str]) -> list[str]:
    """ "coach the new starters calmly" -> "coaching the new starters"; "work night shifts" -> "night shifts"."""
    if len(words) > 2 and words[0].lower() == "help" and words[1].lower() in lexicon.PRESENT - lexicon.AMBIGUOUS:
        words = words[1:]  # "help supervise students"
    verb, rest = plain(words[0].lower()), words[1:]
    if verb.removesuffix("s") in lexicon.PRESENT:  # "leads a team": an ambiguous one, but here it acts
        verb = verb.removesuffix("s")
    while len(rest) > 1 and rest[-1].lower().endswith("ly"):
        rest = rest[:-1]
    article = rest[:1] if rest[:1] and rest[0] in ("a", "an", "the") else []
    kept = rest[len(article) :]
    while kept and kept[0].lower() in BROCHURE:
        kept = kept[1:]
    return kept if verb == "work" and kept else [gerund(verb), *article, *kept]


def plain(verb: str) -> str:
    """ "shipped", "administers", "led" as their plain verb; what is none of these stays as it is."""
    if verb in lexicon.PRESENT:
        return verb
    cut = (verb.removesuffix(ending) for ending in ("d", "ed") if verb.endswith("ed"))
    doubled = [verb[:-3]] if re.search(r"([^aeiou])\1ed$", verb) else []
    found = (each for each in (*doubled, *cut) if each in lexicon.PRESENT)
    return need_words.PARTICIPLE_OF.get(verb) or next(found, "") or base(verb) or verb


def gerund(verb: str) -> str:
    """The -ing form: "manage" -> "managing", "run" -> "running", "tie" -> "tying"."""
    if verb.endswith("ing") and len(verb) > 5:  # "chasing" after "you'd be"
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) or verb in (
        "refer",
        "submit",
        "commit",
        "begin",
        "admit",
    )
    return f"{verb}{verb[-1]}ing" if short else f"{verb}ing"
