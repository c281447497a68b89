"""What does a card hold? What was understood, as JSON values, and what is still open before it can be saved.

`application`: the id; `among`: the ids to choose from. `at`, `held`, `until`: as `reading.kept` keeps dates;
`choices`: the readings of those that must be asked. `promise`: one of moment, day, span_days. `text`: how it was said.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coach.capture import Intent, Understanding
from coach.timeline import Channel, Outcome, Role
from coach.when import Promise, PromiseKind, When
from handlers.reading import kept

Understood = Mapping[str, Any]

# Whom and what a card is about, and where it came from, whatever happened.
PARTIES = (
    "application",
    "among",
    "company",
    "title",
    "person",
    "role",
    "phone",
    "email",
    "place",
    "others",
    "said",
    "letter",
)
DATES = ("at", "held", "until")
# What a message can be said to mean where it was not understood, or not as it was meant.
MEANINGS: Mapping[str, tuple[Intent, Channel | None]] = {
    "called": (Intent.TOUCH, Channel.PHONE),
    "wrote": (Intent.TOUCH, Channel.EMAIL),
    "heard": (Intent.HEARD, None),
    "interview": (Intent.INTERVIEW, None),
    "promised": (Intent.PROMISED, None),
    "decided": (Intent.DECIDED, None),
    "applied": (Intent.APPLIED, None),
}
# What can be changed on a card, by what happened; the order is that of the buttons.
FIELDS: Mapping[Intent, tuple[str, ...]] = {
    Intent.UNKNOWN: ("application",),
    Intent.APPLIED: ("company", "title", "at", "person", "held"),
    Intent.INTERVIEW: ("application", "held", "person", "promise"),
    Intent.MOVED: ("application", "held"),
    Intent.CANCELLED: ("application",),
    Intent.TOUCH: ("application", "outcome", "at", "promise", "held"),
    Intent.HEARD: ("application", "at", "promise", "held"),
    Intent.PROMISED: ("application", "promise"),
    Intent.DECIDED: ("application", "verdict", "at"),
    Intent.CONTACT: ("application", "person"),
    Intent.NUDGE: ("application", "until"),
}
# What must be known before it can be saved.
NEEDED: Mapping[Intent, tuple[str, ...]] = {
    Intent.APPLIED: ("company", "title"),
    Intent.INTERVIEW: ("application", "title", "held"),
    Intent.MOVED: ("application", "held"),
    Intent.TOUCH: ("application", "outcome", "title"),
    Intent.PROMISED: ("application", "promise", "title"),
    Intent.DECIDED: ("application", "verdict", "title"),
    Intent.CONTACT: ("application", "person", "title"),
    Intent.NUDGE: ("application", "until"),
}
# What is chosen by buttons on the card itself; all else is typed.
CHOSEN = frozenset({"intent", "application", "outcome", "verdict"})


def understood(found: Understanding, text: str) -> dict[str, Any]:
    """The card's values for what was read."""
    values: dict[str, Any] = {
        "intent": found.intent.value,
        "text": text[:500],
        "application": found.application,
        "among": list(found.applications) if found.application is None else [],
        "company": found.company,
        "title": found.title,
        "person": found.reach.person,
        "role": found.reach.role.value if found.reach.role is not Role.NONE else "",
        "phone": found.reach.phone,
        "email": found.reach.email,
        "channel": found.channel or "",
        "outcome": found.outcome or "",
        "verdict": found.verdict or "",
        "mail": found.mail or "",
        "place": found.place[:200],
        "others": ", ".join(found.others)[:200],
        "floating": found.floating,
        "choices": {},
    }
    for name in DATES:
        _put_when(values, name, getattr(found, name))
    _put_promise(values, found.promise)
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, False)}


def _put_when(values: dict[str, Any], name: str, when: When | None) -> None:
    if when is None:
        return
    if when.value is not None:
        values[name] = kept(when.value)
    else:
        values["choices"][name] = [kept(value) for value in when.candidates]


