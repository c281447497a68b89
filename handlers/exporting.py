"""/export: the search as files. What is wanted is noted; the files are made beside the updates (bot/errands.py)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from telegram import Update

from handlers import spans
from handlers.buttons import data_of
from handlers.collected import Collected, collect
from handlers.file_buttons import Export
from handlers.form import Draft, Form, Given, Reading, Retry, Step
from handlers.planning import day_in
from handlers.reading import said_with
from handlers.spans import Span
from handlers.turn import Context, Turn
from handlers.views import calendar, sheets, trouble, worklog
from handlers.views import exporting as views
from handlers.views.message import Document, Message
from storage import errands, portable
from storage.errands import Errand

KIND = "export"
Made = Callable[[], Sequence[Document | Message]]

FILES: Mapping[str, Sequence[Callable[[Collected], Document]]] = {
    "csv": (sheets.applications, sheets.events),
    "ics": (calendar.calendar,),
    "log": (worklog.pages, worklog.table),
}


async def export(update: Update, context: Context) -> None:
    """Which file? One that is named with the command is asked its days at once."""
    wanted = said_with(update).casefold()
    await context.turn.say(views.ask_span(wanted) if wanted in views.FORMATS else _ask(context.turn))


async def tap(update: Update, context: Context) -> None:
    """A format, or the days of one."""
    turn, pressed = context.turn, Export.unpack(data_of(update))
    if not pressed.format:
        await turn.edit(_ask(turn))
    elif pressed.format not in views.FORMATS or (pressed.span and pressed.span not in views.SPANS):
        turn.hint(trouble.OLD_BUTTON)
    elif not pressed.span:
        await turn.edit(views.ask_span(pressed.format))
    elif pressed.span == "other":
        await FORM.begin(turn, {"format": pressed.format}, as_edit=True)
    else:
        await _order(turn, pressed.format, spans.named(pressed.span, _today(turn)))


def _ask(turn: Turn) -> Message:
    return views.ask(feed=bool(turn.policy.public_url))


def _today(turn: Turn) -> date:
    return day_in(turn.chat.zone, turn.now)


async def _order(turn: Turn, wanted: str, span: Span | None) -> None:
    days = [day.isoformat() for day in span] if span else None
    await errands.add(turn.unit, turn.user_id, turn.now, KIND, {"format": wanted, "span": days})
    await turn.edit(views.making(wanted, span))


# -- the files, made beside the updates --------------------------------------------------------------------------------


async def begin(turn: Turn, errand: Errand) -> Made:
    """Collect what goes into the files; how they are made of it, which may take long and needs no database."""
    wanted, days = errand.data["format"], errand.data["span"]
    span = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    found = await collect(turn, span)
    if not found.applications and (span is not None or wanted != "json"):
        return lambda: [views.nothing(wanted, span)]
    if wanted == "json":
        ids = None if span is None else {application.id for application in found.applications}
        chat, parts = turn.chat, await portable.chat_parts(turn.unit, ids)
        return lambda: views.files(
            [Document(name="day-eight.json", content=portable.document(chat, parts, span))], span
        )
    return lambda: views.files([make(found) for make in FILES[wanted]], span)


# -- days that are typed -----------------------------------------------------------------------------------------------


def _read(turn: Turn, _draft: Draft, given: Given) -> Reading:
    span = spans.read(turn, given.text, _today(turn))
    return Retry(views.no_days()) if span is None else {"span": [day.isoformat() for day in span]}


def _span(draft: Draft) -> Span:
    first, last = (date.fromisoformat(day) for day in draft["span"])
    return first, last


def _told(_turn: Turn, draft: Draft) -> str:
    return worklog.said(_span(draft))


async def _finish(turn: Turn, draft: Draft) -> None:
    await _order(turn, draft["format"], _span(draft))


FORM = Form(
    name="export",
    steps=(Step(name="span", ask=lambda *_: views.ask_days(), read=_read, told=_told),),
    known=lambda *_: "",
    finish=_finish,
    lasting=False,
)
