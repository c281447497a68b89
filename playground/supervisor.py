"""How does the bot run beside the playground? As a child process: restarted when it ends, never left behind.

On Linux the kernel kills the child when this process dies, however it dies (prctl PR_SET_PDEATHSIG). Other systems have
no such thing: there a kill -9 of the playground leaves the bot running, without anybody to talk to.
"""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Mapping

BAD_SETTINGS = 2  # the exit code after which a restart would not help
_PR_SET_PDEATHSIG = 1
_GOOD_LIFE = 10.0  # seconds after which a program counts as having started well
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class Supervisor:
    """Keeps one program running. `changed` is called whenever it starts or ends; pauses are in seconds."""

    def __init__(
        self,
        command: list[str],
        env: Mapping[str, str],
        *,
        changed: Callable[[], None] = lambda: None,
        first_pause: float = 0.5,
        longest_pause: float = 30.0,
        grace: float = 10.0,
    ) -> None:
        self._command, self._env, self._changed = command, dict(env), changed
        self._first_pause, self._longest_pause, self._grace = first_pause, longest_pause, grace
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()
        self._hurry = asyncio.Event()  # start again without a pause
        self.starts = 0

    @property
    def pid(self) -> int | None:
        """The program's process id while it runs."""
        return self._process.pid if self._process is not None else None

    async def run(self) -> int:
        """Run the program until `stop()`, which returns 0, or until it exits with BAD_SETTINGS, which is returned."""
        pause = self._first_pause
        while not self._stopping.is_set():
            self._hurry.clear()
            code, lived = await self._live()
            if code == BAD_SETTINGS and not self._stopping.is_set():
                return BAD_SETTINGS
            pause = self._first_pause if lived >= _GOOD_LIFE else pause
            await self._rest(pause)
            pause = min(pause * 2, self._longest_pause)
        return 0

    async def _live(self) -> tuple[int, float]:
        """One life of the program: its exit code and how long it lived."""
        loop = asyncio.get_running_loop()
        born = loop.time()
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, env=self._env, stdin=asyncio.subprocess.DEVNULL, start_new_session=True, preexec_fn=_bind()
        )
        self.starts += 1
        self._changed()
        try:
            code = await process.wait()
        finally:
            if process.returncode is None:  # this task was cancelled
                process.kill()
                await process.wait()
            self._process = None
            self._changed()
        return code, loop.time() - born

    async def _rest(self, seconds: float) -> None:
        waits = [asyncio.create_task(self._stopping.wait()), asyncio.create_task(self._hurry.wait())]
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()

    def kill(self) -> None:
        """kill -9; the program is started again at once."""
        self._hurry.set()
        self._signal(signal.SIGKILL)

    async def restart(self) -> None:
        """Ask the program to end, wait for it, at most the grace time; it is started again at once."""
        self._hurry.set()
        await self._end()

    async def stop(self) -> None:
        """Ask the program to end, wait for it, at most the grace time, and start it no more."""
        self._stopping.set()
        await self._end()

    async def _end(self) -> None:
        process = self._process
        if process is None:
            return
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), self._grace)
        except TimeoutError:
            self._signal(signal.SIGKILL)
            await process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)


def _bind() -> Callable[[], None] | None:
    """What the child does before it becomes the program: ask to be killed when this process dies."""
    libc = _LIBC
    if libc is None:
        return None
    parent = os.getpid()

    def bind() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the kernel was asked
            os._exit(1)

    return bind
