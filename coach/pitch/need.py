"""What does the posting ask for, in its own words and at most four of them?

A requirement arrives as it was written ("* Must have a proven track record in ..."). The phrase returned is a noun
phrase or a gerund ("coaching team members"), so that it stands after "your ad mentions". A requirement that gives no
such phrase is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.pitch import lexicon, need_words
from coach.pitch.lexicon import DETERMINERS, PREPOSITIONS
from coach.pitch.need_shape import finished, is_acting, is_phrase, stripped, takes_article
from coach.pitch.need_verbs import acting, acts, opens_with_action, plain
from coach.pitch.need_words import BROCHURE, CONNECTORS, EMPTY_VERBS, GENERIC
from coach.pitch.text import head, sayable, tidy, with_article

MOST = 4
PERSONS = (lexicon.PERSON_HEADS | lexicon.QUALITY_HEADS) - lexicon.TOOLS  # Illustrator is none


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked for. `text`: at most four words, an article not counted.

    `sought`: one can be said to look for it, or to need it; else it can only be mentioned ("coaching team members",
    "older adults"). `sure`: it stood where the requirement says what it is about, not somewhere in its prose.
    """

    text: str
    sought: bool
    sure: bool


def read(requirement: str, *, rough: bool = False) -> Need | None:
    """The requirement as a phrase; None where it gives none.

    `rough` takes single plain words as well, which say little ("prioritisation").
    """
    text = tidy(_plain_text(requirement))
    if not sayable(text) or need_words.NOT_ASKED.match(text):
        return None
    if text.isupper() and len(text.split()) > 1:
        text = " ".join(word if _is_short_form(word) else word.lower() for word in text.split())
    if fixed := need_words.FIXED.search(text[:90]):
        return Need(with_article(fixed.group().lower(), lexicon.NEED_HEADS), sought=True, sure=True)
    for start, sought, sure in _starts(text):
        for place, phrase in enumerate(_phrases(start)):
            if (
                rough
                or len(phrase.split()) > 1
                or _is_name(phrase, text)
                or len(start.removeprefix("to ").split()) <= 2
            ):
                return _need(phrase, text, sought=sought and place == 0, sure=sure and place == 0)
    word = _any_noun(text) if rough else ""
    return Need(word, sought=False, sure=False) if word else None


def _plain_text(requirement: str) -> str:
    """Without number ("E1") and label, without what fills ("a bit of") or is denied; "and" and "yrs" in full."""
    requirement = re.sub(r"^\s*(?:[A-Z]\d{1,2}|\d{1,2}\.\d{1,2})[.):]?\s+(?=[A-Z])", "", requirement)
    text = need_words.FILLING.sub("", re.sub(r"\s&\s", " and ", need_words.LABEL.sub("", requirement)))
    text = re.sub(r"(?<=ed )at least (?:one|an?) ", "a ", need_words.DENIED.sub("", text))
    text = re.sub(r"[^\W_]+/?", lambda word: _in_full(word[0]), text)
    return need_words.OWN_THING.sub("", text)


def _in_full(word: str) -> str:
    """ "yrs" as "years"; in capitals where it came so."""
    found = need_words.SHORT.get(word.lower(), word)
    return found.upper() if word.isupper() and len(word) > 2 else found


def _is_short_form(word: str) -> bool:
    """ "OTR" and "HL7" keep their capitals in a line that has nothing else."""
    plain = word.lower().strip(".,;:")
    known = CONNECTORS | GENERIC | BROCHURE | DETERMINERS | EMPTY_VERBS | lexicon.PRESENT
    return any(sign.isdigit() for sign in plain) or (len(plain) <= 4 and plain not in known)


def _any_noun(text: str) -> str:
    """The first word that looks like a noun and says something, or empty."""
    dull = GENERIC | BROCHURE | EMPTY_VERBS | CONNECTORS | need_words.NEVER | lexicon.PRESENT
    nouns = (word for word in re.findall(r"[^\W\d_]{4,}", text) if word.lower() not in dull)
    return next(
        (word.lower() for word in nouns if re.search(r"(?:[^sui]s|tion|ment|ity|ship|ance|ence|ery|ing)$", word)), ""
    )


def _need(phrase: str, text: str, *, sought: bool, sure: bool) -> Need:
    gerund = is_acting(phrase)
    verbatim = any(len(word) > 2 and word.lower() not in GENERIC and word in text for word in phrase.split())
    about_people = any(word.lower() in need_words.PEOPLE for word in phrase.split())
    risky = any(word.lower() in need_words.RISKY for word in phrase.split())
    person = head(phrase) in PERSONS  # nobody mentions "a registered nurse"
    plain = verbatim and not risky and not person and (gerund or not about_people)
    return Need(finished(phrase, text), sought and not gerund and not about_people, sure and plain)


