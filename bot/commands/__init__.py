"""Which commands does `python -m bot` have? One file each; this is the only list."""

from bot.commands import backup, check, forget, migrate, restore, resume, rotate_key, run, stats, unencrypt
from bot.commands.command import Command

COMMANDS: dict[str, Command] = {
    each.name: each
    for each in (
        run.COMMAND,
        check.COMMAND,
        stats.COMMAND,
        migrate.COMMAND,
        backup.COMMAND,
        restore.COMMAND,
        resume.COMMAND,
        rotate_key.COMMAND,
        unencrypt.COMMAND,
        forget.COMMAND,
    )
}

__all__ = ["COMMANDS", "Command"]
