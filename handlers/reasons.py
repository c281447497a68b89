"""/why and /whynot: the rules behind a step, and what holds the next one back, in plain words with their sources."""

from telegram import Update

from coach.rules import explain, why_not
from handlers import logbook
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import reasons as views


async def why(_update: Update, context: Context) -> None:
    """Why is this the next step?"""
    await _about(context, "why")


async def whynot(_update: Update, context: Context) -> None:
    """Why is there no nudge now?"""
    await _about(context, "whynot")


async def _about(context: Context, purpose: str) -> None:
    planned = await logbook.which(context.turn, purpose, " ".join(context.args or ()))
    if planned is not None:
        await tell(context.turn, planned, purpose)


async def tell(turn: Turn, planned: Planned, purpose: str) -> None:
    """Tell the reasons about this application."""
    if purpose == "why":
        await turn.say(views.why(planned, explain(planned.plan), turn.now, turn.chat.zone))
    else:
        await turn.say(views.why_not(planned, why_not(planned.plan, turn.now), turn.now, turn.chat.zone))
