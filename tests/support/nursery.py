"""What runs in the process that bots are forked from? See tests/support/lives.py.

    python -m tests.support.nursery SOCKET

On the socket come orders, lines of JSON: {"env": {…}, "log": FILE, "failpoint": NAME or null, "skip": NUMBER}. Back go
the id of each new process, and "ID ended CODE" for each one that ended. When the line is closed, all children end.

A failpoint kills the process at one point of the courier's round, after it has passed there `skip` times.
"""

import asyncio
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

import aiosqlite
import asyncpg

import bot.__main__ as command_line
from bot import courier, demo, process
from storage import outbox

IMPORTED = (aiosqlite, asyncpg, demo, process)  # once here, instead of once in each child
WRONG = 70  # the exit code of a child that ended by an exception

Work = Callable[..., Awaitable[Any]]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(work: Work, skip: int) -> Work:
    passed = count()

    async def dies(*args: Any, **more: Any) -> Any:
        if next(passed) >= skip:
            _die()
        return await work(*args, **more)

    return dies


def _within(work: Work, skip: int) -> Work:
    """Telegram has the call, and its answer is on the way."""
    passed = count()

    async def dies(*args: Any, **more: Any) -> Any:
        if next(passed) >= skip:
            asyncio.get_running_loop().call_later(0.02, _die)
        return await work(*args, **more)

    return dies


def _after(work: Work, skip: int) -> Work:
    passed = count()

    async def dies(*args: Any, **more: Any) -> Any:
        done = await work(*args, **more)
        if next(passed) >= skip:
            _die()
        return done

    return dies


FAILPOINTS: dict[str, tuple[Any, str, Callable[[Work, int], Work]]] = {
    "before the claim": (outbox, "claim", _before),
    "after the claim, before the call": (courier, "call", _before),
    "in the call": (courier, "call", _within),
    "with the answer, before the mark": (outbox, "mark_sent", _before),
    "after the mark": (outbox, "mark_sent", _after),
}


def _live(order: dict[str, Any]) -> int:
    """Be a bot."""
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.clear()
    os.environ.update(order["env"])
    if order["failpoint"] is not None:
        module, name, how = FAILPOINTS[order["failpoint"]]
        setattr(module, name, how(getattr(module, name), order["skip"]))
    sys.argv = ["bot"]
    return command_line.main()


def _fork(order: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = WRONG
    try:
        code = _live(order)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _serve(line: socket.socket) -> None:
    """Fork what is ordered until the line is closed; then end all children."""
    children: set[int] = set()
    waiting = b""
    while True:
        if select.select([line], [], [], 0.02)[0]:
            read = line.recv(65536)
            if not read:
                break
            *orders, waiting = (waiting + read).split(b"\n")
            for order in orders:
                child = _fork(json.loads(order))
                children.add(child)
                line.sendall(f"{child}\n".encode())
        for child in list(children):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                children.discard(child)
                line.sendall(f"{child} ended {os.waitstatus_to_exitcode(status)}\n".encode())
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def main() -> None:
    """Serve on the socket that is named, one test after the other."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(sys.argv[1])
        door.listen()
        print("open", flush=True)
        while True:
            line, _ = door.accept()
            with line:
                _serve(line)


if __name__ == "__main__":
    main()
