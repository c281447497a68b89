"""How does somebody write dates in the language of their Telegram? Date words are put into English, then the same grammar reads them.

The names of days, months and units come from dateparser's language data (CLDR); the little words between them from the table here.
dateparser itself is asked only where that finds nothing, with at most 64 characters, and its answer is checked against the text.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from typing import Any

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

# language -> English -> what is said for it. Only words that have another meaning in no date.
_LITTLE: dict[str, dict[str, str]] = {
    "de": {
        "at": "um|gegen",
        "on": "am|den|der|dem",
        "next": "nächst(?:en|e|er|es)|kommend(?:en|e|er)|naechst(?:en|e|er)",
        "last": "letzt(?:en|e|er)|vergangen(?:en|e)|vorig(?:en|e)",
        "this": "dies(?:en|e|er)",
        "in": "in",
        "ago": "her",
        "and": "und",
        "or": "oder",
        "not": "nicht|kein|keine",
        "until": "bis",
        "from": "von|ab",
        "between": "zwischen",
        "instead of": "statt|anstatt",
        "morning": "vormittag|vormittags|früh|morgens",
        "afternoon": "nachmittag|nachmittags",
        "evening": "abend|abends",
        "noon": "mittag|mittags",
        "a": "ein|eine|einem|einer|einen",
        "day after tomorrow": "übermorgen|uebermorgen",
        "weekend": "wochenende",
        "half": "halb",
        "sorry": "doch|sondern",
        "moved": "verschoben|verlegt",
        "business days": "werktagen|werktage|arbeitstagen|arbeitstage",
    },
    "fr": {
        "at": "à|vers",
        "on": "le|du",
        "next": "prochaine?",
        "last": "derni(?:er|ère)|pass[ée]e?",
        "this": "cette|cet|ce",
        "in": "dans",
        "and": "et",
        "or": "ou",
        "not": "pas",
        "until": "jusqu'(?:à|au)|jusque|au",
        "before": "avant",
        "from": "de",
        "between": "entre",
        "morning": "matin",
        "afternoon": "après-midi",
        "evening": "soir",
        "noon": "midi",
        "a": "une?",
        "1st": "1er|premier",
        "weekend": "week-end",
        "business days": "jours ouvr(?:és|ables)",
    },
    "es": {
        "at": "a las?",
        "on": "el",
        "next": "pr[óo]xim[oa]|que viene",
        "last": "pasad[oa]|[úu]ltim[oa]",
        "this": "est[ea]",
        "in": "en|dentro de",
        "of": "de|del",
        "and": "y",
        "or": "o",
        "not": "no",
        "until": "hasta",
        "by": "antes del?|para el",
        "from": "desde",
        "between": "entre",
        "morning": "(?:por|de|en) la mañana",
        "afternoon": "(?:por|de|en) la tarde",
        "night": "(?:por|de|en) la noche",
        "overmorrow": "pasado mañana",
        "noon": "mediod[íi]a",
        "a": "una?",
        "weekend": "fin de semana",
        "business days": "d[íi]as h[áa]biles|d[íi]as laborables",
    },
    "pt": {
        "at": "às|as|à",
        "on": "no|na|dia",
        "next": "próxim[oa]|que vem",
        "last": "passad[oa]|últim[oa]",
        "this": "est[ea]|ness[ea]|nest[ea]",
        "in": "em|daqui a",
        "of": "de|do",
        "and": "e",
        "or": "ou",
        "not": "não",
        "until": "até",
        "between": "entre",
        "morning": "(?:da|de|pela) manhã",
        "afternoon": "(?:da|de|à) tarde",
        "night": "(?:da|de|à) noite",
        "noon": "meio-dia",
        "a": "uma?",
        "weekend": "fim de semana",
        "business days": "dias úteis",
    },
    "it": {
        "at": "alle|all'|verso le",
        "on": "il|del|nel",
        "next": "prossim[oa]",
        "last": "scors[oa]|passat[oa]",
        "this": "quest[oa]",
        "in": "tra|fra",
        "and": "e",
        "or": "o|oppure",
        "not": "non",
        "until": "fino al?|entro",
        "from": "dal|dalle",
        "between": "tra le",
        "morning": "mattina|mattino",
        "afternoon": "pomeriggio",
        "evening": "sera",
        "noon": "mezzogiorno",
        "a": "un[ao]?",
        "weekend": "fine settimana",
        "business days": "giorni lavorativi",
    },
    "nl": {
        "at": "om|rond",
        "on": "op",
        "next": "volgende?|komende?|aanstaande",
        "last": "vorige?|afgelopen",
        "this": "deze|dit",
        "in": "over|binnen",
        "and": "en",
        "or": "of",
        "not": "niet|geen",
        "until": "tot",
        "from": "van|vanaf",
        "between": "tussen",
        "morning": "ochtend|'s ochtends",
        "afternoon": "middag|'s middags",
        "evening": "avond|'s avonds",
        "a": "een",
        "day after tomorrow": "overmorgen",
        "half": "half",
        "business days": "werkdagen",
    },
    "pl": {
        "at": "o|ok\\.?|około",
        "on": "we?|dnia",
        "next": "następn(?:y|a|ą|ym)|przyszł(?:y|a|ą|ym)",
        "last": "zeszł(?:y|a|ą|ym)|ostatni(?:a|ą|m)?",
        "this": "t[ęe]|ten|tym",
        "in": "za",
        "and": "i|oraz",
        "or": "lub|albo",
        "not": "nie",
        "until": "do",
        "from": "od",
        "between": "między",
        "morning": "rano",
        "afternoon": "po południu",
        "evening": "wieczorem",
        "monday": "poniedziałku",
        "tuesday": "wtorku",
        "wednesday": "środ[ęy]",
        "thursday": "czwartku",
        "friday": "piątku",
        "saturday": "sobot[ęy]",
        "sunday": "niedziel[ęi]",
        "business days": "dni robocz(?:ych|e)",
    },
    "uk": {
        "at": "о|об",
        "on": "у|в|на",
        "next": "наступн(?:ий|а|у|ого|ої)",
        "last": "минул(?:ий|а|у|ого|ої)",
        "this": "ц(?:я|ю|ей|ього)",
        "in": "через",
        "and": "та|і|й",
        "or": "або|чи",
        "not": "не",
        "until": "до",
        "from": "з|від",
        "between": "між",
        "morning": "вранці|ранку|зранку",
        "afternoon": "дня|вдень",
        "evening": "ввечері|вечора|увечері",
        "wednesday": "середу|середи",
        "friday": "п'ятницю|п'ятниці|п’ятницю|п'ятниця",
        "saturday": "суботу|суботи",
        "sunday": "неділю|неділі",
        "tuesday": "вівторка",
        "thursday": "четверга",
        "monday": "понеділка",
        "week": "тиждень",
    },
    "ru": {
        "at": "в",
        "on": "во|на",
        "next": "следующ(?:ий|ая|ую|его|ей)",
        "last": "прошл(?:ый|ая|ую|ого|ой)",
        "this": "эт(?:от|а|у|ого)",
        "in": "через",
        "and": "и",
        "or": "или",
        "not": "не",
        "until": "до",
        "from": "с|от",
        "between": "между",
        "morning": "утром|утра",
        "afternoon": "днем|днём",
        "evening": "вечером|вечера",
        "wednesday": "среду|среды",
        "friday": "пятницу|пятницы",
        "saturday": "субботу|субботы",
        "sunday": "воскресенья",
        "monday": "понедельника",
        "tuesday": "вторника",
        "thursday": "четверга",
        "week": "неделю",
    },
    "tr": {
        "at": "saat",
        "next": "gelecek|önümüzdeki|haftaya",
        "last": "geçen",
        "this": "bu",
        "and": "ve",
        "or": "veya|ya da",
        "not": "değil",
        "morning": "sabah",
        "afternoon": "öğleden sonra",
        "evening": "akşam",
        "noon": "öğlen?",
        "a": "bir",
        "from now": "sonra",
        "before": "önce",
        "weekend": "hafta sonu",
    },
}
# Two to ten, in that order.
_NUMBERS = {
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
    "pt": "dois|duas três quatro cinco seis sete oito nove dez",
    "it": "due tre quattro cinque sei sette otto nove dieci",
    "nl": "twee drie vier vijf zes zeven acht negen tien",
    "pl": "dwa|dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "uk": "два|дві три чотири п'ять шість сім вісім дев'ять десять",
    "ru": "два|две три четыре пять шесть семь восемь девять десять",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn",
}
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
    if language not in _LITTLE:
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
    little = [(spelling, name) for name, spelling in _LITTLE[language].items()]
    little += [(spelling, str(number)) for number, spelling in enumerate(_NUMBERS[language].split(), 2)]
    english |= {
        one.lower(): name
        for name in (*WEEKDAYS, "overmorrow")
        for one in _LITTLE[language].get(name, "").split("|")
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
    """dateparser's reading of a short text in the person's language, only where day and month are written and every number is accounted for."""
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
