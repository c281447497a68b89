"""How does one machine stand for several? The kernel gives a process a share of a core, as it does to a container."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PERIOD_US = 10_000  # short: whoever used its share up waits a few milliseconds, not a tenth of a second
_GROUPS = (Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup"))  # of version 1, and of 2


class NoSlices(Exception):
    """This machine lets nobody give out shares of a core (control groups, and the right to make one, are missing)."""


@contextmanager
def slice_of_core(pid: int, share: float) -> Iterator[None]:
    """All threads of the process have so much of one core, no more; lifted at the end. Raises NoSlices."""
    home = next((group for group in _GROUPS if (group / "cgroup.procs").exists()), None)
    if home is None or not os.access(home, os.W_OK):
        raise NoSlices("shares of a core need control groups and the right to make one")
    group, quota = home / f"dayeight-bench-{pid}", round(PERIOD_US * share)
    group.mkdir()
    try:
        if (group / "cpu.cfs_quota_us").exists():
            (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (group / "cpu.cfs_quota_us").write_text(str(quota))
        elif (group / "cpu.max").exists():
            (group / "cpu.max").write_text(f"{quota} {PERIOD_US}")
        else:
            raise NoSlices("the kernel's control groups have no share of the CPU here")
        (group / "cgroup.procs").write_text(str(pid))
        try:
            yield
        finally:
            (home / "cgroup.procs").write_text(str(pid))
    finally:
        group.rmdir()
