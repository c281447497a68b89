"""/settings: who the person is, where they are, and how forward the follow-up shall be. Each is one tap and one
answer.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from telegram import Update

from coach.playbooks import PLAYBOOKS
from handlers import goals, preferences, schedule
from handlers.buttons import Setting, data_of
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.places import guesses
from handlers.reading import read_phone, told_zone
from handlers.start import read_zone
from handlers.turn import Context, Turn
from handlers.views import reading
from handlers.views import settings as views
from handlers.views import start as start_views
from handlers.views.message import Message
from storage.unit import Chat


async def settings(_update: Update, context: Context) -> None:
    """Show what is set."""
    await context.turn.say(views.settings(context.turn.chat))


async def setting(update: Update, context: Context) -> None:
    """Change one of them: by a question, or by the value of the tapped button."""
    turn, tap = context.turn, Setting.unpack(data_of(update))
    if tap.name in FORMS:
        await FORMS[tap.name].begin(turn)
    elif tap.name in CHOICES and not tap.value:
        await turn.edit(CHOICES[tap.name].ask(turn.chat))
    elif tap.name in CHOICES and tap.value in CHOICES[tap.name].values:
        await _choose(turn, CHOICES[tap.name], tap.value)
    elif tap.name == "goals":
        await goals.show(turn)
    else:
        await turn.edit(views.settings(turn.chat))


async def _choose(turn: Turn, choice: "Choice", value: str) -> None:
    values = choice.set(turn.chat, value)
    if "settings" in values and not preferences.leaves_time(turn.chat, values["settings"]):
        turn.hint(views.NO_TIME_LEFT, alert=True)
        return
    await _set(turn, values)
    await choice.after(turn)


async def _show(turn: Turn) -> None:
    await turn.edit(views.settings(turn.chat))


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that is chosen by a tap: how it is asked, what can be chosen, what the choice sets, and what is shown
    afterwards.
    """

    ask: Callable[[Chat], Message]
    values: Collection[str]
    set: Callable[[Chat, str], Draft]
    after: Callable[[Turn], Awaitable[None]] = _show


def _preference(name: str, value: Any) -> Callable[[Chat, str], Draft]:
    return lambda chat, chosen: {"settings": preferences.changed(chat, {name: value(chosen)})}


CHOICES = {
    "playbook": Choice(views.playbooks, PLAYBOOKS, lambda _, chosen: {"playbook": chosen}),
    "calls": Choice(views.calls, views.CALLS, _preference("calls_a_day", int)),
    "quiet": Choice(views.quiet, views.QUIET, _preference("quiet", lambda chosen: chosen.split("-"))),
    "morning": Choice(views.morning, views.MORNINGS, _preference("morning", lambda chosen: chosen.removeprefix("off"))),
    "weekly": Choice(views.weekly, ("on", "off"), _preference("weekly", lambda chosen: chosen == "on")),
    "goal": Choice(views.goal, views.GOALS, _preference("goal", int)),
    "apply_goal": Choice(views.apply_goal, views.A_WEEK, _preference("applications_a_week", int), goals.show),
    "call_goal": Choice(views.call_goal, views.A_WEEK, _preference("calls_a_week", int), goals.show),
    "pictures": Choice(views.pictures, views.PICTURES, _preference("pictures", str)),
}


async def _set(turn: Turn, values: Draft) -> None:
    """Keep the values, and plan everything anew: zones and playbooks move dates."""
    turn.unit.change_chat(**values)
    await schedule.refresh(turn)


async def _finish(turn: Turn, draft: Draft) -> None:
    if "hours" in draft:
        await _set(turn, {"settings": preferences.changed(turn.chat, {"free": draft["hours"] or []})})
    else:
        await _set(turn, {name: draft[name] or "" for name in ("name", "phone", "zone") if name in draft})
    await turn.edit(views.settings(turn.chat))


def _read_name(_turn: Turn, _draft: Draft, given: Given) -> Reading:
    name = " ".join(given.text.split())
    return {"name": name} if 0 < len(name) <= 60 else Retry(reading.need_name())


def _read_phone(turn: Turn, _draft: Draft, given: Given) -> Reading:
    phone = read_phone(given.phone or given.text, turn.chat)
    return {"phone": phone} if phone else Retry(reading.no_phone(given.text))


def _read_hours(turn: Turn, _draft: Draft, given: Given) -> Reading:
    if given.choice == "any":
        return {"hours": None}
    hours = preferences.read_hours(given.text)
    if hours is None:
        return Retry(reading.no_hours(given.text))
    quiet = preferences.of(turn.chat).quiet
    fits = preferences.leaves_time(turn.chat, {"free": hours})
    return {"hours": hours} if fits else Retry(reading.only_quiet_hours(given.text, *quiet))


def _form(step: Step) -> Form:
    return Form(name=step.name, steps=(step,), known=lambda *_: "", finish=_finish)


FORMS = {
    "name": _form(Step(name="name", ask=lambda *_: views.ask_name(), read=_read_name)),
    "phone": _form(Step(name="phone", ask=lambda *_: views.ask_phone(), read=_read_phone, optional=True)),
    "hours": _form(Step(name="hours", ask=lambda *_: views.ask_hours(), read=_read_hours)),
    "zone": _form(
        Step(
            name="zone",
            ask=lambda turn, _: start_views.ask_zone(guesses(turn.chat.language), "zone"),
            read=read_zone,
            told=told_zone,
        )
    ),
}
