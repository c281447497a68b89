"""How does somebody write dates in the language of their Telegram? Date words are put into English, then the same
grammar reads them.

The names of days, months and units come from dateparser's language data (CLDR); the little words between them from
the table here.
dateparser itself is asked only where that finds nothing, with at most 64 characters, and its answer is checked
against the text.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from typing import Any

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

_AFTER_DIGIT = frozenset(("am",))  # "3 am" stays what it is
# A weekday before its "next" ("mardi prochain", "martes que viene", "terça que vem").
_TRAILING = re.compile(rf"\b({'|'.join(WEEKDAYS)}|week|month) (next|last)\b")
_HOUR = re.compile(r"\b(\d{1,2})\s?(?:uhr|h|heures?|uur|ч|год(?:ин[аиу])?)\b(?:\s?(\d\d)\b)?", re.IGNORECASE)
_THE_OF = re.compile(r"\b(the |on )?(\d{1,2})\.? (?:of )?(?=(?:" + "|".join(MONTHS) + r")\b)")


@dataclass(frozen=True)
class _Lexicon:
    strong: re.Pattern[str]
    english: dict[str, str]
    little: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon | None:
    """The date words of a language, or None where dateparser has no data for it."""
    if language not in LITTLE:
        return None
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    english = {
        form.lower(): name for name in (*WEEKDAYS, *MONTHS, *_UNITS) for form in info.get(name, ()) if _long(form)
    }
    english |= {
        form.lower(): _RELATIVE[key]
        for key, forms in info["relative-type"].items()
        if key in _RELATIVE
        for form in forms
    }
    little = [(spelling, name) for name, spelling in LITTLE[language].items()]
    little += [(spelling, str(number)) for number, spelling in enumerate(NUMBERS[language].split(), 2)]
    english |= {
        one.lower(): name
        for name in (*WEEKDAYS, "overmorrow")
        for one in LITTLE[language].get(name, "").split("|")
        if one and "[" not in one
    }
    strong = "|".join(sorted(map(re.escape, english), key=len, reverse=True))
    return _Lexicon(
        re.compile(rf"(?<!\w)(?:{strong})(?!\w)"),
        english,
        tuple((re.compile(rf"(?<!\w)(?:{spelling})(?!\w)"), name) for spelling, name in little),
    )


def _long(form: str) -> bool:
    """Long enough to be no other word; Cyrillic has its own two-letter days."""
    return len(form) >= 3 or (len(form) == 2 and not form.isascii())


def english(language: str, text: str) -> str:
    """`text` with the date words of `language` put into English; as it is, where it has none of them."""
    if language == "en" or (words := _lexicon(language)) is None:
        return text
    low = text.lower()
    if not words.strong.search(low) and not _HOUR.search(low):
        return text
    low = _HOUR.sub(lambda found: f"{found[1]}:{found[2] or '00'}", low)
    low = words.strong.sub(lambda found: words.english[found[0]], low)
    for pattern, name in words.little:
        low = pattern.sub(lambda found, name=name: _put(found, name), low)  # type: ignore[misc]
    return _THE_OF.sub(r"\2 ", _TRAILING.sub(r"\2 \1", low))


def _put(found: re.Match[str], name: str) -> str:
    before = found.string[: found.start()].rstrip()
    return found[0] if found[0] in _AFTER_DIGIT and before[-1:].isdigit() else name


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
