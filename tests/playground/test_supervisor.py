"""Is the program beside the playground restarted, killed on request, and never left behind?"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from playground.supervisor import BAD_SETTINGS, Supervisor


class Changes:
    """Waits for what the supervisor reports."""

    def __init__(self) -> None:
        self.event = asyncio.Event()

    def __call__(self) -> None:
        self.event.set()

    async def until_running(self, supervisor: Supervisor, *, starts: int) -> int:
        async with asyncio.timeout(10):
            while supervisor.starts < starts or supervisor.pid is None:
                self.event.clear()
                await self.event.wait()
        return supervisor.pid


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@asynccontextmanager
async def supervised(command: list[str], **options: float) -> AsyncIterator[tuple[Supervisor, Changes]]:
    changes = Changes()
    supervisor = Supervisor(command, os.environ, changed=changes, **options)
    running = asyncio.create_task(supervisor.run())
    try:
        yield supervisor, changes
        await supervisor.stop()
        assert await asyncio.wait_for(running, 5) == 0
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def running(pid: int) -> bool:
    """Alive, and no zombie that its new parent did not bury yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in ("Z", "X")


SLEEP = "import time; time.sleep(60)"


async def test_killed_and_restarted() -> None:
    async with supervised(program(SLEEP), first_pause=30.0) as (supervisor, changes):
        first = await changes.until_running(supervisor, starts=1)
        supervisor.kill()
        second = await changes.until_running(supervisor, starts=2)  # at once, not after the pause
        await supervisor.restart()
        third = await changes.until_running(supervisor, starts=3)
        assert len({first, second, third}) == 3
        assert [alive(pid) for pid in (first, second, third)] == [False, False, True]
    assert not alive(third)


async def test_restarted_when_it_dies_of_itself() -> None:
    async with supervised(program("import sys; sys.exit(7)"), first_pause=0.05) as (supervisor, changes):
        async with asyncio.timeout(10):
            while supervisor.starts < 3:
                changes.event.clear()
                await changes.event.wait()


async def test_bad_settings_are_not_tried_again() -> None:
    supervisor = Supervisor(program(f"import sys; sys.exit({BAD_SETTINGS})"), os.environ)
    assert await asyncio.wait_for(supervisor.run(), 10) == BAD_SETTINGS
    assert supervisor.starts == 1


async def test_one_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    ready = f"pathlib.Path({str(tmp_path / 'up')!r}).touch()"
    deaf = f"import signal, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN); {ready}; time.sleep(60)"
    async with supervised(program(deaf), grace=0.2) as (supervisor, changes):
        pid = await changes.until_running(supervisor, starts=1)
        while not (tmp_path / "up").exists():  # noqa: ASYNC110 - another process sets it
            await asyncio.sleep(0.02)
    assert not alive(pid)


async def test_stopped_by_cancellation() -> None:
    changes = Changes()
    supervisor = Supervisor(program(SLEEP), os.environ, changed=changes)
    running = asyncio.create_task(supervisor.run())
    pid = await changes.until_running(supervisor, starts=1)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert not alive(pid)


PARENT = f"""
import asyncio, os, sys
from playground.supervisor import Supervisor
tell = lambda: print(supervisor.pid, flush=True)
supervisor = Supervisor([sys.executable, "-c", {SLEEP!r}], os.environ, changed=tell)
asyncio.run(supervisor.run())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has PR_SET_PDEATHSIG")
def test_never_left_behind_by_a_kill_of_the_parent() -> None:
    with subprocess.Popen(program(PARENT), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    until = time.monotonic() + 5
    while running(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not running(child)
