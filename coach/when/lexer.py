"""What are the pieces of the text? Numbers, clock times, written dates and words, each with its kind; noise is blanked first."""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from coach.when import calendar, named, noise, zones
from coach.when.model import Clock, Context, Token
from coach.when.spelling import BLURRED, mend
from coach.when.words import DOUBTFUL, WORDS

LONGEST = 4096  # characters that are looked at: Telegram's own limit
MOST = 400  # tokens of the language of dates in one text; whatever has more is no when-phrase, and is asked
_MER = r"(?:a\.\s?m\b\.?|p\.\s?m\b\.?|[ap]\s?m\b\.?)"
_LEX = re.compile(
    rf"""
    (?P<hol>\b(?:{named.PATTERN})(?!\w))
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
_GLUED = {"h": "hour", "m": "min", "d": "day", "w": "week", "y": "year"}
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
    return _joined(settle(tokens))


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


_PRONOUNS = frozenset("i we they you he she it this that who which there and also".split())
_LEADS = frozenset(
    (
        "ON",
        "THIS",
        "NEXT",
        "LAST",
        "COMING",
        "BY",
        "UNTIL",
        "FROM",
        "TO",
        "OR",
        "BEFORE",
        "AFTER",
        "DASH",
        "SLASH",
        "END",
        "PART",
        "CLOCK",
        "MER",
        "ORD",
        "COMMA",
        "EVERY",
        "OPEN",
        "COLON",
        "AND",
        "MO",
    )
)
_TRAILS = frozenset(
    ("NUM", "ORD", "CLOCK", "MO", "PART", "NEXT", "COMING", "NOON", "AB", "DEC", "DMY", "ISO", "MER", "WD", "OR", "THE")
)


def settle(tokens: list[Token]) -> list[Token]:
    """The same tokens; words that are dates only in company ("sat", "may", "pm") keep their kind only there."""
    for i, token in enumerate(tokens):
        if token.text not in DOUBTFUL and token.kind != "MER":
            continue
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        then = tokens[i + 2] if i + 2 < len(tokens) else None
        if token.kind == "MER":
            _settle_half(token, before)
        elif token.kind == "MO" and not _month_here(token, before, after, then, tokens[i - 2] if i > 1 else None):
            token.kind = "W"
        elif (
            token.kind == "WD"
            and token.text == "wed"
            and before
            and before.text in _PRONOUNS
            and after
            and before.text != "this"
        ):
            token.kind = "W"
        elif token.kind == "WD" and token.text in ("sat", "sun") and not _weekday_here(token, before, after, then):
            token.kind = "W"
        elif token.text in ("eve", "aft", "mo", "bus", "work", "h") and not _company(token, before, after):
            token.kind = "W"
    return tokens


def _settle_half(token: Token, before: Token | None) -> None:
    """ "am" and "pm": a half of a clock time, a part of a day ("saturday pm"), or the verb."""
    kind = before.kind if before else ""
    if kind in ("NUM", "CLOCK", "OCLOCK", "ISH", "YR"):
        return
    part = kind in ("WD", "REL", "MO", "ORD") or token.text == "pm"
    token.kind, token.value = ("PART", token.text) if part else ("W", None)


def _month_here(
    token: Token, before: Token | None, after: Token | None, then: Token | None, earlier: Token | None
) -> bool:
    if (
        before
        and before.text in _PRONOUNS
        and not token.raw[:1].isupper()
        and not (
            after
            and after.kind in ("NUM", "ORD")
            and (then is None or then.kind in ("STOP", "NL", "COMMA", "AT", "CLOCK", "YR"))
        )
    ):
        return False
    links = ("OF", "THE", "DASH", "SLASH", "COMMA", "STOP")
    numbers = ("NUM", "ORD", "YR", "BADORD")
    if after and (after.kind in numbers or (after.kind in links and then and then.kind in numbers)):
        return True
    if before and (
        before.kind in numbers
        or (
            before.kind in ("OF", "DASH", "SLASH", "STOP")
            and earlier is not None
            and earlier.kind in (*numbers, "WD", "LAST", "UNIT", "END")
        )
    ):
        return True
    return bool(before and before.kind in ("IN", "UNTIL", "BY", "EDGE", "OF", "WD"))


def _weekday_here(token: Token, before: Token | None, after: Token | None, then: Token | None) -> bool:
    if before and before.text == "you" and after is None:
        return True
    if before and (before.text in _PRONOUNS or before.kind == "THE"):
        return bool(before.text == "this" or (before.kind == "AND" and (after is None or after.kind in _TRAILS)))
    if after is None or after.kind in ("STOP", "NL", "SHUT"):
        return True
    if after.kind == "AT":
        return bool(then and then.kind in ("NUM", "CLOCK", "NOON", "HALF", "QUARTER", "ABOUT"))
    if after.kind in ("THE", "COMMA", "OR", "DASH", "SLASH", "AND"):
        return bool(then and then.kind in ("NUM", "ORD", "WD", "MO", "CLOCK"))
    return after.kind in _TRAILS or bool(before and before.kind in _LEADS)


def _company(token: Token, before: Token | None, after: Token | None) -> bool:
    if token.text in ("bus", "work"):
        return bool(after and after.kind == "UNIT")
    if token.text in ("mo", "h"):
        return bool(before and before.kind in ("NUM", "AB", "DEC", "YR"))
    return bool(before and before.kind in ("WD", "REL", "THIS", "ON", "HOL", "MO", "NUM", "ORD"))


def _joined(tokens: list[Token]) -> list[Token]:
    """Spoken numbers joined ("twenty five", "thirty first"), "p m" after an hour joined."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if (
            token.text == "m"
            and last
            and last.text in ("a", "p")
            and len(out) > 1
            and out[-2].kind in ("NUM", "OCLOCK", "HALF")
        ):
            out[-1] = Token("MER", f"{last.text}m", f"{last.text}m", last.start, token.end, last.line)
            continue
        tens = last
        if tens and tens.kind == "DASH" and len(out) > 1:
            tens = out[-2]
        if (
            tens
            and tens.kind == "NUM"
            and tens.text.isalpha()
            and tens.value in (20, 30, 40, 50)
            and token.kind in ("NUM", "ORD")
            and token.text.isalpha()
            and 1 <= token.value <= 9
        ):
            if last is not tens:
                out.pop()
            out[-1] = Token(token.kind, tens.value + token.value, token.text, tens.start, token.end, tens.line)
            if token.kind == "ORD" and out[-1].value > 31:
                out[-1].kind = "W"
            continue
        out.append(token)
    return out
