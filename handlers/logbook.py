"""How does something that happened get into an application's timeline? Checked, appended, planned anew, and told."""

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from coach.timeline import Event
from coach.validity import TimelineError, validate
from handlers import planning, schedule
from handlers.planning import Planned, zone_of
from handlers.turn import Turn
from handlers.views import card, record, trouble
from storage import applications, events, listing
from storage.applications import Application
from storage.events import StoredEvent

ALIKE = 85  # of 100: how alike a typed and a known name must be
SHORTEST = 2  # letters of a name's first word that name it alone
LONGEST_NAME = 6  # words


async def which(turn: Turn, purpose: str, named: str = "") -> Planned | None:
    """The application that a command is about: the only live one, or the one named; else the person is asked."""
    known = list((await listing.standing(turn.unit)).values())
    fitting = [entry for entry in known if not named or _is_named(_names(entry.company, entry.person), named)] or known
    if len(fitting) == 1:
        return await planning.load(turn, fitting[0].id)
    await turn.say(card.which_application(fitting, purpose) if known else card.empty_list())
    return None


def _is_named(names: Sequence[str], said: str) -> bool:
    """Whether the words name it, typos forgiven."""
    whole = any(fuzz.WRatio(said, name, processor=utils.default_process) >= ALIKE for name in names)
    return whole or _words_of_name(names, said.split()) > 0


def _names(company: str, person: str) -> list[str]:
    """By which it is called: the company, the contact, and the first word of either."""
    names = [name for name in (company, person) if name]
    return names + [first for name in names if len(first := name.split()[0]) > SHORTEST]


def _words_of_name(names: Sequence[str], words: Sequence[str]) -> int:
    """How many words at the front name it, the most that do."""
    fitting = (
        end
        for end in range(min(len(words), LONGEST_NAME), 0, -1)
        if any(fuzz.ratio(" ".join(words[:end]), name, processor=utils.default_process) >= ALIKE for name in names)
    )
    return next(fitting, 0)


def without_name(application: Application, said: str) -> str:
    """What a command said after the name of the application that it is about."""
    words = said.split()
    named = _words_of_name(_names(application.company, application.contact.name), words)
    return " ".join(words[named:]).strip(" ,:;-")


async def find(turn: Turn, application_id: int) -> Planned | None:
    """The application with its plan; the person is told where it is gone."""
    planned = await planning.load(turn, application_id)
    if planned is None:
        turn.hint(card.GONE)
        if turn.message_id is None:
            await turn.say(card.gone())
    return planned


async def append(turn: Turn, planned: Planned, found: Sequence[Event]) -> list[int] | None:
    """Append the events, each where its moment belongs, and give their ids; where one cannot have happened, append none
    and explain.
    """
    in_order = sorted((*planned.events, *found), key=lambda event: event.at)
    try:
        validate(in_order, zone_of(turn.chat, planned.application))
    except TimelineError as error:
        await turn.say(trouble.impossible(error.why))
        return None
    await applications.change(turn.unit, planned.application, snoozed_until=None)
    return [await events.append(turn.unit, planned.application.id, event, turn.user_id) for event in found]


async def replace_event(turn: Turn, planned: Planned, stored: StoredEvent, new: Event | None) -> bool:
    """Put an event in the place of another, or take that out; where the rest could not have happened then, change
    nothing and explain.
    """
    rest = [each.event for each in planned.stored if each.id != stored.id]
    try:
        validate(
            sorted([*rest, *([new] if new else [])], key=lambda event: event.at),
            zone_of(turn.chat, planned.application),
        )
    except TimelineError as error:
        await turn.say(trouble.impossible(error.why))
        return False
    if new is None:
        await events.remove(turn.unit, stored.id)
    else:
        await events.replace(turn.unit, stored, planned.application.id, new)
    return True


async def write(
    turn: Turn, planned: Planned, found: Sequence[Event], what: str, *, nudge: int = 0, remark: str = ""
) -> Planned | None:
    """Append the events as one action, and turn the tapped message into the record of it.

    Gives the new plan; None where an event could not have happened.
    """
    written = await append(turn, planned, found)
    if written is None:
        return None
    return await conclude(turn, planned.application.id, what, nudge=nudge, remark=remark, written=written)


async def conclude(
    turn: Turn,
    application_id: int,
    what: str,
    *,
    nudge: int = 0,
    remark: str = "",
    written: Sequence[int] | None = None,
) -> Planned:
    """Plan anew what was changed, record it as one action, and show it with what comes next. `written`: the events that
    it tells of; None: the newest.
    """
    plans = await schedule.refresh(turn, application_id)
    action = await turn.done(what, application_id)
    planned = plans.get(application_id) or await planning.load(turn, application_id)
    if planned is None:
        raise LookupError("an application that was changed just now is gone")
    await turn.edit(record.record(planned, action, nudge, turn.now, turn.chat.zone, remark, written))
    return planned