def _starts(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Where the phrase may begin, best first; whether it is then sought; whether it is sure.

    What "experience of" leads to, what is called essential, the whole.
    """
    middle = need_words.MIDDLE.match(text)
    if middle and not need_words.NOUN_LEADS.match(text[middle.end() :]):
        yield "to " + text[middle.end() :], False, True
    lead = need_words.LEADS.match(text)
    bare = need_words.TAIL.sub("", _continued(text, lead.end() if lead else 0))
    if noun := need_words.NOUN_LEADS.match(bare):
        link, place = noun["link"].lower(), noun["noun"].lower() in need_words.PLACES
        to = "to " if link == "to" and noun["noun"].lower() in need_words.CAN else ""
        yield to + bare[noun.end() :], link in ("of", "with", "using") or (link == "in" and not place), True
    if said := need_words.SAID_OF.match(text):
        yield said[1], True, True
    short = len(bare.split()) <= MOST + 1
    yield bare, short, short or bare.startswith("to ") or _opens_with_its_thing(bare)
    yield text, False, False


def _opens_with_its_thing(bare: str) -> bool:
    """ "Strong classroom management including ...": the phrase stands first, and not in the middle of some prose."""
    part = need_words.SPLIT.split(bare)[0].split()
    return 0 < len(stripped(part)) <= MOST and not any(
        word.lower() in need_words.SUBJECT_OF for word in bare.split()[: MOST + 2]
    )


def _continued(text: str, end: int) -> str:
    """What follows a lead; after "able to" or "can", with a "to" that tells the verb: "run the pass" alone would be
    none.
    """
    rest = text[end:]
    first = rest.split()[0].lower() if rest.strip() else ""
    done = plain(first) != first or first in need_words.PARTICIPLE_OF
    if re.search(r"(?:have|has|['’]ve)\s+$", text[:end], re.IGNORECASE) and done:
        return f"to {plain(first)} {rest[len(first) :].strip()}"
    does = need_words.VERB_FOLLOWS.search(text[:end]) or (text[:end].lower() == "you " and first in lexicon.PRESENT)
    return ("to " if does or opens_with_action(rest) else "") + rest


def _is_name(phrase: str, text: str) -> bool:
    """Whether a single word says enough: a tool, a language, a short form ("HACCP", "C#"), a name."""
    inside = phrase[:1].isupper() and not text.startswith(phrase)
    if phrase.lower() in lexicon.TOOLS | lexicon.LANGUAGES:
        return True
    return (inside and phrase.lower().removesuffix("s") not in lexicon.PROPER) or any(
        sign.isupper() or sign.isdigit() or sign == "#" for sign in phrase[1:]
    )


def _phrases(text: str) -> Iterator[str]:
    """The phrases in the order in which they stand, each grown by what belongs to it ("attention to detail")."""
    parts = [part.strip() for part in need_words.SPLIT.split(text) if part and part.strip()]
    verbs = text.startswith("to ")
    for index, part in enumerate(parts):
        following = parts[index + 1 :]
        opens = part.split()[0].lower()
        if opens in need_words.CLAUSE or (following and following[0].split()[0].lower() in need_words.SUBJECT_OF):
            continue
        phrase = _phrase(part, verbs=verbs, surely=verbs and index == 0)
        verbs = part.split()[-1].lower() in lexicon.PRESENT and len(part.split()) <= 2
        if phrase and (is_phrase(phrase.split()) or phrase.endswith("ing")):
            grown = _grown(phrase, following)
            if is_phrase(grown.split()):
                yield grown


def _phrase(part: str, *, verbs: bool, surely: bool) -> str:
    """One stretch between breaks as a noun phrase or a gerund, or empty; `verbs`: it goes on from a verb ("plan and |
    run").
    """
    words = part.split()
    connector = words[0].lower() if words[0].lower() in CONNECTORS else ""
    words = words[1:] if connector else words
    if any(re.split(r"['’]", word.lower())[0] in need_words.NEVER or word.endswith(("n't", "n’t")) for word in words):
        return ""
    words = words if surely and words and words[0].lower() in lexicon.PRESENT else stripped(words)
    if len(words) > 1 and words[0].lower() in need_words.AT_EASE and words[1].endswith("ing"):
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in ("held", "required", "needed", "preferred", "desired"):
        words = words[:-1]
    empty = EMPTY_VERBS if surely else EMPTY_VERBS | need_words.PARTICIPLES
    while words and (words[0].lower() in empty or (len(words) > 1 and words[0].lower().removesuffix("s") in empty)):
        words, connector, verbs, surely = stripped(words[1:]), "be", False, False
    if not words or all(word.lower() in GENERIC for word in words):
        return ""
    if surely or acts(words, connector, verbs=verbs) or takes_article(words):
        words = acting(words)
    if len(words) > MOST:
        kept = words[-2:] if words[-2].lower() not in PREPOSITIONS else words[-1:]
        words = [words[0], *kept] if words[0].lower().endswith("ing") else words[-3:]
    return " ".join(words)


def _grown(phrase: str, following: list[str]) -> str:
    """The phrase with its "of", "to" or "and" where that still fits: "reporting on sales", "GMP and HACCP"."""
    if not following:
        return phrase
    connector, *words = following[0].split()
    rest = stripped(words)
    lost = words[:1] and words[0].lower() in DETERMINERS
    if words and words[0].lower() in ("a", "an", "the"):
        rest = [words[0].lower(), *rest]
    whole = f"{phrase} {connector} {' '.join(rest)}"
    if (
        not rest
        or (lost and words[0].lower() not in (() if connector == "and" else ("a", "an", "the")))
        or len([word for word in whole.split() if word not in ("a", "an", "the")]) > MOST
        or not is_phrase(rest)
        or any(word.lower() in need_words.NEVER for word in words)
    ):
        return phrase
    gerund = phrase.split()[0].endswith("ing")
    verb = rest[0].lower() in lexicon.PRESENT - lexicon.AMBIGUOUS
    if connector == "and":
        return phrase if gerund or verb or rest[0].endswith("ing") else whole
    joined = connector in ("of", "to", "for") or (gerund and connector in PREPOSITIONS)
    return whole if joined and not verb else phrase
