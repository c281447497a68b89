"""/undo, and the Undo under a record: what was done last is put back exactly as it was."""

from collections.abc import Sequence

from telegram import Update

from handlers import nudging, planning, schedule
from handlers.buttons import Redo, Undo, data_of
from handlers.turn import Context, Turn
from handlers.views import record as views
from handlers.views.message import Message
from storage import actions, applications, nudges
from storage.actions import Action


async def undo_last(_update: Update, context: Context) -> None:
    """Undo the newest action that still stands."""
    turn = context.turn
    last = next((action for action in await actions.recent(turn.unit) if not action.undone), None)
    if last is None:
        await turn.say(views.nothing_to_undo())
    else:
        await turn.say(await _undo(turn, last))


async def undo(update: Update, context: Context) -> None:
    """Undo the action under whose record the button hangs, unless more has happened to that application since."""
    turn, tap = context.turn, Undo.unpack(data_of(update))
    recent = await actions.recent(turn.unit)
    action = next((action for action in recent if action.id == tap.action), None)
    if action is None or action.undone:
        turn.hint(views.UNDONE_ALREADY)
    elif any(later.touched & action.touched for later in _since(recent, action)):
        turn.hint(views.CANNOT_UNDO, alert=True)
    else:
        message = await _undo(turn, action)
        nudge = await nudges.load(turn.unit, tap.nudge) if tap.nudge else None
        planned = await planning.load(turn, nudge.application_id) if nudge else None
        await turn.edit(await nudging.render(turn, nudge, planned) if nudge and planned else message)
        turn.hint(views.UNDONE)


async def redo(update: Update, context: Context) -> None:
    """Do again what was undone last."""
    turn, tap = context.turn, Redo.unpack(data_of(update))
    undone = await actions.recent(turn.unit)
    newest_first = list(_leading_undone(undone))
    if not newest_first or newest_first[-1].id != tap.action:
        turn.hint(views.CANNOT_REDO, alert=True)
        return
    action = newest_first[-1]
    await actions.redo(turn.unit, action)
    await schedule.refresh(turn)
    await turn.edit(views.redone(action.what, await _company(turn, action)))


async def _undo(turn: Turn, action: Action) -> Message:
    company = await _company(turn, action)
    await actions.undo(turn.unit, action)
    await schedule.refresh(turn)
    return views.undone(action.what, company, action.id)


async def _company(turn: Turn, action: Action) -> str:
    found = await applications.load(turn.unit, action.application_id) if action.application_id else None
    return found.company if found else ""


def _since(recent: Sequence[Action], action: Action) -> list[Action]:
    return [later for later in recent if later.id > action.id and not later.undone]


def _leading_undone(recent: Sequence[Action]) -> list[Action]:
    """The undone actions that are newer than every standing one, newest first: the last of them was undone last."""
    standing = next((n for n, action in enumerate(recent) if not action.undone), len(recent))
    return list(recent[:standing])
