"""The command line: `python -m bot` starts the bot, or the playground where there is no token."""

import argparse
import asyncio
import os
import sys

from bot import logs
from bot.settings import BadSettings, Settings, load_settings, settings_help

BAD_SETTINGS = 2  # the exit code


def main() -> int:
    """Run, and give the exit code: 0 after a graceful end, 2 where a setting or the machine stands in the way."""
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Day Eight, an assistant for following up on job applications.",
        epilog=f"settings, from the environment or .env:\n{settings_help()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = {"run": _start, "stats": _stats, "rotate-key": _rotate_key, "unencrypt": _unencrypt}
    parser.add_argument(
        "command",
        nargs="?",
        choices=list(commands),
        default="run",
        help="run: start (the default); stats: how its database is, also while it runs; rotate-key: encrypt what "
        "people wrote by a new key, or for the first time; unencrypt: the way back",
    )
    chosen = commands[parser.parse_args().command]
    os.umask(0o077)
    try:
        settings = load_settings()
        logs.begin(settings)
        return asyncio.run(chosen(settings))
    except Exception as error:
        lines = [_line(cause) for cause in _causes(error)]
        if None in lines:
            raise
        print(f"dayeight: {lines[0]}", file=sys.stderr)
        return BAD_SETTINGS


async def _start(settings: Settings) -> int:
    # Imported here: the playground answers before the bot's own, larger imports are done.
    if settings.bot_token is None:
        from bot import demo

        return await demo.start(settings)
    from bot import process

    await process.run(settings)
    return 0


async def _stats(settings: Settings) -> int:
    from bot import report

    print(await report.stats(settings))
    return 0


async def _rotate_key(settings: Settings) -> int:
    from bot import rotate

    print(await rotate.rotate(settings, off=False))
    return 0


async def _unencrypt(settings: Settings) -> int:
    from bot import rotate

    print(await rotate.rotate(settings, off=True))
    return 0


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
    from storage.database import DatabaseUnusable

    if isinstance(error, InvalidToken):
        return "BOT_TOKEN: Telegram refuses this token; copy it from BotFather again"
    ours = BadSettings | DatabaseUnusable | Superseded | PortUnusable | PlaygroundUnusable
    return str(error) if isinstance(error, ours) else None


if __name__ == "__main__":
    sys.exit(main())
