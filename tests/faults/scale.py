"""How hard are the faults provoked? A little in `make test`; `make chaos` and `make soak` say how much more."""

import os
import random

SEED = int(os.environ.get("SEED", "8"))
KILLS = int(os.environ.get("KILLS", "25"))  # on each database, at random moments
STOPS = int(os.environ.get("STOPS", "6"))  # SIGTERMs on each database
WAITING = int(os.environ.get("WAITING", "100"))  # updates that wait while it is killed
DUE_AT_ONCE = int(os.environ.get("DUE", "60"))  # nudges that fall due in one minute
MINUTES = float(os.environ.get("MINUTES", "0"))  # how long `make soak` lasts
LONG = bool(os.environ.get("LONG"))  # whether faults last as long as they are named for, in real seconds


def chance(name: str) -> random.Random:
    """The source of chance for one test: the same SEED does the same things again."""
    return random.Random(f"{SEED} {name}")


def seconds(short: float, long: float) -> float:
    """How long a fault lasts."""
    return long if LONG else short
