"""How does a database run out of disk? On a file system of its own that one file fills. Where nobody may mount one, by
the kernel's limit on how large a file may grow: it stops all that SQLite writes, and PostgreSQL's write-ahead log.

    with short_of_disk() as disk, bare_server(disk.place) as server:
        for run_out in disk.ways:
            await run_out(server)
            …
            disk.free(server)
"""

import asyncio
import os
import subprocess
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import pytest

from tests.bot.stage import until

MIB = 64  # a new server takes 40
SEGMENT = "SELECT pg_switch_wal(), pg_logical_emit_message(false, '', 'in the next segment of the log')"

RunOut = Callable[[Any], Awaitable[None]]


class Disk(Protocol):
    """`place`: where the server must be made, None where it does not matter; `ways`: how it can run out."""

    place: Path | None
    ways: tuple[RunOut, ...]

    def free(self, server: Any) -> None:
        """There is room again, for a server that runs and for one that is started anew."""


class SmallDisk:
    """A file system of a few MiB."""

    def __init__(self, place: Path) -> None:
        self.place: Path | None = place
        self._ballast = place / "ballast"
        self.ways: tuple[RunOut, ...] = (self._no_row_fits, self._no_log_fits)

    async def _no_row_fits(self, server: Any) -> None:
        """No table can grow: what is written is refused, and the server goes on."""
        self.fill()
        admin = await asyncpg.connect(server.get_uri())
        with pytest.raises(asyncpg.DiskFullError):
            await admin.execute("CREATE TABLE large AS SELECT n FROM generate_series(1, 100000) n")
        await admin.close()

    async def _no_log_fits(self, server: Any) -> None:
        self.fill()
        await _panicked(server)

    def fill(self) -> None:
        """Take the last byte."""
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))

    def free(self, server: Any = None) -> None:
        self._ballast.unlink()


class SmallFiles:
    """None of the server's files may be written beyond its first half page."""

    place: Path | None = None

    def __init__(self) -> None:
        self.ways: tuple[RunOut, ...] = (self._no_log_fits,)

    async def _no_log_fits(self, server: Any) -> None:
        command = ("prlimit", f"--pid={server.get_pid()}", "--fsize=4096:")  # and for whatever it forks from now on
        # As the server's own user: root may not do that everywhere.
        await asyncio.to_thread(subprocess.run, command, check=True, user=server.system_user)
        await _panicked(server)

    def free(self, server: Any) -> None:
        """Whoever starts it anew has no such limit."""


async def _panicked(server: Any) -> None:
    """The write-ahead log cannot grow: the server panics, and cannot come back while that is so."""
    pid = server.get_pid()
    with pytest.raises((asyncpg.PostgresError, OSError)):
        admin = await asyncpg.connect(server.get_uri())
        while True:
            await admin.execute(SEGMENT)
    await until(lambda: is_over(pid))


def is_over(pid: int) -> bool:
    """Whether the process has ended."""
    try:
        return "zombie" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


@contextmanager
def small_disk() -> Iterator[SmallDisk | None]:
    """A SmallDisk, gone at the end; None where nobody may mount one."""
    with tempfile.TemporaryDirectory(prefix="dayeight-disk-") as folder:
        if not _mounted(folder):
            yield None
            return
        try:
            yield SmallDisk(Path(folder))
        finally:
            subprocess.run(("umount", "--lazy", folder), check=True)


@contextmanager
def short_of_disk() -> Iterator[Disk]:
    """For a server: a SmallDisk, or else SmallFiles."""
    with small_disk() as disk:
        yield disk or SmallFiles()


def _mounted(folder: str) -> bool:
    if os.geteuid() != 0:
        return False
    command = ("mount", "-t", "tmpfs", "-o", f"size={MIB}m,mode=755", "tmpfs", folder)
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
