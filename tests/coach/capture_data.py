"""The table of messages, read; and an understanding as the table's card."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from coach.capture import Own, Understanding, read_mail, understand
from coach.when import Kind, Promise, PromiseKind, When

NOW = datetime(2026, 11, 18, 14, 0, tzinfo=ZoneInfo("America/New_York"))  # a Wednesday
TABLE = Path(__file__).parent / "capture_cases.yaml"
HOW_TO = Path(__file__).parents[2] / "docs/how-to/say-what-happened.md"


def load(path: Path = TABLE) -> tuple[list[Own], list[Mapping[str, Any]]]:
    """The chat's own applications, and the cases."""
    data = yaml.safe_load(path.read_text())
    known = [Own(**{**one, "people": tuple(one["people"])}) for one in data.get("known", ())]
    return known, data["cases"]


def read(text: str, known: list[Own]) -> dict[str, Any]:
    """The card of a message."""
    return card(understand(text, NOW, locale="en-US", country="US", known=known))


def read_a_mail(text: str, known: list[Own]) -> dict[str, Any]:
    """The card of a mail."""
    return card(read_mail(text, NOW, locale="en-US", country="US", known=known))


def card(found: Understanding) -> dict[str, Any]:
    """An understanding as the table writes it: what is empty is left out."""
    values = {
        "intent": found.intent.value,
        "app": found.application or list(found.applications),
        "company": found.company,
        "title": found.title,
        "person": found.reach.person,
        "role": found.reach.role.value if found.reach.person and found.reach.role != "none" else "",
        "phone": found.reach.phone,
        "email": found.reach.email,
        "channel": found.channel,
        "outcome": found.outcome,
        "verdict": found.verdict,
        "at": _when(found.at),
        "held": _when(found.held),
        "until": _when(found.until),
        "promise": _promise(found.promise),
        "mail": found.mail,
        "place": found.place,
        "others": list(found.others),
    }
    return {name: str(value) if isinstance(value, str) else value for name, value in values.items() if value}


def wanted(case: Mapping[str, Any]) -> dict[str, Any]:
    """The card that a case asks for."""
    return {name: _plain(value) for name, value in case["card"].items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _when(when: When | None) -> str:
    if when is None:
        return ""
    if when.kind is Kind.ASK:
        return "ask"
    if when.value == NOW:
        return "now"
    return when.value.strftime("%Y-%m-%dT%H:%M") if isinstance(when.value, datetime) else str(when.value)


def _promise(promise: Promise | None) -> str:
    match promise:
        case Promise(kind=PromiseKind.ASK):
            return "ask"
        case Promise(span_days=int(days)):
            return f"span:{days}"
        case Promise(day=date() as day):
            return f"day:{day}"
        case Promise(moment=datetime() as moment):
            return f"moment:{moment:%Y-%m-%dT%H:%M}"
    return ""
