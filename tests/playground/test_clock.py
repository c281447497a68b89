"""Can the clock be moved forward, by another process too, and never back?"""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground.clock import FileClock, wall_seconds

SOON = timedelta(seconds=5)


def test_without_a_file_it_is_the_machines_time(clock: FileClock) -> None:
    assert clock.offset == timedelta()
    assert abs(clock.now().timestamp() - wall_seconds()) < SOON.total_seconds()
    assert clock.now().tzinfo is UTC


def test_moves_forward_and_adds_up(clock: FileClock) -> None:
    start = clock.now()
    clock.advance(timedelta(days=7))
    clock.advance(timedelta(hours=1, microseconds=1))
    assert clock.offset == timedelta(days=7, hours=1, microseconds=1)
    assert timedelta() <= clock.now() - start - clock.offset < SOON


def test_moves_to_a_moment(clock: FileClock) -> None:
    moment = clock.now() + timedelta(days=30)
    assert timedelta() <= clock.move_to(moment) - moment < SOON


def test_never_back(clock: FileClock) -> None:
    with pytest.raises(ValueError, match="never goes back"):
        clock.advance(timedelta(microseconds=-1))
    with pytest.raises(ValueError, match="never goes back"):
        clock.move_to(datetime(2000, 1, 1, tzinfo=UTC))
    assert clock.offset == timedelta()


def test_a_fresh_clock_may_start_in_the_past(clock: FileClock) -> None:
    moment = datetime(2024, 2, 29, 12, tzinfo=UTC)
    assert timedelta() <= clock.start_at(moment) - moment < SOON
    clock.advance(timedelta(days=1))
    assert clock.now().day == 1
    with pytest.raises(ValueError, match="never goes back"):
        clock.start_at(moment)


def test_another_process_is_seen_at_once(clock: FileClock) -> None:
    assert clock.offset == timedelta()
    moving = f"FileClock({str(clock.path)!r}).advance(timedelta(days=2))"
    program = f"from datetime import timedelta; from playground.clock import FileClock; {moving}"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert clock.offset == timedelta(days=2)


def test_a_file_that_holds_no_number_is_named(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("tomorrow")
    with pytest.raises(ValueError, match=str(tmp_path / "clock")):
        FileClock(tmp_path / "clock").now()
