"""What are the pieces of the text? Numbers, clock times, written dates and words, each with its kind; noise is blanked first."""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from coach.when import calendar, named, noise, zones
from coach.when.model import Clock, Context, Token
from coach.when.settle import joined, settle
from coach.when.spelling import BLURRED, mend
from coach.when.words import WORDS

LONGEST = 4096  # characters that are looked at: Telegram's own limit
MOST = 400  # tokens of the language of dates in one text; whatever has more is no when-phrase, and is asked
_MER = r"(?:a\.\s?m\b\.?|p\.\s?m\b\.?|[ap]\s?m\b\.?)"
_LEX = re.compile(
    rf"""
    (?P<hol>\b(?:{named.PATTERN})(?!\w))
  | (?P<icsdt>\b\d{{8}}t\d{{4}}(?:\d\d)?z?\b)
  | (?P<isodt>\d{{4}}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z\b|[+-]\d\d:?\d\d)?(?!\d))
  | (?P<ymd>\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?!\d))
  | (?P<dmy>\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d\d)(?![\d/]))
  | (?P<zone>(?:utc|gmt)\s?[+−–-]\s?\d{{1,2}}(?::?\d\d)?(?!\d)|(?<=\d)\s?\+\d\d:?\d\d(?!\d))
  | (?P<clock>\d{{1,2}}[:h]\d\d(?::\d\d)?(?!\d)(?:\s?{_MER}|[ap]\b\.?)?|\d{{1,2}}\.\d\d(?:\s?{_MER}|[ap]\b\.?|\s?h\b|\s?uhr\b))
  | (?P<num_mer>\d{{1,4}}\s?{_MER}|\d{{1,4}}[ap]\b\.?)
  | (?P<ab>\d{{1,2}}/\d{{1,2}}(?![\d/]|\.\d))
  | (?P<dec>\d+\.\d+\.?(?!\d))
  | (?P<mer>\b[ap]\.\s?m\b\.?)
  | (?P<blank>§+)
  | (?P<ord>\d{{1,2}}(?:st|nd|rd|th|º|ª|er)\b|\d{{1,2}}\s(?:st|nd|rd|th)(?=\s(?:of\s)?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)))
  | (?P<chat>w/[cbe]\b|2(?:moro|morow|morrow|mrw|mrrw|day|nite|night|moz|mo)\b|b4\b|(?:first|last)\ thing\b|o\s?['’`]?\s?clock\b|p/m\b|\d+\s?(?:mins?|minutes?|hrs?|hours?)(?=chat|call))
  | (?P<num>\d+)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<year>['’]\d\d\b)
  | (?P<arrow>-+>|=+>)
  | (?P<nl>\n)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_UNITS = {
    "h": "TUNIT",
    "hr": "TUNIT",
    "hrs": "TUNIT",
    "m": "TUNIT",
    "d": "UNIT",
    "w": "UNIT",
    "wk": "UNIT",
    "y": "UNIT",
}
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


def normal(text: str) -> str:
    """The text as the grammar reads it: compatible forms unified, invisible characters gone, at most `LONGEST` characters."""
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


def lex(context: Context, text: str) -> list[Token]:
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
        tokens.extend(_token(context, kind, found, clean, line, tokens))
        told += bool(tokens) and tokens[-1].kind != "W"
        if told > MOST:
            break
    return joined(settle(tokens))


def _token(context: Context, kind: str, found: re.Match[str], raw: str, line: int, so_far: list[Token]) -> list[Token]:
    text, start, end = found[0], found.start(), found.end()

    def one(name: str, value: object) -> list[Token]:
        return [Token(name, value, text, start, end, line, raw[start:end])]

    if kind == "word":
        return _word(context, text, start, end, line, raw, so_far)
    if kind == "num":
        return (
            one("YR" if len(text) == 4 and 1900 <= int(text) <= 2100 else "NUM", int(text))
            if len(text) <= 4
            else one("W", None)
        )
    if kind == "mark":
        if (
            text == "."
            and so_far
            and so_far[-1].end == start
            and so_far[-1].kind in ("WD", "MO")
            and len(so_far[-1].text) <= 5
        ):
            return []
        return one(_MARKS[text], None) if text in _MARKS else []
    if kind == "nl":
        return one("NL", None)
    if kind == "arrow":
        return one("ARROW", None)
    if kind in ("hol", "mer"):
        return one(kind.upper(), None if kind == "hol" else f"{text[0]}m")
    if kind == "blank":
        return one("W", None)
    if kind == "chat":
        if text.startswith("o"):
            return one("OCLOCK", None)
        if text.endswith("thing"):
            return one("PART", "am" if text.startswith("first") else "pm")
        return one(*WORDS.get(text, ("W", None)))
    return one(*_number(kind, text))


def _number(kind: str, text: str) -> tuple[str, object]:
    digits = [int(part) for part in re.findall(r"\d+", text)[:3]]
    if kind in ("clock", "num_mer"):
        return "CLOCK", _clock(text)
    if kind in ("isodt", "icsdt"):
        try:
            return "ISODT", datetime.fromisoformat(
                re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text.upper().replace(" ", "T"))
            )
        except ValueError:
            return "BADDATE", None
    if kind == "ymd":
        y, a, b = digits
        return ("BADDATE", None) if not (found := calendar.make(y, a, b) or calendar.make(y, b, a)) else ("ISO", found)
    if kind == "dmy":
        return "DMY", (*digits, "." in text)
    if kind == "zone":
        zone = zones.offset(text)
        return ("ZONE", zone) if zone else ("W", None)
    if kind == "ord":
        return ("ORD", digits[0]) if 1 <= digits[0] <= 31 else ("BADORD", None)
    if kind == "dec":
        return "DEC", text
    if kind == "year":
        return "YR", 2000 + digits[0]
    return "AB", tuple(digits)


def _clock(text: str) -> Clock:
    """A clock time written in digits; `bad` where there is no such time."""
    found = re.match(r"(\d+)(?:[:.h](\d\d))?", text)
    assert found is not None  # noqa: S101 - the lexer's own pattern says so
    half = "am" if re.search(r"a\.?\s?m?\b", text) else "pm" if "p" in text else ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[2] is None and len(found[1]) > 2:
        hour, minute = divmod(int(found[1]), 100)
    return clock(hour, minute, half, zero=text.startswith("0") and len(found[1]) == 2)


def clock(hour: int, minute: int, half: str, *, zero: bool = False) -> Clock:
    """A clock time, checked. A leading zero (08:40) or an hour above 12 or 0 says that it is the 24-hour clock; 01:00 to 06:59 does not."""
    if hour == 24 and minute == 0 and not half:
        return Clock(hour=0, half="24", midnight=True)
    bad = hour > 24 or minute > 59 or (hour == 24 and minute > 0) or (half == "am" and hour > 12)
    if half == "pm" and hour > 12:
        bad = bad or hour == 24 or minute == 0  # "15:30 pm" is a slip that says one thing; "15 pm" may say two
        return Clock(hour=hour % 24, minute=minute % 60, half="24", bad=bad)
    if not half and (hour > 12 or hour == 0 or (zero and hour >= 7)):
        half = "24"
    return Clock(hour=hour % 24, minute=minute % 60, half=half, bad=bad or (half in ("am", "pm") and hour == 0))


def _word(context: Context, text: str, start: int, end: int, line: int, raw: str, so_far: list[Token]) -> list[Token]:
    glued = bool(so_far) and so_far[-1].end == start and so_far[-1].kind in ("NUM", "YR", "DEC", "ORD", "CLOCK", "AB")
    key = text.removesuffix("'s").removesuffix("’s") if text not in WORDS else text
    if glued and key in _GLUED:
        key = _GLUED[key]
    kind, value = _meaning(context, key, glued=glued)
    if glued and kind not in ("UNIT", "TUNIT", "MO", "ISH", "BIZ", "OCLOCK", "TO", "DASH"):
        so_far[-1] = replace(so_far[-1], kind="W", value=None)
        kind, value = "W", None
    written = raw[start:end]
    if kind == "TONIGHT":
        return [Token("REL", 0, key, start, end, line, written), Token("PART", "night", key, start, end, line, written)]
    return [Token(kind, value, text if kind == "W" else key, start, end, line, written)]


def _meaning(context: Context, key: str, *, glued: bool) -> tuple[str, object]:
    if key in WORDS:
        return WORDS[key]
    if key in ("am", "pm"):
        return "MER", key
    mended = None if glued else mend(key)
    return ("BLUR", None) if mended == BLURRED else WORDS[mended] if mended else ("W", None)
