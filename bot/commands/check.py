"""`check`: is everything as it should be? A line for each thing, with its cure."""

from argparse import Namespace
from dataclasses import dataclass

from bot.commands.command import Command
from bot.settings import BadSettings, Settings

TEACHES = """\
Look whether everything is as it should be, before the first start or when something is wrong; also while the bot runs.
A line each, ✓ or ✗ with the cure: settings, token, updates (polling or webhook), the machine's clock, database, schema,
whether a process leads.

exit code: 0 where all is well, 1 where something is not"""

WRONG = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and what was found; `cure` is empty where it is well."""

    what: str
    found: str
    cure: str = ""

    def __str__(self) -> str:
        sign, cure = ("✗", f": {self.cure}") if self.cure else ("✓", "")
        return f"{sign} {self.what:9} {self.found}{cure}"


def settings_refused(error: BadSettings) -> int:
    """What is told where there are no settings to go on with."""
    print(Finding("settings", "cannot be used", str(error)))
    return WRONG


async def run(settings: Settings, _arguments: Namespace) -> int:
    """Look at each, print what is found, and give the exit code."""
    from bot import checks

    well = True
    async for finding in checks.findings(settings):
        print(finding, flush=True)
        well = well and not finding.cure
    return 0 if well else WRONG


COMMAND = Command("check", "look whether everything is as it should be", TEACHES, run)
