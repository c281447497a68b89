"""What a when-phrase is read into: the answer, and the pieces that the grammar builds on the way to it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What kind of answer a phrase has."""

    DATE = "date"
    DATETIME = "datetime"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The answer to one phrase.

    `value`: a `date` for kind date, a `datetime` in the zone of `now` for kind datetime, else None.
    `candidates`: at most four readings to offer as buttons when kind is ask; dates, or datetimes in the zone of `now`.
    """

    kind: Kind
    value: date | datetime | None = None
    candidates: tuple[date | datetime, ...] = ()


class PromiseKind(StrEnum):
    """What was promised: a moment (W4), a day (W5) or a span of days (W6)."""

    MOMENT = "moment"
    DAY = "day"
    SPAN = "span"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise as the timeline stores it: exactly one of moment (zone of `now`), day and span_days is set, or none
    for ask and none.
    """

    kind: PromiseKind
    moment: datetime | None = None
    day: date | None = None
    span_days: int | None = None
    candidates: tuple[date | datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything that a phrase is read against. `order` is "md", "dm", or "" where the locale does not say."""

    now: datetime
    past: bool
    order: str
    language: str

    @property
    def today(self) -> date:
        """The local day of `now`."""
        return self.now.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day. `half` is "am", "pm", "24" (unambiguous as written) or "" (12-hour or 24-hour, not said).

    `weak`: a clock only beside a day ("Friday 9-5"). `other`: a second offer ("2 or 3pm"). `bad`: no such time
    ("25:00"). `midnight`: of which night is not said. `ranged`: the start of a range of hours. `zero`: written 05:30,
    which many read as half past five in the morning, whatever the hour.
    """

    hour: int
    minute: int = 0
    half: str = ""
    weak: bool = False
    bad: bool = False
    other: tuple["Clock", ...] = ()
    midnight: bool = False
    ranged: bool = False
    zero: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as far as the phrase says it.

    `dates`: one date, or the readings to choose from; empty for an impossible date and for what is too vague for a
    button.
    `form`: weekday (bare), date, dom (day of the month alone), relative, named, period, vague or bad.
    `first`, `last`: the bounds of a period.  `tense`: -1 said to be past, +1 said to be ahead, 0 unsaid.
    `repeated`: "every Tuesday".
    `span`: the days of a bare duration ("a week"), for promises (W6).  `part`: the part of the day that was said with
    it.
    """

    dates: tuple[date, ...] = ()
    form: str = "date"
    weekday: int | None = None
    tense: int = 0
    clock: Clock | None = None
    moment: datetime | None = None
    first: date | None = None
    last: date | None = None
    span: int | None = None
    part: str = ""
    repeated: bool = False

    @property
    def sure(self) -> bool:
        """Exactly one date is meant."""
        return len(self.dates) == 1 and self.form not in ("period", "vague", "bad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An amount of time. `vague`: "a few days", "a day or two"."""

    months: int = 0
    days: float = 0
    minutes: float = 0
    business: bool = False
    vague: bool = False


@dataclass(slots=True)
class Token:
    """One piece of the text, or what the grammar made of several: its kind, value, lower-case text and place.

    `line`: the number of its line.  `raw`: as it was written.
    """

    kind: str
    value: Any
    text: str
    start: int
    end: int
    line: int = 0
    raw: str = field(default="", repr=False)
