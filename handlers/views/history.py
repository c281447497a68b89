"""What is said while what happened is looked at and corrected?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from coach.timeline import Applied, Debriefed, Event, Interview, Outcome, Promised, Touch
from handlers.buttons import Edit, Past, Show, Undo
from handlers.planning import Planned, day_in
from handlers.views.card import person, show, who
from handlers.views.interview import ask_when
from handlers.views.message import Button, Message, Row, lines
from handlers.views.moments import say_day, say_moment
from handlers.views.plans import next_line
from handlers.views.timeline import tell, tell_in
from handlers.views.words import HAPPENED
from storage.events import StoredEvent

GONE = "That is no longer in the timeline."
MOST = 20  # events on one screen, the newest

WAYS = {
    "at": "It was on another day",
    "held": "Another time",
    "with": "With whom",
    "promised": "What they promised",
    "forgot": "What I forgot",
    "went_well": "What went well",
    "outcome": "It came out otherwise",
    "back": "When I shall call back",
}


def ways_of(event: Event) -> tuple[str, ...]:
    """What can be corrected about an event."""
    match event:
        case Applied():
            return ()
        case Interview():
            return ("held", "with")
        case Promised():
            return ("promised", "at")
        case Debriefed():
            return ("forgot", "went_well")
        case Touch(outcome=Outcome.CALLBACK):
            return ("back", "outcome", "at")
        case Touch():
            return ("outcome", "at")
    return ("at",)


def listing(planned: Planned, names: Mapping[int, str], now: datetime, zone: str) -> Message:
    """What happened, the newest last, each with a button."""
    shown = list(enumerate(planned.stored, start=1))[-MOST:]
    told = [f"{n}. {_when(s.event, now, zone)}\n    {tell_in(s, planned.stored, names, now, zone)}" for n, s in shown]
    buttons = [Button(str(n), Past(planned.application.id, s.id, "open").pack()) for n, s in shown]
    rows: list[Row] = [tuple(buttons[i : i + 5]) for i in range(0, len(buttons), 5)]
    html = lines(f"<b>{who(planned.application)}</b>", "What happened. Tap one to correct it.", "\n", told)
    return Message(html, (*rows, (show(planned.application, "‹ Card"),)))


def _when(event: Event, now: datetime, zone: str) -> str:
    """When it was; applying has a day and no hour that anybody means."""
    if isinstance(event, Applied):
        return say_day(day_in(zone, event.at), now, zone)
    return say_moment(event.at, now, zone)


def head(planned: Planned, stored: StoredEvent, now: datetime, zone: str) -> str:
    """The event that is being corrected."""
    told = tell_in(stored, planned.stored, {}, now, zone)
    return lines(f"<b>{who(planned.application)}</b>", f"{_when(stored.event, now, zone)}: {told}")


def one(planned: Planned, stored: StoredEvent, now: datetime, zone: str) -> Message:
    """An event with what can be corrected about it."""
    application = planned.application.id

    def do(label: str, way: str) -> Button:
        return Button(label, Past(application, stored.id, way).pack())

    if isinstance(stored.event, Applied):
        rows: tuple[Row, ...] = ((Button("I applied on another day", Edit(application, "applied").pack()),),)
    else:
        fields = [do(WAYS[way], way) for way in ways_of(stored.event)]
        rows = (*((button,) for button in fields), (do("It didn't happen", "remove"),))
    return Message(head(planned, stored, now, zone), (*rows, (do("‹ What happened", "list"),)))


def outcomes(planned: Planned, stored: StoredEvent, possible: Sequence[Outcome]) -> Message:
    """What did come of it?"""
    application = planned.application.id
    buttons = [Button(HAPPENED[o], Past(application, stored.id, f"as:{o.value}").pack()) for o in possible]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    return Message(f"<b>{who(planned.application)}</b>\nWhat came of it?", rows)


def corrected(planned: Planned, new: Event | None, action: int, now: datetime, zone: str) -> Message:
    """The timeline is right now; what comes next."""
    application = planned.application
    told = f"{_when(new, now, zone)}: {tell(new, now, zone)}." if new else "Taken out, as if it had not been."
    html = lines(
        f"✔️ <b>{who(application)}</b>",
        told,
        "\n",
        next_line(planned.plan, person(application), now, zone),
    )
    change = Button("Change…", Past(application.id, 0, "list").pack())
    row = (Button("Undo", Undo(action, 0).pack()), change, Button("Open", Show(application.id, "card").pack()))
    return Message(html, (row,))


def gone() -> Message:
    return Message(GONE)


def ask_at() -> Message:
    return Message("When was it? “Yesterday”, “Monday at 10”, “12 Nov”.")


def ask_held() -> Message:
    return ask_when()


def ask_back() -> Message:
    return Message("When did they ask you to call back? “Tomorrow at 10”, “Monday”, “in two weeks”.")


def need_clock() -> Message:
    return Message("Please with the time: “Tue 3pm”, “26 Nov 10:30”.")
