"""How well is a set of phrases read? The verdicts by which `parse` is measured, for the tests and the benchmark."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coach.when import When, parse

OWN = Path(__file__).with_name("when_cases.jsonl")


@dataclass(frozen=True, slots=True)
class Case:
    """One phrase: when and where it was written, and what it should be read as (`expect`: ok, ask or reject).

    `tags`: whose voice it is, or what it is about ("breathless", "letters", "corrections"); for the reports.
    """

    phrase: str
    now: datetime
    locale: str
    direction: str
    expect: str
    readings: tuple[str, ...]
    grain: str | None
    or_ask: bool
    source: str
    tags: tuple[str, ...]

    def read(self) -> When:
        """The answer of the parser."""
        return parse(self.phrase, self.now, locale=self.locale, direction=self.direction)


def load(path: Path) -> list[Case]:
    """The cases of a file of JSON lines."""
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(row: dict[str, Any]) -> Case:
    return Case(
        phrase=row["phrase"],
        now=datetime.fromisoformat(row["ref"]).replace(tzinfo=ZoneInfo(row["tz"])),
        locale=row["locale"],
        direction=row["direction"],
        expect=row["expect"],
        readings=tuple(one for one in (row["expected"], *row["alt"]) if one),
        grain=row["grain"],
        or_ask=row["or_ask"],
        source=row["source"],
        tags=tuple(row["tags"]),
    )


def verdict(case: Case, answer: When) -> str:
    """right, wrong (a date that is not meant, in silence), asked or none (no answer where one was expected)."""
    if answer.value is None:
        if case.expect != "ok" or (case.or_ask and answer.kind == "ask"):
            return "right"
        return "asked" if answer.kind == "ask" else "none"
    if case.expect != "ok":
        return "wrong"
    return "right" if _written(answer, case) in case.readings else "wrong"


def _written(answer: When, case: Case) -> str:
    value = answer.value
    if isinstance(value, datetime):
        local = value.astimezone(case.now.tzinfo)
        return local.strftime("%Y-%m-%d" if case.grain == "day" else "%Y-%m-%dT%H:%M")
    return value.isoformat() if value else ""


def scores(cases: Iterable[Case]) -> Counter[str]:
    """How many of the cases have each verdict."""
    return Counter(verdict(case, case.read()) for case in cases)


def failures(cases: Iterable[Case], *verdicts: str) -> list[str]:
    """The cases with one of these verdicts, each as a line for a reader."""
    return [
        f"{case.now:%a %Y-%m-%d %H:%M} {case.locale} {case.direction} {case.phrase!r}: {answer.kind} {answer.value}"
        for case in cases
        if verdict(case, answer := case.read()) in verdicts
    ]
