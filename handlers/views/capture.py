"""How is it shown what a message was understood as, and what is asked about it?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from coach.capture import Intent, MailKind
from coach.timeline import Channel, Outcome, Promised, Role, Verdict
from handlers import understood
from handlers.buttons import Captured, Show
from handlers.reading import unkept
from handlers.understood import Understood
from handlers.views import card_choices as choices
from handlers.views.add import ROLE_NAMES
from handlers.views.listing import short
from handlers.views.message import Button, Message, Row, lines, plain
from handlers.views.moments import city, say_when
from handlers.views.timeline import promise
from handlers.views.words import CHANNELS, HAPPENED, VERDICTS
from storage.listing import Entry

HEADS = {
    Intent.APPLIED: "New application",
    Intent.INTERVIEW: "Interview",
    Intent.MOVED: "Interview, at a new time",
    Intent.CANCELLED: "Interview called off",
    Intent.HEARD: "They got in touch",
    Intent.PROMISED: "They named a day",
    Intent.CONTACT: "Whom to call",
    Intent.DECIDED: "It is decided",
    Intent.NUDGE: "Bring it up later",
    Intent.UNKNOWN: "About an application",
}
MAILS = {
    MailKind.INVITATION: "They wrote: an invitation",
    MailKind.ACKNOWLEDGEMENT: "They wrote: your application arrived",
    MailKind.OTHER: "They wrote",
}
NAMES = {
    "application": "Which one",
    "company": "Company",
    "title": "Job",
    "person": "Person",
    "at": "When",
    "held": "Interview",
    "promise": "They'll be back",
    "outcome": "What came of it",
    "verdict": "How it ended",
    "until": "When",
    "intent": "What happened",
}
ASKED = {
    "company": "Which company is it?",
    "title": "For what job? The title is enough.",
    "person": "Who is it? Send a name and what you know: “Jane Roe, hiring manager, +1 212 555 0100”.",
    "at": "When was that? “Yesterday”, “this morning”, “12 Nov”.",
    "held": "When is the interview, or when was it? “Tomorrow at 3pm”, “Thu 26 Nov 10:00”.",
    "promise": "When will they be back? “Give us a week”, “by Friday”, “tomorrow at 2”.",
    "until": "When shall I bring it up? “Tomorrow”, “Monday 10am”, “in three days”.",
    "zone": "In which city is it that time? “London”, “San Francisco”, “UTC”.",
}
Live = Mapping[int, Entry]


def card(capture: int, values: Understood, live: Live, now: datetime, zone: str) -> Message:
    """What was understood, with Save, Change and Discard; where something is unclear, with its question first."""
    unclear = understood.unclear(values)
    question = choices.QUESTIONS[unclear] if unclear else "Shall I save that?"
    rows = choices.options(capture, unclear, values, live, now, zone) if unclear else ()
    html = lines(_told(values, live, now, zone), "\n", question)
    return Message(html, (*rows, *_ways(capture, values, live, unclear)), about=values.get("application"))


def amid(card: Message) -> Message:
    """A card of news that came while something else was asked."""
    return replace(card, html=lines("That sounds like news. My question above can wait.", "\n", card.html))


def _ways(capture: int, values: Understood, live: Live, unclear: str) -> tuple[Row, ...]:
    """What can be done with a card besides answering its question."""
    if understood.intent_of(values) is Intent.UNKNOWN:
        about = values.get("application", 0)
        opens = (Button("Open", Show(about, "card").pack()),) if about in live else ()
        return ((*opens, _discard(capture, "Nothing")),)
    if unclear:
        return ((_change(capture), _discard(capture)),)
    save = Button("Save", Captured(capture, "save", "").pack(), style="success")
    elsewhere = Button("It's another zone's time", Captured(capture, "fix", "zone").pack())
    return ((save, _change(capture), _discard(capture)), *(((elsewhere,),) if _is_floating(values) else ()))


def settled(values: Understood, live: Live, now: datetime, zone: str) -> Message:
    """The card once it has done its work: without buttons."""
    return Message(_told(values, live, now, zone))


def change(capture: int, values: Understood, live: Live, now: datetime, zone: str) -> Message:
    """Which field is to be changed?"""
    buttons = [Button(NAMES[name], Captured(capture, "fix", name).pack()) for name in understood.fields(values)]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    html = lines(_told(values, live, now, zone), "\n", "What shall I change?")
    return Message(html, (*rows, (Button("‹ Back", Captured(capture, "back", "").pack()),)))


def choose(capture: int, name: str, values: Understood, live: Live, now: datetime, zone: str) -> Message:
    """The values of a field that is chosen rather than typed."""
    rows = choices.options(capture, name, values, live, now, zone, all_of_them=True)
    html = lines(_told(values, live, now, zone), "\n", choices.QUESTIONS.get(name, f"{NAMES[name]}:"))
    return Message(html, (*rows, (Button("‹ Back", Captured(capture, "back", "").pack()),)))


def _change(capture: int) -> Button:
    return Button("Change", Captured(capture, "change", "").pack())


def _discard(capture: int, label: str = "Discard") -> Button:
    return Button(label, Captured(capture, "discard", "").pack())


# -- what was understood, told -----------------------------------------------------------------------------------------


def _told(values: Understood, live: Live, now: datetime, zone: str) -> str:
    about = live.get(values.get("application", 0))
    unknown = understood.intent_of(values) is Intent.UNKNOWN
    return lines(
        "" if unknown and "mail" not in values else f"📝 <b>{_head(values)}</b>",
        _where(values, about),
        f"Next: {plain(short(about, now, zone))}." if unknown and about else "",
        _who(values),
        *_more(values),
        _twin(values, live),
        *_dates(values, now, zone),
        _floating(values, zone),
    )


def _head(values: Understood) -> str:
    intent = understood.intent_of(values)
    if intent is Intent.TOUCH:
        channel = CHANNELS[Channel(values["channel"])]
        outcome = values.get("outcome")
        return f"{channel}: {HAPPENED[Outcome(outcome)].lower()}" if outcome else channel
    if values.get("mail") in MAILS:
        return MAILS[values["mail"]]
    if intent is Intent.DECIDED and "verdict" in values:
        return f"Decided: {VERDICTS[Verdict(values['verdict'])].lower()}"
    return HEADS[intent]


def _where(values: Understood, about: Entry | None) -> str:
    if about is not None:
        return f"{plain(about.company, 80)}, {plain(about.title, 80)}" if about.title else plain(about.company, 80)
    named = [plain(values.get(name, ""), 80) for name in ("company", "title")]
    told = ", ".join(part for part in named if part)
    new = understood.is_new(values) and understood.intent_of(values) is not Intent.APPLIED
    return f"{told} <i>(new)</i>" if new else told


def _who(values: Understood) -> str:
    role = ROLE_NAMES.get(Role(values["role"]), "") if values.get("role") else ""
    name = ", ".join(part for part in (plain(values.get("person", ""), 80), role) if part)
    return " · ".join(part for part in (name, values.get("phone", ""), plain(values.get("email", ""))) if part)


def _twin(values: Understood, live: Live) -> str:
    """A warning that the same application is there already."""
    if understood.intent_of(values) is not Intent.APPLIED:
        return ""
    company, title = (values.get(name, "").casefold() for name in ("company", "title"))
    twin = next(
        (a for a in live.values() if a.company.casefold() == company and a.title.casefold() in (title, "")), None
    )
    return f"<i>You have {plain(choices.named(twin), 120)} already; this would be a second one.</i>" if twin else ""


def _more(values: Understood) -> list[str]:
    """What an invitation says besides."""
    told = [f"With: {plain(values['others'], 200)}" if values.get("others") else ""]
    if values.get("mail") == MailKind.INVITATION and "held" not in values and "held" not in values.get("choices", {}):
        told.append("They want to talk; no time is set yet.")
    return [*told, f"Where: {plain(values['place'], 200)}" if values.get("place") else ""]


def _dates(values: Understood, now: datetime, zone: str) -> list[str]:
    told = {"at": "When", "held": "Interview", "until": "I'll bring it up"}
    if understood.intent_of(values) is Intent.APPLIED:
        told["at"] = "Applied"
    found = [f"{name}: {say_when(unkept(values[field]), now, zone)}" for field, name in told.items() if field in values]
    if "promise" in values:
        lead = "They asked for a call" if understood.wants_callback(values) else "They'll be back"
        found.append(f"{lead}: {say_promise(values['promise'], now, zone)}")
    return [plain(each, 200) for each in found]


def _floating(values: Understood, zone: str) -> str:
    """Whose time it is, where the file does not say so."""
    if not _is_floating(values):
        return ""
    return f"<i>The file names no time zone. I took it as your own, {plain(city(zone))}.</i>"


def _is_floating(values: Understood) -> bool:
    return bool(values.get("floating")) and "held" in values


def say_promise(values: Mapping[str, Any], now: datetime, zone: str) -> str:
    """A promise in plain words."""
    named: dict[str, Any] = {name: value if name == "span_days" else unkept(value) for name, value in values.items()}
    return promise(Promised(at=now, **named), now, zone)


# -- around the card ---------------------------------------------------------------------------------------------------


def discarded() -> Message:
    return Message("Discarded. Nothing was saved.")


def read_again() -> Message:
    return Message("You changed your message, so I read it again: see below.")


def goes_on() -> Message:
    return Message("Your message came in parts. I read them as one: see below.")


def no_interview(company: str) -> Message:
    return Message(f"There is no interview ahead noted for {plain(company, 80)}, so there is nothing to call off.")


GONE = "This card was saved or discarded already."
