"""The command line: `python -m bot` starts the bot, or the playground where there is no token."""

import argparse
import os
import sys

import uvloop

from bot import logs
from bot.commands import COMMANDS
from bot.commands.check import settings_refused
from bot.settings import BadSettings, load_settings, settings_help

BAD_SETTINGS = 2  # the exit code


def main() -> int:
    """Run a command, and give its exit code; 2 where a setting or the machine stands in the way."""
    arguments = parser().parse_args()
    command = COMMANDS[arguments.command or "run"]
    os.umask(0o077)
    try:
        settings = load_settings()
        logs.begin(settings)
        return uvloop.run(command.run(settings, arguments))
    except BadSettings as error:
        return settings_refused(error) if command.name == "check" else _refuse(str(error))
    except Exception as error:
        lines = [_line(cause) for cause in _causes(error)]
        if lines[0] is None or None in lines:
            raise
        return _refuse(lines[0])


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    raw = argparse.RawDescriptionHelpFormatter
    taken = argparse.ArgumentParser(
        prog="python -m bot",
        description="Day Eight, an assistant for following up on job applications.",
        epilog=f"settings, from the environment or .env:\n{settings_help()}\n\n"
        "`python -m bot COMMAND --help` tells more; docs/operations.md leads through it.",
        formatter_class=raw,
    )
    commands = taken.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for each in COMMANDS.values():
        each.arguments(commands.add_parser(each.name, help=each.help, description=each.teaches, formatter_class=raw))
    return taken


def _refuse(line: str) -> int:
    print(f"dayeight: {line}", file=sys.stderr)
    return BAD_SETTINGS


def _causes(error: BaseException) -> list[BaseException]:
    """The errors that a group of tasks ended with; of a single one, itself."""
    if isinstance(error, BaseExceptionGroup):
        return [cause for part in error.exceptions for cause in _causes(part)]
    return [error]


def _line(error: BaseException) -> str | None:
    """What stands in the way, for the operator; None for a bug, which deserves its traceback."""
    from telegram.error import InvalidToken

    from bot.polling import Superseded
    from bot.web import PortUnusable
    from playground.app import PlaygroundUnusable
    from storage.backup import BackupUnusable
    from storage.database import DatabaseUnusable

    if isinstance(error, InvalidToken):
        return "BOT_TOKEN: Telegram refuses this token; copy it from BotFather again"
    ours = BadSettings | DatabaseUnusable | BackupUnusable | Superseded | PortUnusable | PlaygroundUnusable
    return str(error) if isinstance(error, ours) else None


if __name__ == "__main__":
    sys.exit(main())
