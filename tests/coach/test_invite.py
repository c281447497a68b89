"""Does a calendar file fill the interview, in every zone that mails come from, and does no file break the reader?"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture import Intent, NoInvitation, Understanding, read_invite
from coach.when import Kind
from tests.coach import capture_data
from tests.coach.capture_data import NOW

KNOWN, _ = capture_data.load()
NEW_YORK = ZoneInfo("America/New_York")

CUSTOM_ZONE = """BEGIN:VTIMEZONE
TZID:Their own
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE"""


def event(*lines: str, start: str = "DTSTART:20261126T200000Z") -> str:
    """An event of these lines."""
    return "\n".join(["BEGIN:VEVENT", "UID:1@acme", start, *lines, "END:VEVENT"])


def file(*parts: str, method: str = "REQUEST") -> bytes:
    """A calendar file as mail programs write it."""
    text = "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", f"METHOD:{method}", *parts, "END:VCALENDAR", ""]
    )
    return text.replace("\n", "\r\n").encode()


def read(content: bytes) -> Understanding:
    return read_invite(content, NOW, known=KNOWN)


@pytest.mark.parametrize(
    ("start", "held"),
    [
        ("DTSTART:20261126T200000Z", datetime(2026, 11, 26, 20, 0, tzinfo=UTC)),
        ("DTSTART;TZID=Europe/Berlin:20261126T150000", datetime(2026, 11, 26, 14, 0, tzinfo=UTC)),
        ("DTSTART;TZID=Eastern Standard Time:20261126T150000", datetime(2026, 11, 26, 20, 0, tzinfo=UTC)),
        ('DTSTART;TZID="W. Europe Standard Time":20261126T150000', datetime(2026, 11, 26, 14, 0, tzinfo=UTC)),
        ("DTSTART;TZID=Their own:20261126T150000", datetime(2026, 11, 26, 14, 0, tzinfo=UTC)),
        ("DTSTART:20261126T150000", datetime(2026, 11, 26, 15, 0, tzinfo=NEW_YORK)),
        ("DTSTART;TZID=Nobody/Knows:20261126T150000", datetime(2026, 11, 26, 15, 0, tzinfo=NEW_YORK)),
        ("DTSTART;VALUE=DATE:20261126", date(2026, 11, 26)),
    ],
    ids=["utc", "olson", "windows", "windows quoted", "vtimezone", "floating", "unknown zone", "all day"],
)
def test_the_moment_is_read_in_every_zone(start: str, held: date) -> None:
    found = read(file(CUSTOM_ZONE, event("SUMMARY:Interview at Acme", start=start)))
    assert found.intent is Intent.INTERVIEW
    assert found.held is not None
    assert found.held.value == held
    zoneless = start in ("DTSTART:20261126T150000", "DTSTART;TZID=Nobody/Knows:20261126T150000")
    assert found.floating is zoneless


def test_an_invitation_fills_the_card() -> None:
    found = read(
        file(
            event(
                "SUMMARY:Interview: Data Engineer",
                "LOCATION:45 Mercer Street\\, New York",
                "DESCRIPTION:Hello Ada\\,\\n join here: https://zoom.us/j/",
                " 123 .",
                "ORGANIZER;CN=Jane Roe:mailto:jane@acme.example",
                "ATTENDEE;CN=Max Stone:mailto:max@acme.example",
                "ATTENDEE;CN=ada@mail.example:mailto:ada@mail.example",
            )
        )
    )
    assert found.application == 1
    assert (found.reach.person, found.reach.email) == ("Jane Roe", "jane@acme.example")
    assert found.place == "https://zoom.us/j/123"
    assert found.others == ("Max Stone",)


def test_without_a_link_the_place_is_the_location() -> None:
    assert read(file(event("LOCATION:45 Mercer Street\\, New York"))).place == "45 Mercer Street, New York"


@pytest.mark.parametrize(("method", "line"), [("CANCEL", "SUMMARY:Interview"), ("REQUEST", "STATUS:CANCELLED")])
def test_what_is_called_off_is_cancelled(method: str, line: str) -> None:
    found = read(file(event(line, "ORGANIZER:mailto:jane@globex.example"), method=method))
    assert (found.intent, found.application, found.held) == (Intent.CANCELLED, 2, None)


def test_of_several_events_those_ahead_are_asked_about() -> None:
    past, soon, later = (event(start=f"DTSTART:202611{day}T150000Z") for day in (10, 20, 25))
    assert read(file(past, soon)).held == read(file(soon)).held
    both = read(file(later, past, soon)).held
    assert both is not None
    assert both.kind is Kind.ASK
    assert [value.day for value in both.candidates] == [20, 25]
    gone = read(file(past)).held
    assert gone is not None
    assert gone.value == datetime(2026, 11, 10, 15, 0, tzinfo=UTC)


def test_an_event_that_repeats_is_its_first_day() -> None:
    held = read(file(event("RRULE:FREQ=SECONDLY;COUNT=999999999"))).held
    assert held is not None
    assert held.value == datetime(2026, 11, 26, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"%PDF-1.7",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane\r\nN:Roe;Jane\r\nEND:VCARD\r\n",
        file(),
        file("BEGIN:VTODO\nUID:1\nDTSTART:20261126T200000Z\nEND:VTODO"),
        file("BEGIN:VEVENT\nUID:1\nEND:VEVENT"),
        file(event(start="DTSTART:99991231T235959Z")),
        file(event(start="DTSTART:00010101T000000")),
        file(event(start="DTSTART:soon")),
        file(event(start="DTSTART;VALUE=PERIOD:20261126T200000Z/PT1H")),
        file(event(start="DTSTART:20261332T256199Z")),
        file(*[event()] * 300),
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 500,
    ],
    ids=lambda content: content[:20].decode(errors="replace") + f"… {len(content)}",
)
def test_what_holds_no_interview_is_said_to_be_so(content: bytes) -> None:
    with pytest.raises(NoInvitation):
        read(content)


_WHOLE = file(CUSTOM_ZONE, event("SUMMARY:Interview at Acme", "ORGANIZER;CN=Jane:mailto:j@acme.example", "LOCATION:x"))


@given(st.binary(max_size=200), st.integers(0, len(_WHOLE)), st.integers(0, len(_WHOLE)))
def test_no_damage_to_a_file_breaks_the_reader(noise: bytes, start: int, end: int) -> None:
    for content in (noise, _WHOLE[:start] + noise + _WHOLE[end:]):
        try:
            found = read(content)
        except NoInvitation:
            continue
        assert found.intent in (Intent.INTERVIEW, Intent.CANCELLED)
        assert len(found.place) <= 200
