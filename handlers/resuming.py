"""The operator decides what is said of what fell due, after a backup was restored. Only the chat that was asked can."""

from telegram import Update

from handlers import nudging
from handlers.buttons import Resume, data_of
from handlers.turn import Context, Turn
from handlers.views import resuming as views
from storage import pauses


async def tap(update: Update, context: Context) -> None:
    """Review, or decide."""
    turn, way = context.turn, Resume.unpack(data_of(update)).way
    pause = await pauses.standing(turn.unit.connection)
    if pause is None or pause.owner != turn.chat.chat_id or pause.decision:
        turn.hint(views.TOO_LATE)
    elif way == views.REVIEW:
        await turn.edit(views.review(await pauses.overdue(turn.unit.connection, turn.now), turn.now))
    elif await pauses.decide(turn.unit.connection, way, turn.chat.chat_id):
        await turn.edit(views.decided(way))


async def settle(turn: Turn, decision: str) -> None:
    """Carry the decision out in this chat."""
    if decision == pauses.SEND:
        await pauses.release(turn.unit)
    else:
        await pauses.forgo(turn.unit)
    if decision == pauses.SKIP:
        await pauses.forgo_offers(turn.unit, turn.now)
        await nudging.pass_over_due(turn)
