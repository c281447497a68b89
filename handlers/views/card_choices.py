"""What is asked about a card where something in it is not certain, and between what is chosen?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.timeline import Outcome
from handlers.buttons import Captured
from handlers.planning import day_in
from handlers.reading import unkept
from handlers.understood import Understood
from handlers.views.message import Button, Row
from handlers.views.moments import choice, label
from handlers.views.words import VERDICTS
from storage.listing import Entry

QUESTIONS = {
    "intent": "What happened?",
    "application": "Which application is it about?",
    "outcome": "What came of it?",
    "verdict": "How did it end?",
    "at": "When was that?",
    "held": "When is it?",
    "promise": "When will they be back?",
    "until": "When shall I bring it up?",
}
MEANINGS = (
    ("I called", "called"),
    ("I wrote to them", "wrote"),
    ("They got in touch", "heard"),
    ("An interview", "interview"),
    ("They named a day", "promised"),
    ("It is decided", "decided"),
    ("I applied", "applied"),
)
OUTCOMES = (
    ("Talked, no news", Outcome.REACHED),
    ("Voicemail left", Outcome.VOICEMAIL_LEFT),
    ("Nobody answered", Outcome.NOBODY),
    ("Interview!", Outcome.INTERVIEW_OFFERED),
    ("Call back later", Outcome.CALLBACK),
    ("Bad moment", Outcome.BAD_MOMENT),
    ("Word with assistant", Outcome.MESSAGE_WITH_ASSISTANT),
    ("Voicemail, hung up", Outcome.VOICEMAIL_UNPREPARED),
    ("Sent me to someone else", Outcome.REFERRAL),
    ("Brushed off", Outcome.BRUSH_OFF),
    ("A clear no", Outcome.CLEAR_NO),
)
VALUES = {
    "outcome": frozenset(outcome.value for _, outcome in OUTCOMES),
    "verdict": frozenset(verdict.value for verdict in VERDICTS),
}
MOST = 8  # applications offered as buttons

Live = Mapping[int, Entry]


def options(
    capture: int, name: str, values: Understood, live: Live, now: datetime, zone: str, *, all_of_them: bool = False
) -> tuple[Row, ...]:
    """The buttons that settle a field."""
    match name:
        case "application":
            among = live if all_of_them else values.get("among") or live
            found = [(named(live[key]), str(key)) for key in among if key in live][:MOST]
            return _one_a_row(capture, name, [*found, ("Another one, new", "new")])
        case "intent" | "outcome":
            table: Sequence[tuple[str, str]] = MEANINGS if name == "intent" else OUTCOMES
            buttons = [_set(capture, name, text, value) for text, value in table]
            return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
        case "verdict":
            return _one_a_row(capture, name, [(text, verdict.value) for verdict, text in VERDICTS.items()])
    readings = [_local(unkept(value), zone) for value in values.get("choices", {}).get(name, ())]
    today = day_in(zone, now)
    other = (Button("Another time…", Captured(capture, "fix", name).pack()),)
    return (*_one_a_row(capture, name, [(label(each, today), choice(each)) for each in readings]), other)


def _local(value: date | datetime, zone: str) -> date | datetime:
    return value.astimezone(ZoneInfo(zone)) if isinstance(value, datetime) else value


def _one_a_row(capture: int, name: str, options: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    return tuple((_set(capture, name, text, value),) for text, value in options)


def _set(capture: int, name: str, text: str, value: str) -> Button:
    return Button(text[:60], Captured(capture, "set", f"{name}:{value}").pack())


def named(application: Entry) -> str:
    """An application on a button."""
    return ", ".join(part for part in (application.company, application.title) if part)
