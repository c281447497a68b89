"""What does the coach say? `python -m coach plan FILE` plans a scenario; `python -m coach playbooks` prints the table.

Exit codes: 0 as expected, 1 where a plan differs from its expectation, 2 for a file that cannot be read.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

from coach.playbook_table import page
from coach.scenario import scenario
from coach.scenario_run import answers
from coach.scenario_text import LARGEST, ScenarioError, parse

DIFFERS, BAD_FILE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m coach", description="The follow-up coach on the command line.")
    commands = parser.add_subparsers(dest="command", required=True)
    planning = commands.add_parser("plan", help="plan a scenario: one JSON line for each expectation, else each event")
    planning.add_argument("file", metavar="FILE", help="a YAML or JSON scenario; - reads standard input")
    commands.add_parser("playbooks", help="print the playbooks as a table (docs/playbooks.md)")
    options = parser.parse_args(arguments)
    if options.command == "playbooks":
        sys.stdout.write(page())
        return 0
    try:
        return _plan(options.file)
    except ScenarioError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return BAD_FILE
    except BrokenPipeError:  # whoever read the lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _plan(name: str) -> int:
    differs = False
    for answer in answers(scenario(parse(_read(name)))):
        print(json.dumps(answer.row), flush=True)
        for difference in answer.differences:
            print(difference, file=sys.stderr)
            differs = True
    return DIFFERS if differs else 0


def _read(name: str) -> bytes:
    """At most one byte more than a scenario may have."""
    if name == "-":
        return _limited(sys.stdin.buffer)
    try:
        with Path(name).open("rb") as file:
            return _limited(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise ScenarioError("", reason) from None


def _limited(file: BinaryIO) -> bytes:
    return file.read(LARGEST + 1)


if __name__ == "__main__":
    sys.exit(main())
