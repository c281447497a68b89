"""How is a pattern kept that most starts look for nothing with? As text, until it is used: the coach has some nine
hundred, and to compile them all took a fifth of a start.
"""

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    """A re.Pattern that compiles itself when it is first used."""

    def __init__(self, regex: str, flags: int) -> None:
        self._regex, self._flags = regex, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._regex, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # so that the next use finds it without coming here
        return found


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, when the pattern is first used."""
    return cast(re.Pattern[str], _Pattern(regex, flags))
