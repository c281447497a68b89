"""Are dates read in the language of the person's Telegram, and asked where a word of it is not known?"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coach.when import Kind, parse, warm

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday


def _read(text: str, locale: str, *, past: bool = False) -> str:
    answer = parse(text, NOW, locale=locale, direction="past" if past else "future")
    if isinstance(answer.value, datetime):
        return answer.value.strftime("%Y-%m-%dT%H:%M")
    return answer.value.isoformat() if answer.value else answer.kind.value


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("de-DE", "morgen um halb drei", "2026-11-19T14:30"),  # half to three
        ("nl-NL", "morgen om half drie", "2026-11-19T14:30"),
        ("es-ES", "mañana a las tres y media", "2026-11-19T15:30"),
        ("fr-FR", "demain à 3 heures et demie", "2026-11-19T15:30"),
        ("it-IT", "domani alle tre e mezza", "2026-11-19T15:30"),
        ("de-DE", "Viertel vor drei am Donnerstag", "2026-11-19T14:45"),
        ("es-ES", "el viernes a las 4 menos cuarto", "2026-11-20T15:45"),
        ("de-DE", "am 3.12. um 15:00", "2026-12-03T15:00"),
        ("de-DE", "von 14 bis 15 Uhr am Donnerstag", "2026-11-19T14:00"),
        ("de-DE", "bis Ende der Woche", "2026-11-20"),
        ("fr-FR", "avant la fin du mois", "2026-11-30"),
        ("pt-PT", "depois de amanhã", "2026-11-20"),
        ("it-IT", "dopodomani", "2026-11-20"),
        ("pl-PL", "pojutrze", "2026-11-20"),
        ("tr-TR", "yarın saat 10", "2026-11-19T10:00"),
        ("uk-UA", "у п'ятницю о 14:00", "2026-11-20T14:00"),
    ],
)
def test_turns_of_phrase(locale: str, text: str, expected: str) -> None:
    assert _read(text, locale) == expected


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("de-DE", "vor zwei Wochen", "2026-11-04"),
        ("de-DE", "vorgestern", "2026-11-16"),
        ("fr-FR", "il y a trois jours", "2026-11-15"),
        ("es-ES", "hace dos semanas", "2026-11-04"),
        ("nl-NL", "twee weken geleden", "2026-11-04"),
        ("ru-RU", "две недели назад", "2026-11-04"),
        ("tr-TR", "iki hafta önce", "2026-11-04"),
    ],
)
def test_what_is_over(locale: str, text: str, expected: str) -> None:
    assert _read(text, locale, past=True) == expected


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru-RU", "в полтретьего завтра"),  # the hour is a word that the table does not have
        ("cs-CZ", "v úterý ve 14:00"),  # the day is
        ("hu-HU", "kedden 14:00"),
        ("de-DE", "entweder Montag oder Dienstag"),
        ("fr-FR", "la semaine prochaine"),
    ],
)
def test_what_is_uncertain_is_asked(locale: str, text: str) -> None:
    assert parse(text, NOW, locale=locale).kind in (Kind.ASK, Kind.NONE)


@pytest.mark.parametrize("locale", ["de-DE", "pt-BR", "tr-TR", "ru-RU", "cs-CZ"])
def test_english_is_read_in_any_telegram(locale: str) -> None:
    assert _read("interview next Friday at 3pm with Jane", locale) == "2026-11-27T15:00"
    assert _read("no later than 27 November, 15:00", locale) == "2026-11-27T15:00"


def test_warming_changes_no_answer() -> None:
    before = _read("3. Mai 2027", "de-DE")
    warm()
    assert _read("3. Mai 2027", "de-DE") == before == "2027-05-03"
