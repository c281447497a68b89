"""How is a fragment said in the first person: "led a team" -> "I led a team", "Python, 5 years" -> "I have 5 years of
Python"?

Each form of fragment has one safe frame; the first that fits is taken. A claim is never made larger: what may be over
is put so that it holds either way ("I've worked as a sous chef").
"""

import re

from coach import lazy
from coach.pitch import lexicon
from coach.pitch.lexicon import NUMBER_WORDS
from coach.pitch.shorten import length
from coach.pitch.text import a, head, upper_first, with_article
from coach.pitch.verbs import base, has_second_verb, is_past, opens_with_verb

NUMBER = r"(?:\d[\d.,]*\+?|" + "|".join(NUMBER_WORDS) + r"|a|one)"
ABOUT = r"(?:(?:over|more than|nearly|almost|about|around|at least|some|just over|just under)\s+)?"
YEARS = r"(?:years?|yrs?|months?|weeks?|decades?)"
_SPAN_FIRST = lazy.pattern(rf"({ABOUT}{NUMBER}\s+{YEARS})['’]?\s*(?P<rest>.*)", re.IGNORECASE)
_SPAN_LAST = lazy.pattern(
    rf"(?P<what>[^,:]+?)(?:,|:|\s[–—-]|\s+for)?\s+(?P<span>{ABOUT}{NUMBER}\s+{YEARS})", re.IGNORECASE
)
_FIRST_PERSON = lazy.pattern(r"(?:I|I['’](?:m|ve|d|ll)|my|we|we['’](?:ve|re))\b", re.IGNORECASE)


def clause(text: str) -> str:
    """The fragment as a first-person clause, or empty."""
    for form in (_as_it_is, _span, _person, _adjective, _verb, _gerund, _thing):
        said = form(text)
        if said:
            return said
    return ""


def _as_it_is(text: str) -> str:
    """ "I managed 3 stores", "my team won": already a clause."""
    if not _FIRST_PERSON.match(text) or length(text) < 3:
        return ""
    verbs = (word.lower() for word in text.split()[1:])
    if text.lower().startswith("my ") and not any(
        verb in lexicon.IRREGULAR or verb.endswith("ed") or verb == "is" for verb in verbs
    ):
        return ""
    return upper_first(text) if text[:1].lower() == "i" else text


def _span(text: str) -> str:
    """ "five years teaching English", "Python, 5 years", "10+ years in retail"."""
    match = _SPAN_FIRST.fullmatch(text)
    if match:
        return _span_first(match[1], match["rest"].strip(" ,:"))
    match = _SPAN_LAST.fullmatch(text)
    if not match or opens_with_verb(text):
        return ""
    what = match["what"]
    if what.split()[-1].lower() in lexicon.PREPOSITIONS or what.lower().startswith(("no ", "zero ")):
        return ""
    if _is_person(what):
        return f"I have {match['span']} as {a(what)}"
    return f"I have {match['span']} of {what}" if length(what) <= 4 else ""


def _span_first(span: str, rest: str) -> str:
    first = rest.split()[0].lower() if rest else ""
    if first in ("in", "on", "at", "as") or (first.endswith("ing") and first not in lexicon.ING_NOUNS):
        return f"I've spent {span} {rest}"
    if first in ("of", "with"):
        return f"I have {span} {rest}"
    if first.startswith("experience"):
        return f"I have {span}' {rest}" if not span.endswith(("year", "month")) else f"I have {span}'s {rest}"
    return f"I have {span} of {rest}" if rest else ""


def _is_person(phrase: str) -> bool:
    words = phrase.split()
    return head(phrase) in lexicon.PERSON_HEADS | lexicon.QUALITY_HEADS and words[0].lower() not in lexicon.DETERMINERS


def _person(text: str) -> str:
    """ "registered nurse" is what one is; "sous chef in a hotel" is what one has worked as, now or then."""
    words = [word.lower().strip(",") for word in text.split()]
    if (
        not _is_person(text)
        or words[0] in ("best", "top")
        or is_past(words)
        or words[0] in lexicon.AMBIGUOUS & {"coach", "train", "support"}
    ):
        return ""
    if " since " in text:
        return f"I've been {a(text)}"
    if lexicon.STATUS.intersection(words[:-1]) or head(text) in lexicon.QUALITY_HEADS:
        return f"I'm {a(text)}"
    return f"I've worked as {a(text)}"


