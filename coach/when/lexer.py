"""What are the pieces of the text? Numbers, clock times, written dates and words, each with its kind; noise is
blanked first.
"""

import re
import unicodedata
from dataclasses import replace

from coach import lazy
from coach.when import named, noise, numerals
from coach.when.model import Token
from coach.when.settle import settle
from coach.when.spelling import BLURRED, mend
from coach.when.spoken import joined
from coach.when.words import WORDS, listed
from coach.when.zones import ABBREVIATIONS

LONGEST = 4096  # characters that are looked at: Telegram's own limit
MOST = 150  # numbers and date words in one text; whatever has more is no when-phrase, and is asked
LENGTH = 2000  # tokens of any kind that are looked at
# Tokens that every text has many of.
_COMMON = listed("W THE OF A AND TO IN ON AT BY OR FROM THIS COMMA STOP NL OPEN SHUT COLON DASH QUOTE SLASH BLUR")
_MER = r"(?:a\.\s?m\b\.?|p\.\s?m\b\.?|[ap]\s?m\b\.?)"
_LEX = lazy.pattern(
    rf"""
    (?P<hol>\b(?:{named.PATTERN})(?!\w))
  | (?P<icsdt>\b(?:tzid=[\w/+-]{{3,40}}:)?\d{{8}}t\d{{4}}(?:\d\d)?z?\b)
  | (?P<isodt>\d{{4}}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?|[ ]\d\d:\d\d:\d\d)(?:z\b|[+-]\d\d:?\d\d)?(?!\d)
             |\d{{4}}-\d\d-\d\d[ ]\d\d:\d\d(?![\d:]))
  | (?P<ymd>\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?!\d))
  | (?P<dmy>\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d\d)(?![\d/]))
  | (?P<zone>(?:utc|gmt)\s?[+−–-]\s?\d{{1,2}}(?::?\d\d)?(?!\d)|(?<=\d)\s?\+\d\d:?\d\d(?!\d))
  | (?P<clock>\d{{1,2}}[:h]\d\d(?::\d\d)?(?!\d)(?:\s?{_MER}|[ap]\b\.?)?
             |\d{{1,2}}\.\d\d(?:\s?{_MER}|[ap]\b\.?|\s?h(?:rs)?\b|\s?uhr\b))
  | (?P<num_mer>\d{{1,4}}\s?{_MER}|\d{{1,4}}[ap]\b\.?)
  | (?P<ab>\d{{1,2}}/\d{{1,2}}(?![\d/]|\.\d))
  | (?P<dec>\d+\.\d+\.?(?!\d))
  | (?P<mer>\b[ap]\.\s?m\b\.?)
  | (?P<blank>§+)
  | (?P<ord>\d{{1,2}}(?:(?:st|nd|rd|th)['’]s|r?st|nd|rd|th|º|ª|er)\b
           |\d{{1,2}}(?:st|nd|rd|th)(?=(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec))
           |\d{{1,2}}\s(?:st|nd|rd|th)(?=\s(?:of\s)?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)))
  | (?P<chat>w/[cbe]\b|2(?:moro|morow|morrow|mrw|mrrw|day|nite|night|moz|mo)\b|b4\b|to-(?:day|morrow|night)\b
            |(?:first|last)[ ]thing\b|(?:first|second|1st|2nd)[ ]half\b(?![ ]of)
            |(?:after|before)[ ](?:lunch|work|school|dinner|tea|class|uni|breakfast)\b
            |o\s?['’`]?\s?cl?oc?k?\b(?<=[ck])|p/m\b)
  | (?P<fq>q[1-4]\b)
  | (?P<num>\d+)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<year>['’]\d\d\b)
  | (?P<arrow>-+>|=+>)
  | (?P<nl>\n)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_HELD = lazy.pattern(r"(.)\1{2,}")  # a key that was held down
_GLUED = {"m": "min", "d": "day", "w": "week", "y": "year"}
_MARKS = {
    ",": "COMMA",
    ".": "STOP",
    "!": "STOP",
    "?": "STOP",
    ";": "STOP",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "−": "DASH",
    "/": "SLASH",
    "@": "AT",
    "~": "ABOUT",
    "&": "AND",
    "→": "ARROW",
    ">": "QUOTE",
    "(": "OPEN",
    ")": "SHUT",
    "[": "OPEN",
    "]": "SHUT",
    ":": "COLON",
    "|": "COMMA",
    "\\": "SLASH",
}


def crowded(tokens: list[Token]) -> bool:
    """More than anybody writes about one appointment: the lexer stopped before the end."""
    return len(tokens) > LENGTH or sum(token.kind not in _COMMON for token in tokens) >= MOST


def normal(text: str) -> str:
    """The text as the grammar reads it: compatible forms unified, invisible characters gone, at most `LONGEST`
    characters.
    """
    text = (
        unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
        .replace("⁄", "/")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    return "".join(
        [
            letter
            for letter in text
            if letter in "\n\t" or unicodedata.category(letter)[0] not in "CM" or letter.isprintable()
        ]
    )


def lex(text: str) -> list[Token]:
    """The tokens of `text`, doubtful words settled by their neighbours, spoken numbers joined."""
    clean = noise.blanked(text)
    low = clean.lower()
    if len(low) != len(clean):
        clean = low
    tokens: list[Token] = []
    line = told = 0
    for found in _LEX.finditer(low.replace("’", "'")):
        kind = found.lastgroup or ""
        if kind == "nl":
            line += 1
        tokens.extend(_token(kind, found, clean, line, tokens))
        told += bool(tokens) and tokens[-1].kind not in _COMMON
        if told > MOST or len(tokens) > LENGTH:
            break
    return joined(settle(tokens))


def _token(kind: str, found: re.Match[str], raw: str, line: int, so_far: list[Token]) -> list[Token]:
    text = found[0]
    if kind == "word":
        return _word(found, line, raw, so_far)
    if kind == "mark" and (text not in _MARKS or _abbreviates(found, so_far)):
        return []
    name, value = _meaning_of(kind, text)
    return _tokens(name, value, text, found, line, raw)


def _tokens(name: str, value: object, text: str, found: re.Match[str], line: int, raw: str) -> list[Token]:
    """One token; two for "tonight", which is a day and a part of it."""
    start, end = found.start(), found.end()
    written = raw[start:end]
    if name == "TONIGHT":
        return [
            Token("REL", 0, text, start, end, line, written),
            Token("PART", "night", text, start, end, line, written),
        ]
    return [Token(name, value, text, start, end, line, written)]


def _meaning_of(kind: str, text: str) -> tuple[str, object]:
    """The kind and value of anything but a word."""
    if kind in _PLAIN:
        return _PLAIN[kind], None
    if kind == "mark":
        return _MARKS[text], None
    if kind == "mer":
        return "MER", f"{text[0]}m"
    if kind == "chat":
        return _chat(text)
    return numerals.numeral(kind, text)


_PLAIN = {"nl": "NL", "arrow": "ARROW", "hol": "HOL", "blank": "W", "fq": "FQ"}


def _chat(text: str) -> tuple[str, object]:
    if text.startswith("o"):
        return "OCLOCK", None
    if text.endswith(("thing", "half")):
        return "PART", "am" if text.startswith(("first", "1st")) else "pm"
    if " " in text and text.startswith(("after", "before")):
        return "PART", "am" if text in ("before lunch", "after breakfast", "before work", "before breakfast") else "pm"
    return WORDS.get(text.replace("-", ""), ("W", None))


def _abbreviates(found: re.Match[str], so_far: list[Token]) -> bool:
    """The dot of "Mon." and "Dec."; that of "Sat." and "May." only before a comma."""
    last = so_far[-1] if so_far else None
    listed_on = found.string[found.end() : found.end() + 1] == ","
    return (
        found[0] == "."
        and last is not None
        and last.end == found.start()
        and last.kind in ("WD", "MO")
        and len(last.text) <= 5
        and (listed_on or last.text not in ("sat", "sun", "may"))
    )


def _word(found: re.Match[str], line: int, raw: str, so_far: list[Token]) -> list[Token]:
    """A word by its meaning; one that is glued to a number ("3pm", "45min", "3M") makes sense only as some kinds."""
    text = found[0]
    glued = (
        bool(so_far)
        and so_far[-1].end == found.start()
        and not so_far[-1].text.endswith(".")
        and so_far[-1].kind in ("NUM", "YR", "DEC", "ORD", "CLOCK", "AB")
    )
    key = text.removesuffix("'s").removesuffix("’s") if text not in WORDS else text
    if key != text and WORDS.get(key, ("",))[0] == "NUM":
        return _tokens("W", None, text, found, line, raw)  # "the next one's on Friday"
    if key not in WORDS and _HELD.search(key):
        key = _HELD.sub(r"\1", key)  # "tuesdayyyy"
    if glued and key in _GLUED:
        key = _GLUED[key]
    stem = key.removesuffix("ish")
    stem = stem if stem in WORDS or stem == key else re.sub(r"(.)\1", r"\1", stem)  # "tennish"
    if (
        stem != key and not glued and WORDS.get(stem, ("",))[0] in ("NUM", "NOON", "WD", "PART")
    ):  # "noonish", "eightish"
        return _tokens(*WORDS[stem], stem, found, line, raw)
    kind, value = _meaning(key, glued=glued)
    if glued and so_far[-1].kind == "CLOCK" and text in ABBREVIATIONS:
        return _tokens("W", None, text, found, line, raw)  # "15:00Z", "3pmEST"
    if glued and kind not in ("UNIT", "TUNIT", "MO", "ISH", "BIZ", "OCLOCK", "TO", "DASH"):
        so_far[-1] = replace(so_far[-1], kind="W", value=None)
        kind, value = "W", None
    return _tokens(kind, value, text if kind == "W" else key, found, line, raw)


def _meaning(key: str, *, glued: bool) -> tuple[str, object]:
    if key in WORDS:
        return WORDS[key]
    if key in ("am", "pm"):
        return "MER", key
    mended = mend(key) if not glued and 4 <= len(key) <= 13 else None  # the cache holds short words only
    return ("BLUR", None) if mended == BLURRED else WORDS[mended] if mended else ("W", None)
