"""What does a calendar file say? The interview that it sets, moves or calls off (RFC 5545)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Calendar, Component

from coach.capture import names, reach, signature
from coach.capture.model import Intent, Own, Reach, Understanding
from coach.when import Kind, When

LINES = 600  # logical lines that are read: each costs about 0.1 ms, and an invitation has some dozens
FIRST_YEAR, LAST_YEAR = 1970, 2200
MOST = 4  # events of one file to choose from
LONGEST = 200  # characters of a place or a name
LONGEST_TEXT = 2000  # characters of what it is about


class NoInvitation(ValueError):
    """The file holds no event that could be read."""


def read_invite(content: bytes, now: datetime, *, known: Sequence[Own] = ()) -> Understanding:
    """Read a calendar file. `now` is aware, in the person's zone.

    A time that names no zone, or one that nobody knows, is taken as that of the person's own place, and said to be so
    (`floating`). An event that repeats is
    read as its first day. Raises NoInvitation, for any bytes.
    """
    calendar = _calendar(content)
    events = [(event, start) for event in calendar.walk("VEVENT") if (start := _start(event, now)) is not None]
    if not events:
        raise NoInvitation("no event with a day in it")
    ahead = [pair for pair in events if _moment(pair[1], now) >= now] or events[-1:]
    event = min(ahead, key=lambda pair: _moment(pair[1], now))[0]
    cancelled = _text(calendar, "METHOD").upper() == "CANCEL" or _text(event, "STATUS").upper() == "CANCELLED"
    told = "\n".join(_text(event, name) for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))[:LONGEST_TEXT]
    organizer = _person(event.get("ORGANIZER"))
    named = f"{reach.EMAIL.sub(' ', told)}\n{organizer.person}"
    about = names.narrowed(named, names.find(named, known, forgiving=False), known)
    return Understanding(
        intent=Intent.CANCELLED if cancelled else Intent.INTERVIEW,
        applications=about or names.by_address(organizer.email, known),
        company="" if about else signature.company(told),
        reach=organizer,
        held=None if cancelled else _held([start for _, start in ahead], now),
        floating=not cancelled and any(_is_floating(each) for each, _ in ahead),
        place=_place(event),
        others=tuple(name for name in map(_name, _listed(event.get("ATTENDEE"))) if name and name != organizer.person)[
            :3
        ],
    )


def _calendar(content: bytes) -> "Calendar":
    from icalendar import Calendar  # an import for those who need it: most starts do not

    # A line that begins with a blank goes on with the one before it (RFC 5545, 3.1).
    if sum(line[:1] not in (b" ", b"\t") for line in content.splitlines()) > LINES:
        raise NoInvitation("a whole calendar, not an invitation")
    try:
        found = Calendar.from_ical(content)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise NoInvitation("no calendar file") from error
    if not isinstance(found, Calendar):
        raise NoInvitation("no calendar")
    return found


def _start(event: "Component", now: datetime) -> date | datetime | None:
    """The event's beginning: a day, or a moment in the person's zone."""
    try:
        value = event.get("DTSTART").dt
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            return None
        if not isinstance(value, datetime):
            return value if isinstance(value, date) else None
        return (value if value.tzinfo else value.replace(tzinfo=now.tzinfo)).astimezone(now.tzinfo)
    except (ValueError, AttributeError, TypeError, OverflowError):
        return None  # a broken property is kept by the library as it came


def _is_floating(event: "Component") -> bool:
    start = event.get("DTSTART").dt
    return isinstance(start, datetime) and start.tzinfo is None


def _moment(start: date | datetime, now: datetime) -> datetime:
    """A day counts until it ends."""
    if isinstance(start, datetime):
        return start.astimezone(UTC)
    return datetime(start.year, start.month, start.day, 23, 59, tzinfo=now.tzinfo).astimezone(UTC)


def _held(starts: Sequence[date | datetime], now: datetime) -> When:
    """The moment; where the file offers several, they are asked about."""
    unique = sorted(dict.fromkeys(starts), key=lambda start: _moment(start, now))[:MOST]
    if len(unique) > 1:
        return When(kind=Kind.ASK, candidates=tuple(unique))
    return When(kind=Kind.DATETIME if isinstance(unique[0], datetime) else Kind.DATE, value=unique[0])


def _text(part: Any, name: str) -> str:
    value = part.get(name, "")
    first = value[0] if isinstance(value, list) and value else value
    return " ".join(str(first).split()) if name != "DESCRIPTION" else str(first)


def _place(event: "Component") -> str:
    links = reach.LINK.findall(f"{_text(event, 'LOCATION')} {_text(event, 'URL')} {_text(event, 'DESCRIPTION')[:2000]}")
    link = next((one.rstrip(".,;") for one in links if reach.MEETING.search(one)), "")
    return (link or _text(event, "LOCATION"))[:LONGEST]


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(address: Any) -> str:
    name = str(getattr(address, "params", {}).get("CN", "")).strip("\"' ")
    return "" if "@" in name else name[:LONGEST]


def _person(organizer: Any) -> Reach:
    email = reach.EMAIL.search(str(organizer or ""))
    return Reach(person=_name(organizer), email=email.group() if email else "")