def _adjective(text: str) -> str:
    """ "fluent in German", "promoted to supervisor", "first aid trained", "responsible for 3 stores"."""
    words = [word.lower().strip(",") for word in text.split()]
    if any(text.lower().startswith(start) for start in lexicon.BEEN):
        return f"I've been {text}"
    if words[0] in lexicon.PASSIVE or _is_done_to(words):
        return f"I was {text}" if words[0] not in ("chosen", "praised") or length(text) > 1 else ""
    after = words[1] if len(words) > 1 else ""
    if words[0] in lexicon.ADJECTIVES and (
        not after or after in lexicon.PREPOSITIONS or after == "and" or words[0].endswith("-qualified")
    ):
        return f"I'm {text}"
    return (
        f"I'm {text}"
        if len(words) > 1 and words[-1] in lexicon.PARTICIPLE_ENDS and words[0] not in lexicon.STATUS
        else ""
    )


def _is_done_to(words: list[str]) -> bool:
    """ "picked out by customers": done by others; "cut costs by 12%" is not."""
    at = words.index("by") if "by" in words[1:3] else 0
    others = at and len(words) > at + 1 and not words[at + 1][0].isdigit() and words[at + 1] not in NUMBER_WORDS
    return bool(others) and words[0].endswith("ed") and (at == 1 or words[1] in ("out", "up", "on", "first"))


def _verb(text: str) -> str:
    """ "led a team of six", "speak Spanish", "manages 3 stores"."""
    words = text.split()
    first = words[0].lower()
    if first.endswith("ly") and len(words) > 1 and is_past(text.lower().split()[1:]):
        return f"I {text}"
    if not opens_with_verb(text) or has_second_verb(words):
        return ""
    if " since " in text and is_past(text.lower().split()):
        participle = lexicon.IRREGULAR.get(first, first)
        return f"I've {participle} {' '.join(words[1:])}"
    plain = base(first)
    return f"I {plain} {' '.join(words[1:])}".strip() if plain else f"I {text}"


def _gerund(text: str) -> str:
    first = text.split()[0].lower()
    if (
        not first.endswith("ing")
        or first in lexicon.ING_NOUNS
        or length(text) < 2
        or head(text) in lexicon.COUNTABLE_HEADS
    ):
        return ""
    second = text.split()[1].lower()
    compound = second in lexicon.PREPOSITIONS - {"with", "on", "in", "for", "at"} or second in (
        "experience",
        "skills",
        "speed",
    )
    return "" if compound else f"my work has included {text}"


def _thing(text: str) -> str:
    """ "NVQ Level 2", "a clean licence since 2012", "experience in retail": what one has."""
    words = [word.lower().strip(",") for word in text.split()]
    if has_second_verb(["", *text.split()]):
        return ""
    if words[0] in ("never", "always", "not", "happy", "on"):
        return ""
    if words[0] in ("no", "zero"):
        return f"I've had {text}" if length(text) > 2 else ""
    if words[0] in ("own", "experience") or head(text) in ("experience", "knowledge"):
        return f"I have {'my ' if words[0] == 'own' else ''}{text}"
    known = {word.lower() for word in re.split(r"[,\s]+", text)} - {"and"}
    if known <= lexicon.TOOLS or known <= lexicon.LANGUAGES:
        return f"I {'know' if known <= lexicon.TOOLS else 'speak'} {text}"
    phrase = with_article(text, lexicon.COUNTABLE_HEADS)
    if phrase != text or words[0] in ("a", "an") or words[0] in lexicon.COUNTABLE_HEADS:
        return f"I've had {phrase}" if " since " in text else f"I have {phrase}"
    if (
        words[0] == "level"
        or words[0] in lexicon.COUNTABLE_HEADS
        or head(text) in lexicon.MASS_HEADS | {"certificates", "licences", "licenses", "qualifications"}
    ):
        return f"I have {text}" if "," not in text else ""
    lasting = words[0] in ("good", "strong") or re.search(rf"\b(?:every|daily|for \S+ {YEARS})\b", text, re.IGNORECASE)
    several = " and " in text and "," not in text and not lasting
    plural = re.search(r"[^sui]s$", head(text)) and "," not in text and not text[0].isdigit()
    if several:
        first, _, second = text.partition(" and ")
        return f"I bring {with_article(first, lexicon.COUNTABLE_HEADS)} and {second}"
    return f"I bring {text}" if plural else ""
