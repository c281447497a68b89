"""What does `make run` start without a token? The Bot API server, the page, and the bot itself as a child process."""

import asyncio
import errno
import fcntl
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from aiohttp import web

from playground.clock import FileClock
from playground.journal import OtherVersion
from playground.server import Playground
from playground.supervisor import Supervisor
from playground.web import Web
from playground.webhook import is_loopback


class PlaygroundUnusable(Exception):
    """The playground cannot start; the message is one line for the operator."""


async def run(
    host: str, port: int, data_dir: Path, command: list[str], env: Mapping[str, str], *, any_host: bool = False
) -> int:
    """Serve until SIGTERM or SIGINT; returns 0, or the bot's exit code 2 where its settings are bad.

    `command` starts the bot with `env` and, on top of it, BOT_TOKEN, BOT_API_URL, CLOCK_FILE and NEXT_DUE_FILE (see
    travel.py). `data_dir` keeps the chats and the moved clock. Raises PlaygroundUnusable.
    """
    if not is_loopback(host):
        _beyond_this_machine(host, told=any_host)
    with _taken(data_dir):
        clock = FileClock(data_dir / "clock")
        try:
            playground = Playground(clock, _token(data_dir), state_path=data_dir / "telegram.db")
        except OtherVersion:
            raise PlaygroundUnusable(
                f"{data_dir} was filled by another version of the playground: remove it to start afresh"
            ) from None
        async with playground:
            return await _serve(playground, clock, host, port, command, env, any_host=any_host)


def _beyond_this_machine(host: str, *, told: bool) -> None:
    risk = "the playground has no accounts: whoever reaches it can read and write in every chat, and end the bot"
    if not told:
        raise PlaygroundUnusable(
            f"PLAYGROUND_HOST={host} is not this machine alone, and {risk}. Is that what you want? Then set "
            "PLAYGROUND_OPEN=true as well"
        )
    print(f"WARNING: listening on {host}, beyond this machine; {risk}.", file=sys.stderr, flush=True)


@contextmanager
def _taken(data_dir: Path) -> Iterator[None]:
    """The directory, for this process alone."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (data_dir / "lock").open("w")
    except OSError as error:
        raise PlaygroundUnusable(f"cannot keep data in {data_dir}: {error.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PlaygroundUnusable(f"another playground is using {data_dir}; stop it first") from None
        yield


def _token(data_dir: Path) -> str:
    """A token of this directory's own, so that no other site can guess it."""
    path = data_dir / "token"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"1000000001:{secrets.token_urlsafe(30)}")
    return path.read_text()


async def _serve(
    playground: Playground,
    clock: FileClock,
    host: str,
    port: int,
    command: list[str],
    env: Mapping[str, str],
    *,
    any_host: bool,
) -> int:
    due_file = clock.path.with_name("next-due")
    address = {"BOT_TOKEN": playground.token, "BOT_API_URL": playground.base_url}
    files = {"CLOCK_FILE": str(clock.path), "NEXT_DUE_FILE": str(due_file)}
    supervisor = Supervisor(command, {**env, **address, **files}, changed=lambda: page.bot_changed())
    page = Web(playground, clock, supervisor, due_file)
    async with _listening(page.app(any_host=any_host), host, port) as url:
        print(f"Day Eight's playground: open {url} in a browser. Ctrl+C ends it.", flush=True)
        return await _until_told(supervisor)


@asynccontextmanager
async def _listening(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port, reuse_address=True)
        try:
            await site.start()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PlaygroundUnusable(f"port {port} is taken: set PLAYGROUND_PORT to another") from None
            raise PlaygroundUnusable(f"cannot listen on {host}, port {port}: {error.strerror}") from None
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{site.port}/"
    finally:
        await runner.cleanup()


async def _until_told(supervisor: Supervisor) -> int:
    """Run the bot until a signal asks to stop, and pass the signal on."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    running, asked = asyncio.create_task(supervisor.run()), asyncio.create_task(told.wait())
    try:
        await asyncio.wait([running, asked], return_when=asyncio.FIRST_COMPLETED)
        await supervisor.stop()
        return await running
    finally:
        asked.cancel()
        running.cancel()
        await asyncio.gather(running, asked, return_exceptions=True)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
