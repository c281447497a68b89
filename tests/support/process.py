"""How is the bot killed and started again? As a real child process: `python -m bot` with its settings.

bot = BotProcess(here.playground, here.settings, tmp_path)
await bot.start()       # returns when it polls
await bot.kill()        # kill -9
await bot.start()
assert await bot.stop() == 0
"""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.settings import Settings
from playground.server import Playground

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0  # a loaded machine imports slowly
STOP_SECONDS = 20.0  # what a graceful end may take


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int | None
    out: str
    err: str


async def run_process(folder: Path, *arguments: str, **env: str) -> Ended:
    """Run `python -m bot` with these arguments, from the interpreter's start to its end: two seconds. Most tests use
    the fixture `run_command`, which forks.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env={**environment(Settings(_env_file=None)), **env},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await asyncio.wait_for(process.communicate(), 60)
    finally:
        if process.returncode is None:
            process.kill()
    return Ended(process.returncode, out.decode(), err.decode())


class BotProcess:
    """The bot in a process of its own, killed at the end of `async with` where it still runs.

    `folder`: its working directory, where there is no `.env`; its log is `folder/bot.log`. A message in flight at a
    kill on PostgreSQL is sent again after `lease_seconds`, and another leads after a fifth of it.
    """

    def __init__(
        self, playground: Playground, settings: Settings, folder: Path, *, lease_seconds: float = 2, **more: str
    ) -> None:
        self._playground, self._folder = playground, folder
        self._env = {**environment(settings), "LEASE_SECONDS": str(lease_seconds), **more}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self._process.pid if self._process is not None else None

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> str:
        """Everything that it has written so far, all its lives together."""
        return (self._folder / "bot.log").read_text()

    async def start(self) -> None:
        """Start it and wait until it begins to poll. AssertionError with its log when it ends instead."""
        with self._playground.world.changes.subscribe() as changes:
            before = self._polls()
            with (self._folder / "bot.log").open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot"), env=self._env, cwd=self._folder, stdout=log, stderr=log
                )
            ended = asyncio.ensure_future(self._process.wait())
            try:
                async with asyncio.timeout(START_SECONDS):
                    while self._polls() == before:
                        change = asyncio.ensure_future(changes.get())
                        await asyncio.wait({change, ended}, return_when=asyncio.FIRST_COMPLETED)
                        change.cancel()
                        assert not ended.done(), f"the bot ended with {self._process.returncode}:\n{self.log}"
            finally:
                ended.cancel()

    def _polls(self) -> int:
        # The last call before the first poll of every life, and unlike an empty poll it is in the log of calls.
        return len(self._playground.calls.of("deleteWebhook"))

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to end; gives the exit code. TimeoutError when it takes more than 20 s."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        process, self._process = self._process, None
        assert process is not None, "it does not run"
        if process.returncode is None:
            process.send_signal(number)
        try:
            return await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            await self.kill()


def environment(settings: Settings) -> dict[str, str]:
    """The environment that gives a process these settings, and nothing else of this one's but what Python needs."""
    own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    values = settings.model_dump()
    if settings.bot_token is not None:
        values["bot_token"] = settings.bot_token.get_secret_value()
    given = {name.upper(): str(value) for name, value in values.items() if value is not None}
    return {**own, "PYTHONPATH": str(ROOT), **given}
