"""What is a command? A name, what it is for, and what it does; larger imports wait until it runs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.settings import Settings


def _no_arguments(_parser: ArgumentParser) -> None:
    pass


@dataclass(frozen=True)
class Command:
    """`help`: one line for the list; `teaches`: what its own --help says; `run` gives the exit code."""

    name: str
    help: str
    teaches: str
    run: Callable[[Settings, Namespace], Coroutine[Any, Any, int]]
    arguments: Callable[[ArgumentParser], None] = _no_arguments
