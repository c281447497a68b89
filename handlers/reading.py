"""How are answers read? Dates, phone numbers, addresses and zones as people type them; what cannot be read is
explained.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from telegram import Update

from coach.when import When, parse
from handlers import places
from handlers.form import Draft, Given, Reading, Retry
from handlers.measures import PARSE_SECONDS
from handlers.planning import day_in
from handlers.turn import Turn
from handlers.views import form as form_views
from handlers.views import moments, reading
from storage.types import clean
from storage.unit import Chat

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\+?[\d(][\d\s().\-/]{4,}\d")


def said_with(update: Update) -> str:
    """What was said with a command, as it was typed."""
    message = update.effective_message
    _, _, text = ((message.text if message else "") or "").strip().partition(" ")
    return clean(text).strip()


def locale_of(chat: Chat) -> str:
    """The locale that decides how 5/6 is read: day first everywhere but in the United States' zones."""
    if "-" in chat.language or not chat.language.startswith("en"):
        return chat.language
    return "en-US" if chat.zone.startswith("America/") else "en-GB"


@PARSE_SECONDS.time()
def parse_when(turn: Turn, text: str, direction: str) -> When:
    """What the text says about a date, in the chat's zone."""
    now = turn.now.astimezone(ZoneInfo(turn.chat.zone))
    return parse(text, now, locale=locale_of(turn.chat), direction=direction)


def read_when(turn: Turn, given: Given, form: str, step: str, direction: str) -> date | datetime | Retry:
    """The date or moment that was typed or tapped; Retry with candidates as buttons where it is not certain."""
    if given.choice:
        try:
            return _chosen(given.choice, turn.chat.zone)
        except ValueError:  # a forged button
            return Retry(reading.no_date(given.choice))
    when = parse_when(turn, given.text, direction)
    if when.value is None and not when.candidates:
        # A date on the other side of now is a date, too: the caller says why it will not do.
        other = parse_when(turn, given.text, "past" if direction == "future" else "future")
        when = other if other.value is not None else when
    if when.kind == "none" or (when.kind != "ask" and when.value is None):
        return Retry(reading.no_date(given.text))
    if when.value is None:
        today = day_in(turn.chat.zone, turn.now)
        return Retry(reading.which_date(given.text, moments.choices(form, step, when.candidates, today)))
    return when.value


def read_ahead(turn: Turn, given: Given, form: str, step: str) -> Reading:
    """A day or moment that lies ahead, under the step's name."""
    found = read_when(turn, given, form, step, "future")
    if isinstance(found, Retry):
        return found
    if is_past(found, turn.now, turn.chat.zone):
        return Retry(reading.not_future(moments.say_when(found, turn.now, turn.chat.zone)))
    return {step: kept(found)}


def _chosen(value: str, zone: str) -> date | datetime:
    if "T" not in value:
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    return datetime.strptime(value, "%Y%m%dT%H%M").replace(tzinfo=ZoneInfo(zone))


def kept(value: date | datetime) -> str:
    """A date or moment as a draft keeps it."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value.isoformat()


def unkept(value: str) -> date | datetime:
    """What `kept` kept."""
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def as_moment(value: date | datetime, now: datetime, zone: str, *, at: time = time(12)) -> datetime:
    """A moment in UTC: of a day that is given alone, `at` there; of today, not later than now."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    moment = datetime.combine(value, at, ZoneInfo(zone)).astimezone(UTC)
    is_today = value == day_in(zone, now)
    return min(moment, now) if is_today else moment


def read_phone(text: str, chat: Chat) -> str | None:
    """The first phone number in the text as +E.164, with the country of the chat's zone where it names none."""
    found = NUMBER.search(text)
    if found is None:
        return None
    try:
        number = phonenumbers.parse(found.group(), places.country_of(chat.zone))
    except phonenumbers.NumberParseException:
        return None
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return plain if 7 <= len(plain) <= 16 else None


def read_email(text: str) -> str | None:
    """The first mail address in the text."""
    found = EMAIL.search(text)
    return found.group() if found else None


def read_name(text: str) -> str:
    """What is left of the text without its phone number and mail address: a name, perhaps with a title."""
    rest = NUMBER.sub(" ", EMAIL.sub(" ", text))
    return re.sub(r"\s+", " ", re.sub(r"[,;|]+", " ", rest)).strip(" -–:")


def is_past(value: date | datetime, now: datetime, zone: str) -> bool:
    """Whether a moment, or a whole day, lies before now."""
    if isinstance(value, datetime):
        return value < now - timedelta(minutes=1)
    return value < day_in(zone, now)


def read_place(given: Given, form: str) -> Reading:
    """The zone of a place; several are offered as buttons of this form."""
    found = _zones(given)
    if len(found) == 1:
        return {"zone": found[0]}
    if len(found) > 1:
        options = [(f"{moments.city(zone)} ({zone.split('/')[0]})", zone) for zone in found]
        return Retry(reading.which_zone(given.text, form_views.choices(form, "zone", *options)))
    guesses = [(f"{name.title()} ({moments.city(zone)} time)", zone) for name, zone in places.guesses_at(given.text)]
    return Retry(reading.unknown_place(given.text, form_views.choices(form, "zone", *guesses)))


def _zones(given: Given) -> tuple[str, ...]:
    if given.place is not None:
        zone = places.zone_at(*given.place)
        return (zone,) if zone else ()
    return (given.choice,) if given.choice in places.known() else places.find(given.text)


def told_zone(_turn: Turn, draft: Draft) -> str:
    """The place that names the zone."""
    return moments.city(draft["zone"])
