"""Two names, one company: every application of the one gets the name of the other, in one action."""

from telegram import Update

from handlers import logbook, schedule
from handlers.buttons import SameCompany, data_of
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import edit as views
from handlers.views import record
from storage import applications
from storage.applications import Application


async def ask(turn: Turn, planned: Planned) -> None:
    """Which other company is it?"""
    own = planned.application
    others = {a.company.casefold(): a for a in await applications.everything(turn.unit)}
    others.pop(own.company.casefold(), None)
    found = sorted(others.values(), key=lambda a: a.company.casefold())
    await turn.edit(views.which_company(own, found) if found else views.no_other_company(own))


async def merge(update: Update, context: Context) -> None:
    """They are one company: the name of the first is kept."""
    turn, tap = context.turn, SameCompany.unpack(data_of(update))
    kept = await logbook.find(turn, tap.application)
    other = await applications.load(turn.unit, tap.other)
    if kept is None:
        return
    if other is None or other.company == kept.application.company:
        turn.hint(record.ALREADY)
        return
    count = await rename(turn, other, kept.application.company)
    await schedule.refresh(turn)
    action = await turn.done("merged", other.id)
    await turn.edit(views.one_company(kept.application, other.company, count, action))


async def rename(turn: Turn, application: Application, name: str) -> int:
    """Give every application at this one's company another name for it; how many there are."""
    own = application.company.casefold()
    found = [a for a in await applications.everything(turn.unit) if a.company.casefold() == own]
    for each in found:
        await applications.change(turn.unit, each, company=name)
    return len(found)
