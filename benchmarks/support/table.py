"""How is it printed? A line a measure: what, ours, theirs, the ratio, the goal."""

import os
import platform


def head() -> None:
    """The machine, and the columns' names."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f}")
    print(f"{'':78}{'ours':>12}{'theirs':>12}{'ratio':>8}  goal")


def line(what: str, ours: float | str, theirs: float | str = "", goal: str = "") -> None:
    """One measure; the ratio where both are figures."""
    both = isinstance(ours, int | float) and isinstance(theirs, int | float) and theirs
    ratio = f"{ours / theirs:8.2f}" if both else " " * 8  # type: ignore[operator]
    print(f"{what:78}{_shown(ours):>12}{_shown(theirs):>12}{ratio}  {goal}", flush=True)


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
