"""Does the coach plan what the scenario expects? The plans as plain rows, and where they differ."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.portfolio import connected, plan_all, shared_with
from coach.rules import RULES
from coach.scenario import Expectation, Scenario
from coach.scenario_part import Part, day, moment_in, number, one_of
from coach.scenario_text import Plain, ScenarioError
from coach.steps import Next, Plan
from coach.timeline import Role

Row = dict[str, Any]
NONE = "none"  # an expectation that the plan has no such value


@dataclass(frozen=True, slots=True)
class Answer:
    """One plan as a row of JSON values, and each difference from what was expected as a line."""

    row: Row
    differences: tuple[str, ...] = ()


def answers(scenario: Scenario) -> Iterator[Answer]:
    """One answer for each expectation, or, where there is none, one after each event.

    ScenarioError for an expected value that no plan can have.
    """
    wanted = [_wanted(expectation, scenario.zone) for expectation in scenario.expectations]
    applications = connected(scenario.applications())
    for expectation, values in zip(scenario.expectations, wanted, strict=True):
        plan = plan_all(applications[expectation.app], expectation.at)[expectation.app]
        row = _row(scenario, expectation.app, expectation.at, plan)
        yield Answer(row, tuple(_differences(expectation, values, plan, scenario)))
    if not scenario.expectations:
        for count, (app, event) in enumerate(scenario.events, 1):
            plan = plan_all(connected(scenario.applications(count))[app], event.at)[app]
            yield Answer(_row(scenario, app, event.at, plan))


def _row(scenario: Scenario, app: str, at: datetime, plan: Plan) -> Row:
    others = shared_with(list(scenario.blank.values()))[app]
    row = {"at": at, **({"app": app, "shared_with": others} if scenario.several else {})}
    row |= _values(plan) | {"trace": [asdict(line) for line in plan.trace]}
    return {key: _json(value, scenario.zone) for key, value in row.items()}


def _json(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _values(plan: Plan) -> Row:
    """The keys of a plan, in the file's words. `opens_on`: when the door opens again."""
    return {
        "next": plan.next,
        "day": plan.day,
        "from": plan.opens,
        "until": plan.until,
        "rule": plan.rule,
        "whom": plan.whom,
        "calls_left": plan.limits.calls,
        "messages_left": plan.limits.messages,
        "emails_left": plan.limits.emails,
        "opens_on": plan.limits.opens_on,
        "trace": {line.rule for line in plan.trace},
    }


def _rule(value: str) -> str:
    if value not in RULES:
        raise ValueError(f"{value!r} is no rule")
    return value


def _readers(zone: ZoneInfo) -> Mapping[str, Callable[[str], Any]]:
    moment = moment_in(zone)

    def moment_or_day(value: str) -> date:
        return day(value) if len(value) == len("2026-11-09") else moment(value)

    return {
        "next": one_of(Next),
        "day": day,
        "from": moment_or_day,
        "until": moment_or_day,
        "rule": _rule,
        "whom": one_of(Role),
        "calls_left": number,
        "messages_left": number,
        "emails_left": number,
        "opens_on": day,
    }


def _wanted(expectation: Expectation, zone: ZoneInfo) -> dict[str, Any]:
    """The expected values, read. `trace`: rules that must be in it; `none`: no such value (nobody, for `whom`)."""
    part = Part(expectation.values, expectation.where)
    readers = {key: reader if key == "whom" else _or_none(reader) for key, reader in _readers(zone).items()}
    wanted: dict[str, Any] = {key: part.read(key, reader) for key, reader in readers.items() if part.has(key)}
    if part.has("trace"):
        wanted["trace"] = _rules(part.raw("trace"), expectation.where)
    part.done()
    return wanted


def _or_none(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda value: None if value == NONE else reader(value)


def _rules(names: Plain | None, where: str) -> set[str]:
    listed = names if isinstance(names, list) else [names or ""]
    for name in listed:
        if name not in RULES:
            raise ScenarioError(f"{where} trace", f"{name!r} is no rule")
    return {str(name) for name in listed}


def _differences(expectation: Expectation, wanted: Row, plan: Plan, scenario: Scenario) -> Iterator[str]:
    employer = scenario.blank[expectation.app].calendar.employer
    values = _values(plan)
    for key, value in wanted.items():
        found = values[key]
        if isinstance(found, datetime) and not isinstance(value, datetime):
            found = employer.day_of(found)
        if (value - found) if key == "trace" else value != found:
            expected, planned = _shown(value, scenario.zone), _shown(found, scenario.zone)
            yield f"{expectation.where} {key}: expected {expected}, planned {planned}"


def _shown(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, set):
        return ", ".join(sorted(value))
    return NONE if value is None else str(_json(value, zone))
