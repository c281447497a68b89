"""Working days, hours, holidays, and the nights on which clocks change."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.calendar import Availability, Calendar, WorkCalendar, instant, is_known_country, zone_of
from tests.coach.timelines import COUNTRIES, ZONES, World, calendars, worlds

NEW_YORK = WorkCalendar("America/New_York", "US")


def at(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("country", "day", "working"),
    [
        ("US", "2026-11-11", False),  # Veterans Day
        ("US", "2026-11-14", False),  # Saturday
        ("US", "2026-11-16", True),
        ("US", "2027-12-31", False),  # New Year's Day of 2028 is a Saturday, kept on the Friday before
        ("NO", "2027-05-17", False),
        ("IL", "2026-11-13", False),  # Friday
        ("IL", "2026-11-15", True),  # Sunday
        ("HU", "2026-08-08", False),  # a Saturday that is worked for once stays a day off
        (None, "2026-12-25", True),  # nobody knows where
        (None, "2026-12-26", False),
    ],
)
def test_working_days(country: str | None, day: str, working: bool) -> None:
    assert WorkCalendar("UTC", country).is_working_day(date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-09T08:59", "2026-11-09T09:00"),
        ("2026-11-09T16:59", "2026-11-09T16:59"),
        ("2026-11-09T17:00", "2026-11-10T09:00"),
        ("2026-11-10T18:00", "2026-11-12T09:00"),  # over Veterans Day
        ("2026-11-13T17:00", "2026-11-16T09:00"),
    ],
)
def test_next_opening(moment: str, opening: str) -> None:
    assert NEW_YORK.next_opening(at(moment)) == at(opening)


@pytest.mark.parametrize(
    ("zone", "local", "moment"),
    [
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00Z"),  # 03:00 there
        ("Europe/Berlin", "2027-03-28T02:00", "2027-03-28T01:00Z"),
        ("Europe/Berlin", "2027-03-28T02:59", "2027-03-28T01:00Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30Z"),  # 02:30 there
    ],
)
def test_a_time_that_the_clocks_skip_is_the_first_valid_one(zone: str, local: str, moment: str) -> None:
    assert instant(datetime.fromisoformat(local), ZoneInfo(zone)) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("zone", "local", "moment"),
    [
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z"),
        ("Europe/Berlin", "2027-10-31T02:00", "2027-10-31T00:00Z"),
        ("Europe/Berlin", "2027-10-31T02:59", "2027-10-31T00:59Z"),
        ("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45Z"),
    ],
)
def test_a_time_that_the_clocks_repeat_is_the_first_of_the_two(zone: str, local: str, moment: str) -> None:
    assert instant(datetime.fromisoformat(local), ZoneInfo(zone)) == datetime.fromisoformat(moment)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime.fromisoformat("2024-01-01T00:00"), datetime.fromisoformat("2040-12-31T00:00")),
)
def test_every_local_time_is_one_moment(zone: str, local: datetime) -> None:
    """Read back it is the same time, or, where the clocks skipped it, the earliest later one that there was."""
    place = ZoneInfo(zone)
    moment = instant(local, place)
    reading = moment.astimezone(place).replace(tzinfo=None)
    assert reading >= local
    if reading != local:
        before = datetime.fromtimestamp(moment.timestamp() - 1, place).replace(tzinfo=None)
        assert before < local
    assert moment.astimezone(place).fold == 0


def test_hours_that_the_clocks_swallow_are_closed_that_day() -> None:
    night = WorkCalendar("America/New_York", None, time(2), time(3))
    assert night.next_opening(at("2029-03-11T00:00")) == at("2029-03-12T02:00")


@given(calendars(person=True), st.data())
def test_both_can_talk_when_it_is_dialable(calendar: Calendar, data: st.DataObject) -> None:
    moment = data.draw(
        st.datetimes(datetime.fromisoformat("2024-01-01T00:00"), datetime.fromisoformat("2040-12-31T00:00"))
    ).replace(tzinfo=UTC)
    found = calendar.dialable(moment)
    assert found >= moment
    assert calendar.employer.next_opening(found) == found
    assert calendar.dialable(found) == found or not (calendar.person and calendar.person.is_free(found))


def test_the_persons_quiet_hours_and_lunch() -> None:
    lunch = Availability("America/Los_Angeles", (time(21), time(8)), ((time(12), time(13)),))
    both = Calendar(NEW_YORK, lunch)
    assert both.dialable(at("2026-11-09T09:00")) == at("2026-11-09T15:00")  # noon in Los Angeles
    assert both.dialable(at("2026-11-09T16:30")) == at("2026-11-10T15:00")
    assert both.undisturbed(at("2026-11-09T23:00")) == at("2026-11-10T15:00")


def test_people_who_share_no_hour_keep_the_employers() -> None:
    far = Calendar(WorkCalendar("Asia/Tokyo"), Availability("America/New_York", free=((time(12), time(13)),)))
    assert far.dialable(at("2026-11-09T12:00")) == at("2026-11-10T09:00", "Asia/Tokyo")


@given(worlds(), st.sampled_from(COUNTRIES))
def test_holidays_are_the_librarys(world: World, country: str) -> None:
    day = world.now.date()
    known = holidays.country_holidays(country)
    assert WorkCalendar("UTC", country).is_working_day(day) is not (known.is_weekend(day) or day in known)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "America", "../etc/passwd", "a\0b", "Ünïcode/Zone", "x" * 5000])
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        zone_of(zone)


@pytest.mark.parametrize("country", ["", "XX", "us", "Norway"])
def test_an_unknown_country_is_named(country: str) -> None:
    assert not is_known_country(country)
    with pytest.raises(ValueError, match=f"unknown country '{country}'"):
        WorkCalendar("UTC", country)


def test_hours_and_windows_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="do not open before they close"):
        WorkCalendar("UTC", None, time(17), time(9))
    with pytest.raises(ValueError, match="cover all the free windows"):
        Availability("UTC", (time(21), time(8)), ((time(22), time(23)),))
    with pytest.raises(ValueError, match="no length"):
        Availability("UTC", (time(8), time(8)))
    with pytest.raises(ValueError, match="at least one call"):
        Availability("UTC", calls_a_day=0)
