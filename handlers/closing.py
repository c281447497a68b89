"""Close what went silent, one tap a row, and take it back with another: from the look at the week, or asked for several
at once (F3, decision 14).
"""

from telegram import Message as TelegramMessage
from telegram import Update

from coach.steps import Next
from coach.timeline import Decided, Event, StillWanted, Verdict
from handlers import logbook, schedule
from handlers.buttons import Close, data_of
from handlers.planning import Planned
from handlers.turn import Context, Turn
from handlers.views import closing as views
from handlers.views import record
from handlers.views.message import Button, Row
from storage import applications, events


async def toggle(update: Update, context: Context) -> None:
    """Close the application of the tapped row, or open it again; the row then offers the way back."""
    turn, tap = context.turn, Close.unpack(data_of(update))
    planned = await logbook.find(turn, tap.application)
    if planned is None:
        return
    closed = planned.plan.next is Next.NOTHING
    if closed == (tap.way == views.CLOSE):
        turn.hint(record.ALREADY)
    elif not await (_reopen if closed else _close)(turn, planned):
        return
    query = update.callback_query
    if query is not None and isinstance(query.message, TelegramMessage):
        await turn.relabel(await _rows(turn, query.message))


async def _close(turn: Turn, planned: Planned) -> bool:
    done = await logbook.append(turn, planned, [Decided(at=turn.now, outcome=Verdict.WITHDRAWN)])
    if done:
        await _conclude(turn, planned, "decided")
        turn.hint(views.CLOSED)
    return done is not None


async def _reopen(turn: Turn, planned: Planned) -> bool:
    """Only what the person closed themselves: what the employer ended has ended (decision 16)."""
    ending = next((stored for stored in reversed(planned.stored) if _own_ending(stored.event)), None)
    if ending is None:
        turn.hint(views.ENDED_BY_THEM, alert=True)
        return False
    await events.remove(turn.unit, ending.id)
    await _conclude(turn, planned, "reopened")
    turn.hint(views.REOPENED)
    return True


def _own_ending(event: Event) -> bool:
    if isinstance(event, Decided):
        return event.outcome is Verdict.WITHDRAWN
    return isinstance(event, StillWanted) and not event.answer


async def _conclude(turn: Turn, planned: Planned, what: str) -> None:
    await schedule.refresh(turn, planned.application.id)
    await turn.done(what, planned.application.id)


async def _rows(turn: Turn, message: TelegramMessage) -> tuple[Row, ...]:
    """The message's buttons, those that close or reopen as the applications are now: two taps may be on their way."""
    keyboard = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return tuple([tuple([await _button(turn, b.text, str(b.callback_data)) for b in row]) for row in keyboard])


async def _button(turn: Turn, label: str, data: str) -> Button:
    if not Close.matches(data):
        return Button(label, data)
    application = await applications.load(turn.unit, Close.unpack(data).application)
    closed = application is not None and application.next_step == Next.NOTHING
    return Button(label, data) if application is None else views.button(application, closed=closed)
