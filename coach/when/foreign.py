"""How does somebody write dates in the language of their Telegram? Date words are put into English, then the same
grammar reads them.

The names of days, months and units come from dateparser's language data (CLDR); the little words between them from
the table here.
dateparser itself is asked only where that finds nothing, with at most 64 characters, and its answer is checked
against the text.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib import import_module
from typing import Any

from coach import lazy
from coach.when.foreign_idioms import IDIOMS
from coach.when.foreign_words import LITTLE, NUMBERS
from coach.when.model import Context
from coach.when.words import MONTHS, WEEKDAYS

LONGEST = 64  # characters that dateparser sees at most: 4,096 hostile ones cost it seconds
_RELATIVE = {
    "0 day ago": "today",
    "1 day ago": "yesterday",
    "in 1 day": "tomorrow",
    "in 2 day": "overmorrow",
    "in 1 week": "next week",
    "0 week ago": "this week",
    "1 week ago": "last week",
    "in 1 month": "next month",
}
_UNITS = ("day", "week", "month", "year", "hour", "minute")

_KEPT = 0xE000  # private characters that stand for the idioms while the other words are put into English
_AFTER_DIGIT = frozenset(("am",))  # "3 am" stays what it is
_DAYS = (*WEEKDAYS, *"0123456789")
# A weekday before its "next" ("mardi prochain", "martes que viene", "terça que vem").
_TRAILING = lazy.pattern(rf"\b({'|'.join(WEEKDAYS)}|week|month) (next|last)\b")
_HOUR = lazy.pattern(r"\b(\d{1,2})\s?(?:uhr|h|heures?|uur|ч|год(?:ин[аиу])?)\b(?:\s?(\d\d)\b)?", re.IGNORECASE)
_SPAN_AGO = lazy.pattern(r"\bspan ago (\w+ (?:day|week|month|year|hour|minute)s?)\b")
_HALF_OF = lazy.pattern(r"\bto be half (\d{1,2})\b")
_HOUR_AND = lazy.pattern(r"\b(\d{1,2})(?::00)? (and half|and quarter|minus quarter)\b")
# Somebody whose Telegram speaks Portuguese may write English here.
_ENGLISH = lazy.pattern(
    r"\b(?:" + "|".join((*WEEKDAYS, *MONTHS, "today", "tomorrow", "yesterday", "next", "week")) + r")\b"
)
_NUMERIC = lazy.pattern(r"\d{1,2}[.:]\d{1,2}")
_THE_OF = lazy.pattern(r"\b(the |on )?(\d{1,2})\.? (?:of )?(?=(?:" + "|".join(MONTHS) + r")\b)")


_Table = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True)
class _Lexicon:
    """The words of a language. `strong`: the names of days, months and units, whose English is in `english`."""

    idioms: _Table
    strong: re.Pattern[str]
    english: dict[str, str]
    little: _Table

    def speaks(self, low: str) -> bool:
        """The text has date words of this language, or a date or an hour in digits."""
        named = self.strong.search(low) or any(pattern.search(low) for pattern, _ in self.idioms)
        digits = _NUMERIC.search(low) and not _ENGLISH.search(low)
        return bool(named or digits or _HOUR.search(low))


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon | None:
    """The date words of a language, or None where dateparser has no data for it."""
    if language not in LITTLE:
        return None
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    little = LITTLE[language]
    english = {
        form.lower(): name for name in (*WEEKDAYS, *MONTHS, *_UNITS) for form in info.get(name, ()) if _long(form)
    }
    english |= {
        form.lower(): _RELATIVE[key]
        for key, forms in info["relative-type"].items()
        if key in _RELATIVE
        for form in forms
    }
    english |= {
        one.lower(): name for name in WEEKDAYS for one in little.get(name, "").split("|") if one and "[" not in one
    }
    for word in little["at"].split("|"):  # "saat" is an hour, too
        english.pop(word, None)
    strong = "|".join(sorted(map(re.escape, english), key=len, reverse=True))
    numbers = {str(number): spelling for number, spelling in enumerate(NUMBERS[language].split(), 2)}
    idioms = IDIOMS[language] | {name: little[name] for name in ("business days", "weekend") if name in little}
    return _Lexicon(_table(idioms), lazy.pattern(rf"(?<!\w)(?:{strong})(?!\w)"), english, _table(little | numbers))


def _table(words: dict[str, str]) -> _Table:
    return tuple((lazy.pattern(rf"(?<!\w)(?:{spelling})(?!\w)"), name) for name, spelling in words.items())


def _long(form: str) -> bool:
    """Long enough to be no other word; Cyrillic has its own two-letter days."""
    return len(form) >= 3 or (len(form) == 2 and not form.isascii())


def english(language: str, text: str) -> str:
    """`text` with the date words of `language` put into English; as it is, where it has none of them."""
    if language == "en" or (words := _lexicon(language)) is None:
        return text
    low = text.lower()
    if not words.speaks(low):
        return text
    for place, (pattern, _) in enumerate(words.idioms):
        low = pattern.sub(chr(_KEPT + place), low)  # "ago" is August in Spanish: what is English stays so
    low = _HOUR.sub(lambda found: f"{found[1]}:{found[2] or '00'}", low)
    low = words.strong.sub(lambda found: words.english[found[0]], low)
    for pattern, name in words.little:
        low = pattern.sub(lambda found, name=name: _put(found, name), low)  # type: ignore[misc]
    for place, (_, name) in enumerate(words.idioms):
        low = low.replace(chr(_KEPT + place), name)
    for rule, put in _REWRITTEN:
        low = rule.sub(put, low)
    return low


def _minutes(found: re.Match[str]) -> str:
    """ "3 and half" is 3:30, "3 minus quarter" 2:45."""
    hour = int(found[1])
    return (
        f"{hour}:30" if found[2] == "and half" else f"{hour}:15" if found[2] == "and quarter" else f"{_before(hour)}:45"
    )


def _before(hour: int) -> int:
    return 12 if hour == 1 else hour - 1


# What is said in another order than in English.
_REWRITTEN: tuple[tuple[re.Pattern[str], Any], ...] = (
    (_SPAN_AGO, r"\1 ago"),
    (lazy.pattern(r"\bspan ago\b"), "before"),
    (_HALF_OF, lambda found: f"{_before(int(found[1]))}:30"),
    (_HOUR_AND, _minutes),
    (_TRAILING, r"\2 \1"),
    (_THE_OF, r"\2 "),
)


def _put(found: re.Match[str], name: str) -> str:
    """The English word; "am" behind an hour stays, unless a day follows it ("14 Uhr am Montag")."""
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    half = found[0] in _AFTER_DIGIT and before[-1:].isdigit() and not after.startswith(_DAYS)
    return found[0] if half else name


def warm() -> None:
    """Load dateparser and what its first parse builds, so that no chat waits for it: about 0.2 s, once a process."""
    explicit(Context(now=datetime(2000, 1, 1, tzinfo=UTC), past=False, order="dm", language="de"), "1. Mai 2000")


def explicit(context: Context, text: str) -> date | datetime | None:
    """dateparser's reading of a short text in the person's language, only where day and month are written and every
    number is accounted for.
    """
    if context.language == "en" or len(text) > LONGEST or not re.search(r"\d", text):
        return None
    import dateparser  # a heavy import, for those who need it
    from dateparser.data.languages_info import language_order

    if context.language not in language_order:
        return None
    found = dateparser.parse(
        text,
        languages=[context.language],
        settings={
            "RELATIVE_BASE": context.now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past" if context.past else "future",
            "REQUIRE_PARTS": ["day", "month"],
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return _checked(text, found) if found else None


def _checked(text: str, found: datetime) -> date | datetime | None:
    numbers = [int(number) for number in re.findall(r"\d+", text) if len(number) <= 4]
    timed = re.search(r"\d{1,2}[:.]\d\d", text) is not None and (found.hour or found.minute)
    known = {found.day, found.month, found.year, found.year % 100} | ({found.hour, found.minute} if timed else set())
    if not numbers or found.day not in numbers or any(number not in known for number in numbers):
        return None
    return found if timed else found.date()
