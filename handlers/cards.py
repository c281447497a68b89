"""The cards: everything about an application, and what can be done with it."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from coach.playbooks import PLAYBOOKS
from handlers import (
    attaching,
    calling,
    edit,
    employer,
    found,
    logbook,
    merging,
    needs,
    people,
    pitches,
    planning,
    posting,
    practice,
    reasons,
    schedule,
    sharing,
)
from handlers.buttons import Pick, Show, data_of
from handlers.interview import ask as ask_interview
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import card as views
from handlers.views import outcomes, trouble
from storage import applications, contacts, members


async def show(update: Update, context: Context) -> None:
    """A view of an application, asked for by a button."""
    turn, tap = context.turn, Show.unpack(data_of(update))
    planned = await logbook.find(turn, tap.application)
    if planned is None:
        return
    name, _, chosen = tap.view.partition(":")
    if chosen:
        await _playbook(turn, planned, chosen)
    else:
        await VIEWS.get(name, _card)(turn, planned)


async def _card(turn: Turn, planned: Planned) -> None:
    others = await contacts.others(turn.unit, planned.application.id)
    names = {} if turn.private else await members.names(turn.unit)
    await turn.edit(views.card(planned, turn.now, turn.chat.zone, others, names))


async def _why(turn: Turn, planned: Planned) -> None:
    await reasons.tell(turn, planned, "why")


async def _decide(turn: Turn, planned: Planned) -> None:
    await turn.edit(outcomes.decided(planned))


async def _playbooks(turn: Turn, planned: Planned) -> None:
    await turn.edit(views.playbooks(planned, planning.playbook_of(turn.chat, planned.application).name))


async def _playbook(turn: Turn, planned: Planned, name: str) -> None:
    """This application goes by a playbook of its own."""
    if name in PLAYBOOKS:
        await applications.change(turn.unit, planned.application, playbook=name)
        plans = await schedule.refresh(turn, planned.application.id)
        await turn.done("playbook", planned.application.id)
        await _card(turn, plans.get(planned.application.id, planned))


async def _archive(turn: Turn, planned: Planned) -> None:
    archived = None if planned.application.archived_at else turn.now
    await applications.change(turn.unit, planned.application, archived_at=archived)
    await schedule.refresh(turn, planned.application.id)
    action = await turn.done("archived", planned.application.id)
    await turn.edit(views.archived(planned.application, archived is not None, action))


VIEWS: Mapping[str, Callable[[Turn, Planned], Awaitable[None]]] = {
    "card": _card,
    "script": pitches.show,
    "words": pitches.menu,
    "needs": needs.overview,
    "fill": found.fill,
    "posting": posting.ask,
    "own_needs": posting.ask_own,
    "contact": people.listing,
    "change": edit.menu,
    "merge": merging.ask,
    "place": employer.ask,
    "decide": _decide,
    "why": _why,
    "insist": calling.insist,
    "playbook": _playbooks,
    "archive": _archive,
    "files": attaching.listing,
    "share": sharing.share,
    "share_names": sharing.share_names,
}


async def pick(update: Update, context: Context) -> None:
    """The application that a command is about was chosen."""
    turn, tap = context.turn, Pick.unpack(data_of(update))
    planned = await logbook.find(turn, tap.application)
    if planned is None:
        return
    match tap.purpose:
        case "interview":
            await ask_interview(turn, planned)
        case "call":
            await calling.answer(turn, planned)
        case "practice":
            await practice.start(turn, planned)
        case "why" | "whynot":
            await reasons.tell(turn, planned, tap.purpose)
        case _:
            turn.hint(trouble.OLD_BUTTON)
