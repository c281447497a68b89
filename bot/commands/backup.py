"""`backup`: take everything away, while the bot runs."""

import re
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from bot.commands.command import Command
from bot.commands.progress import Bar
from bot.settings import Settings

TEACHES = """\
Write everything that the bot keeps into FILE, as it is at one moment, while the bot goes on working. Where FILE is a
folder, a new file is put there, named by the moment; --keep 14 then deletes all but the newest fourteen.

The file is readable for its owner alone (0600), and holds what people wrote: keep it as carefully as the database.
Columns that are sealed stay sealed, and need the same key when they are brought back. A backup of SQLite can be brought
back into PostgreSQL, and the other way round.

  python -m bot backup /var/backups/dayeight --keep 14
  python -m bot restore /var/backups/dayeight/dayeight-20271101T031000Z.backup"""

NAME = "dayeight-{:%Y%m%dT%H%M%SZ}.backup"
NAMED = re.compile(r"dayeight-\d{8}T\d{6}Z\.backup")


def arguments(parser: ArgumentParser) -> None:
    """FILE, --keep."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet, or a folder")
    parser.add_argument("--keep", type=_positive, metavar="N", help="delete all but the newest N in the folder")


async def run(settings: Settings, arguments: Namespace) -> int:
    """Save, and say where and how much."""
    from bot.demo import url_of
    from bot.process import clock_for
    from storage.backup import BackupUnusable, save
    from storage.database import open_to_read

    now = clock_for(settings).now()
    path = _path(arguments.file, now)
    if arguments.keep and path == arguments.file:
        raise BackupUnusable("--keep goes with a folder, and FILE is none")
    database, bar = await open_to_read(url_of(settings)), Bar("saving")
    try:
        header = await save(database, path, now, bar)
    except OSError as error:
        raise BackupUnusable(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        bar.end()
        await database.close()
    print(f"{path}: {sum(header.rows.values())} rows of {header.rows['chats']} chats, schema {header.schema}")
    _keep(path.parent, arguments.keep)
    return 0


def _path(file: Path, now: datetime) -> Path:
    return file / NAME.format(now) if file.is_dir() else file


def _keep(folder: Path, most: int | None) -> None:
    ours = sorted(path for path in folder.iterdir() if NAMED.fullmatch(path.name))
    for old in ours[:-most] if most else ():
        old.unlink()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


COMMAND = Command("backup", "take everything away into a file, while the bot runs", TEACHES, run, arguments)
