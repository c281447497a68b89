"""`backup`: take everything away, while the bot runs."""

import asyncio
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.commands.command import Command
from bot.progress import Bar
from bot.settings import Settings

TEACHES = """\
Write everything that the bot keeps into FILE, as it is at one moment, while the bot goes on working. Where FILE is a
folder, a new file is put there, named by the moment; --keep 14 then deletes all but the newest fourteen. With --daily
it stays, and makes one each day: for where nothing else keeps time.

The file is readable for its owner alone (0600), and holds what people wrote: keep it as carefully as the database.
Columns that are sealed stay sealed, and need the same key when they are brought back. A backup of SQLite can be brought
back into PostgreSQL, and the other way round.

  python -m bot backup /var/backups/dayeight --keep 14
  python -m bot restore /var/backups/dayeight/dayeight-20271101T031000Z.backup"""

TRIES, AGAIN_SECONDS = 12, 600.0  # of a day's backup, while the database is away
NAME = "dayeight-{:%Y%m%dT%H%M%SZ}.backup"
NAMED = re.compile(r"dayeight-\d{8}T\d{6}Z\.backup")


def arguments(parser: ArgumentParser) -> None:
    """FILE, --keep."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet, or a folder")
    parser.add_argument("--keep", type=_positive, metavar="N", help="delete all but the newest N in the folder")
    parser.add_argument("--daily", type=_clock, metavar="HH:MM", help="stay, and make one each day at this hour (UTC)")


async def run(settings: Settings, arguments: Namespace) -> int:
    """Save once, or each day until it is ended."""
    from bot.demo import clock_of
    from storage.backup import BackupUnusable

    clock = clock_of(settings)
    if (arguments.keep or arguments.daily) and not arguments.file.is_dir():
        raise BackupUnusable("--keep and --daily go with a folder, and FILE is none")
    if arguments.daily is None:
        await _save(settings, arguments, clock.now())
        return 0
    while True:
        await asyncio.sleep(until(arguments.daily, clock.now()).total_seconds())
        await _save_patiently(settings, arguments, clock)


def until(hour: time, now: datetime) -> timedelta:
    """How long it is until this hour comes next. `now` is in UTC."""
    today = datetime.combine(now.date(), hour, UTC)
    return (today if today > now else today + timedelta(days=1)) - now


async def _save_patiently(settings: Settings, arguments: Namespace, clock: Clock) -> None:
    """Save; what stands in the way is said, and it is tried again."""
    from storage.backup import BackupUnusable
    from storage.database import DatabaseUnusable

    for _ in range(TRIES):
        try:
            await _save(settings, arguments, clock.now())
        except (BackupUnusable, DatabaseUnusable) as error:
            print(f"dayeight: no backup: {error}", file=sys.stderr, flush=True)
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            return


async def _save(settings: Settings, arguments: Namespace, now: datetime) -> None:
    """Save, and say where and how much."""
    from bot.demo import url_of
    from storage.backup import BackupUnusable, save
    from storage.database import open_to_read

    path = _path(arguments.file, now)
    database, bar = await open_to_read(url_of(settings)), Bar("saving")
    try:
        header = await save(database, path, now, bar)
    except OSError as error:
        raise BackupUnusable(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        bar.end()
        await database.close()
    rows, chats = sum(header.rows.values()), header.rows["chats"]
    print(f"{path}: {rows} rows of {chats} chats, schema {header.schema}", flush=True)
    _keep(path.parent, arguments.keep)


def _path(file: Path, now: datetime) -> Path:
    return file / NAME.format(now) if file.is_dir() else file


def _keep(folder: Path, most: int | None) -> None:
    ours = sorted(path for path in folder.iterdir() if NAMED.fullmatch(path.name))
    for old in ours[:-most] if most else ():
        old.unlink()


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("an hour such as 03:10 is wanted") from None


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


COMMAND = Command("backup", "take everything away into a file, while the bot runs", TEACHES, run, arguments)
