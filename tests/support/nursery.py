"""What runs in the process that bots are forked from? See tests/support/lives.py.

    python -m tests.support.nursery SOCKET

On the socket come orders, lines of JSON: {"arguments": […], "env": {…}, "folder": where it works, "out": FILE, "err":
FILE, "failpoint": NAME or null, "skip": NUMBER, "constants": {"MODULE.NAME": NUMBER}}. Back go the id of each new
process, and "ID ended CODE" for each one that ended. When the line is closed, all children end.

A failpoint kills the process at one point of the courier's round, after it has passed there `skip` times. Constants
are set before it begins: a wait that takes 15 s in earnest may be tried with a shorter one.
"""

import asyncio
import gc
import importlib
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
from bot import checks, courier, demo, process, report, rotate
from coach import when
from coach.calendar import is_known_country
from storage import backup, outbox

IMPORTED = (aiosqlite, asyncpg, backup, checks, demo, process, report, rotate)  # once here, not in each child
WRONG = 1  # the exit code of Python where it ends by an exception

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
    """Telegram has the call, and its answer is on the way: whoever provokes this lets it take 0.2 s."""
    passed = count()

    async def dies(*args: Any, **more: Any) -> Any:
        if next(passed) >= skip:
            asyncio.get_running_loop().call_later(0.1, _die)
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


def _after_landing(work: Work, skip: int) -> Work:
    """After a claim's commit that wrote down, too, what had landed."""
    dies = _after(work, skip)

    async def claims(*args: Any, **more: Any) -> Any:
        return await (dies if more["landed"] else work)(*args, **more)

    return claims


FAILPOINTS: dict[str, tuple[Any, str, Callable[[Work, int], Work]]] = {
    "before the claim": (outbox, "claim", _before),
    "after the claim, before the call": (courier, "call", _before),
    "in the call": (courier, "call", _within),
    "with the answer, before the mark": (outbox, "_write_down", _before),
    "after the mark": (outbox, "claim", _after_landing),
}


def _live(order: dict[str, Any]) -> int:
    """Be what `python -m bot` with these arguments is."""
    for number, path in ((1, order["out"]), (2, order["err"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["env"])
    for place, value in order["constants"].items():
        module, _, name = place.rpartition(".")
        setattr(importlib.import_module(module), name, value)
    if order["failpoint"] is not None:
        owner, name, how = FAILPOINTS[order["failpoint"]]
        setattr(owner, name, how(getattr(owner, name), order["skip"]))
    sys.argv = ["bot", *order["arguments"]]
    return command_line.main()


def _ends(order: dict[str, Any]) -> int:
    """Live, and end as Python does: with the code that it exits with, or a traceback."""
    try:
        return _live(order)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except Exception:  # noqa: BLE001 - what the interpreter itself would do
        sys.excepthook(*sys.exc_info())
        return WRONG


def _fork(order: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = WRONG
    try:
        code = _ends(order)
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
        when.warm()
        is_known_country("US")  # whoever plans loads four hundred modules of holidays
        gc.freeze()  # the children leave alone what they share
        print("open", flush=True)
        while True:
            line, _ = door.accept()
            with line:
                _serve(line)


if __name__ == "__main__":
    main()
