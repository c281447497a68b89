"""How is the bot killed a thousand times, and its command line tried? Each life is a real process and each kill -9 a
real one, but all are forked from one process that has imported everything: a start costs a tenth of a second.

    async with Lives(door, tmp_path) as lives:
        bot = await lives.begin(here.settings)
        await bot.kill()
        ended = await lives.command("stats", DATABASE_URL=url)
        assert ended.code == 0
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from bot.settings import Settings
from tests.support.bot import World
from tests.support.process import ROOT, STOP_SECONDS, Ended, environment


class RunCommand(Protocol):
    """`python -m bot` with these arguments, and of the environment only these variables, in the test's folder."""

    async def __call__(self, *arguments: str, **env: str) -> Ended: ...


class Life:
    """One process of the bot."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.over: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal; one that ended hears none."""
        if not self.over.done():
            os.kill(self.pid, number)

    async def kill(self) -> None:
        """kill -9, and wait for the end. AssertionError where it had ended by itself."""
        assert not self.over.done(), f"it ended by itself with {self.over.result()}"
        self.send(signal.SIGKILL)
        await self.ended()

    async def stop(self) -> int:
        """Ask it to end; gives the exit code. TimeoutError when it takes more than 20 s."""
        self.send(signal.SIGTERM)
        return await self.ended()

    async def ended(self, seconds: float = STOP_SECONDS) -> int:
        """Wait for its end; gives the exit code, negative for a signal."""
        return await asyncio.wait_for(asyncio.shield(self.over), seconds)


@contextmanager
def nursery() -> Iterator[Path]:
    """The process that bots are forked from; gives its socket."""
    with tempfile.TemporaryDirectory(prefix="dayeight-") as folder:
        door = Path(folder) / "door"
        command = (sys.executable, "-m", "tests.support.nursery", str(door))
        env = environment(Settings(_env_file=None)) | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            yield door
            process.kill()


class Lives:
    """Processes of the bot, ended at the end of `async with`. Their log is `folder/lives.log`."""

    def __init__(self, door: Path, folder: Path) -> None:
        self._door, self._folder = door, folder
        self._living: dict[int, Life] = {}
        self._born: asyncio.Queue[Life] = asyncio.Queue()

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_unix_connection(self._door)
        self._hearing = asyncio.create_task(self._hear())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.write_eof()
        await self._hearing
        self._writer.close()
        await self._writer.wait_closed()

    @property
    def log(self) -> str:
        """All that they have written so far."""
        path = self._folder / "lives.log"
        return path.read_text() if path.exists() else ""

    @property
    def unknown(self) -> int:
        """How many sends of theirs ended with an outcome that they could not know, as on a machine that is too busy to
        answer in time: each excuses one copy.
        """
        return self.log.count("sendMessage to a chat: Retry(")

    async def begin(
        self,
        settings: Settings,
        *,
        failpoint: str | None = None,
        skip: int = 0,
        lease_seconds: float = 6,
        constants: dict[str, float] | None = None,
    ) -> Life:
        """Start the bot. `failpoint`, `skip`, `constants`: see tests/support/nursery.py."""
        env = {**environment(settings), "LEASE_SECONDS": str(lease_seconds), "LOG_LEVEL": "INFO"}
        log = self._folder / "lives.log"
        return await self._born_as(env, log, log, failpoint=failpoint, skip=skip, constants=constants or {})

    async def command(self, *arguments: str, **env: str) -> Ended:
        """Run a command to its end, at most a minute; a RunCommand."""
        with tempfile.TemporaryDirectory(prefix="dayeight-") as folder:
            out, err = Path(folder) / "out", Path(folder) / "err"
            life = await self._born_as({**environment(Settings(_env_file=None)), **env}, out, err, *arguments)
            code = await life.ended(60)
            return Ended(code, out.read_text(), err.read_text())

    async def _born_as(self, env: dict[str, str], out: Path, err: Path, *arguments: str, **more: object) -> Life:
        where = {"folder": str(self._folder), "out": str(out), "err": str(err)}
        order = {"arguments": arguments, "env": env, "failpoint": None, "skip": 0, "constants": {}, **where, **more}
        self._writer.write(json.dumps(order).encode() + b"\n")
        return await asyncio.wait_for(self._born.get(), 60)

    async def _hear(self) -> None:
        async for line in self._reader:
            pid, _, end = line.decode().strip().partition(" ended ")
            if end:
                self._living.pop(int(pid)).over.set_result(int(end))
            else:
                self._born.put_nowait(life := Life(int(pid)))
                self._living[life.pid] = life


def resident(life: Life, name: str = "VmRSS") -> int:
    """MiB of memory that it uses, or with "VmHWM" the most that it has used."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{life.pid}/status").read_text().splitlines())
    return int(status[name].split()[0]) // 1024


async def started(here: World, lives: Lives, lease_seconds: float = 6, **more: Any) -> Life:
    """A process of the bot that has said hello to Telegram, and so hears signals; `more` as for `begin`."""
    before = len(here.playground.calls.of("setMyCommands"))
    life = await lives.begin(here.settings, lease_seconds=lease_seconds, **more)
    async with asyncio.timeout(60):
        with here.playground.world.changes.subscribe() as changes:
            while len(here.playground.calls.of("setMyCommands")) == before:
                await changes.get()
    return life
