"""Does no nudge get lost or come twice when clocks, zones and their rules change under it?"""

import asyncio
import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from playground.faults import server_error
from storage import nudges
from tests.bot.stage import Stage, until
from tests.bot.test_nudger import CALL, DUE, calls_to
from tests.support.person import Person
from tests.support.skew import jump

WRITE = "Write to Jane Roe at Acme"


async def _stays(stage: Stage, someone: Person, text: str, times: int) -> None:
    """Give the bot time to say it once more, or too early; then count. (The look at the week may come meanwhile.)"""
    await asyncio.sleep(0.6)
    assert sum(text in said for said in stage.sent(someone)) == times


def _set_clock(stage: Stage, moment: datetime) -> None:
    """Set the clock to any moment, also an earlier one, as an operator may."""
    stage.here.clock.path.unlink()
    stage.here.clock.start_at(moment)


async def test_the_clock_goes_back_an_hour_and_forward_a_day(stage: Stage) -> None:
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await stage.applied(ada)
    async with stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE)
        await ada.sees(CALL)
        _set_clock(stage, DUE - timedelta(hours=1))
        await stage.put(bob.participant.chat.id, "an answer")
        await bob.sees("an answer")  # what is sent goes by the database's clock
        await _stays(stage, ada, CALL, 1)
        stage.here.clock.move_to(DUE + timedelta(hours=23))
        await _stays(stage, ada, CALL, 1)
        _set_clock(stage, DUE)
        await _stays(stage, ada, CALL, 1)
        await stage.settled()
    assert calls_to(stage, ada) == 1


@pytest.mark.parametrize("hours", [-1, 24])
async def test_the_databases_clock_goes_back_an_hour_or_forward_a_day_and_nobody_waits(
    stage: Stage, hours: int
) -> None:
    ada, bob, cid = stage.person("Ada"), stage.person("Bob"), stage.person("Cid")
    stage.here.playground.faults.add(refused := server_error(method="sendMessage", chat_id=bob.participant.chat.id))
    await stage.put(bob.participant.chat.id, "one", "two")
    async with stage.delivering():
        await until(lambda: refused.hits == 1)
    await stage.put(ada.participant.chat.id, "one", "two")
    await jump(stage.database, hours=hours)
    await stage.put(cid.participant.chat.id, "one", "two")
    async with stage.delivering():
        assert await stage.settled() == {"sent": 6}
    assert [stage.sent(someone) for someone in (ada, bob, cid)] == [["one", "two"]] * 3


async def test_the_clock_jumps_over_the_moment(stage: Stage) -> None:
    ada = stage.person()
    await stage.applied(ada)
    async with stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE + timedelta(days=1))
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1


async def _sets_the_zone(someone: Person, city: str) -> None:
    await someone.says("/settings")
    await someone.taps("Time zone")
    await someone.sees("Where are you?")
    await someone.says(city)
    await someone.sees(f"Time zone: {city}")


async def test_the_person_changes_the_zone_within_a_minute_of_the_nudge(stage: Stage) -> None:
    ada, bob = stage.person("Ada"), stage.person("Bob")
    await stage.applied(ada, phone="")  # so that the zone is the person's
    await stage.applied(bob, phone="", zone="America/Los_Angeles")
    async with stage.polling(), stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE - timedelta(hours=1, seconds=50))  # the day begins at nine
        await _sets_the_zone(ada, "Los Angeles")
        stage.here.clock.move_to(DUE - timedelta(minutes=55))
        await _stays(stage, ada, WRITE, 0)
        await _sets_the_zone(bob, "New York")
        await bob.sees(WRITE)  # at once: the day has begun there
        stage.here.clock.move_to(DUE + timedelta(hours=2))
        await ada.sees(WRITE)
        await asyncio.gather(_sets_the_zone(ada, "New York"), _sets_the_zone(bob, "Los Angeles"))
        await _stays(stage, ada, WRITE, 1)
        await _stays(stage, bob, WRITE, 1)
        await stage.settled()


@pytest.mark.parametrize(
    ("zone", "applied", "due"),
    [
        ("Europe/Berlin", "2028-03-20T10:00Z", "2028-03-27T07:00Z"),
        ("Europe/Berlin", "2028-10-23T10:00Z", "2028-10-30T08:00Z"),
        ("Australia/Lord_Howe", "2028-03-27T01:00Z", "2028-04-02T22:30Z"),
        ("Australia/Lord_Howe", "2028-09-25T01:00Z", "2028-10-01T22:00Z"),
    ],
)
async def test_after_the_night_of_another_hour_the_nudge_comes_as_the_day_begins(
    stage: Stage, zone: str, applied: str, due: str
) -> None:
    ada, moment = stage.person(), datetime.fromisoformat(due)
    stage.here.clock.move_to(datetime.fromisoformat(applied))
    await stage.applied(ada, phone="", zone=zone)
    async with stage.nudging(), stage.delivering():
        stage.here.clock.move_to(moment - timedelta(minutes=1))
        await _stays(stage, ada, WRITE, 0)
        stage.here.clock.move_to(moment)
        await ada.sees(WRITE)
        await stage.settled()


@pytest.fixture
def rules(tmp_path: Path) -> Iterator[Path]:
    """A tz database whose rules can be changed: what is put here counts, as after an upgrade and a restart."""
    before = zoneinfo.TZPATH
    (tmp_path / "America").mkdir()
    zoneinfo.reset_tzpath([str(tmp_path), *before])
    yield tmp_path
    zoneinfo.reset_tzpath(before)
    ZoneInfo.clear_cache()


def _new_rules(rules: Path, zone: str, like: str) -> None:
    """From now on `zone` has the rules of another."""
    source = next(p for p in map(Path, zoneinfo.TZPATH) if p != rules and (p / like).exists())
    shutil.copy(source / like, rules / zone)
    ZoneInfo.clear_cache()


async def test_new_rules_make_the_day_begin_later_and_the_nudge_waits_for_it(stage: Stage, rules: Path) -> None:
    ada = stage.person()
    await stage.applied(ada)
    _new_rules(rules, "America/New_York", like="America/Chicago")
    async with stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE - timedelta(minutes=30))
        await _stays(stage, ada, CALL, 0)
        assert await nudges.next_due(stage.database) == DUE  # nine o'clock by the new rules
        stage.here.clock.move_to(DUE)
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1


async def test_new_rules_make_the_day_begin_earlier_and_the_nudge_is_not_lost(stage: Stage, rules: Path) -> None:
    ada = stage.person()
    await stage.applied(ada)
    _new_rules(rules, "America/New_York", like="America/Halifax")
    async with stage.nudging(), stage.delivering():
        stage.here.clock.move_to(DUE)
        await ada.sees(CALL)
        await stage.settled()
    assert calls_to(stage, ada) == 1
