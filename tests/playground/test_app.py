"""Does the whole playground start, say where it is, run the bot beside it, and stop cleanly?"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playground.app import PlaygroundUnusable, run

# A bot that polls once, so that its poll shows in the playground's data, and tells its settings.
BOT = """
import json, os, signal, sys, time, urllib.request
base = f"{os.environ['BOT_API_URL']}/bot{os.environ['BOT_TOKEN']}"
me = json.load(urllib.request.urlopen(f"{base}/getMe"))["result"]
signal.signal(signal.SIGTERM, lambda *_: (print("bot ends", flush=True), sys.exit(0)))
print("bot", me["username"], os.environ["CLOCK_FILE"], os.getpid(), flush=True)
time.sleep(60)
"""

APP = """
import asyncio, os, sys
from pathlib import Path
from playground.app import run
host, port, folder, bot = sys.argv[1:]
sys.exit(asyncio.run(run(host, int(port), Path(folder), [sys.executable, "-c", bot], os.environ)))
"""


@contextmanager
def playing(folder: Path, bot: str = BOT) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", APP, "127.0.0.1", "0", str(folder), bot]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_starts_and_stops(tmp_path: Path, how: signal.Signals) -> None:
    with playing(tmp_path) as process:
        address = line(process).split("open ")[1].split()[0]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - an address of this machine
            assert answer.status == 200
        _, username, clock_file, pid = line(process).split()
        assert (username, clock_file) == ("day_eight_bot", str(tmp_path / "clock"))
        process.send_signal(how)
        assert line(process) == "bot ends\n"
        assert process.wait(timeout=10) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_the_bots_bad_settings_end_it(tmp_path: Path) -> None:
    with playing(tmp_path, "import sys; sys.exit(2)") as process:
        assert process.wait(timeout=10) == 2


def test_its_token_is_its_own_and_stays(tmp_path: Path) -> None:
    tokens = []
    for folder in ("one", "one", "two"):
        with playing(tmp_path / folder) as process:
            line(process)
            line(process)
        tokens.append((tmp_path / folder / "token").read_text())
    assert tokens[0] == tokens[1] != tokens[2]
    assert (tmp_path / "one" / "token").stat().st_mode & 0o077 == 0


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PlaygroundUnusable, match=f"port {port} is taken"):
            await run("127.0.0.1", port, tmp_path, ["true"], {})


async def test_a_used_directory_is_named(tmp_path: Path) -> None:
    with playing(tmp_path) as process:
        line(process)
        with pytest.raises(PlaygroundUnusable, match="another playground is using"):
            await run("127.0.0.1", 0, tmp_path, ["true"], {})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])  # noqa: S104 - must be refused
async def test_not_for_the_world(tmp_path: Path, host: str) -> None:
    with pytest.raises(PlaygroundUnusable, match=r"no accounts.*PLAYGROUND_OPEN=true"):
        await run(host, 0, tmp_path / "data", ["true"], {})
    assert not (tmp_path / "data").exists()


async def test_for_the_world_with_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad_settings = [sys.executable, "-c", "raise SystemExit(2)"]
    assert await run("0.0.0.0", 0, tmp_path, bad_settings, {}, any_host=True) == 2  # noqa: S104 - told so
    assert (
        "WARNING: listening on 0.0.0.0, beyond this machine; the playground has no accounts" in capsys.readouterr().err
    )


async def test_an_address_that_is_not_here_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlaygroundUnusable, match=r"cannot listen on 192\.0\.2\.7, port 0"):
        await run("192.0.2.7", 0, tmp_path, ["true"], {}, any_host=True)


async def test_what_another_version_left_is_named(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "telegram.db") as db:
        db.execute("CREATE TABLE things (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id))")
        db.execute("INSERT INTO things VALUES ('chat', '1', '{\"reply_keyboard\": null}')")
    with pytest.raises(PlaygroundUnusable, match="another version of the playground: remove it"):
        await run("127.0.0.1", 0, tmp_path, ["true"], {})
