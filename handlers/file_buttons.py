"""What can a tap say about files? Callback data, as in handlers/buttons.py."""

from dataclasses import dataclass

from handlers.buttons import Callback


@dataclass(frozen=True)
class Export(Callback, prefix="q"):
    """Take the search out as a file: of this format, of these days."""

    format: str
    span: str


@dataclass(frozen=True)
class Feed(Callback, prefix="qf"):
    """The address for calendar programs: show what it is, make one, take it away."""

    way: str


@dataclass(frozen=True)
class Import(Callback, prefix="qi"):
    """Bring in the list that waits as the errand `errand`, or leave it."""

    errand: int
    way: str