def _put_promise(values: dict[str, Any], promise: Promise | None) -> None:
    if promise is None:
        return
    if promise.kind is PromiseKind.ASK:
        values["choices"]["promise"] = [kept(value) for value in promise.candidates]
    elif named := promise_values(promise):
        values["promise"] = named


def promise_values(promise: Promise) -> dict[str, Any]:
    """A promise as a card keeps it; empty where there is none."""
    if promise.span_days is not None:
        return {"span_days": promise.span_days}
    value = promise.moment or promise.day
    return {str(promise.kind): kept(value)} if value is not None else {}


def intent_of(values: Understood) -> Intent:
    """What happened."""
    return Intent(values["intent"])


def tells(values: Understood) -> bool:
    """Whether it tells what happened; a file's card does not."""
    return "intent" in values and intent_of(values) is not Intent.UNKNOWN


def is_new(values: Understood) -> bool:
    """Whether it is about an application that the chat does not have yet."""
    return "application" not in values and not values.get("among") and bool(values.get("company"))


def unclear(values: Understood) -> str:
    """The field that must be chosen before anything else can be done; empty where there is none."""
    if "application" in needed(values) and "application" not in values and not is_new(values):
        return "application"
    if intent_of(values) is Intent.UNKNOWN:
        return "intent"
    choices: Mapping[str, Any] = values.get("choices", {})
    if choices:
        return next(iter(choices))
    return next((name for name in ("outcome", "verdict") if name in needed(values) and not values.get(name)), "")


def missing(values: Understood, now: datetime) -> list[str]:
    """The fields that must be typed before the card can be saved."""
    makes_one = is_new(values) or intent_of(values) is Intent.APPLIED
    wanted = [name for name in needed(values) if name != "application" and (name != "title" or makes_one)]
    known = {name: bool(values.get(name)) for name in wanted}
    if "held" in known:
        known["held"] = _is_whole(values.get("held", ""), now)
    return [name for name in wanted if not known[name]]


def _is_whole(held: str, now: datetime) -> bool:
    """An interview ahead has an hour; one that is over needs none."""
    return bool(held) and ("T" in held or held < now.date().isoformat())


def needed(values: Understood) -> tuple[str, ...]:
    """What this kind of card must hold."""
    return NEEDED.get(intent_of(values), ("application", "title"))


def fields(values: Understood) -> tuple[str, ...]:
    """What can be changed."""
    own = FIELDS[intent_of(values)]
    return (*own, "title", "intent") if is_new(values) and "title" not in own else (*own, "intent")


def meant(values: Understood, found: Understanding) -> dict[str, Any]:
    """The card, with what happened put right: the dates as they are read then, whom it is about as it was."""
    if values.get("mail"):  # its dates are what it says, whatever it means
        channel = {"channel": found.channel} if found.channel else {}
        rest = {name: value for name, value in values.items() if name not in ("mail", "outcome", "verdict")}
        return {**rest, **channel, "intent": found.intent.value}
    known = {name: values[name] for name in PARTIES if name in values}
    return {**understood(found, values.get("text", "")), **known}


def changed(values: Understood, **new: Any) -> dict[str, Any]:
    """With other values; what was unclear about them is settled."""
    choices = {name: each for name, each in values.get("choices", {}).items() if name not in new}
    kept_values = {name: value for name, value in values.items() if name not in new and name != "choices"}
    if "application" in new or "company" in new:
        kept_values.pop("among", None)
    if "held" in new:
        kept_values.pop("floating", None)
    given = {name: value for name, value in new.items() if value not in (None, "")}
    return {**kept_values, **given, **({"choices": choices} if choices else {})}


def wants_callback(values: Understood) -> bool:
    """Whether the promise is when they asked to be called."""
    return values.get("outcome") == Outcome.CALLBACK
