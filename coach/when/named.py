"""On which day is Christmas, Thanksgiving, Easter Monday? Days with a name, as a function of the year; unsure ones
are left to a question.
"""

from collections.abc import Callable
from datetime import date, timedelta

from coach import lazy
from coach.when.calendar import easter, nth_weekday

_Rule = Callable[[int], "date | None"]


def _fixed(month: int, day: int) -> _Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, nth: int, weekday: int, plus: int = 0) -> _Rule:
    def rule(year: int) -> date | None:
        found = nth_weekday(date(year, month, 1), nth, weekday)
        return found + timedelta(days=plus) if found else None

    return rule


def _easter(plus: int) -> _Rule:
    return lambda year: easter(year) + timedelta(days=plus)


# The first group that matches wins. None: known as a name, but careful people would differ or it moves (asked).
_TABLE: tuple[tuple[str, _Rule | None], ...] = (
    (r"(?:christmas|xmas) eve", _fixed(12, 24)),
    (r"(?:christmas|xmas)(?: break| holidays?| time|time| week| period| party)", None),
    (r"christmas(?: day)?|xmas(?: day)?", _fixed(12, 25)),
    (r"boxing day|st\.? stephen'?s day", _fixed(12, 26)),
    (r"new year'?s? eve|nye", _fixed(12, 31)),
    (r"new year'?s day", _fixed(1, 1)),
    (
        r"new year'?s?|the holidays|holiday season|hanukkah|ramadan|eid|diwali|holi|lunar new year|chinese new year"
        r"|bank holiday|election day|tax day|spring break|groundhog day"
        r"|mother'?s day|mothering sunday|remembrance sunday|super bowl sunday|father'?s day",
        None,
    ),
    (r"valentine'?s(?: day)?", _fixed(2, 14)),
    (r"(?:st\.? )?pa(?:trick|ddy)'?s day", _fixed(3, 17)),
    (r"april fool'?s(?: day)?", _fixed(4, 1)),
    (r"independence day|july fourth", _fixed(7, 4)),
    (r"halloween", _fixed(10, 31)),
    (r"(?:guy fawkes|bonfire) night", _fixed(11, 5)),
    (r"veterans'? day", _fixed(11, 11)),
    (r"hogmanay", _fixed(12, 31)),
    (r"burns night", _fixed(1, 25)),
    (r"australia day", _fixed(1, 26)),
    (r"canada day", _fixed(7, 1)),
    (r"cinco de mayo", _fixed(5, 5)),
    (r"juneteenth", _fixed(6, 19)),
    (r"anzac day", _fixed(4, 25)),
    (r"mlk day|martin luther king(?: jr\.?)? day", _nth(1, 3, 0)),
    (r"president'?s'? day", _nth(2, 3, 0)),
    (r"memorial day", _nth(5, -1, 0)),
    (r"labou?r day", _nth(9, 1, 0)),
    (r"columbus day|indigenous peoples'? day", _nth(10, 2, 0)),
    (r"thanksgiving(?: break| week| weekend| holidays?)", None),
    (r"thanksgiving(?: day)?|turkey day", _nth(11, 4, 3)),
    (r"black friday", _nth(11, 4, 3, 1)),
    (r"cyber monday", _nth(11, 4, 3, 4)),
    (r"good friday", _easter(-2)),
    (r"holy saturday", _easter(-1)),
    (r"easter monday", _easter(1)),
    (r"easter(?: break| holidays?| weekend| week)", None),
    (r"easter(?: sunday)?", _easter(0)),
    (r"ash wednesday", _easter(-46)),
    (r"shrove tuesday|pancake day", _easter(-47)),
    (r"palm sunday", _easter(-7)),
    (r"whit sunday|pentecost", _easter(49)),
    (r"whit monday", _easter(50)),
)
# For use inside a verbose pattern: blanks escaped.
PATTERN = "|".join(f"(?:{names})" for names, _ in _TABLE).replace(" ", "\\ ")
_COMPILED = tuple((lazy.pattern(names), rule) for names, rule in _TABLE)


def rule(name: str) -> _Rule | None:
    """The rule of a name (lower case, straight apostrophes); None where it must be asked."""
    return next((found for pattern, found in _COMPILED if pattern.fullmatch(name)), None)
